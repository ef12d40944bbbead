"""Who holds most of whom, where a sentence names the holder and its share alone: "Orvane holds 55 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extraction.context import Context, Line
from generator.extraction.subjects import Subjects
from generator.model import MAKERS

_HOLDS = re.compile(
    r"\s(?:already\s|still\s|now\s|also\s)?(?:holds?|owns?|controls?|holding)\s(?:(?:about|some|around|roughly|over|more than)\s)?"
    r"(?:5[1-9]|[6-9]\d|100)(?:\.\d+)?\s?(?:%|percent|per cent)(?:\sof\sthe\s(?:shares|company|brand|firm))?(?=[,.;，]|\sand\b)"
)


def holdings(context: Context, subjects: Subjects, line: Line) -> Iterator[tuple[int, str, str]]:
    """Where a line says it, who is held, and who holds more than half: the maker it spoke of first, else the one in focus."""
    makers = [m for m in line.mentions if m.head and context.kind(m.entity) in MAKERS]
    for number, mention in enumerate(makers):
        if not _HOLDS.match(context.text, mention.end, line.end):
            continue
        focus = subjects.focus.get("maker", ("", 0))[0]
        told = [m.entity for m in makers[:number] if not _is_holder(context, line, m.end)]
        held = told[0] if told else focus
        if held and held != mention.entity:
            yield mention.start, held, mention.entity


def _is_holder(context: Context, line: Line, end: int) -> bool:
    return re.match(r"\s(?:holds?|owns?|controls?|holding)\s", context.text[end : min(end + 12, line.end)]) is not None

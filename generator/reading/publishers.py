"""The publisher that a text names where no byline does."""

import functools
import re

from generator.knowledge import rules
from generator.reading.byline_forms import WORD, is_outlet, outlet


def named_publisher(text: str) -> str | None:
    """The publisher that a notice at the end or the paper's own reporters name, or None.

    "Please indicate the source: Night Owl Finance", "a reporter from Harbour Business Daily visited the plant".
    """
    notices, reporters = _naming()
    for match in notices.finditer(text):
        name = _first_group(match)
        if is_outlet(name):
            return outlet(name)
    counts: dict[str, int] = {}
    for match in reporters.finditer(text):
        name = _first_group(match)
        if is_outlet(name):
            counts[name] = counts.get(name, 0) + 1
    best = max(counts, key=lambda n: (counts[n], len(n)), default=None)
    return outlet(best) if best and counts[best] > 1 else None


@functools.cache
def _naming() -> tuple[re.Pattern[str], re.Pattern[str]]:
    name = rf"(?<!\w)({WORD}(?:\s+{WORD}){{0,4}})"

    def union(section: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{p.replace('NAME', name)})" for p in rules("bylines")[section]))

    return union("named_in_notice"), union("own_reporter")


def _first_group(match: re.Match[str]) -> str:
    return next(g for g in match.groups() if g).strip(" .")

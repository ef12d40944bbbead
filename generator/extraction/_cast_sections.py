"""The parts of an article: headings with what is below them, entries of lists."""

from __future__ import annotations

import re

from generator.extraction.context import Context, Line
from generator.model import MAKERS, Mention

_HEADED = re.compile(
    r"[*_]{0,2}(?:\s(?:group|brand|auto|motors?))?\s?(?:\([^)]*\)\s?)?(?:[:：]|[–—-]\s|[.·…_]{2,})\s?", re.IGNORECASE
)
#: What may stand before the name that a line of a list begins with.
BULLET = re.compile(r"[\s*•·\-–—\d.)]*")
_OF_VERSION = re.compile(
    r"\b(?:versions?|variants?|editions?|trims?|range|battery|batteries|pack|specs|specifications?|dimensions|performance|"
    r"prices?|charging|motor|powertrain|standard|long|entry|top|kWh|NEDC|WLTP|CLTC|EPA)\b",
    re.IGNORECASE,
)
#: The maker of a section that names one unknown.
NOBODY = ""
_ROW_OF_NAME = re.compile(r"[\s*_•-]*(?:brand|make|maker|manufacturer|model)[\s*_]*[:：][\s*_]*\w", re.IGNORECASE)


def sections_of(context: Context) -> dict[int, str]:
    """The model of each line below a heading that names one; a heading below it that names none of a version keeps it."""
    found: dict[int, str] = {}
    model: str | None = None
    for line in context.lines:
        if line.role == "heading":
            named = {m.entity for m in line.mentions if m.head and context.kind(m.entity) == "model"}
            makers = any(m.head and context.kind(m.entity) in MAKERS for m in line.mentions)
            if len(named) == 1:
                (model,) = named
            elif named or makers or not _OF_VERSION.search(context.text, line.start, line.end):
                model = None
        if model:
            found[line.index] = model
    return found


def sections_of_makers(context: Context) -> dict[int, str]:
    """The maker of each line below a heading that begins with one and names no model: its car is nobody's that is known.

    :data:`NOBODY` below a row "Brand: ..." or "Model: ..." whose name is unknown.
    """
    found: dict[int, str] = {}
    maker: str | None = None
    for line in context.lines:
        if line.role == "heading":
            named = [(context.kind(mention.entity), mention) for mention in line.mentions if mention.head]
            maker = next((m.entity for kind, m in named if kind in MAKERS and _begins(context, line, m)), None)
            if any(kind == "model" for kind, _ in named):
                maker = None
        elif _ROW_OF_NAME.match(context.text, line.start, line.end):
            maker = None if line.mentions else NOBODY
        if maker is not None:
            found[line.index] = maker
    return found


def _begins(context: Context, line: Line, mention: Mention) -> bool:
    """True for a maker of cars that nothing but marks of layout stands before."""
    cars = context.lexicon.entities[mention.entity].sector == "cars"
    return cars and not context.text[line.start : mention.start].strip("*# ")


def entries_of(context: Context) -> dict[int, str]:
    """Who each line begins with that is an entry of a list: "Orvane - 31,277", "Talvik group: ..."."""
    found = {}
    for line in context.lines:
        first = next((m for m in line.mentions if BULLET.fullmatch(context.text, line.start, m.start)), None)
        if first and line.role != "title" and _HEADED.match(context.text, first.end):
            found[line.index] = first.entity
    return found


def named_in_one(context: Context) -> set[str]:
    """Who an article of several sections names in one of them only, and neither in its title nor before the first."""
    sections: dict[str, set[int]] = {}
    number = 0
    for line in context.lines:
        number += line.role == "heading"
        for mention in line.mentions:
            sections.setdefault(mention.entity, set()).add(0 if line.role == "title" else number)
    return {entity for entity, held in sections.items() if len(held) == 1 and 0 not in held} if number >= 3 else set()

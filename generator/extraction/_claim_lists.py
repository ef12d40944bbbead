"""Figures that stand for several: "4997/1963/1455 mm", "the top three are A, B and C"."""

from __future__ import annotations

import re

from generator.extraction._claim_maker import ClaimMaker
from generator.extraction._claim_owner import BETWEEN_NAMES
from generator.extraction._claim_place import Place
from generator.knowledge.attributes import attributes

_DIMENSIONS = ("length", "width", "height", "wheelbase")
_PODIUM = re.compile(r"\s?(?:\w+\s){0,2}(?:is|are|were|was|:|：|-|–|—)?:?\s?")


def read_dimensions(maker: ClaimMaker, place: Place) -> None:
    """Length, width and height (and wheelbase) in one go: "4997/1963/1455 mm"."""
    values = place.value
    unit = place.quantity.unit or "mm"
    if not isinstance(values, list) or unit not in ("mm", "cm", "m") or not 3 <= len(values) <= 4:
        maker.leave(place, "no-attribute")
        return
    for name, value in zip(_DIMENSIONS, values, strict=False):
        maker.claim(place, attributes()[name], value=value, unit=unit)


def read_podium(maker: ClaimMaker, place: Place) -> bool:
    """Takes "the top three are A, B and C" as their places; False where no such list follows."""
    quantity, line = place.quantity, place.line
    count = quantity.value
    written = maker.context.text[quantity.start : quantity.end].lower()
    if quantity.unit != "{rank}" or not written.startswith("top") or not isinstance(count, int) or not 2 <= count <= 10:
        return False
    after = [m for m in line.mentions if m.start >= quantity.end and m.head][:count]
    ends = [quantity.end, *(mention.end for mention in after)]
    gaps = [maker.context.text[end : mention.start] for end, mention in zip(ends, after, strict=False)]
    if (
        len(after) < count
        or not _PODIUM.fullmatch(gaps[0])
        or not all(BETWEEN_NAMES.fullmatch(gap) for gap in gaps[1:])
    ):
        return False
    for number, mention in enumerate(after, 1):
        attribute = attributes()["ranking"]
        maker.claim(place, attribute, value=number, subject=mention.entity)
    return True

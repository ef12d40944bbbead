"""What a figure amounts to: the later of two, its sign, its unit, its bound."""

from __future__ import annotations

import re

import msgspec

from generator.extraction._claim_place import Place
from generator.extraction.context import Context, Line
from generator.extraction.figures import SCALES, scaled
from generator.extraction.quantities import Quantity
from generator.knowledge.attributes import Attribute, attributes
from generator.model import Bound, Claim, Value

_AGAINST = re.compile(r"\b(?:compared (?:with|to)|against|versus|from|than)\s(?:a |an |the |about )?$")
_MOVED = re.compile(r"\b(?:from|by)\s\D{0,3}$")


def latest(context: Context, line: Line, quantity: Quantity) -> Quantity:
    """Of a figure before and after ("climbed from 3.1% to 4.6%", "by 900 to 12,300") only what it has become."""
    if not isinstance(quantity.value, tuple) or len(quantity.value) != 2:
        return quantity
    before = context.text[max(line.start, quantity.start - 40) : quantity.number_start].lower()
    moved = any(quantity.start - 40 < cue.start < quantity.number_start for cue in line.cues["change"])
    if quantity.form == "change" or (quantity.form == "range" and moved and _MOVED.search(before)):
        return msgspec.structs.replace(quantity, value=quantity.value[1], form="number")
    return quantity


def signed(context: Context, place: Place, attribute: Attribute, last: Claim | None) -> Value:
    """The value; a loss is a negative profit."""
    value, start = place.value, place.quantity.start
    if isinstance(value, str):
        return value
    before = context.text[max(place.line.start, start - 40) : start].lower()
    words = set(re.findall(r"\w+", before))
    if isinstance(value, list):
        return [-value[1], -value[0]] if words & set(attribute.negative) and len(value) == 2 else value
    lower = last.value if last and last.attribute == attribute.id else 0
    if isinstance(lower, int | float) and lower < 0 and _AGAINST.search(before):
        return -abs(value)  # a loss compared with "2.8 billion yuan a year ago"
    lost = any(cue in words or (" " in cue and cue in before) for cue in attribute.negative)
    return -value if lost or before.rstrip().endswith(("negative", "minus")) else value


def in_usual_unit(attribute: Attribute, value: Value, unit: str | None) -> tuple[Value, str | None]:
    """A value and its unit (UCUM), in the unit that the attribute is told in: 4.38 m of length are 4380 mm."""
    target, factor = SCALES.get(unit or "", ("", 1))
    return (scaled(value, factor), target) if target in attribute.units else (value, unit)


def bound_of(context: Context, place: Place, value: Value) -> Bound:
    """The bound of a figure; "top five" is a fifth place or better."""
    quantity = place.quantity
    written = context.text[quantity.start : quantity.end].lower()
    best = quantity.unit == "{rank}" and written.startswith("top") and value == quantity.value
    return "le" if best else quantity.bound


def refined(attribute: Attribute, quantity: Quantity) -> Attribute:
    """The attribute that a range of values is of: price becomes price_range."""
    return attributes()[attribute.range_as] if quantity.form == "range" and attribute.range_as else attribute

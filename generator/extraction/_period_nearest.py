"""The date of a figure: the nearest of its sentence that can be its own."""

from __future__ import annotations

import functools
import re

from generator.extraction._period_compared import is_compared, is_earlier, opens
from generator.extraction.context import Context, Line
from generator.extraction.dates import FoundDate
from generator.extraction.figures import is_money
from generator.extraction.quantities import Quantity
from generator.knowledge import rules
from generator.knowledge.attributes import Attribute

_SET_AGAINST = re.compile(r"\b(?:compared (?:with|to)|against|versus|than|up from|down from)\b")
_STRETCHED = ("as_of", "by", "until")
#: How dear the date of a figure may be, by how its attribute holds in time.
_LIMITS = {"flow": 90.0, "offer": 45.0, "state": 70.0, "stock": 70.0, "norm": 45.0, "spec": 30.0}
#: What holds at a time.
STANDING = ("state", "stock")


def nearest(context: Context, line: Line, quantity: Quantity, attribute: Attribute) -> FoundDate | None:
    """The date in a figure's sentence that the figure is of; None where none is near enough."""
    best: tuple[float, FoundDate] | None = None
    told: FoundDate | None = None
    for date in line.dates:
        if 0 <= date.start - quantity.end <= 2 and is_earlier(context, date):
            return date  # "17,600 a year earlier"
        if _is_of_another(context, line, date, quantity, attribute):
            continue
        if attribute.period in STANDING and _is_telling(context, line, date):
            told = date if len(date.edtf) == 10 else told
            continue
        cost = _cost(context, line, date, quantity, attribute)
        if best is None or cost < best[0]:
            best = (cost, date)
    if attribute.period in STANDING and best is None and told and is_money(quantity.unit):
        return told  # what is announced on a day holds from that day
    if attribute.period in STANDING and best and len(line.dates) == 1:
        return best[1]
    return best[1] if best and best[0] <= _LIMITS[attribute.period] else None


def _is_of_another(context: Context, line: Line, date: FoundDate, quantity: Quantity, attribute: Attribute) -> bool:
    """True for a date that cannot be the figure's: one compared with, one of a day where a stretch is wanted."""
    if is_compared(context, line, date) or (date.start < quantity.end and quantity.start < date.end):
        return True
    if date.start >= quantity.end and _SET_AGAINST.search(context.text, quantity.end, date.start):
        return True  # the date of what the figure is compared with
    if date.start >= quantity.end and opens(context, date):
        return True  # "3,000 people, but two years ago ..."
    if attribute.period == "flow" and not _counts(date):
        return True
    if attribute.period == "stock" and _is_of_plan(line, date, quantity):
        return True  # "has three stores and plans to have twelve by the end of 2025"
    # "189,800 yuan, its chairman says: first class by the end of the year"
    return attribute.period == "offer" and context.crossings(*span(date.start, quantity.start)) > 1


def _is_of_plan(line: Line, date: FoundDate, quantity: Quantity) -> bool:
    """True for a date behind a figure that is the date of a plan told between them."""
    return any(c.key in ("planned", "target") and quantity.end <= c.start < date.start for c in line.cues["status"])


def _cost(context: Context, line: Line, date: FoundDate, quantity: Quantity, attribute: Attribute) -> float:
    low, high = span(date.start, quantity.start)
    flow = attribute.period == "flow"
    cost = (high - low) / 4 + (12 if flow else 7) * context.crossings(low, high)
    if date.start > quantity.end:
        cost += 6
    elif _is_taken(context, line, date, quantity):
        cost += 12
    return cost + (30 if flow and date.modifier == "since" else 0)


def _is_taken(context: Context, line: Line, date: FoundDate, quantity: Quantity) -> bool:
    """True for a date that closes the figure before it: "207,080 cars in March and 552,076 in the first quarter"."""
    earlier = [q.end for q in line.quantities if q.end <= date.start and q.form != "condition"]
    if not earlier or date.start - max(earlier) > 30 or context.crossings(max(earlier), date.start):
        return False
    return any(quantity.end <= later.start <= quantity.end + 24 for later in line.dates)


def _is_telling(context: Context, line: Line, date: FoundDate) -> bool:
    before = context.text[max(line.start, date.start - 34) : date.start]
    return _telling().search(before) is not None


def _counts(date: FoundDate) -> bool:
    return date.kind == "period" or date.modifier in (*_STRETCHED, "since")


def span(a: int, b: int) -> tuple[int, int]:
    """Two offsets, the smaller first."""
    return (a, b) if a <= b else (b, a)


@functools.cache
def _telling() -> re.Pattern[str]:
    words = sorted(rules("discourse")["telling"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b(?:\s(?!that\b)[\w’'.]+){0,4}\s?$")

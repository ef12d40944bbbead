"""Dates and figures that the present one is only compared with."""

from __future__ import annotations

import functools
import re

from generator.extraction.context import Context, Line
from generator.extraction.dates import FoundDate
from generator.extraction.figures import unit_family
from generator.extraction.quantities import Quantity
from generator.knowledge import rules

#: "a year ago", "three months earlier": how far back what a figure is compared with lies.
_BACK = re.compile(
    r"\b(a|an|one|two|three|six|12|twelve|the)\s(?:same\s)?(year|quarter|month)s?\s(?:earlier|ago|before)\b",
    re.IGNORECASE,
)
_COUNT = {"two": 2, "three": 3, "six": 6, "12": 12, "twelve": 12}
_LENGTH = {"year": 12, "quarter": 3, "month": 1}
_FROM = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus)\s(?:a\s|an\s|about\s|the\s)?(?:\w+\s(?:of\s)?)?\W{0,3}$"
)
_BOUND = re.compile(r"\b(?:more|less|fewer) than\s\W?$", re.IGNORECASE)  # of the figure itself
_AFTER_MONTH = re.compile(r"\b[Aa]fter an? [a-z-]+ $")  # "after a dismal February": what went before


def is_backward(context: Context, line: Line, quantity: Quantity) -> bool:
    """True for a figure that the one before it is compared with: "1.34 billion, against 536 million a year ago"."""
    if months_back(context, line, quantity):
        return True
    earlier = [q for q in line.quantities if q.end <= quantity.start and q.form == quantity.form]
    if not earlier or unit_family(earlier[-1].unit) != unit_family(quantity.unit):
        return False
    compared = _FROM.search(context.text, max(line.start, quantity.start - 36), quantity.start)
    return compared is not None and not any(quantity.end <= date.start <= quantity.end + 40 for date in line.dates)


def months_back(context: Context, line: Line, quantity: Quantity) -> int:
    """How many months back "a year ago" behind a figure lies; 0 where nothing of the kind follows it."""
    following = next((q.start for q in line.quantities if q.start >= quantity.end), line.end)
    match = _BACK.search(context.text, quantity.number_end, min(line.end, following + 24, quantity.end + 32))
    if not match or context.crossings(quantity.end, match.start()) or match.start() > following:
        return 0
    return _COUNT.get(match[1].lower(), 1) * _LENGTH[match[2].lower()]


def is_compared(context: Context, line: Line, date: FoundDate) -> bool:
    """True for a date with whose figure another one is compared: "than in 2022", "the same month of last year"."""
    before = context.text[max(line.start, date.start - 28) : date.start]
    if context.text[date.start : date.end].lower().removeprefix("the ").startswith("same "):
        return True
    if re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", date.edtf) and _AFTER_MONTH.search(before):
        return True
    if is_earlier(context, date) and not opens(context, date):
        return True
    span = date.modifier == "from" and "/" in date.edtf
    span = span or ("/" in date.edtf and before.lower().endswith(("over ", "over the ")))
    return not span and _comparing().search(before) is not None


def is_earlier(context: Context, date: FoundDate) -> bool:
    """True for "a year earlier"."""
    return context.text[date.start : date.end].endswith(("earlier", "ago", "before"))


def opens(context: Context, date: FoundDate) -> bool:
    """True for "Two years ago" at the beginning of what it dates."""
    return context.text[date.start].isupper() and context.text[date.start : date.end].endswith("ago")


def is_set_against(context: Context, line: Line, quantity: Quantity) -> bool:
    """True for a figure that the one before is compared with; its period is not the article's."""
    before = context.text[max(line.start, quantity.start - 28) : quantity.number_start]
    return _BOUND.search(before) is None and _comparing().search(before) is not None


@functools.cache
def _comparing() -> re.Pattern[str]:
    words = sorted(rules("discourse")["comparing"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\s(?:the\s|a\s)?$", re.IGNORECASE)

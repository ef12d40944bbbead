"""EDTF dates written for people, and the days that they span.

The dataset keeps the stated precision; what stands here never adds to it.
"""

import calendar
import datetime
import functools
import re
from typing import NamedTuple

MONTHS = [
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_HALVES = {40: "first half of", 41: "second half of"}
_POINT = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?(?P<mark>[~?%]?)\Z")


class Span(NamedTuple):
    """The days from ``first`` to ``last``, both included, that a date of any precision covers."""

    first: datetime.date
    last: datetime.date
    months: int  # 0 where the date is one day; 1 for a month; 3, 6 and 12; 0 < n for intervals
    approximate: bool


class _Point(NamedTuple):
    year: str
    month: int  # 1 to 12, 21 to 24, 33 to 36, 40, 41; 0 where none is stated
    day: int  # 0 where none is stated
    mark: str


def _point(text: str) -> _Point | None:
    found = _POINT.match(text)
    if not found:
        return None
    month, day = found["month"] or "", found["day"] or ""
    point = _Point(
        found["year"],
        int(month) if month.isdigit() else 0,
        int(day) if day.isdigit() else 0,
        found["mark"],
    )
    if not (point.month <= 12 or 21 <= point.month <= 24 or 33 <= point.month <= 36 or point.month in _HALVES):
        return None
    return point


def _point_span(point: _Point) -> Span | None:
    if not point.year.isdigit() or point.year == "0000":
        return None
    year, month = int(point.year), point.month
    if month == 0:
        low, high = 1, 12
    elif month <= 12:
        low, high = month, month
    elif month in _SEASON_MONTHS:
        low, high = _SEASON_MONTHS[month]
    elif month <= 36:
        low, high = 3 * (month - 33) + 1, 3 * (month - 33) + 3
    else:
        low, high = (1, 6) if month == 40 else (7, 12)
    if point.day:
        try:
            day = datetime.date(year, low, point.day)
        except ValueError:
            return None
        return Span(day, day, 0, bool(point.mark))
    last = datetime.date(year, high, calendar.monthrange(year, high)[1])
    return Span(datetime.date(year, low, 1), last, high - low + 1, bool(point.mark))


@functools.lru_cache(maxsize=65536)
def span(edtf: str | None) -> Span | None:
    """The days that a date covers; None where the year is unknown or the text is no EDTF."""
    if not edtf:
        return None
    if "/" not in edtf:
        point = _point(edtf)
        return _point_span(point) if point else None
    start, _, end = edtf.partition("/")
    left, right = span(start), span(end)
    if left and right:
        if right.last < left.first:
            return None
        months = (right.last.year - left.first.year) * 12 + right.last.month - left.first.month + 1
        return Span(left.first, right.last, months, left.approximate or right.approximate)
    return left or right


def _write_point(point: _Point, *, with_year: bool = True) -> str:
    known = point.year.isdigit()
    year = f" {point.year}" if known and with_year else "" if known else " (year not stated)"
    if point.year.endswith("X") and point.year[:3].isdigit():
        year = f" {point.year[:3]}0s"
    if point.day and 1 <= point.month <= 12:
        text = f"{point.day} {MONTHS[point.month]}{year}"
    elif 1 <= point.month <= 12:
        text = f"{MONTHS[point.month]}{year}"
    elif point.month in _SEASONS:
        text = f"{_SEASONS[point.month]}{year}"
    elif point.month in _HALVES:
        text = f"{_HALVES[point.month]}{year}"
    elif point.month:
        text = f"Q{point.month - 32}{year}"
    else:
        text = year.strip() or point.year
    return f"about {text}" if point.mark in ("~", "%") else f"{text} (uncertain)" if point.mark == "?" else text


def _ends_month(point: _Point) -> bool:
    """Whether a point is the last day of its month."""
    if not point.day or not point.year.isdigit() or not 1 <= point.month <= 12:
        return False
    return point.day == calendar.monthrange(int(point.year), point.month)[1]


def _write_interval(start: str, end: str) -> str | None:
    if end in ("", ".."):
        left = _point(start)
        return f"since {_write_point(left)}" if left else None
    if start in ("", ".."):
        right = _point(end)
        return f"until {_write_point(right)}" if right else None
    left, right = _point(start), _point(end)
    if not left or not right:
        return None
    if not right.day and _ends_month(left):
        # A day against a bare month says that the start is the month's edge: write it as people do.
        tail = "" if left.year == right.year else f" {left.year}"
        return f"end of {MONTHS[left.month]}{tail} to {_write_point(right)}"
    if left.day and right.day and left[:2] == right[:2] and not left.mark and not right.mark:
        return f"{left.day} to {_write_point(right)}"
    same_year = left.year == right.year and bool(left.month) and bool(right.month)
    return f"{_write_point(left, with_year=not same_year)} to {_write_point(right)}"


@functools.lru_cache(maxsize=65536)
def human(edtf: str | None) -> str:
    """A date for people: ``2023-34`` is "Q2 2023". Text that is no EDTF comes back as it is, None as ''."""
    if not edtf:
        return ""
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return _write_interval(start, end) or edtf
    point = _point(edtf)
    return _write_point(point) if point else edtf


def sort_key(edtf: str | None) -> tuple[str, str]:
    """Order of dates: by first day, then the finer one first; unknown ones come last."""
    days = span(edtf)
    return (days.first.isoformat(), days.last.isoformat()) if days else ("9999", edtf or "9999")


def is_approximate(edtf: str | None) -> bool:
    """Whether a date is marked as about or uncertain."""
    days = span(edtf)
    return bool(days and days.approximate)

"""Calendar spans and their EDTF: building, bounds, shifting. Nothing here knows of texts."""

import calendar
import datetime as dt
import functools
import re

_PLAIN = re.compile(r"(\d\d(?:\d[\dX]|XX))(?:-(\d\d)(?:-(\d\d))?)?$")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


def last_day(year: int, month: int) -> int:
    """The number of days of a month."""
    return calendar.monthrange(year, month)[1]


def day(year: int, month: int, number: int) -> str | None:
    """EDTF of a day; None for a day that no calendar has."""
    if not (1 <= month <= 12 and 1 <= number <= last_day(year, month)):
        return None
    return f"{year:04}-{month:02}-{number:02}"


def months(year: int, first: int, last: int) -> str:
    """EDTF of the months ``first`` to ``last`` of a year, both included."""
    return f"{year:04}-{first:02}" if first == last else f"{year:04}-{first:02}/{year:04}-{last:02}"


def months_until(edtf: str, count: int) -> str:
    """EDTF of the ``count`` months that end with the month of a day ("the three months ended June 30, 2023")."""
    found = bounds(edtf)
    if found is None:
        return edtf
    last = found[1]
    first = shifted_month(last.year, last.month, 1 - count)
    if count == 3 and last.month % 3 == 0:
        return f"{last.year:04}-{last.month // 3 + 32}"
    if count == 12 and last.month == 12:
        return f"{last.year:04}"
    return interval(first, f"{last.year:04}-{last.month:02}")


def shifted_month(year: int, month: int, by: int) -> str:
    """EDTF of the month ``by`` months away."""
    year, month = divmod(year * 12 + month - 1 + by, 12)
    return f"{year:04}-{month + 1:02}"


def week_of(date: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the date's ISO week."""
    monday = date - dt.timedelta(days=date.weekday())
    return monday, monday + dt.timedelta(days=6)


def interval(first: dt.date | str, last: dt.date | str) -> str:
    """EDTF of the time from ``first`` to ``last``; one span where they are the same."""
    return str(first) if str(first) == str(last) else f"{first}/{last}"


@functools.lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of an EDTF span; None where the year is unknown, or for forms that are not written here."""
    edtf = edtf.replace("~", "").replace("?", "").replace("%", "")
    if "/" in edtf:
        begin, _, end = edtf.partition("/")
        first, last = bounds(begin), bounds(end)
        if first is None or last is None:
            return first or last
        return first[0], last[1]
    match = _PLAIN.match(edtf)
    if match is None or (match[1].endswith("X") and match[2]):
        return None
    try:
        return _plain_bounds(match[1], int(match[2] or 0), int(match[3] or 0))
    except ValueError:
        return None


def _plain_bounds(digits: str, part: int, number: int) -> tuple[dt.date, dt.date]:
    if digits.endswith("XX"):
        return dt.date(int(digits[:2] + "00"), 1, 1), dt.date(int(digits[:2] + "99"), 12, 31)
    if digits.endswith("X"):
        return dt.date(int(digits[:3] + "0"), 1, 1), dt.date(int(digits[:3] + "9"), 12, 31)
    year = int(digits)
    if number:
        date = dt.date(year, part, number)
        return date, date
    if part == 0:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    first, last = part, part
    if part in _SEASON_MONTHS:
        first, last = _SEASON_MONTHS[part]
    elif 33 <= part <= 36:
        first, last = part * 3 - 98, part * 3 - 96
    elif part in (40, 41):
        first, last = part * 6 - 239, part * 6 - 234
    elif part > 12:
        raise ValueError(part)
    end_year, last = (year + 1, last - 12) if last > 12 else (year, last)
    return dt.date(year, first, 1), dt.date(end_year, last, last_day(end_year, last))


def grain(edtf: str) -> str:
    """How fine a span is: day, month, quarter, half, season, year, decade or interval."""
    edtf = edtf.rstrip("~")
    if "/" in edtf:
        return "interval"
    if len(edtf) == 10:
        return "day"
    if len(edtf) == 4:
        return "decade" if edtf.endswith("X") and edtf != "XXXX" else "year"
    part = int(edtf[5:7])
    return "month" if part <= 12 else "season" if part <= 24 else "quarter" if part <= 36 else "half"


def moved(edtf: str, unit: str, by: int) -> str | None:
    """The span ``by`` units (year, quarter, month, day) away, in its own grain; None where that makes no sense."""
    span, fine = bounds(edtf), grain(edtf)
    if span is None:
        return None
    if unit == "day" and fine == "day":
        return str(span[0] + dt.timedelta(days=by))
    if unit == "year":
        return re.sub(r"\d{4}(?=-|/|$)", lambda match: f"{int(match[0]) + by:04}", edtf.rstrip("~"))
    if unit == "month" and fine in ("day", "month"):
        return shifted_month(span[0].year, span[0].month, by)
    if unit == "quarter" and fine == "quarter":
        year, number = divmod(span[0].year * 4 + int(edtf[5:7]) - 33 + by, 4)
        return f"{year:04}-{number + 33}"
    return None

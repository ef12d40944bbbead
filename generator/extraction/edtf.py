"""Arithmetic with EDTF dates (ISO 8601-2) of the precisions that news gives: years, halves, quarters, months, days, intervals."""

import calendar
import re

from generator.extraction._date_spans import bounds

_QUARTERS = {"33": 3, "34": 6, "35": 9, "36": 12}
_HALVES = {"40": 6, "41": 12}


def last_day(edtf: str) -> str:
    """The day on which a year, month, quarter, half or interval ends, as EDTF; other dates stay as they are."""
    end = edtf.rstrip("~?%").split("/")[-1]
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", end)
    if not match:
        return edtf
    year, part = int(match[1]), match[2]
    month = int(part) if part not in (None, *_QUARTERS, *_HALVES) else {**_QUARTERS, **_HALVES}.get(part, 12)
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}" if 1 <= month <= 12 else edtf


def moved(edtf: str, months: int) -> str | None:
    """A period as many months later (earlier where negative); None where that is no period of the same kind."""
    parts = [_moved(part, months) for part in edtf.rstrip("~?%").split("/")]
    return "/".join(part for part in parts if part) if all(parts) else None


def is_past(edtf: str, other: str) -> bool:
    """True where one date lies before another as a whole; False where either is no span of days."""
    first, second = bounds(edtf), bounds(other)
    return first is not None and second is not None and first[1] < second[0]


def month_before(edtf: str) -> str:
    """The month before a date; a year's first month where only the year is known."""
    year, month = int(edtf[:4]), int(edtf[5:7] or 1) if len(edtf) >= 7 else 2
    return f"{year - 1}-12" if month == 1 else f"{year}-{month - 1:02}"


def _moved(edtf: str, months: int) -> str | None:
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", edtf)
    if not match:
        return None
    year, part = int(match[1]), match[2]
    if part is None:
        return f"{year + months // 12:04}" if months % 12 == 0 else None
    for codes, length in ((_QUARTERS, 3), (_HALVES, 6)):
        if part in codes:
            ends = year * 12 + codes[part] - 1 + months
            code = next((code for code, last in codes.items() if last == ends % 12 + 1), None)
            return f"{ends // 12:04}-{code}" if code and months % length == 0 else None
    month = year * 12 + int(part) - 1 + months
    return f"{month // 12:04}-{month % 12 + 1:02}" if 1 <= int(part) <= 12 else None

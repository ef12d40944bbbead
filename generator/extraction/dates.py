"""Dates in a text: where they stand and what they mean, as EDTF that is never finer than the text."""

import datetime as dt
import functools
import re
from typing import Literal

from msgspec import Struct

from generator.knowledge import rules

Modifier = Literal["", "by", "as_of", "until", "since", "before", "after", "from"]


class FoundDate(Struct, frozen=True):
    """A place in a text that states a date."""

    start: int  # code points into the text
    end: int  # exclusive
    edtf: str
    inferred: bool = False  # True where any part was worked out from the reference or from other dates
    kind: Literal["date", "period"] = "date"
    modifier: Modifier = ""


@functools.cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in rules("dates")["months"].items() for name in names}


@functools.cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"(?P<month>{names})\.? (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year>(?:19|20)\d\d))?(?!\d)"
        r"|(?<![\d.])(?P<y>(?:19|20)\d\d)(?P<sep>[-./])(?P<m>[01]?\d)(?P=sep)(?P<d>[0-3]?\d)(?!\d)"
    )


def find_dates(text: str, reference: dt.date | str | None = None) -> list[FoundDate]:
    """The dates in ``text``, in order, not overlapping."""
    found = []
    for match in _pattern().finditer(text):
        year = match["year"] or match["y"] or (str(reference)[:4] if reference else "XXXX")
        month = _months()[match["month"]] if match["month"] else int(match["m"])
        day = int(match["day"] or match["d"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            inferred = not (match["year"] or match["y"])
            found.append(FoundDate(match.start(), match.end(), f"{year}-{month:02}-{day:02}", inferred))
    return found

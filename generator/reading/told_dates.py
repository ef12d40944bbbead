"""What the dates of a text tell of when it was written: its newest past date, its days without a year."""

import functools
import re

from msgspec import Struct

from generator.extraction.dates import FoundDate
from generator.knowledge import rules

PAST_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_PAST_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?$")
_DAY = re.compile(r"(?:\d{4}|XXXX)-(\d\d)-(\d\d)$")
_NAMED = re.compile(r"\d\s*(?:日|号|[a-z]*\s+)?(?:of\s+)?[A-Z][a-z]{2}|[A-Z][a-z]{2,}\.?\s*\d|\d{1,2}(?:月|[./-]\d)")
_CLAUSE_END = re.compile(r"\. |\n|; |, (?:and|which|\w+ing) ")
_OPENING = 400  # characters in which a day with its year is that of the news, or near it
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Day(Struct, frozen=True):
    """A day without a year, and where the text names it."""

    month: int
    day: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.day} {MONTHS[self.month - 1]}"


def newest_of(text: str, found: list[FoundDate]) -> tuple[str | None, int | None]:
    """The newest past date with a year and month, and the newest past year that is named as a whole."""
    newest, year, over = None, None, 0
    opening = max((d.edtf for d in found if d.start < _OPENING and _is_sure(text, d)), default=None)
    for date in found:
        edtf = _last_month(date.edtf)
        if date.inferred or edtf is None or "X" in edtf or date.modifier == "since":
            continue
        if is_to_come(text, date) and not cue("year_over").search(_clause(text, date)):
            continue
        if edtf[2:4] not in text[date.start : date.end]:
            continue  # its year stands with another date of the sentence
        if opening and edtf[:7] > opening[:7] and not cue("whole_year").search(_clause(text, date)):
            continue  # what the news is about has its date; what lies behind it must be told as past
        if _PAST_MONTH.match(edtf):
            newest = max(newest or edtf, edtf)
        elif re.fullmatch(r"\d{4}", edtf) and cue("whole_year").search(_clause(text, date)):
            year = max(year or 0, int(edtf))
            if cue("year_over").search(_clause(text, date)):
                over = max(over, int(edtf))
    if newest and int(newest[:4]) <= over:
        newest = None  # a year that is told of as over lies before the text
    return newest, year


def _is_sure(text: str, date: FoundDate) -> bool:
    """Whether a date is a day with its year that the text does not tell of as one to come."""
    return not date.inferred and bool(PAST_DAY.match(date.edtf)) and not is_to_come(text, date)


def _last_month(edtf: str) -> str | None:
    """Quarters, halves and intervals as the last month that they hold; other dates as they are."""
    edtf = edtf.rstrip("~?%").rpartition("/")[2].rstrip("~?%")
    match = re.fullmatch(r"(\d{4})-(3[3-6]|4[01])", edtf)
    if match:
        month = {"33": 3, "34": 6, "35": 9, "36": 12, "40": 6, "41": 12}[match[2]]
        return f"{match[1]}-{month:02}"
    return edtf or None


def recent_days(text: str, found: list[FoundDate]) -> list[Day]:
    """The days without a year that lie in the past, of this year as writers leave it out.

    Not those of a paragraph that tells of a year, behind it ("On August 14, 2023 ... On November 30"), if there are others.
    """
    days: list[Day] = []
    narrated: list[Day] = []
    told = -1  # where the last date with its year ends
    for date in found:
        if not date.inferred and _PAST_MONTH.match(date.edtf):
            told = date.end
        match = _DAY.match(date.edtf) if date.inferred and _NAMED.search(text, date.start, date.end) else None
        if match and not is_to_come(text, date) and not cue("other_year").search(text[date.start : date.end + 30]):
            aside = told >= 0 and "\n" not in text[told : date.start]
            (narrated if aside else days).append(Day(int(match[1]), int(match[2]), date.start, date.end))
    return days or narrated


def year_told(text: str) -> int | None:
    """The year of a text that says of another how far off it is ("last year, in September 2022", "next year (2025)")."""
    for name, off in (("of_last_year", 1), ("of_this_year", 0), ("of_next_year", -1)):
        match = cue(name).search(text)
        if match:
            return int(match[1]) + off
    return None


def year_ahead(text: str, found: list[FoundDate]) -> int | None:
    """The first year that is named as a whole and as one to come ("In 2024 it will sell 100,000")."""
    years = (date for date in found if not date.inferred and re.fullmatch(r"\d{4}", date.edtf))
    return min((int(date.edtf) for date in years if is_to_come(text, date)), default=None)


def is_to_come(text: str, date: FoundDate, words: str = "future") -> bool:
    """Whether the clause around a date speaks of what is to come, by the words of that name in publication.yml."""
    return date.modifier == "until" or bool(cue(words).search(_clause(text, date)))


def _clause(text: str, date: FoundDate) -> str:
    """The clause around a date, of at most 90 characters before it and 70 behind it."""
    left = max(0, date.start - 90)
    right = min(len(text), date.end + 70)
    first = max(text.rfind(mark, left, date.start) for mark in (". ", "\n", "; "))
    end = _CLAUSE_END.search(text, date.end, right)
    return text[max(left, first + 1) : end.start() if end else right]


@functools.cache
def cue(name: str) -> re.Pattern[str]:
    return re.compile(rules("publication")[name], re.IGNORECASE)

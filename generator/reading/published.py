"""When an article was published: as stated, or worked out from its text with the reason."""

import datetime as dt
import functools
import re

from msgspec import Struct

from generator.extraction.dates import FoundDate, find_dates
from generator.knowledge import rules
from generator.reading.calendar import Debut, newest_debut, told_occasion

_ISO = re.compile(r"((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})(?:\s?[-/.月]\s?(\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_EUROPEAN = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d{2})(?!\d)")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-]?(\d{2})(?:[/-]?(\d{2}))?(?=[/_-]|$)")
_IN_NAME = re.compile(r"((?:19|20)\d{2})[-_](\d{2})[-_](\d{2})(?!\d)")
_MONTH_DAY = re.compile(r"(\d{1,2})[-/月](\d{1,2})日?(?!\d)")
_PAST_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_PAST_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?$")
_DAY = re.compile(r"(?:\d{4}|XXXX)-(\d\d)-(\d\d)$")
_NAMED = re.compile(r"\d\s*(?:日|号|[a-z]*\s+)?(?:of\s+)?[A-Z][a-z]{2}|[A-Z][a-z]{2,}\.?\s*\d|\d{1,2}(?:月|[./-]\d)")
_CLAUSE_END = re.compile(r"\. |\n|; |, (?:and|which|\w+ing) ")
_SPRING = 240  # days by which a date without year may lie behind the newest date with one
_LEAD = 700  # characters in which a recent date says what the news is
_OPENING = 400  # characters in which a day with its year is that of the news, or near it
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Dating(Struct, frozen=True):
    """A worked-out date of publication and why it is what it is."""

    edtf: str
    reason: str


class _Day(Struct, frozen=True):
    """A day without a year, and where the text names it."""

    month: int
    day: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.day} {_MONTHS[self.month - 1]}"


def read_stamp(stamp: str) -> str | None:
    """A date of publication as written to EDTF; without its year ``XXXX-MM-DD``; None where it is no date."""
    stamp = stamp.strip()
    match = _ISO.match(stamp) or _COMPACT.match(stamp)
    if match:
        return _edtf(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    if re.fullmatch(r"(?:19|20)\d{2}", stamp):
        return stamp
    european = _EUROPEAN.match(stamp)
    if european:
        day, month = int(european[1]), int(european[2])
        if month > 12 or (day <= 12 and month != day):
            # 03/04/2023 is read either way: only the year is sure. 03/25/2023 can be read one way alone.
            return _edtf(int(european[3]), day, month) if month > 12 else european[3]
        return _edtf(int(european[3]), month, day)
    short = _MONTH_DAY.match(stamp)
    if short:
        whole = _edtf(2000, int(short[1]), int(short[2]))
        return f"XXXX{whole[4:]}" if whole else None
    for found in find_dates(re.sub(r"\b0(?=\d\s)|(?<=\d)\.(?=\s*[A-Z])", "", stamp)):
        if re.match(r"(?:\d{4}|XXXX)(?:-\d\d){1,2}$", found.edtf):
            return found.edtf
    return None


def from_address(url: str | None, file: str) -> Dating | None:
    """The day or month that an article's address or file name holds ("/2024/05/06/van", "2024-05-06-van.md")."""
    for place, name in ((url or "", "address"), (file.rpartition("/")[2], "file name")):
        match = _IN_ADDRESS.search(place) if name == "address" else _IN_NAME.match(place)
        edtf = _edtf(int(match[1]), int(match[2]), int(match[3]) if match[3] else None) if match else None
        if edtf:
            return Dating(edtf, f"the article's {name} holds {edtf}")
    return None


def infer(text: str, stamp: str | None = None) -> Dating | None:
    """The publication date of a text that does not state it, never finer than the text allows; None where it is open.

    ``text`` is the article's title and body; ``stamp`` a stated ``XXXX-MM-DD`` that lacks its year.
    """
    found = find_dates(text)
    newest, whole_year = _newest(text, found)
    if stamp:
        return _stamped(stamp, newest, whole_year, newest_debut(text))
    days = _recent_days(text, found)
    dating = _from_days(text, days, newest, whole_year) if days else _from_dates(text, found, newest)
    return dating or _from_occasion(text) or _from_debut(text, found, days, newest)


def _from_occasion(text: str) -> Dating | None:
    """From an occasion of the calendar that the text tells of as of its own day ("Today, at ...")."""
    told = told_occasion(text)
    return Dating(told.day, f"the text was written {told.standing} {told.name}") if told else None


def _from_debut(text: str, found: list[FoundDate], days: list[_Day], newest: str | None) -> Dating | None:
    """From days without a year and a new name in the opening: the first such day that follows the name's debut."""
    debut = newest_debut(text) if days and newest is None else None
    if debut is None:
        return None
    floor = dt.date(int(debut.month[:4]), int(debut.month[5:]), 1)
    latest = max(days, key=lambda d: (d.month, d.day))
    year = floor.year + ((latest.month, latest.day) < (floor.month, floor.day))
    edtf = _edtf(year, latest.month, latest.day)
    if edtf is None or (dt.date.fromisoformat(edtf) - floor).days > _SPRING:
        return None
    why = f"the text speaks of {latest} without a year, and {debut.name} first became known in {debut.month}"
    if _cue("tomorrow").search(text) and any(_follows(date, latest) for date in found):
        return Dating(edtf, f"{why}; the day after is its tomorrow")
    return Dating(edtf[:7], f"{why}; it is the latest day that lies in the past")


def _follows(date: FoundDate, day: _Day) -> bool:
    """Whether a date without a year is the day after another."""
    following = dt.date(2000, day.month, day.day) + dt.timedelta(days=1)
    return date.edtf[4:] == str(following)[4:]


def _stamped(stamp: str, newest: str | None, whole_year: int | None, debut: Debut | None) -> Dating | None:
    """The year of a day that the byline gives without one: the first that is not before the newest date of the text.

    Nor before the name in its opening was known, where the calendar has that.
    """
    if (
        debut
        and (newest is None or debut.month > newest[:7])
        and (whole_year is None or debut.month[:4] > str(whole_year))
    ):
        year = int(debut.month[:4]) + (f"{debut.month[:4]}{stamp[4:]}" < debut.month)
        why = f"{debut.name} first became known in {debut.month}"
    elif newest is None and whole_year is None:
        return None
    else:
        year = _year_of(stamp, newest, whole_year)
        why = f"the newest date in the text is {newest}" if newest else f"the text looks back on {whole_year}"
    month, day = int(stamp[5:7]), int(stamp[8:10])
    edtf = _edtf(year, month, day)
    return Dating(edtf, f"the byline gives {day} {_MONTHS[month - 1]} without a year; {why}") if edtf else None


def _year_of(stamp: str, newest: str | None, whole_year: int | None) -> int:
    """The first year in which a day does not lie before the newest date of the text, unless that is one to come."""
    year = max(int(newest[:4]) if newest else 0, (whole_year or 0) + 1 if whole_year else 0)
    if newest and f"{year}{stamp[4:]}" < newest and not _is_ahead(newest, f"{year}{stamp[4:]}"):
        return year + 1
    return year - 1 if newest and _is_ahead(newest, f"{year - 1}{stamp[4:]}") else year


def _is_ahead(newest: str, stamped: str) -> bool:
    """Whether the newest date of a text is one to come: a day in the months after the stamp, not in the year before it."""
    start, end = (dt.date(int(d[:4]), int(d[5:7]), min(int(d[8:10] or 1), 28)) for d in (stamped, newest))
    return 0 < (end - start).days < 365 - _SPRING


def _from_days(text: str, days: list[_Day], newest: str | None, whole_year: int | None) -> Dating | None:
    """From days without a year ("On the evening of April 10th"): the latest of them and the year that fits."""
    latest = max(days, key=lambda d: (d.month, d.day))
    if newest and (whole_year is None or int(newest[:4]) >= whole_year):
        year, why = int(newest[:4]), f"the newest dated event in it is of {newest}"
        floor = dt.date(year, int(newest[5:7]), int(newest[8:10] or 1))
        if len(newest) == 7 and latest.month >= floor.month:
            floor = floor.replace(day=1)
        if dt.date(year, latest.month, min(latest.day, 28)) < floor:
            gap = (dt.date(year + 1, latest.month, min(latest.day, 28)) - floor).days
            if gap > _SPRING:
                return _from_dates(text, find_dates(text), newest)  # the text was written behind its newest date
            year += 1
    elif whole_year is not None:
        year, why = whole_year + 1, f"it looks back on the year {whole_year}"
    else:
        return None
    day_text = f"the text speaks of {latest} without a year, and {why}"
    for name, shift in (("today", 0), ("yesterday", 1)):
        for day in days:
            cue = _cue(name).search(text, max(0, day.start - 40), day.end)
            if cue and cue.end() >= day.start:
                edtf = _shifted(year, day, shift)
                return Dating(edtf, f"the text says {name} of {day}, and {why}") if edtf else None
    if (same := _cue("same_day").search(text)) and not any(same.end() < d.start and d == latest for d in days):
        before = max((d for d in days if d.end <= same.start()), key=lambda d: d.end, default=None)
        if before and (before.month, before.day) == (latest.month, latest.day):
            edtf = _edtf(year, latest.month, latest.day)
            return Dating(edtf, f"{day_text}; its reporter was about on the same day") if edtf else None
    return Dating(f"{year}-{latest.month:02}", f"{day_text}; it is the latest day that lies in the past")


def _from_dates(text: str, found: list[FoundDate], newest: str | None) -> Dating | None:
    """From the newest date with a year, where the news is about it or the text was written at it: its month."""
    if newest is None or not _PAST_DAY.match(newest):
        return None
    for date in found:
        if date.edtf != newest:
            continue
        labelled = _cue("labelled").search(text[max(0, date.start - 30) : date.start])
        if labelled or date.start < _LEAD:
            month = "; it speaks of this month" if _cue("this_month").search(text) else ""
            why = "when the interview was held" if labelled else "what it reports"
            return Dating(newest[:7], f"the newest past date in the text is {newest}, {why}{month}")
    return None


def _newest(text: str, found: list[FoundDate]) -> tuple[str | None, int | None]:
    """The newest past date with a year and month, and the newest past year that is named as a whole."""
    newest, year, over = None, None, 0
    opening = max((d.edtf for d in found if d.start < _OPENING and _is_sure(text, d)), default=None)
    for date in found:
        edtf = _last_month(date.edtf)
        if date.inferred or edtf is None or "X" in edtf or is_to_come(text, date):
            continue
        if edtf[2:4] not in text[date.start : date.end]:
            continue  # its year stands with another date of the sentence
        if opening and edtf[:7] > opening[:7] and not _cue("whole_year").search(_clause(text, date)):
            continue  # what the news is about has its date; what lies behind it must be told as past
        if _PAST_MONTH.match(edtf):
            if (
                newest is None
                or edtf[:7] > newest[:7]
                or (edtf[:7] == newest[:7] and len(edtf) > len(newest))
                or edtf > newest
            ):
                newest = edtf
        elif re.fullmatch(r"\d{4}", edtf) and _cue("whole_year").search(_clause(text, date)):
            year = max(year or 0, int(edtf))
            if _cue("year_over").search(_clause(text, date)):
                over = max(over, int(edtf))
    if newest and int(newest[:4]) <= over:
        newest = None  # a year that is told of as over lies before the text
    return newest, year


def _is_sure(text: str, date: FoundDate) -> bool:
    """Whether a date is a day with its year that the text does not tell of as one to come."""
    return not date.inferred and bool(_PAST_DAY.match(date.edtf)) and not is_to_come(text, date)


def _last_month(edtf: str) -> str | None:
    """Quarters, halves and intervals as the last month that they hold; other dates as they are."""
    edtf = edtf.rstrip("~?%").rpartition("/")[2].rstrip("~?%")
    match = re.fullmatch(r"(\d{4})-(3[3-6]|4[01])", edtf)
    if match:
        month = {"33": 3, "34": 6, "35": 9, "36": 12, "40": 6, "41": 12}[match[2]]
        return f"{match[1]}-{month:02}"
    return edtf or None


def _recent_days(text: str, found: list[FoundDate]) -> list[_Day]:
    """The days without a year that lie in the past, of this year as writers leave it out."""
    days = []
    for date in found:
        match = _DAY.match(date.edtf) if date.inferred and _NAMED.search(text, date.start, date.end) else None
        if match and not is_to_come(text, date) and not _cue("other_year").search(text[date.start : date.end + 30]):
            days.append(_Day(int(match[1]), int(match[2]), date.start, date.end))
    return days


def is_to_come(text: str, date: FoundDate, words: str = "future") -> bool:
    """Whether the clause around a date speaks of what is to come, by the words of that name in publication.yml."""
    return date.modifier == "until" or bool(_cue(words).search(_clause(text, date)))


def _clause(text: str, date: FoundDate) -> str:
    """The clause around a date, of at most 90 characters before it and 70 behind it."""
    left = max(0, date.start - 90)
    right = min(len(text), date.end + 70)
    first = max(text.rfind(mark, left, date.start) for mark in (". ", "\n", "; "))
    end = _CLAUSE_END.search(text, date.end, right)
    return text[max(left, first + 1) : end.start() if end else right]


@functools.cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(rules("publication")[name], re.IGNORECASE)


def _shifted(year: int, day: _Day, days: int) -> str | None:
    try:
        return str(dt.date(year, day.month, day.day) + dt.timedelta(days=days))
    except ValueError:
        return None


def _edtf(year: int, month: int, day: int | None) -> str | None:
    try:
        date = dt.date(year, month, day or 1)
    except ValueError:
        return None
    return str(date) if day else str(date)[:7]

"""When an article was published: as stated, or worked out from its text with the reason."""

import datetime as dt
import re

from msgspec import Struct

from generator.extraction.dates import FoundDate, find_dates
from generator.reading.calendar import Debut, newest_debut, told_occasion
from generator.reading.told_dates import MONTHS, PAST_DAY, Day, cue, newest_of, recent_days, year_ahead, year_told

_ISO = re.compile(r"((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})(?:\s?[-/.月]\s?(\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_EUROPEAN = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d{2})(?!\d)")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-]?(\d{2})(?:[/-]?(\d{2}))?(?=[/_-]|$)")
_IN_NAME = re.compile(r"((?:19|20)\d{2})[-_](\d{2})[-_](\d{2})(?!\d)")
_MONTH_DAY = re.compile(r"(\d{1,2})[-/月](\d{1,2})日?(?!\d)")
_SPRING = 240  # days by which a date without year may lie behind the newest date with one
_LATE = 10  # from this month on a text that plans for a year means the next one
_LEAD = 700  # characters in which a recent date says what the news is


class Dating(Struct, frozen=True):
    """A worked-out date of publication and why it is what it is."""

    edtf: str
    reason: str


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
    newest, whole_year = newest_of(text, found)
    told = year_told(text)
    if stamp:
        return _stamped(stamp, newest, whole_year, newest_debut(text), told, year_ahead(text, found))
    days = recent_days(text, found)
    dating = _from_days(text, days, newest, whole_year, told) if days else _from_dates(text, found, newest)
    return dating or _from_occasion(text) or _from_debut(text, found, days, newest)


def _from_occasion(text: str) -> Dating | None:
    """From an occasion of the calendar that the text tells of as of its own day ("Today, at ...")."""
    told = told_occasion(text)
    return Dating(told.day, f"the text was written {told.standing} {told.name}") if told else None


def _from_debut(text: str, found: list[FoundDate], days: list[Day], newest: str | None) -> Dating | None:
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
    if cue("tomorrow").search(text) and any(_follows(date, latest) for date in found):
        return Dating(edtf, f"{why}; the day after is its tomorrow")
    return Dating(edtf[:7], f"{why}; it is the latest day that lies in the past")


def _follows(date: FoundDate, day: Day) -> bool:
    """Whether a date without a year is the day after another."""
    following = dt.date(2000, day.month, day.day) + dt.timedelta(days=1)
    return date.edtf[4:] == str(following)[4:]


def _stamped(
    stamp: str, newest: str | None, whole_year: int | None, debut: Debut | None, told: int | None, ahead: int | None
) -> Dating | None:
    """The year of a day that the byline gives without one: the first that is not before the newest date of the text.

    Nor before the name in its opening was known, where the calendar has that. What the text calls last year settles it.
    """
    if told:
        year, why = told, f"the text places itself in {told} by the year that it calls the last, this or the next"
    elif newest is None and whole_year is None and ahead and int(stamp[5:7]) >= _LATE:
        year, why = ahead - 1, f"the text looks ahead to {ahead}"
    elif (
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
    return Dating(edtf, f"the byline gives {day} {MONTHS[month - 1]} without a year; {why}") if edtf else None


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


def _from_days(
    text: str, days: list[Day], newest: str | None, whole_year: int | None, told: int | None
) -> Dating | None:
    """From days without a year ("On the evening of April 10th"): the latest of them and the year that fits."""
    latest = max(days, key=lambda d: (d.month, d.day))
    if told:
        year, why = told, f"it places itself in {told} by the year that it calls the last, this or the next"
    elif newest and (whole_year is None or int(newest[:4]) >= whole_year):
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
    for name, shift in (("before_yesterday", 2), ("today", 0), ("yesterday", 1)):
        for day in days:
            match = cue(name).search(text, max(0, day.start - 40), day.end)
            if match and match.end() >= day.start:
                edtf = _shifted(year, day, shift)
                return (
                    Dating(edtf, f"the text says {name.replace('before_', 'the day before ')} of {day}, and {why}")
                    if edtf
                    else None
                )
    if (same := cue("same_day").search(text)) and not any(same.end() < d.start and d == latest for d in days):
        before = max((d for d in days if d.end <= same.start()), key=lambda d: d.end, default=None)
        if before and (before.month, before.day) == (latest.month, latest.day):
            edtf = _edtf(year, latest.month, latest.day)
            return Dating(edtf, f"{day_text}; its reporter was about on the same day") if edtf else None
    return Dating(f"{year}-{latest.month:02}", f"{day_text}; it is the latest day that lies in the past")


def _from_dates(text: str, found: list[FoundDate], newest: str | None) -> Dating | None:
    """From the newest date with a year, where the news is about it or the text was written at it: its month."""
    if newest is None or not PAST_DAY.match(newest):
        return None
    for date in found:
        if date.edtf != newest:
            continue
        labelled = cue("labelled").search(text[max(0, date.start - 30) : date.start])
        if labelled or date.start < _LEAD:
            month = "; it speaks of this month" if cue("this_month").search(text) else ""
            why = "when the interview was held" if labelled else "what it reports"
            return Dating(newest[:7], f"the newest past date in the text is {newest}, {why}{month}")
    return None


def _shifted(year: int, day: Day, days: int) -> str | None:
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

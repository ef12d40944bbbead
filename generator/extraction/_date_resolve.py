"""What a date means: a year for those that state none, days for those that are counted from another."""

import datetime as dt
import functools
import re
from bisect import bisect_left
from dataclasses import dataclass, field

from generator.extraction import _date_spans as spans
from generator.extraction._date_forms import Atom, words
from generator.knowledge import rules

Bounds = tuple[dt.date, dt.date]
_MEMORY = 60  # so many dates back a text may refer
_STOPS = (". ", "\n", "! ", "? ", "。", "；", ".\u201d", '."')


@dataclass(slots=True)
class Known:
    """A date that the text has named before."""

    start: int
    end: int
    edtf: str
    stated: bool  # its year stands in the text
    modifier: str = ""


@dataclass(slots=True)
class Context:
    """What a date is resolved by: the text, the reference and the dates before it."""

    text: str
    reference: str | None  # EDTF
    stated: list[Known] = field(default_factory=list)  # dates of the text with a year, found ahead, for texts without reference
    known: list[Known] = field(default_factory=list)  # resolved so far

    @property
    def today(self) -> dt.date | None:
        """The last day that the reference can mean."""
        found = spans.bounds(self.reference) if self.reference else None
        return found[1] if found else None

    @property
    def exact(self) -> dt.date | None:
        """The reference where it is a day."""
        return self.today if self.reference and spans.grain(self.reference) == "day" else None

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Rough bounds of the sentence around a place, at most 300 characters to each side."""
        first = max(self.text.rfind(stop, max(0, start - 300), start) for stop in _STOPS)
        last = min((at for stop in _STOPS if (at := self.text.find(stop, end, end + 300)) >= 0), default=end + 300)
        return max(first + 1, start - 300, 0), min(last + 1, len(self.text))

    def last(self, *grains: str) -> Known | None:
        """The nearest date before, of one of the grains (of any if none is given)."""
        near = reversed(self.known[-_MEMORY:])
        return next((known for known in near if not grains or spans.grain(known.edtf) in grains), None)


@functools.cache
def _cues() -> re.Pattern[str]:
    data = rules("dates")
    no_past = words(data["no_past"])
    future, hint, past = words(data["future"]), words(data["future_hint"]), words(data["past"])
    return re.compile(rf"(?<![A-Za-z-])(?:(?P<future>{future})|(?P<hint>{hint})|(?P<past>{past}|(?!(?:{no_past})\b)[a-z]+ed))(?![A-Za-z])")


def tense(context: Context, atom: Atom) -> str:
    """future, past or "" by the cue nearest to the date in its sentence; what stands before it weighs more."""
    first, last = context.sentence(atom.start, atom.end)
    best, found = 120.0, ""
    future_end = -100
    for match in _cues().finditer(context.text, first, last):
        when = str(match.lastgroup)
        if when == "future":
            future_end = match.end()
        elif when == "hint":
            when = "future"
        elif match.start() - future_end < 16 and match["past"] not in ("said", "says"):
            when, future_end = "future", match.end()  # "will be listed"
        if match.end() <= atom.start:
            distance = float(atom.start - match.end())
        elif match.start() >= atom.end:
            between = context.text[atom.end : match.start()]
            distance = 1.5 * len(between) + (24 if "," in between else 4)
        else:
            continue
        if distance < best:
            best, found = distance, when
    return found


def choose(candidates: list[str], anchor: dt.date, when: str) -> str:
    """The candidate that fits: the last begun for the past, the first not ended for the future, else the nearest, past preferred."""
    known = [(found, edtf) for edtf in candidates if (found := spans.bounds(edtf))]
    before = [(found, edtf) for found, edtf in known if found[0] <= anchor]
    after = [(found, edtf) for found, edtf in known if found[0] > anchor]
    if not before or not after:
        return (before[-1] if before else after[0])[1]
    (begun, past), (coming, future) = before[-1], after[0]
    ago, ahead = max((anchor - begun[1]).days, 0), (coming[0] - anchor).days
    if when == "future":
        return past if begun[1] >= anchor or (ahead > 210 and ago < 75) else future
    if when == "past":
        fine = spans.grain(past)
        return future if (ago > 300 and ahead < 60 and fine == "day") or (ago > 150 and ahead < 100 and fine == "quarter") else past
    return future if ahead * 3 < ago else past


def resolve(atom: Atom, context: Context) -> tuple[str, bool] | None:
    """EDTF of an atom, and whether any part of it was worked out; None where it has no calendar value."""
    found = _resolve(atom, context)
    if found is None or (spans.bounds(found[0]) is None and "X" not in found[0]):
        return None
    if atom.ended:
        return spans.months_until(found[0], atom.ended), found[1]
    return _edged(found[0], atom), found[1]


def _edged(edtf: str, atom: Atom) -> str:
    fine = spans.grain(edtf)
    found = spans.bounds(edtf)
    if not atom.edge or atom.grain == "span" or found is None or fine in ("day", "interval", "decade"):
        return edtf
    if atom.edge == "week":
        return spans.interval(*spans.week_of(found[1] - dt.timedelta(days=6)))
    if atom.edge == "end" and fine != "season":
        return str(found[1])
    if atom.edge == "start" and atom.modifier in ("since", "from"):
        return str(found[0])
    return edtf if fine not in ("month", "year", "quarter", "half", "season") else edtf + "~"


def _resolve(atom: Atom, context: Context) -> tuple[str, bool] | None:
    grain = atom.grain
    if grain == "years" and atom.year and atom.last:
        return f"{atom.year}/{atom.last}", False
    if grain == "decade" and atom.year:
        return f"{atom.year // 10}X", False
    if atom.year is not None:
        return _in_year(atom, atom.year, False)
    if atom.base.startswith("year:"):
        year = _related_year(atom.base[5:], atom.shift, atom, context)
        return _in_year(atom, year, True) if year else None
    if atom.base.startswith("month:"):
        month = _counted(Atom(atom.start, atom.end, "month", base=atom.base[6:], shift=atom.shift), context)
        return (f"{month[0]}-{atom.day:02}", True) if month and len(month[0]) == 7 else None
    if grain == "year":
        year = _related_year(atom.base, atom.shift, atom, context)
        return (f"{year:04}", True) if year else None
    if grain == "same":
        return _same_period(atom, context)
    if grain == "time":
        return _time(atom, context)
    if grain == "span":
        return _stretch(atom, context)
    if atom.base in ("reference", "context", "clause"):
        return _counted(atom, context)
    if grain == "weekday":
        return _weekday(atom, context)
    return _yearless(atom, context)


def _in_year(atom: Atom, year: int, inferred: bool) -> tuple[str, bool] | None:
    """The part of a known year that an atom names."""
    unit = atom.unit or 0
    edtf: str | None
    if atom.grain == "day":
        edtf = spans.day(year, unit, atom.day or 0)
        if edtf and atom.last:
            last = spans.day(year, unit, atom.last)
            edtf = f"{edtf}/{last}" if last and last > edtf else edtf
    elif atom.grain == "month":
        edtf = f"{year:04}-{unit:02}" if 1 <= unit <= 12 else None
    elif atom.grain == "months":
        edtf = spans.months(year, unit, atom.last or unit) if unit <= (atom.last or unit) else None
    else:
        base = {"quarter": 32, "half": 39, "season": 0}.get(atom.grain)
        edtf = f"{year:04}" if base is None else f"{year:04}-{base + unit}"
    return (edtf, inferred) if edtf else None


def _related_year(base: str, shift: int, atom: Atom, context: Context) -> int | None:
    """The year that "last year", "the same year" or "the year" means."""
    today = context.today
    if base == "context":
        known = context.last()
        found = spans.bounds(known.edtf) if known else None
        if found:
            return found[0].year + shift
    elif base == "clause":
        first, _ = context.sentence(atom.start, atom.end)
        stated = [known for known in context.known[-_MEMORY:] if known.stated and known.start >= first]
        found = spans.bounds(stated[-1].edtf) if stated else None
        if found:
            return found[1].year
    if today:
        return today.year + shift
    if base == "reference" or base == "clause":
        return None
    return None


def _same_period(atom: Atom, context: Context) -> tuple[str, bool] | None:
    known = next(
        (one for one in reversed(context.known[-_MEMORY:]) if spans.grain(one.edtf) in ("month", "quarter", "half", "year", "interval")),
        None,
    )
    if known is None:
        year = atom.last or (context.today.year + atom.shift if context.today else None)
        return (f"{year:04}", not atom.last) if year else None
    found = spans.bounds(known.edtf)
    edtf = spans.moved(known.edtf, "year", atom.last - found[0].year if atom.last and found else atom.shift)
    return (edtf, True) if edtf else None


def _time(atom: Atom, context: Context) -> tuple[str, bool] | None:
    first, _ = context.sentence(atom.start, atom.end)
    known = context.last("day")
    if known and known.start >= first:
        return known.edtf, True
    return (str(context.exact), True) if context.exact else None


def _stretch(atom: Atom, context: Context) -> tuple[str, bool] | None:
    """ "the past six years", "the next decade": from or to the year or month of the reference."""
    first, _ = context.sentence(atom.start, atom.end)
    stated = [known for known in context.known[-_MEMORY:] if known.stated and known.start >= first]
    found = spans.bounds(stated[-1].edtf) if stated and atom.shift > 0 else None
    today = found[1] if found else context.today
    count = (atom.unit or 0) * atom.shift
    if today is None or (atom.edge == "month" and not found and context.reference and len(context.reference) < 7):
        return None
    if atom.edge == "year":
        ends = sorted([today.year, today.year + count])
        return f"{ends[0]:04}/{ends[1]:04}", True
    months = sorted([spans.shifted_month(today.year, today.month, 0), spans.shifted_month(today.year, today.month, count)])
    return f"{months[0]}/{months[1]}", True


def _counted(atom: Atom, context: Context) -> tuple[str, bool] | None:
    """ "yesterday", "last week", "the same day", "three days later"."""
    from_text = atom.base == "context" or (atom.base == "clause" and atom.grain in ("month", "quarter"))
    base: str | None = context.reference
    if from_text:
        same = {"day": ("day",), "month": ("day", "month"), "quarter": ("quarter",), "week": ("day",)}.get(atom.grain, ())
        known = context.last(*same)
        if known:
            base = known.edtf
        elif atom.grain in ("day", "week") and atom.shift:
            return None
    found = spans.bounds(base) if base else None
    if base is None or found is None:
        return None
    return _shifted(atom, base, found[1], context)


def _shifted(atom: Atom, base: str, date: dt.date, context: Context) -> tuple[str, bool] | None:
    fine, shift = spans.grain(base), atom.shift
    if atom.grain == "day":
        if fine != "day":
            return (base, True) if shift == 0 and atom.base == "reference" else None
        return str(date + dt.timedelta(days=shift)), True
    if atom.grain == "week" and abs(shift) and atom.unit:
        return (f"{date + dt.timedelta(weeks=shift)}~", True) if fine == "day" else None
    if atom.grain in ("week", "weekend"):
        if fine != "day":
            return None
        monday, sunday = spans.week_of(date + dt.timedelta(weeks=shift))
        if atom.grain == "week":
            return f"{monday}/{sunday}", True
        if atom.base == "clause" and date.weekday() < 4 and tense(context, atom) == "past":
            monday, sunday = monday - dt.timedelta(weeks=1), sunday - dt.timedelta(weeks=1)
        return f"{sunday - dt.timedelta(days=1)}/{sunday}", True
    if atom.grain == "month":
        return (spans.shifted_month(date.year, date.month, shift), True) if fine in ("day", "month") else None
    if atom.grain == "quarter":
        if fine not in ("day", "month", "quarter"):
            return None
        year, number = divmod(date.year * 4 + (date.month - 1) // 3 + shift, 4)
        return f"{year:04}-{number + 33}", True
    if atom.grain == "season":
        return f"{date.year + shift:04}-{atom.unit}", True
    return None


def _weekday(atom: Atom, context: Context) -> tuple[str, bool] | None:
    today = context.exact
    if today is None:
        return None
    behind = (today.weekday() - (atom.unit or 0)) % 7
    if atom.base == "pick":
        days = (-behind or -7) if atom.shift < 0 else (7 - behind) if atom.shift > 0 else -behind % 7
    elif behind and (atom.modifier in ("by", "until") or tense(context, atom) == "future"):
        days = 7 - behind
    else:
        days = -behind
    return str(today + dt.timedelta(days=days)), True


def _yearless(atom: Atom, context: Context) -> tuple[str, bool] | None:
    """A day, month, quarter ... without a year: from its sentence, else by reference and tense, else from the nearest dated place."""
    today = context.today
    if atom.grain == "day" and not atom.unit:
        return _day_of_month(atom, context)
    if today is None:
        return _without_reference(atom, context)
    years = range(today.year - 1, today.year + 2)
    candidates = [found[0] for year in years if (found := _in_year(atom, year, True))]
    if not candidates:
        leap = next((found[0] for year in range(today.year - 4, today.year) if (found := _in_year(atom, year, True))), None)
        return (leap, True) if leap else None
    if atom.base == "pick":
        picked = _picked(candidates, atom.shift, today)
        return (picked, True) if picked else None
    first, _ = context.sentence(atom.start, atom.end)
    for known in reversed(context.known):
        if known.start < first or atom.modifier == "as_of":
            break
        if known.modifier in ("since", "before", "after"):
            continue
        found = spans.bounds(known.edtf)
        if known.stated and found and abs(found[0].year - today.year) > 0 and spans.grain(known.edtf) in ("day", "month", "quarter", "half"):
            return _nearest(atom, found[0])
    if atom.grain == "months":
        candidates = [edtf for edtf in candidates if (spans.bounds(edtf) or (today, today))[1] <= today + dt.timedelta(days=10)] or candidates
        return candidates[-1], True
    if atom.edge == "past":
        behind = [edtf for edtf in candidates if (found := spans.bounds(edtf)) and found[0] <= today]
        return (behind[-1], True) if behind else None
    return choose(candidates, today, "" if atom.modifier in ("by", "until", "before") else tense(context, atom)), True


def _nearest(atom: Atom, date: dt.date) -> tuple[str, bool] | None:
    candidates = [
        (abs((found_bounds[0] - date).days), found[0])
        for year in range(date.year - 1, date.year + 2)
        if (found := _in_year(atom, year, True)) and (found_bounds := spans.bounds(found[0]))
    ]
    return (min(candidates)[1], True) if candidates else None


def _picked(candidates: list[str], shift: int, today: dt.date) -> str | None:
    """ "last December", "next June", "this May"."""
    known = [(found, edtf) for edtf in candidates if (found := spans.bounds(edtf))]
    if shift < 0:
        return next((edtf for found, edtf in reversed(known) if found[1] < today), None)
    if shift > 0:
        return next((edtf for found, edtf in known if found[0] > today), None)
    return next((edtf for found, edtf in known if found[0].year == today.year), None)


def _day_of_month(atom: Atom, context: Context) -> tuple[str, bool] | None:
    known = context.last("day", "month")
    first, _ = context.sentence(atom.start, atom.end)
    base = known.edtf if known and known.start >= first else context.reference
    found = spans.bounds(base) if base and spans.grain(base) in ("day", "month") else None
    if found is None or base is None:
        return None
    candidates = []
    for by in (-1, 0, 1):
        edtf = f"{spans.shifted_month(found[0].year, found[0].month, by)}-{atom.day:02}"
        if spans.bounds(edtf):
            candidates.append(edtf)
    if not candidates:
        return None
    if base is not context.reference or spans.grain(base) == "month":
        return (candidates[min(1, len(candidates) - 1)], True)
    return choose(candidates, found[1], tense(context, atom)), True


def _without_reference(atom: Atom, context: Context) -> tuple[str, bool] | None:
    """The year of the nearest dated place, the one before preferred; XXXX where there is none."""
    if atom.base == "pick":
        return None
    stated = context.stated
    if stated:
        at = bisect_left([known.start for known in stated], atom.start)
        known = stated[at - 1] if at else stated[0]
        found = spans.bounds(known.edtf)
        if found and spans.grain(known.edtf) in ("day", "month"):
            return _nearest(atom, found[0])
        if found:
            return _in_year(atom, found[0].year, True)
    if atom.grain == "month" and atom.unit and not atom.edge:
        return f"XXXX-{atom.unit:02}", True
    if atom.grain == "day" and atom.unit and not atom.last and spans.day(2000, atom.unit, atom.day or 0):
        return f"XXXX-{atom.unit:02}-{atom.day:02}", True
    return None

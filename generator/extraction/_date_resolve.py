"""What a date means: a year for those that state none, days for those that are counted from another."""

import datetime as dt
from bisect import bisect_left

from generator.extraction import _date_spans as spans
from generator.extraction._date_context import MEMORY, Context, choose, tense
from generator.extraction._date_count import (
    away,
    counted,
    day_before,
    of_time,
    of_weekday,
    related_year,
    same_period,
    stretch,
    years_ahead,
)
from generator.extraction._date_forms import Atom
from generator.extraction._date_opening import anchored, named_before
from generator.extraction._date_story import told, told_date


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
    if not atom.edge or atom.grain in ("span", "opening") or found is None or fine in ("day", "interval", "decade"):
        return edtf
    if atom.edge == "weekday":
        return _nth_weekday(found, atom) if fine == "month" else edtf
    if atom.edge == "week":
        return spans.interval(*spans.week_of(found[1] - dt.timedelta(days=6)))
    if atom.edge == "end" and fine != "season":
        return str(found[1])
    if atom.edge == "start" and atom.modifier in ("since", "from"):
        return str(found[0])
    return edtf if fine not in ("month", "year", "quarter", "half", "season") else edtf + "~"


def _nth_weekday(month: tuple[dt.date, dt.date], atom: Atom) -> str:
    """The first (second, last ...) Monday of a month."""
    if atom.last == -1:
        return str(month[1] - dt.timedelta(days=(month[1].weekday() - (atom.day or 0)) % 7))
    ahead = ((atom.day or 0) - month[0].weekday()) % 7 + 7 * ((atom.last or 1) - 1)
    return str(month[0] + dt.timedelta(days=ahead))


def _resolve(atom: Atom, context: Context) -> tuple[str, bool] | None:
    grain = atom.grain
    if grain == "years" and atom.year and atom.last:
        return f"{atom.year}/{atom.last}", False
    if grain == "century" and atom.year is not None:
        return f"{atom.year // 100}XX", False
    if grain == "decade" and atom.year:
        return f"{atom.year // 10}X", False
    if atom.year is not None:
        return _in_year(atom, atom.year, False)
    if atom.base.startswith("year:"):
        year = related_year(atom.base[5:], atom.shift, atom, context)
        return _in_year(atom, year, True) if year else None
    if atom.base.startswith("month:"):
        month = counted(Atom(atom.start, atom.end, "month", base=atom.base[6:], shift=atom.shift), context)
        return (f"{month[0]}-{atom.day:02}", True) if month and len(month[0]) == 7 else None
    if grain == "year":
        year = related_year(atom.base, atom.shift, atom, context)
        return (f"{year:04}", True) if year else None
    if grain == "same":
        return same_period(atom, context)
    if grain == "time":
        return of_time(atom, context)
    if grain == "span":
        return stretch(atom, context)
    if grain == "ahead":
        return years_ahead(atom, context)
    if grain in ("then", "session"):
        return day_before(atom, context)
    if grain == "away":
        return away(atom, context)
    if grain == "opening":
        return anchored(atom, context)
    if grain == "those":
        return named_before(atom, context)
    if atom.base in ("reference", "context", "clause"):
        return counted(atom, context)
    if grain == "weekday":
        return of_weekday(atom, context)
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


def _yearless(atom: Atom, context: Context) -> tuple[str, bool] | None:
    """A day, month, quarter ... without a year: from its sentence, else by reference and tense, else from the text."""
    today = context.today
    if atom.grain == "day" and not atom.unit:
        return _day_of_month(atom, context)
    if today is None:
        return _without_reference(atom, context)
    if atom.base != "pick" and (anchor := told_date(atom, context)) and (base := spans.bounds(anchor.edtf)):
        around = range(base[0].year - 1, base[0].year + 2)
        next_one = told([found[0] for year in around if (found := _in_year(atom, year, True))], anchor)
        if next_one:
            return next_one, True
    years = range(today.year - 1, today.year + 2)
    candidates = [found[0] for year in years if (found := _in_year(atom, year, True))]
    if not candidates:
        return _leap_day(atom, today.year)
    if atom.base == "pick":
        picked = _picked(candidates, atom.shift, today)
        return (picked, True) if picked else None
    if (date := _year_of_sentence(atom, context, today.year)) is not None:
        return _nearest(atom, date)
    if atom.grain == "months" or atom.edge == "past":  # they are over, or nearly so
        slack = dt.timedelta(days=10 if atom.grain == "months" else 0)
        behind = [edtf for edtf in candidates if (ends := spans.bounds(edtf)) and ends[1] <= today + slack]
        return (behind or candidates)[-1], True
    when = tense(context, atom)
    if atom.modifier in ("by", "until", "before") and when != "future":
        when = ""
    return choose(candidates, today, when), True


def _leap_day(atom: Atom, year: int) -> tuple[str, bool] | None:
    """February 29 where no year around the reference has one: the last before."""
    found = [edtf for before in range(8, 0, -1) if (edtf := _in_year(atom, year - before, True))]
    return found[-1] if found else None


def _year_of_sentence(atom: Atom, context: Context, year: int) -> dt.date | None:
    """A date before in the same sentence that states another year than ``year``, for the year of those that follow it.

    "Since June 2018" and the like tell where a count begins, not when the rest of the sentence happens.
    """
    first, _ = context.sentence(atom.start, atom.end)
    for known in reversed(context.known[-MEMORY:]):
        if known.start < first or atom.modifier == "as_of":
            return None
        if known.modifier in ("since", "before", "after") or known.compared or not known.stated:
            continue
        found = spans.bounds(known.edtf)
        if found and found[0].year != year and spans.grain(known.edtf) in ("day", "month", "quarter", "half"):
            return found[0]
    return None


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
    """The year of the nearest dated place of the same paragraph, the one before preferred; XXXX where there is none."""
    if atom.base == "pick":
        return None
    first, last = context.text.rfind("\n", 0, atom.start), context.text.find("\n", atom.end)
    stated = [known for known in context.stated if first < known.start and (last < 0 or known.start < last)]
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

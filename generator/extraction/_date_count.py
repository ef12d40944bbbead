"""Dates that are counted from another: from the reference ("last year"), or from one named before ("the same day")."""

import datetime as dt
import re

from generator.extraction import _date_spans as spans
from generator.extraction._date_context import MEMORY, Context, tense
from generator.extraction._date_forms import Atom
from generator.extraction._date_story import told_date

_WILL = re.compile(r"\b(?:will|shall|would)\s(?!have\b)")


def related_year(base: str, shift: int, atom: Atom, context: Context) -> int | None:
    """The year that "last year", "the same year" or "the year" means."""
    today = context.today
    if base == "context":
        known = context.last()
        found = spans.bounds(known.edtf) if known else None
        if found:
            return found[0].year + shift
    elif base == "clause":
        first, _ = context.sentence(atom.start, atom.end)
        stated = [known for known in context.known[-MEMORY:] if known.stated and known.start >= first]
        found = spans.bounds(stated[-1].edtf) if stated else None
        if found:
            return found[1].year
        anchor = None if found else told_date(atom, context)
        found = spans.bounds(anchor.edtf) if anchor else None
        if found:
            return found[0].year
    return today.year + shift if today else None


def same_period(atom: Atom, context: Context) -> tuple[str, bool] | None:
    known = context.last("month", "quarter", "half", "year", "interval", own=True)
    if known is None:
        year = atom.last or (context.today.year + atom.shift if context.today else None)
        return (f"{year:04}", not atom.last) if year else None
    found = spans.bounds(known.edtf)
    edtf = spans.moved(known.edtf, "year", atom.last - found[0].year if atom.last and found else atom.shift)
    return (edtf, True) if edtf else None


def of_time(atom: Atom, context: Context) -> tuple[str, bool] | None:
    first, _ = context.sentence(atom.start, atom.end)
    known = context.last("day")
    if known and known.start >= first:
        return known.edtf, True
    return (str(context.exact), True) if context.exact else None


def away(atom: Atom, context: Context) -> tuple[str, bool] | None:
    """ "two months later", "a year earlier": from the date that the same or the sentence before names."""
    reach = context.reach(atom.start, atom.end, 1)
    known = context.last(own=True)
    found = spans.bounds(known.edtf) if known else None
    if known is None or found is None or known.start < reach:
        return None
    fine, count = spans.grain(known.edtf), atom.shift
    if atom.base == "year":
        whole = abs(count) > 1 or fine == "day"
        edtf = f"{found[0].year + count:04}" if whole else spans.moved(known.edtf, "year", count)
    elif atom.base == "week":
        edtf = f"{found[0] + dt.timedelta(weeks=count)}~" if fine == "day" else None
    else:
        edtf = spans.moved(known.edtf, "month", count) if fine in ("day", "month") else None
    return (edtf, True) if edtf else None


def day_before(atom: Atom, context: Context) -> tuple[str, bool] | None:
    """ "by that time": the date named last; "morning trading": on the last day of the news."""
    reach = context.reach(atom.start, atom.end, 2)
    if atom.grain == "then":
        known = context.known[-1] if context.known else None
        return (known.edtf, True) if known and known.start >= reach and "/" not in known.edtf else None
    known, today = context.last("day"), context.exact
    found = spans.bounds(known.edtf) if known else None
    if known and found and (today is None or 0 <= (today - found[0]).days <= 3):
        return known.edtf, True
    return (str(today), True) if today else None


def stretch(atom: Atom, context: Context) -> tuple[str, bool] | None:
    """ "the past six years", "the next decade": from or to the year or month of the reference, or of the date before."""
    first = context.reach(atom.start, atom.end, 1 if atom.edge == "year" else 0)
    near = context.known[-MEMORY:]
    stated = [known for known in near if known.stated and known.start >= first and spans.grain(known.edtf) == "day"]
    stated += [known for known in near if known.stated and known.start >= context.sentence(atom.start, atom.end)[0]]
    found = spans.bounds(stated[-1].edtf) if stated and atom.shift > 0 else None
    today = found[1] if found else context.today
    count = (atom.unit or 0) * atom.shift
    if today is None or (atom.edge == "month" and not found and context.reference and len(context.reference) < 7):
        return None
    if atom.edge == "year":
        ends = sorted([today.year, today.year + count])
        return f"{ends[0]:04}/{ends[1]:04}", True
    months = sorted(spans.shifted_month(today.year, today.month, by) for by in (0, count))
    return f"{months[0]}/{months[1]}", True


def years_ahead(atom: Atom, context: Context) -> tuple[str, bool] | None:
    """ "through 15 to 20 years of efforts": the years between which what is to come will have come."""
    _, last = context.sentence(atom.start, atom.end)
    coming = tense(context, atom) == "future" or _WILL.search(context.text, atom.end, last)
    if context.today is None or not coming:
        return None
    year = context.today.year
    return f"{year + (atom.unit or 0):04}/{year + (atom.last or 0):04}", True


def counted(atom: Atom, context: Context) -> tuple[str, bool] | None:
    """ "yesterday", "last week", "the same day", "three days later"."""
    from_text = atom.base == "context" or (atom.base == "clause" and atom.grain in ("month", "quarter"))
    base: str | None = context.reference
    if from_text:
        known = context.last(
            *{"month": ("day", "month"), "quarter": ("quarter",), "season": ()}.get(atom.grain, ("day",))
        )
        if known:
            base = known.edtf
        elif atom.grain in ("day", "week") and atom.shift:
            return None
    found = spans.bounds(base) if base else None
    if base is None or found is None:
        return None
    return _shifted(atom, base, found[1], context, from_text=from_text)


def _shifted(atom: Atom, base: str, date: dt.date, context: Context, *, from_text: bool) -> tuple[str, bool] | None:
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
        if from_text and shift > 0:  # the next to begin
            seasons = [f"{year:04}-{atom.unit}" for year in (date.year, date.year + 1)]
            return next(edtf for edtf in seasons if (ends := spans.bounds(edtf)) and ends[0] > date), True
        if not from_text and shift < 0:  # the last that is over
            seasons = [f"{date.year - years:04}-{atom.unit}" for years in (0, 1, 2)]
            return next(edtf for edtf in seasons if (ends := spans.bounds(edtf)) and ends[1] < date), True
        return f"{date.year + shift:04}-{atom.unit}", True
    return None


def _is_to_come(atom: Atom, context: Context) -> bool:
    """True for a weekday that is told of as one to come, or up to which something lasts that is not over."""
    when = tense(context, atom)
    return when == "future" or (when != "past" and atom.modifier in ("by", "until"))


def of_weekday(atom: Atom, context: Context) -> tuple[str, bool] | None:
    today = context.exact
    if today is None:
        return None
    behind = (today.weekday() - (atom.unit or 0)) % 7
    if atom.base == "pick":
        days = (-behind or -7) if atom.shift < 0 else (7 - behind) if atom.shift > 0 else -behind % 7
    elif behind and _is_to_come(atom, context):
        days = 7 - behind
    else:
        days = -behind
    return str(today + dt.timedelta(days=days)), True

"""Dates in a text: where they stand and what they mean, as EDTF that is never finer than the text.

The text is scanned once for the pieces that dates are written with; neighbouring pieces are joined ("October" and
"of next year"); then each date is resolved by the reference (when the article was published), the dates before it and
the tense.
"""

import datetime as dt
import functools
import re
from typing import Literal

from msgspec import Struct

from generator.extraction import _date_spans as spans
from generator.extraction._date_context import Context, Known
from generator.extraction._date_forms import Atom, Modifier
from generator.extraction._date_join import join
from generator.extraction._date_read import read_atoms
from generator.extraction._date_resolve import resolve
from generator.extraction._date_story import is_narration
from generator.knowledge import rules


class FoundDate(Struct, frozen=True):
    """A place in a text that states a date."""

    start: int  # code points into the text
    end: int  # exclusive
    edtf: str
    inferred: bool = False  # True where any part was worked out from the reference or from other dates
    kind: Literal["date", "period"] = "date"  # a day; or a week and more, over which values are counted
    modifier: Modifier = ""


def find_dates(text: str, reference: dt.date | str | None = None, *, whole: bool = False) -> list[FoundDate]:
    """The dates in ``text``, in order, not overlapping.

    ``reference`` is the day of publication, or EDTF of what is known of it ("2023-05"), or None. Without it a date
    without a year takes the year of the nearest dated place, or ``XXXX``; "yesterday" and "last year" yield nothing.
    Durations ("for 24 hours") and words such as "now" are no dates, unless they are counted from an opening that was
    dated just before ("within 72 hours"). "Between 2009 and 2011" and "from May 2009 to June 2010" are two dates, or
    one interval if ``whole`` is True; what is written as one time ("January to October") always is one.
    """
    pieces = join(text, list(read_atoms(text)))
    context = Context(text, _plain_reference(reference))
    if context.reference is None:
        context.stated = [known for piece in pieces if (known := _stated(piece, context))]
    stated = [atom.year for piece in pieces for atom in (piece if isinstance(piece, tuple) else (piece,)) if atom.year]
    context.narrates = is_narration(stated, context.today)
    found: list[FoundDate] = []
    for piece in pieces:
        compared = _is_compared(text, piece)
        for date in _found(piece, context, whole):
            found.append(date)
            context.known.append(Known(date.start, date.end, date.edtf, not date.inferred, date.modifier, compared))
    return found


def _is_compared(text: str, piece: Atom | tuple[Atom, Atom]) -> bool:
    """Whether others are compared with what a date names: "a year earlier", "up 9% from the first quarter"."""
    if isinstance(piece, tuple):
        return False
    if piece.grain == "same" or (piece.grain == "away" and piece.shift < 0):
        return True
    return _compared().search(text, max(0, piece.start - 40), piece.start) is not None


@functools.cache
def _compared() -> re.Pattern[str]:
    return re.compile(rules("dates")["compared"], re.IGNORECASE)


def _plain_reference(reference: dt.date | str | None) -> str | None:
    """The reference as plain EDTF; the end of an interval; None if it does not tell a year."""
    edtf = str(reference or "").rpartition("/")[2].strip("~?%.")[:10]
    return edtf if spans.bounds(edtf) else None


def _stated(piece: Atom | tuple[Atom, Atom], context: Context) -> Known | None:
    atom = piece[-1] if isinstance(piece, tuple) else piece
    if atom.year is None:
        return None
    found = resolve(atom, context)
    return Known(atom.start, atom.end, found[0], True) if found else None


def _found(piece: Atom | tuple[Atom, Atom], context: Context, whole: bool) -> list[FoundDate]:
    if isinstance(piece, tuple):
        return _range(*piece, context, whole)
    found = resolve(piece, context)
    return [_date(piece, *found)] if found else []


def _date(atom: Atom, edtf: str, inferred: bool) -> FoundDate:
    kind: Literal["date", "period"] = "date" if spans.grain(edtf) == "day" else "period"
    return FoundDate(atom.start, atom.end, edtf, inferred, kind, atom.modifier)


def _range(first: Atom, last: Atom, context: Context, whole: bool) -> list[FoundDate]:
    """ "from January to October" as one interval; as two dates where they make none."""
    apart = not whole and _stand_apart(first, last, context.text[first.end : last.start])
    if first.year is not None and last.year is None and not last.base:
        last.year = first.year
    end = resolve(last, context)
    begin = _beginning(first, last, end, context)
    if begin is None or end is None:
        return [_date(atom, *found) for atom, found in ((first, begin), (last, end)) if found]
    low, high = begin[0].rstrip("~"), end[0].rstrip("~")
    near, far = spans.bounds(low), spans.bounds(high)
    if apart or near is None or far is None or near[0] > far[1] or "/" in low + high:
        return [_date(first, *begin), _date(last, *end)]
    inferred = begin[1] or end[1]
    if {spans.grain(low), spans.grain(high)} & {"quarter", "half", "season"}:  # EDTF knows no intervals of these
        low, high = f"{near[0]:%Y-%m}", f"{far[1]:%Y-%m}"
    return [FoundDate(first.start, last.end, spans.interval(low, high), inferred, "period", first.modifier)]


def _stand_apart(first: Atom, last: Atom, gap: str) -> bool:
    """Whether each end of a range is a date of its own: "between April and June", "from 2009 to 2011"."""
    if first.grain == "day" or last.grain in ("day", "weekday"):
        return False
    return gap == " and " or (first.modifier == "from" and gap[0] == " " and bool(first.year and last.year))


def _beginning(first: Atom, last: Atom, end: tuple[str, bool] | None, context: Context) -> tuple[str, bool] | None:
    """The beginning of a range: in the year of its end, or in the year before if it would come after it."""
    far = spans.bounds(end[0]) if end else None
    if first.grain == "weekday" and last.grain == "weekday" and not first.base and far:
        behind = ((last.unit or 0) - (first.unit or 0)) % 7
        return str(far[0] - dt.timedelta(days=behind)), True
    if end is None or far is None or first.year is not None or first.base or first.grain == "weekday":
        return resolve(first, context)
    for year in (far[0].year, far[0].year - 1):
        first.year = year
        found = resolve(first, context)
        near = spans.bounds(found[0]) if found else None
        if found and near and near[0] <= far[1]:
            return found[0], end[1]
    return None

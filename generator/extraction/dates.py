"""Dates in a text: where they stand and what they mean, as EDTF that is never finer than the text.

The text is scanned once for the pieces that dates are written with; neighbouring pieces are joined ("October" and "of next
year"); then each date is resolved by the reference (when the article was published), the dates before it and the tense.
"""

import datetime as dt
from typing import Literal

from msgspec import Struct

from generator.extraction import _date_spans as spans
from generator.extraction._date_context import Context, Known
from generator.extraction._date_forms import Atom
from generator.extraction._date_join import join
from generator.extraction._date_read import read_atoms
from generator.extraction._date_resolve import resolve

Modifier = Literal["", "by", "as_of", "until", "since", "before", "after", "from"]


class FoundDate(Struct, frozen=True):
    """A place in a text that states a date."""

    start: int  # code points into the text
    end: int  # exclusive
    edtf: str
    inferred: bool = False  # True where any part was worked out from the reference or from other dates
    kind: Literal["date", "period"] = "date"  # a day; or a week and more, over which values are counted
    modifier: Modifier = ""


def find_dates(text: str, reference: dt.date | str | None = None) -> list[FoundDate]:
    """The dates in ``text``, in order, not overlapping.

    ``reference`` is the day of publication, or EDTF of what is known of it ("2023-05"), or None. Without it a date without
    a year takes the year of the nearest dated place, or ``XXXX``; "yesterday" and "last year" then yield nothing.
    Durations ("in 24 hours") and words such as "now" are no dates.
    """
    pieces = join(text, list(read_atoms(text)))
    context = Context(text, _plain_reference(reference))
    if context.reference is None:
        context.stated = [known for piece in pieces if (known := _stated(piece, context))]
    found = []
    for piece in pieces:
        date = _found(piece, context)
        if date is not None:
            found.append(date)
            context.known.append(Known(date.start, date.end, date.edtf, not date.inferred, date.modifier))
    return found


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


def _found(piece: Atom | tuple[Atom, Atom], context: Context) -> FoundDate | None:
    if isinstance(piece, tuple):
        return _range(*piece, context)
    found = resolve(piece, context)
    if found is None:
        return None
    edtf, inferred = found
    kind: Literal["date", "period"] = "date" if spans.grain(edtf) == "day" else "period"
    return FoundDate(piece.start, piece.end, edtf, inferred, kind, _modifier(piece))


def _modifier(atom: Atom) -> Modifier:
    return atom.modifier  # type: ignore[return-value]


def _range(first: Atom, last: Atom, context: Context) -> FoundDate | None:
    """ "from January to October": the end gives the beginning its year, unless it has one."""
    if last.grain == "day" and first.grain == "month" and not last.unit:
        return None
    if first.year is not None and last.year is None and not last.base:
        last.year = first.year
    end = resolve(last, context)
    begin = _lead(first, last, end, context)
    if begin is None or end is None:
        one, atom = (begin, first) if begin else (end, last)
        return FoundDate(atom.start, atom.end, one[0], one[1], "period", _modifier(atom)) if one else None
    low, high = begin[0].rstrip("~"), end[0].rstrip("~")
    edges, far = spans.bounds(low), spans.bounds(high)
    if (edges and far and edges[0] > far[1]) or "/" in low or "/" in high:
        return FoundDate(first.start, first.end, begin[0], begin[1], "period", _modifier(first))
    return FoundDate(first.start, last.end, spans.interval(low, high), begin[1] or end[1], "period", _modifier(first))


def _lead(first: Atom, last: Atom, end: tuple[str, bool] | None, context: Context) -> tuple[str, bool] | None:
    """The beginning of a range: in the year of its end, or in the year before if it would come after it."""
    far = spans.bounds(end[0]) if end else None
    if first.year is not None or first.base or far is None or first.grain == "weekday":
        return resolve(first, context)
    for year in (far[0].year, far[0].year - 1):
        first.year = year
        found = resolve(first, context)
        near = spans.bounds(found[0]) if found else None
        if found and near and near[0] <= far[1]:
            return found[0], end[1] if end else True
    return None

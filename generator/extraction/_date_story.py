"""Narration: a text that tells of old times in order, where a day or month takes its year from the date before."""

import datetime as dt
import re

from generator.extraction import _date_spans as spans
from generator.extraction._date_context import Context, Known, tense
from generator.extraction._date_forms import Atom

_SET_AGAINST = re.compile(r"\bsame (?:month|quarter|period|time) (?:of|in) (?:\d{4}|last year)\b")
_OLD = 2  # years before the reference
_ENOUGH = 3  # so many old years make a narration, where the text hardly names others
_FINE = ("day", "month", "quarter", "half", "season")
_BACK, _AHEAD = dt.timedelta(days=100), dt.timedelta(days=265)  # a story goes forward, mostly


def is_narration(years: list[int], today: dt.date | None) -> bool:
    """Whether the years that a text states are those of a story about old times."""
    old = sum(today is not None and year <= today.year - _OLD for year in years)
    return old >= _ENOUGH and old * 5 >= len(years) * 4


def told_date(atom: Atom, context: Context) -> Known | None:
    """The date before from which a story goes on at ``atom``; None where the text tells of the present."""
    today, known = context.today, context.known[-1] if context.known else None
    found = spans.bounds(known.edtf) if known else None
    if known is None or found is None or today is None or found[0].year > today.year - _OLD:
        return None
    if context.narrates:
        return known
    if _SET_AGAINST.search(context.text, atom.end, context.sentence(atom.start, atom.end)[1]):
        return None  # "In April it sold 611, down from the same month of 2023": what is reported now
    gap = context.text[known.end : atom.start]
    if (
        "\n\n" in gap
        or atom.grain == "season"
        or spans.grain(known.edtf) not in _FINE
        or known.modifier in ("since", "before", "after")
    ):
        return None
    if known.start < context.reach(atom.start, atom.end, 1) or tense(context, atom) == "future":
        return None
    before = context.known[-2] if len(context.known) > 1 else None
    earlier = spans.bounds(before.edtf) if before and "\n\n" not in context.text[before.end : known.start] else None
    in_row = earlier is not None and earlier[0].year >= found[0].year - 1 and earlier[0] <= found[0]
    same_month = atom.grain == "day" and atom.unit == found[0].month
    return known if in_row or same_month else None


def told(candidates: list[str], anchor: Known) -> str | None:
    """The candidate that comes next in the story: not long before the date ``anchor``, and within the year after it."""
    base = spans.bounds(anchor.edtf)
    if base is None:
        return None
    if spans.grain(anchor.edtf) == "year":
        return next((edtf for edtf in candidates if edtf[:4] == anchor.edtf[:4]), None)
    known = [(found, edtf) for edtf in candidates if (found := spans.bounds(edtf))]
    return next((edtf for found, edtf in known if base[0] - _BACK <= found[0] <= base[0] + _AHEAD), None)

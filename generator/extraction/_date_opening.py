"""Durations that a dated opening anchors: "within 72 hours", "in the first weekend"; and "in those six months"."""

import datetime as dt
import functools
import re

from generator.extraction import _date_spans as spans
from generator.extraction._date_context import MEMORY, Context, Known, tense
from generator.extraction._date_forms import Atom, number
from generator.knowledge import rules

_BACK = 2  # so many sentences before its own may name the anchor
_WEEKS = dt.timedelta(weeks=3)  # the first weekend of what came so long ago is told of
_ENDED = re.compile(r"(?<![\w-])(?:end(?:s|ed|ing)?|(?:clos|stop|expir|suspend)\w*)\b")


@functools.cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(rules('dates')['openings'])})", re.IGNORECASE)


def opening(match: re.Match[str], text: str) -> Atom | None:
    """ "the first 24 hours", "within 72 hours", "48 hours after the launch"."""
    written, unit = match["count"] or match["count2"] or match["count3"], match["unit"] or match["unit2"]
    unit = (unit or match["unit3"]).rstrip("s")
    count = number(written) if written else 1
    if not 1 <= count <= 100 or (unit == "hour" and count < 12) or (unit == "weekend" and count > 1):
        return None
    edge = "first" if match["unit"] else "within"
    edge = "full" if match["full"] else edge
    return Atom(match.start(), match.end(), "opening", unit=count, base=unit, edge=edge)


def those(match: re.Match[str], text: str) -> Atom | None:
    """ "in those six months", "in the period"."""
    if match["unit"] is None:
        return Atom(match.start(), match.end(), "those")
    count = number(match["count"]) * {"months": 1, "quarters": 3, "years": 12}[match["unit"]]
    return Atom(match.start(), match.end(), "those", unit=count)


def anchored(atom: Atom, context: Context) -> tuple[str, bool] | None:
    """The time that a duration covers, from the opening that is dated in its sentence or shortly before."""
    if tense(context, atom) == "future":
        return None
    anchor = _weekend_anchor(atom, context) if atom.base == "weekend" else _anchor(atom, context)
    found = spans.bounds(anchor.edtf) if anchor else None
    if anchor is None or found is None:
        return None
    edtf = _covered(atom, found[0], spans.grain(anchor.edtf))
    ends = spans.bounds(edtf) if edtf else None
    late = context.today and ends and ends[1] > context.today + dt.timedelta(days=31 if atom.base == "month" else 2)
    return None if edtf is None or late else (edtf, True)


def _covered(atom: Atom, start: dt.date, fine: str) -> str | None:
    count, unit = atom.unit or 1, atom.base
    if unit == "month":
        begin = 1 if atom.edge == "full" and (fine != "day" or start.day > 1) else 0
        if atom.edge == "within" and fine == "day":
            end = f"{spans.shifted_month(start.year, start.month, count)}-{start.day:02}"
            return f"{start}/{end}" if spans.bounds(end) else None
        months = [spans.shifted_month(start.year, start.month, by) for by in (begin, begin + count - 1)]
        return spans.interval(*months)
    if fine != "day":
        return None
    if unit == "weekend":
        saturday = start + dt.timedelta(days=(5 - start.weekday()) % 7)
        if start.weekday() == 6:
            return str(start)
        return f"{start if start.weekday() >= 4 else saturday}/{saturday + dt.timedelta(days=1)}"
    days = {"hour": -(-count // 24), "day": count, "week": 7 * count}[unit]
    last = days - 1 if atom.edge != "within" and unit != "hour" else days
    return spans.interval(start, start + dt.timedelta(days=last))


def _anchor(atom: Atom, context: Context) -> Known | None:
    """The nearest start before; the first of the sentence that names an opening, whose dates are no deadlines."""
    reach = context.reach(atom.start, atom.end, _BACK)
    grains = ("day", "month") if atom.base == "month" else ("day",)
    for known in reversed(context.known[-MEMORY:]):
        if known.start < reach:
            return None
        if spans.grain(known.edtf) in grains and _is_opening(known, context):
            return known
    return None


def _weekend_anchor(atom: Atom, context: Context) -> Known | None:
    """The last opening of the weeks before the reference: the first weekend is that of the launch."""
    for known in reversed(context.known[-MEMORY:]):
        found = spans.bounds(known.edtf)
        recent = found and (context.today is None or context.today - _WEEKS <= found[0])
        if recent and spans.grain(known.edtf) == "day" and _is_opening(known, context, near=100):
            return known
    return None


def _is_opening(known: Known, context: Context, near: int = 300) -> bool:
    found = spans.bounds(known.edtf)
    if found is None or known.modifier in ("by", "until", "before", "as_of"):
        return False
    if context.today and found[0] >= context.today:
        return False
    first, last = context.sentence(known.start, known.end)
    first, last = max(first, known.start - near), min(last, known.end + near)
    words = context.text[first:last]
    return bool(_openings().search(words)) and not _ENDED.search(words)


def named_before(atom: Atom, context: Context) -> tuple[str, bool] | None:
    """The period named last, of as many months as the words say."""
    reach = context.reach(atom.start, atom.end, _BACK)
    for known in reversed(context.known[-MEMORY:]):
        if known.start < reach:
            return None
        found = spans.bounds(known.edtf)
        if found is None or spans.grain(known.edtf) == "day" or known.compared:
            continue
        if context.text[known.start : known.end].endswith(("ago", "before")):
            continue
        count = (found[1].year - found[0].year) * 12 + found[1].month - found[0].month + 1
        if atom.unit is None or count == atom.unit:
            return known.edtf, True
    return None

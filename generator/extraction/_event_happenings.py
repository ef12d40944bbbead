"""Which dates tell of a happening, and which only when something holds or is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.extraction._event_cues import type_of
from generator.extraction.context import Context, Line
from generator.extraction.dates import FoundDate
from generator.extraction.edtf import is_past
from generator.extraction.event_dates import only_describes
from generator.extraction.figures import VEHICLES
from generator.extraction.phrases import Cue
from generator.extraction.quantities import Quantity
from generator.extraction.rows import cells_of
from generator.extraction.statuses import event_status_of

_HALF = re.compile(r"\d{4}-4[01]|(\d{4})-01/\1-06|(\d{4})-07/\2-12")  # a half year's count is a result
_TEST = re.compile(r"\s(?:tests?|testing|trials?|calibration|camp)\b")
_WERE = re.compile(
    r"\bthere (?:were|are|was|is)\b|\b(?:had|has|have|employ(?:s|ed)?)\s(?:about |some |already |more than )?[\d,]+ (?:people|employees|staff|engineers)\b"
)
_BALANCE = re.compile(r"\swith\s(?:about\s|some\s)?\S?[\d.,]+")  # "ended September with 9.1 billion"
_STILL = re.compile(r"(?:today|now|currently)$", re.IGNORECASE)


def is_happening(context: Context, cues: Sequence[Cue], line: Line, date: FoundDate, *, leads: bool) -> bool:
    """False for a date that only says with what a figure is compared, how long, or over which span it is counted.

    ``leads`` is true for the line that begins the body.
    """
    text = context.text
    if only_describes(text, line, date) or cells_of(text, line.start, line.end):
        return False
    if date.modifier == "since" and date.kind == "period" and not _starts_something(cues, date):
        return False
    if _is_mere_time(context, cues, line, date):
        return False
    if _is_no_news(text, line, date) and type_of(context, cues, line, date) == "other":
        return False
    if _counts_staff(context, line, date) or _TEST.match(text, date.end):
        return False  # "has finished the summer test" does not say when
    start, end = context.clause(line, date.start)
    published = context.article.as_of
    if published and is_past(published, date.edtf):
        return True  # what is to come is told as a plan
    counted = any(_is_count(q) and start <= q.start < end for q in line.quantities)
    if date.kind == "period" and counted and date.modifier not in ("as_of", "by", "until"):
        if (
            leads
            or _HALF.fullmatch(date.edtf)
            or any(cue.key == "financial" and start <= cue.start < line.end for cue in cues)
        ):
            return True
        return any(cue.key == "marks" and start <= cue.start < end for cue in cues) or _is_planned(context, line, date)
    return True


def _is_no_news(text: str, line: Line, date: FoundDate) -> bool:
    """True for a question, for what announces a list, for a date alone and for a balance at the end of a period."""
    if text[line.start : date.start].strip() == "" and text[date.end : line.end].strip(" .") == "":
        return True
    if _BALANCE.match(text, date.end) and text.endswith(("ended ", "finished ", "closed "), line.start, date.start):
        return True
    return text[line.end - 1] in ":：?？" and not line.mentions


def _counts_staff(context: Context, line: Line, date: FoundDate) -> bool:
    """True where a clause says no more than how many there were: "two years ago, there were already 7,000 people"."""
    if not context.text[date.start : date.end].endswith("ago"):
        return False
    start, end = context.clause(line, date.start)
    people = [q for q in line.quantities if q.unit == "{person}" and start <= q.start < end]
    return bool(people) and _WERE.search(context.text, start, end) is not None


def _is_mere_time(context: Context, cues: Sequence[Cue], line: Line, date: FoundDate) -> bool:
    """True for "today" and "this year" of a sentence in which nothing happens: "It employs 1,150 people today"."""
    now = _STILL.search(context.text, date.start, date.end) is not None
    plain = now or (len(date.edtf) == 4 and date.inferred)
    told = bool(line.mentions) or any(cue.key in ("maker", "model") for cue in line.cues["anaphora"])
    due = any(cue.key in ("planned", "target", "estimated") and cue.end <= date.start for cue in line.cues["status"])
    if told and due:
        return False  # "the car is due later this year"
    return (
        plain and not any(q.unit for q in line.quantities if not now) and type_of(context, cues, line, date) == "other"
    )


def _starts_something(cues: Sequence[Cue], date: FoundDate) -> bool:
    """True for "on sale since June", which says when it was launched."""
    return any(cue.key in ("launch", "delivery", "production") and 0 <= date.start - cue.end < 16 for cue in cues)


def _is_planned(context: Context, line: Line, date: FoundDate) -> bool:
    return event_status_of(context, line, date.start, context.clause(line, date.start)[1]) != "happened"


def _is_count(quantity: Quantity) -> bool:
    if quantity.unit is None and not isinstance(quantity.value, tuple):
        return quantity.value >= 100
    return quantity.unit in VEHICLES

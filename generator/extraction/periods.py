"""When a figure holds: the date that goes with a quantity."""

from __future__ import annotations

import calendar
import functools
import re

from generator.extraction.context import Context, Line
from generator.extraction.dates import FoundDate
from generator.extraction.quantities import Quantity
from generator.knowledge import rules
from generator.knowledge.attributes import Attribute

_STRETCHED = ("as_of", "by", "until")


class Periods:
    """Carries periods from sentence to sentence; one for each article, lines in order."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.carried: tuple[str, int] | None = None  # EDTF of the last flow period and its paragraph
        self.launches: dict[str, str] = {}  # entity id -> EDTF of its launch in this article
        self.filing: tuple[str, int] | None = None

    def choose(self, line: Line, quantity: Quantity, attribute: Attribute, subject: str, *, future: bool) -> str | None:
        """The EDTF period of a figure, or None where the text gives none."""
        stated = self._nearest(line, quantity, attribute)
        if attribute.period == "flow":
            return self._flow(line, quantity, stated, future=future)
        if attribute.period == "offer":
            published = self.context.article.published
            return stated.edtf if stated else self.launches.get(subject, published and published[:7])
        if stated:
            return stated.edtf
        if attribute.period == "spec" and self.filing and line.paragraph - self.filing[1] <= 2:
            return self.filing[0]
        return None

    def enter(self, line: Line) -> None:
        """Lets a period that a title, heading or lead states stand for the figures after it."""
        if line.role == "body" and line is not self.context.lines[min(1, len(self.context.lines) - 1)]:
            return
        for date in line.dates:
            if date.kind == "period" and not self._is_compared(line, date.start) and "/.." not in date.edtf:
                self.carried = (date.edtf, line.paragraph)
                return

    def _flow(self, line: Line, quantity: Quantity, stated: FoundDate | None, *, future: bool) -> str | None:
        cumulative = any(
            abs(cue.start - quantity.start) < 90 and self.context.crossings(*_span(cue.start, quantity.start)) <= 2
            for cue in line.cues["cumulative"]
        )
        if stated:
            if not cumulative:
                self.carried = (stated.edtf, line.paragraph)
                return stated.edtf
            return self._since(line, stated) or (stated.edtf if stated.modifier in _STRETCHED else last_day(stated.edtf))
        if quantity.unit in ("{vehicle}/mo", "{vehicle}/a") or future:
            return None
        if self.carried is None:
            return None
        return last_day(self.carried[0]) if cumulative else self.carried[0]

    def _since(self, line: Line, end: FoundDate) -> str | None:
        """A running total since a stated start: the interval."""
        for date in line.dates:
            before = self.context.text[max(line.start, date.start - 60) : date.start]
            if date is not end and (date.modifier == "since" or re.search(r"\bsince\b", before)) and "/" not in date.edtf:
                return f"{date.edtf}/{end.edtf}" if date.edtf < end.edtf else None
        return None

    def _nearest(self, line: Line, quantity: Quantity, attribute: Attribute) -> FoundDate | None:
        best: tuple[float, FoundDate] | None = None
        for date in line.dates:
            if self._is_compared(line, date.start) or date.start < quantity.end and quantity.start < date.end:
                continue
            if attribute.period == "flow" and not self._counts(date):
                continue
            low, high = _span(date.start, quantity.start)
            cost = (high - low) / 4 + 12 * self.context.crossings(low, high)
            if date.start > quantity.end:
                cost += 6
            if attribute.period == "flow" and date.modifier == "since":
                cost += 30
            if best is None or cost < best[0]:
                best = (cost, date)
        limit = {"flow": 90.0, "offer": 45.0, "state": 55.0, "spec": 30.0}[attribute.period]
        return best[1] if best and best[0] <= limit else None

    def _counts(self, date: FoundDate) -> bool:
        return date.kind == "period" or date.modifier in (*_STRETCHED, "since")

    def _is_compared(self, line: Line, offset: int) -> bool:
        return _comparing().search(self.context.text[max(line.start, offset - 28) : offset]) is not None


def last_day(edtf: str) -> str:
    """The day on which a year, month, quarter, half or interval ends, as EDTF; other dates stay as they are."""
    end = edtf.rstrip("~?%").split("/")[-1]
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", end)
    if not match:
        return edtf
    year, part = int(match[1]), match[2]
    month = {None: 12, "33": 3, "34": 6, "35": 9, "36": 12, "40": 6, "41": 12}.get(part) or int(part)
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}" if month <= 12 else edtf


def _span(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a <= b else (b, a)


@functools.cache
def _comparing() -> re.Pattern[str]:
    words = sorted(rules("discourse")["comparing"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\s(?:the\s|a\s)?$", re.IGNORECASE)

"""When a figure holds: the date that goes with a quantity."""

from __future__ import annotations

import calendar
import functools
import re
from collections.abc import Iterable

from generator.extraction.context import Context, Line
from generator.extraction.dates import FoundDate
from generator.extraction.figures import is_money
from generator.extraction.quantities import Quantity
from generator.knowledge import rules
from generator.knowledge.attributes import Attribute
from generator.model import Event

_SET_AGAINST = re.compile(r"\b(?:compared (?:with|to)|against|versus|than|up from|down from)\b")
_STRETCHED = ("as_of", "by", "until")


class Periods:
    """Carries periods from sentence to sentence; one for each article, lines in order."""

    def __init__(self, context: Context, events: Iterable[Event]) -> None:
        self.context = context
        self.base: str | None = None  # EDTF of the period that title, heading or lead state
        self.carried: tuple[str, int] | None = None  # EDTF of the last flow period and its paragraph
        self.state: tuple[str, int] | None = None  # EDTF of the last state and its paragraph
        self.launches: dict[str, str] = {}  # entity id -> EDTF of its launch in this article
        self.filings: dict[str, str] = {}  # entity id -> EDTF of a filing that declares what it is
        for event in events:
            if event.status == "happened" and event.date and len(event.date) == 10 and self._is_recent(event.date):
                book = self.launches if event.type in ("launch", "unveiling") else self.filings
                if event.type in ("launch", "unveiling") or (event.type == "filing" and self._names_authority(event)):
                    for participant in event.participants:
                        book.setdefault(participant, event.date)

    def choose(self, line: Line, quantity: Quantity, attribute: Attribute, subject: str, *, future: bool) -> str | None:
        """The EDTF period of a figure, or None where the text gives none."""
        stated = self._nearest(line, quantity, attribute)
        published = self.context.article.published
        if stated is None and published and self._is_present(line, quantity):
            return published[:7]
        if attribute.period == "flow":
            return self._flow(line, quantity, stated, future=future)
        if attribute.period == "offer":
            return stated.edtf if stated else self.launches.get(subject, published and published[:7])
        if stated:
            self.state = (stated.edtf, line.paragraph)
            return stated.edtf
        amount = attribute.period == "state" and is_money(quantity.unit)
        if amount and self.state and line.paragraph - self.state[1] <= 1:
            self.state = (self.state[0], line.paragraph)
            return self.state[0]
        if attribute.id.startswith("share_price"):
            return self.context.article.published
        if attribute.period != "spec":
            return None
        maker = self.context.lexicon.entities[subject].part_of or ""
        return self.filings.get(subject, self.filings.get(maker))

    def _names_authority(self, event: Event) -> bool:
        return any(self.context.kind(participant) == "organisation" for participant in event.participants)

    def _is_recent(self, day: str) -> bool:
        """True for a day of the two months before the publication: what held then holds in the article."""
        published = self.context.article.published or "9999"
        return len(published) < 7 or _months(published) - _months(day) <= 2

    def enter(self, line: Line) -> None:
        """Lets a period that a title, heading or lead states stand for the figures after it."""
        if line.role == "body" and (self.base or line not in self.context.lines[:3]):
            return
        for date in line.dates:
            if date.kind == "period" and not self._is_compared(line, date) and "/.." not in date.edtf:
                self.base = date.edtf
                return

    def _flow(self, line: Line, quantity: Quantity, stated: FoundDate | None, *, future: bool) -> str | None:
        cumulative = any(
            abs(cue.start - quantity.start) < 90 and self.context.crossings(*_span(cue.start, quantity.start)) <= 2
            for cue in line.cues["cumulative"]
        )
        if stated:
            if not cumulative:
                if (
                    not future
                    and not self._is_set_against(line, quantity)
                    and (self.base is None or "/" not in stated.edtf)
                ):
                    self.carried = (stated.edtf, line.paragraph)
                return stated.edtf
            return self._since(line, stated) or last_day(stated.edtf)
        if quantity.unit in ("{vehicle}/mo", "{vehicle}/a") or future:
            return None
        near = self.carried is not None and line.paragraph - self.carried[1] <= (0 if self.base else 1)
        period = self.carried[0] if self.carried and near else self.base
        return last_day(period) if period and cumulative else period

    def _since(self, line: Line, end: FoundDate) -> str | None:
        """A running total since a stated start: the interval."""
        for date in line.dates:
            before = self.context.text[max(line.start, date.start - 60) : date.start]
            if (
                date is not end
                and (date.modifier == "since" or re.search(r"\bsince\b", before))
                and "/" not in date.edtf
            ):
                return f"{date.edtf}/{end.edtf}" if date.edtf < end.edtf else None
        return None

    def _nearest(self, line: Line, quantity: Quantity, attribute: Attribute) -> FoundDate | None:
        best: tuple[float, FoundDate] | None = None
        told: FoundDate | None = None
        for date in line.dates:
            if 0 <= date.start - quantity.end <= 2 and self._is_earlier(date):
                return date  # "17,600 a year earlier"
            if self._is_compared(line, date) or (date.start < quantity.end and quantity.start < date.end):
                continue
            if date.start >= quantity.end and _SET_AGAINST.search(self.context.text, quantity.end, date.start):
                continue  # the date of what the figure is compared with
            if attribute.period == "flow" and not self._counts(date):
                continue
            low, high = _span(date.start, quantity.start)
            if attribute.period == "state" and self._is_telling(line, date):
                told = date if len(date.edtf) == 10 else told
                continue
            cost = (high - low) / 4 + (12 if attribute.period == "flow" else 7) * self.context.crossings(low, high)
            if date.start > quantity.end:
                cost += 6
            elif self._is_taken(line, date, quantity):
                cost += 12
            if attribute.period == "flow" and date.modifier == "since":
                cost += 30
            if best is None or cost < best[0]:
                best = (cost, date)
        if attribute.period == "state" and best is None and told and is_money(quantity.unit):
            return told  # what is announced on a day holds from that day
        if attribute.period == "state" and best and len(line.dates) == 1:
            return best[1]
        limit = {"flow": 90.0, "offer": 45.0, "state": 70.0, "spec": 30.0}[attribute.period]
        return best[1] if best and best[0] <= limit else None

    def _is_taken(self, line: Line, date: FoundDate, quantity: Quantity) -> bool:
        """True for a date that closes the figure before it: "207,080 cars in March and 552,076 in the first quarter"."""
        earlier = [q.end for q in line.quantities if q.end <= date.start and q.form != "condition"]
        if not earlier or date.start - max(earlier) > 30 or self.context.crossings(max(earlier), date.start):
            return False
        return any(quantity.end <= later.start <= quantity.end + 24 for later in line.dates)

    def _is_telling(self, line: Line, date: FoundDate) -> bool:
        before = self.context.text[max(line.start, date.start - 34) : date.start]
        return _telling().search(before) is not None

    def _is_set_against(self, line: Line, quantity: Quantity) -> bool:
        """True for a figure that the one before is compared with; its period is not the article's."""
        return _comparing().search(self.context.text[max(line.start, quantity.start - 28) : quantity.start]) is not None

    def _is_present(self, line: Line, quantity: Quantity) -> bool:
        return any(
            abs(cue.start - quantity.start) < 70 and self.context.crossings(*_span(cue.start, quantity.start)) <= 3
            for cue in line.cues["present"]
        )

    def _counts(self, date: FoundDate) -> bool:
        return date.kind == "period" or date.modifier in (*_STRETCHED, "since")

    def _is_earlier(self, date: FoundDate) -> bool:
        return self.context.text[date.start : date.end].endswith(("earlier", "ago", "before"))

    def _is_compared(self, line: Line, date: FoundDate) -> bool:
        before = self.context.text[max(line.start, date.start - 28) : date.start]
        if self.context.text[date.start : date.end].lower().removeprefix("the ").startswith("same "):
            return True
        if self._is_earlier(date):
            return True
        span = date.modifier == "from" and "/" in date.edtf
        return not span and _comparing().search(before) is not None


def last_day(edtf: str) -> str:
    """The day on which a year, month, quarter, half or interval ends, as EDTF; other dates stay as they are."""
    end = edtf.rstrip("~?%").split("/")[-1]
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", end)
    if not match:
        return edtf
    year, part = int(match[1]), match[2]
    month = {None: 12, "33": 3, "34": 6, "35": 9, "36": 12, "40": 6, "41": 12}.get(part) or int(part)
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}" if 1 <= month <= 12 else edtf


def _months(edtf: str) -> int:
    return int(edtf[:4]) * 12 + int(edtf[5:7])


def _span(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a <= b else (b, a)


@functools.cache
def _telling() -> re.Pattern[str]:
    words = sorted(rules("discourse")["telling"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b(?:\s(?!that\b)[\w’'.]+){0,4}\s?$")


@functools.cache
def _comparing() -> re.Pattern[str]:
    words = sorted(rules("discourse")["comparing"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\s(?:the\s|a\s)?$", re.IGNORECASE)

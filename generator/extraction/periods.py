"""When a figure holds: the date that goes with a quantity."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable

from generator.extraction.context import Context, Line
from generator.extraction.dates import FoundDate
from generator.extraction.edtf import last_day, moved
from generator.extraction.figures import is_money, unit_family
from generator.extraction.quantities import Quantity
from generator.knowledge import rules
from generator.knowledge.attributes import Attribute
from generator.model import Event

_SET_AGAINST = re.compile(r"\b(?:compared (?:with|to)|against|versus|than|up from|down from)\b")
_STRETCHED = ("as_of", "by", "until")
_THE_PERIOD = re.compile(r"(?:the|that) (?:quarter|half|period)", re.IGNORECASE)  # that the article reports on
#: "a year ago", "three months earlier": how far back what a figure is compared with lies.
_BACK = re.compile(
    r"\b(a|an|one|two|three|six|12|twelve|the)\s(?:same\s)?(year|quarter|month)s?\s(?:earlier|ago|before)\b",
    re.IGNORECASE,
)
_COUNT = {"two": 2, "three": 3, "six": 6, "12": 12, "twelve": 12}
_LENGTH = {"year": 12, "quarter": 3, "month": 1}
_FROM = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus)\s(?:a\s|an\s|about\s|the\s)?(?:\w+\s(?:of\s)?)?\W{0,3}$"
)
#: The aim of the year in which an article is written: "the annual target is 300,000", "to end the year at 60,000".
_ANNUAL = re.compile(
    r"\b(?:(?:annual|yearly|full[- ]year|whole[- ]year|year['’]s) (?:\w+ )?(target|goal|aim|guidance|forecast|plan)|"
    r"(?:end|finish|close|ends|for|over) the (?:full |whole )?year)\b",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(r"\b[Aa]fter an? [a-z-]+ $")  # "after a dismal February": what went before
_AIMING = ("target", "planned", "estimated", "claimed")
_WITHIN = re.compile(
    r"\b(?:in|within|during|after|over)\s(?:just\s|only\s|about\s|less than\s|under\s)?(?:the\s|its\s)?"
    r"(first\s)?(?:(\w+)\s)?(hours?|days?)\b",
    re.IGNORECASE,
)


class Periods:
    """Carries periods from sentence to sentence; one for each article, lines in order."""

    def __init__(self, context: Context, events: Iterable[Event]) -> None:
        self.context = context
        self.base: str | None = None  # EDTF of the period that title, heading or lead state
        self.carried: tuple[str, int] | None = None  # EDTF of the last flow period and its paragraph
        self.spoken: str | None = None  # EDTF of the last flow: what "a year ago" counts from
        self.back: tuple[int, int] | None = None  # months back of the last comparison, and its paragraph
        self.state: tuple[str, int] | None = None  # EDTF of the last state and its paragraph
        self.launches: dict[str, str] = {}  # entity id -> EDTF of its launch in this article
        self.starts: dict[str, str] = {}  # entity id -> EDTF of the day on which its deliveries or sales began
        self.filings: dict[str, str] = {}  # entity id -> EDTF of a filing that declares what it is
        for event in events:
            if event.status != "happened" or not event.date or len(event.date) != 10:
                continue
            if event.type in ("delivery", "launch") and event.participants:
                first = event.participants[0]
                self.starts[first] = min(event.date, self.starts.get(first, event.date))
            if self._is_recent(event.date):
                book = self.launches if event.type in ("launch", "unveiling") else self.filings
                if event.type in ("launch", "unveiling") or (event.type == "filing" and self._names_authority(event)):
                    for participant in event.participants:
                        book.setdefault(participant, event.date)

    def choose(self, line: Line, quantity: Quantity, attribute: Attribute, subject: str, *, future: bool) -> str | None:
        """The EDTF period of a figure, or None where the text gives none."""
        if attribute.id.startswith("share_price"):
            day = self._nearest(line, quantity, attribute)
            return day.edtf if day and len(day.edtf) == 10 else self.context.article.published
        if attribute.period in ("flow", "state") and self.spoken and self._is_backward(line, quantity):
            return self._before_now(line, quantity)
        period = self._choose(line, quantity, attribute, subject, future=future)
        if attribute.period == "flow" and period and not future:
            self.spoken = period
        return period

    def _choose(
        self, line: Line, quantity: Quantity, attribute: Attribute, subject: str, *, future: bool
    ) -> str | None:
        stated = self._nearest(line, quantity, attribute)
        if stated and self.base and _THE_PERIOD.fullmatch(self.context.text, stated.start, stated.end):
            return self.base
        published = self.context.article.published
        if stated is None and published and self._is_present(line, quantity):
            return published[:7]
        if attribute.period == "flow":
            return self._flow(line, quantity, stated, subject, future=future) or self._from_launch(
                line, quantity, subject
            )
        if attribute.period == "offer":
            return stated.edtf if stated else self.launches.get(subject, published and published[:7])
        if stated:
            self.state = (stated.edtf, line.paragraph)
            return stated.edtf
        amount = attribute.period == "state" and is_money(quantity.unit)
        if amount and self.state and line.paragraph - self.state[1] <= 1:
            self.state = (self.state[0], line.paragraph)
            return self.state[0]
        if attribute.period != "spec":
            return None
        maker = self.context.lexicon.entities[subject].part_of or ""
        return self.filings.get(subject, self.filings.get(maker))

    # -- what a figure is compared with

    def _is_backward(self, line: Line, quantity: Quantity) -> bool:
        """True for a figure that the one before it is compared with: "1.34 billion, against 536 million a year ago"."""
        if self._back(line, quantity):
            return True
        earlier = [q for q in line.quantities if q.end <= quantity.start and q.form == quantity.form]
        if not earlier or unit_family(earlier[-1].unit) != unit_family(quantity.unit):
            return False
        compared = _FROM.search(self.context.text, max(line.start, quantity.start - 36), quantity.start)
        return compared is not None and not any(quantity.end <= date.start <= quantity.end + 40 for date in line.dates)

    def _before_now(self, line: Line, quantity: Quantity) -> str | None:
        """The period before that of the figures around it; None where the text does not say how long before."""
        back = self._back(line, quantity)
        if back:
            self.back = (back, line.paragraph)
        elif self.back and self.back[1] == line.paragraph:
            back = self.back[0]
        return moved(self.spoken, -back) if back and self.spoken else None

    def _back(self, line: Line, quantity: Quantity) -> int:
        """How many months back "a year ago" behind a figure lies; 0 where nothing of the kind follows it."""
        following = next((q.start for q in line.quantities if q.start >= quantity.end), line.end)
        match = _BACK.search(self.context.text, quantity.number_end, min(line.end, following + 24, quantity.end + 32))
        if not match or self.context.crossings(quantity.end, match.start()) or match.start() > following:
            return 0
        return _COUNT.get(match[1].lower(), 1) * _LENGTH[match[2].lower()]

    def _from_launch(self, line: Line, quantity: Quantity, subject: str) -> str | None:
        """The days from a launch that the article dates: "15,000 orders in the first hour", "in 48 hours"."""
        launch = self.launches.get(subject)
        match = _WITHIN.search(self.context.text, line.start, line.end) if launch else None
        if not match or not launch:
            return None
        count = next((q.value for q in line.quantities if match.start() <= q.start < match.end()), 1)
        if not isinstance(count, int):
            return None
        hours = count if match[3].lower().startswith("hour") else 24 * count
        day = dt.date.fromisoformat(launch)
        return launch if hours < 24 else f"{launch}/{day + dt.timedelta(hours=hours)}"

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
            if date.kind != "period" or "/.." in date.edtf or self._is_aimed_at(line, date):
                continue
            if not self._is_compared(line, date):
                self.base = date.edtf
                return

    def _is_aimed_at(self, line: Line, date: FoundDate) -> bool:
        """True for the year of a target or a plan ("its target for 2023"), which is not what the article reports on."""
        before = [c for c in line.cues["status"] if c.end <= date.start]
        if any(c.key in ("target", "planned") and date.start - c.end <= 24 for c in before):
            return True
        clause, _ = self.context.clause(line, date.start)
        return any(c.key == "estimated" and c.start >= clause and date.start - c.end <= 70 for c in before)

    def _flow(
        self, line: Line, quantity: Quantity, stated: FoundDate | None, subject: str, *, future: bool
    ) -> str | None:
        cumulative = self._is_cumulative(line, quantity)
        year = self._year_aimed_at(line, quantity, stated)
        if year:
            return year
        if stated:
            if not cumulative:
                if (
                    not future
                    and not self._is_set_against(line, quantity)
                    and (self.base is None or "/" not in stated.edtf)
                ):
                    self.carried = (stated.edtf, line.paragraph)
                return stated.edtf
            if "/" in stated.edtf:
                return stated.edtf
            if stated.modifier == "since":
                return self._until_now(stated.edtf)
            return self._since(line, stated) or self._since_start(subject, last_day(stated.edtf))
        if quantity.unit in ("{vehicle}/mo", "{vehicle}/a"):
            return None
        if future:
            return None
        near = self.carried is not None and line.paragraph - self.carried[1] <= (0 if self.base else 1)
        period = self.carried[0] if self.carried and near else self.base
        return last_day(period) if period and cumulative else period

    def _year_aimed_at(self, line: Line, quantity: Quantity, stated: FoundDate | None) -> str | None:
        """The year of publication, where a figure is what somebody aims at for the year."""
        published = self.context.article.published
        start = max(line.start, quantity.start - 60, stated.end if stated and stated.end <= quantity.start else 0)
        aimed = _ANNUAL.search(self.context.text, start, quantity.start)
        if not aimed or not published or (stated and stated.start > quantity.start):
            return None
        if not aimed[1] and not any(cue.key in _AIMING for cue in line.cues["status"]):
            return None
        return None if self.context.crossings(aimed.end(), quantity.start) else published[:4]

    def _is_cumulative(self, line: Line, quantity: Quantity) -> bool:
        """True for the figure that is the nearest to a word for a running total."""
        for cue in line.cues["cumulative"]:
            near = abs(cue.start - quantity.start) < 90
            if near and self.context.crossings(*_span(cue.start, quantity.start)) <= 2:
                return True
        return False

    def _until_now(self, start: str) -> str | None:
        """A running total since a start that the text dates: up to its publication, in the precision of the start."""
        published = self.context.article.published
        now = published[: len(start)] if published else ""
        return f"{start}/{now}" if len(now) == len(start) and start < now else start

    def _since_start(self, subject: str, end: str) -> str:
        """A running total to a day: since the subject's first delivery where the article dates it."""
        start = self.starts.get(subject)
        return f"{start}/{end}" if start and start < end else end

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
            if attribute.period == "offer" and self.context.crossings(*_span(date.start, quantity.start)) > 1:
                continue  # "189,800 yuan, its chairman says: first class by the end of the year"
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
        if re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", date.edtf) and _AFTER_MONTH.search(before):
            return True
        if self._is_earlier(date):
            return True
        span = date.modifier == "from" and "/" in date.edtf
        span = span or ("/" in date.edtf and before.lower().endswith(("over ", "over the ")))
        return not span and _comparing().search(before) is not None


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

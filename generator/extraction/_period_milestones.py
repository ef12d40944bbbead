"""The days from which an article counts: launches, first deliveries, filings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from generator.extraction.context import Context, Line
from generator.extraction.quantities import Quantity
from generator.model import Event

_REACH = 8  # sentences
_DURATION = re.compile(r"\b(?:hours?|days)\b")
_WITHIN = re.compile(
    r"\b(?:in|within|during|after|over)\s(?:just\s|only\s|about\s|less than\s|under\s)?(?:the\s|its\s)?"
    r"(?:first\s)?(?:[\w.]+\s)?(minutes?|hours?|days?)\b"
    r"|\b\d+\s(minutes?|hours?|days?)(?=,?\s(?:big |small |firm |lock(?:ed)? |accumul\w+ )*(?:orders?|take|took|broke|break))",
    re.IGNORECASE,
)


class Milestones:
    """What an article's dated events say of when its cars came; entities by their id, days in EDTF."""

    def __init__(self, context: Context, events: Iterable[Event]) -> None:
        self.context = context
        self.launches: dict[str, str] = {}  # launch or unveiling, of the two months before the publication
        self.filings: dict[str, str] = {}  # a filing that declares what it is, of the same months
        self.starts: dict[str, str] = {}  # the day on which deliveries or sales began
        self.news: list[tuple[int, str, tuple[str, ...]]] = []  # sentence, day, and who it is about, as they are told
        for event in events:
            if event.status == "happened" and event.date and len(event.date) == 10:
                self._take(event, event.date)

    def from_launch(self, line: Line, quantity: Quantity, subject: str) -> str | None:
        """The days from a launch that the article dates: "15,000 orders in the first hour", "in 48 hours"."""
        launch = self.launches.get(subject)
        if not launch:
            return None
        spans = _WITHIN.finditer(self.context.text, line.start, line.end)
        match = min(spans, key=lambda span: abs(span.start() - quantity.start), default=None)
        if match is None:
            return None
        count = next((q.value for q in line.quantities if match.start() <= q.start < match.end()), 1)
        if not isinstance(count, int):
            return None
        unit = (match[1] or match[2]).lower()
        hours = 0 if unit.startswith("minute") else count if unit.startswith("hour") else 24 * count
        day = dt.date.fromisoformat(launch)
        return launch if hours < 24 else f"{launch}/{day + dt.timedelta(hours=hours)}"

    def told_before(self, line: Line, subject: str) -> str | None:
        """The day of the news that the sentences before a price tell of its car."""
        before = [day for at, day, who in self.news if 0 <= line.index - at <= _REACH and subject in who]
        return before[-1] if before else None

    def since_start(self, subject: str, end: str) -> str:
        """A running total to a day: since the subject's first delivery where the article dates it."""
        start = self.starts.get(subject)
        return f"{start}/{end}" if start and start < end else end

    def filed(self, subject: str) -> str | None:
        """The day of the filing that declares what a car is, its own or its maker's."""
        maker = self.context.lexicon.entities[subject].part_of or ""
        return self.filings.get(subject, self.filings.get(maker))

    def _take(self, event: Event, day: str) -> None:
        if event.type in ("delivery", "launch"):
            for number, participant in enumerate(event.participants):
                if number == 0 or self.context.kind(participant) == "model":
                    self.starts[participant] = min(day, self.starts.get(participant, day))
        if not self._is_recent(day) or _DURATION.search(event.date_text or ""):
            return
        self.news.append((event.evidence[0].sentence, day, event.participants))
        launched = event.type in ("launch", "unveiling")
        book = self.launches if launched else self.filings
        if launched or (event.type == "filing" and self._names_authority(event)):
            for participant in event.participants:
                book.setdefault(participant, day)

    def _names_authority(self, event: Event) -> bool:
        return any(self.context.kind(participant) == "organisation" for participant in event.participants)

    def _is_recent(self, day: str) -> bool:
        """True for a day of the two months before the publication: what held then holds in the article."""
        published = self.context.article.as_of or "9999"
        return len(published) < 7 or _months(published) - _months(day) <= 2


def _months(edtf: str) -> int:
    return int(edtf[:4]) * 12 + int(edtf[5:7])

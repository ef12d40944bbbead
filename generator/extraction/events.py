"""Events: what happened, or is to happen, at a date that a sentence states."""

from __future__ import annotations

import hashlib
import re

from generator.extraction._event_cues import event_cues, type_of
from generator.extraction._event_happenings import is_happening
from generator.extraction._event_participants import Participants
from generator.extraction._event_titles import title_of
from generator.extraction.context import Context, Line
from generator.extraction.dates import FoundDate
from generator.extraction.discourse import Discourse
from generator.extraction.edtf import is_past, month_before
from generator.extraction.grounding import evidence_of
from generator.extraction.statuses import event_status_of
from generator.extraction.undated_events import Undated
from generator.model import Event, EventStatus, EventType

_YEAR = re.compile(r"\d{4}")
_ANNUAL_REPORT = re.compile(r"(?:['’]s)? annual report")
_DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_ASIDE = re.compile(r", [a-z]+ing\b")
_DUE = re.compile(
    r"\b(?:(?:was|were) (?:originally |once |first |initially )?(?:due|to|scheduled|planned|expected|set|slated|supposed)|"
    r"promised (?:for|by|in)|(?:had|originally) (?:planned|aimed|guided|hoped|expected|wanted)|goal of|target (?:of|for))\b[^.;]*$"
)
_HOURS = re.compile(r"\b(?:hours?|days|weekend)\b")


class EventFinder:
    """Reads an article's lines in order and gathers its dated events."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.discourse = Discourse(context)
        self.participants = Participants(context, self.discourse)
        self.cues = event_cues(context)
        self.events: list[Event] = []
        self.told = {line.index for line in context.lines if line.role not in ("title", "heading")}
        self.undated = Undated(context, self.cues)
        self.lead = next((line for line in context.lines if line.role == "body"), None)

    def run(self) -> None:
        """Reads all lines."""
        for line in self.context.lines:
            self.discourse.enter(line)
            self._read(line)
            self.undated.leave(line)
            self.discourse.leave(line)
        self.events = [event for event in self.events if not self._is_told_below(event)]

    def _read(self, line: Line) -> None:
        leads = line is self.lead
        happenings = [date for date in line.dates if is_happening(self.context, self.cues, line, date, leads=leads)]
        for date in happenings:
            self._add(line, date, type_of(self.context, self.cues, line, date))
        if not happenings:
            for owed, kind in self.undated.of(line):
                told = kind or type_of(self.context, self.cues, line, owed)
                self._add(line, owed, told, written=kind is None)

    def _add(self, line: Line, date: FoundDate, kind: EventType, *, written: bool = True) -> None:
        """Adds the event of a date; of one that is not ``written`` in the line where it says what happened."""
        date = _meant(self.context.text, date)
        participants = self.participants.of(line, date)
        if not participants:
            return
        status = self._status(line, date) if written else self._dated("happened", date)
        if status == "happened" and written:
            self._note(line, date)
        start, end = self.context.clause(line, date.start)
        content = repr((kind, date.edtf, participants[0], self.context.article.id, line.index))
        self.events.append(
            Event(
                id=hashlib.blake2b(content.encode(), digest_size=6).hexdigest(),
                date=date.edtf,
                date_text=self.context.text[date.start : date.end] if written else None,
                date_inferred=date.inferred,
                type=kind,
                title=title_of(
                    self.context.text[line.start : line.end],
                    start - line.start,
                    end - line.start,
                    name=self.context.lexicon.entities[participants[0]].name,
                    named=any(start <= m.start and m.end <= end for m in line.mentions),
                ),
                participants=participants,
                status=status,
                evidence=(evidence_of(self.context, line, date.start),),
            )
        )

    def _status(self, line: Line, date: FoundDate) -> EventStatus:
        """Whether it has happened, by the words of the clause and by the day the article came out."""
        _, end = self.context.clause(line, date.start)
        told = _ASIDE.search(self.context.text, date.end, end)  # ", promoting the upcoming show"
        if date.edtf == self.context.article.as_of:
            end = date.end  # "presented one car on Wednesday and announced that a second will follow"
        return self._dated(event_status_of(self.context, line, date.start, told.start() if told else end), date)

    def _dated(self, status: EventStatus, date: FoundDate) -> EventStatus:
        """A status as the day of publication allows it."""
        published = self.context.article.as_of
        if status == "planned" and published and is_past(date.edtf, published) and not self._was_due(date):
            return "happened"
        if status == "happened" and published and is_past(published, date.edtf):
            return "planned"  # nothing has happened after the day the article came out
        return status

    def _was_due(self, date: FoundDate) -> bool:
        """True for the date of what was once planned ("was due to join them last month")."""
        return _DUE.search(self.context.text, max(0, date.start - 60), date.start) is not None

    def _note(self, line: Line, date: FoundDate) -> None:
        """Remembers the day of a happening for those that follow, as the article's own where it is the first."""
        self.undated.note(line, date.edtf)
        stands = date.modifier not in ("by", "as_of", "until")  # not the end of a count
        if stands and self.undated.day is None and len(date.edtf) == 10 and self._is_recent(date.edtf):
            self.undated.report(line, date.edtf)

    def _is_recent(self, day: str) -> bool:
        """True for a day of the publication's own month or the one before: what the article reports."""
        published = self.context.article.as_of
        return bool(published) and day[:7] >= month_before(published or "")

    def _is_told_below(self, event: Event) -> bool:
        """True for an event of a title or heading that the article's body dates and tells too."""
        if event.evidence[0].sentence in self.told:
            return False
        return any(
            other.evidence[0].sentence in self.told
            and (other.date or "").startswith(event.date or "?")
            and set(other.participants) & set(event.participants)
            for other in self.events
        )


def _meant(text: str, date: FoundDate) -> FoundDate:
    """A date as it is meant: about the end of the year, the end of so many hours, the year after a report's."""
    if "end of" in text[date.start : date.end] and len(date.edtf) == 10 and date.modifier in ("", "from", "since"):
        # about the last day: "is to begin at the end of the year"
        return FoundDate(date.start, date.end, f"{date.edtf}~", date.inferred, date.kind, date.modifier)
    if date.inferred and _DAYS.fullmatch(date.edtf) and _HOURS.search(text, date.start, date.end):
        return FoundDate(date.start, date.end, date.edtf[11:], inferred=True)  # reached when the hours were over
    if _YEAR.fullmatch(date.edtf) and _ANNUAL_REPORT.match(text, date.end):
        return FoundDate(date.start, date.end, str(int(date.edtf) + 1), inferred=True)  # it comes out a year later
    return date

"""Events: what happened, or is to happen, at a date that a sentence states."""

from __future__ import annotations

import functools
import hashlib
import re
from bisect import bisect_right

from generator.extraction._date_spans import bounds
from generator.extraction.context import Context, Line
from generator.extraction.dates import FoundDate
from generator.extraction.discourse import Discourse
from generator.extraction.event_dates import only_describes
from generator.extraction.figures import VEHICLES
from generator.extraction.grounding import evidence_of
from generator.extraction.phrases import Cue, PhraseFinder
from generator.extraction.quantities import Quantity
from generator.extraction.referents import referent
from generator.extraction.statuses import event_status_of
from generator.extraction.undated_events import Undated
from generator.knowledge import rules
from generator.model import Event, EventType

_KINDS = ("company", "brand", "model", "technology", "person", "organisation")
_TITLE = 96
_YEAR = re.compile(r"\d{4}")
_ANNUAL_REPORT = re.compile(r"(?:['’]s)? annual report")
_CONJUNCTION = re.compile(r"^(?:and|but|while|which|so|that|where|with|whereas|as)\s", re.IGNORECASE)
_DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_HALF = re.compile(r"\d{4}-4[01]|(\d{4})-01/\1-06|(\d{4})-07/\2-12")  # a half year's count is a result
_ASIDE = re.compile(r", [a-z]+ing\b")
_STILL = re.compile(r"(?:today|now|currently)$", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:hours?|days|weekend)\b")


class EventFinder:
    """Reads an article's lines in order and gathers its dated events."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.discourse = Discourse(context)
        self.cues = _cues(context)
        self.events: list[Event] = []
        self.named = {mention.entity for line in context.lines for mention in line.mentions}
        self.told = {line.index for line in context.lines if line.role not in ("title", "heading")}
        self.headliner = self._headliner()  # the maker that the title names
        self.undated = Undated(context, self.cues)
        self.lead = next((line for line in context.lines if line.role == "body"), None)

    def run(self) -> None:
        """Reads all lines."""
        for line in self.context.lines:
            self.discourse.enter(line)
            happenings = [date for date in line.dates if self._is_happening(line, date)]
            for date in happenings:
                self._add(line, date, self._type(line, date))
            if not happenings:
                for owed, kind in self.undated.of(line):
                    self._add(line, owed, kind or self._type(line, owed), written=None if kind else "")
            self.undated.leave(line)
            self.discourse.leave(line)
        self.events = [event for event in self.events if not self._is_told_below(event)]

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

    def _headliner(self) -> str | None:
        """The maker in the title, where it names just one."""
        named = {
            m.entity
            for line in self.context.lines
            if line.role == "title"
            for m in line.mentions
            if m.head and self.context.kind(m.entity) in ("company", "brand")
        }
        return next(iter(named)) if len(named) == 1 else None

    def _is_happening(self, line: Line, date: FoundDate) -> bool:
        """False for a date that only says with what a figure is compared, how long, or over which span it is counted."""
        text = self.context.text
        if only_describes(text, line, date) or "|" in text[line.start : line.end]:
            return False
        if date.modifier == "since" and date.kind == "period" and not self._starts_something(line, date):
            return False
        if self._is_mere_time(line, date):
            return False
        start, end = self.context.clause(line, date.start)
        published = self.context.article.published
        if published and _is_past(published, date.edtf):
            return True  # what is to come is told as a plan
        counted = any(_is_count(q) and start <= q.start < end for q in line.quantities)
        if date.kind == "period" and counted and date.modifier not in ("as_of", "by", "until"):
            if (
                line is self.lead
                or _HALF.fullmatch(date.edtf)
                or any(cue.key == "financial" and start <= cue.start < line.end for cue in self.cues)
            ):
                return True
            return any(cue.key == "marks" and start <= cue.start < end for cue in self.cues) or self._is_planned(
                line, date
            )
        return True

    def _is_mere_time(self, line: Line, date: FoundDate) -> bool:
        """True for "today" and "this year" of a sentence in which nothing happens: "It employs 1,150 people today"."""
        now = _STILL.search(self.context.text, date.start, date.end) is not None
        plain = now or (len(date.edtf) == 4 and date.inferred)
        if any(cue.key in ("planned", "target", "estimated") for cue in line.cues["status"]):
            return False  # "due later this year"
        return plain and not any(q.unit for q in line.quantities if not now) and self._type(line, date) == "other"

    def _starts_something(self, line: Line, date: FoundDate) -> bool:
        """True for "on sale since June", which says when it was launched."""
        return any(
            cue.key in ("launch", "delivery", "production") and 0 <= date.start - cue.end < 16 for cue in self.cues
        )

    def _is_planned(self, line: Line, date: FoundDate) -> bool:
        return event_status_of(self.context, line, date.start, self.context.clause(line, date.start)[1]) != "happened"

    def _add(self, line: Line, date: FoundDate, kind: EventType, *, written: str | None = "") -> None:
        ends = "end of" in self.context.text[date.start : date.end] and len(date.edtf) == 10
        if ends and date.modifier in ("", "from", "since"):
            # about the last day: "is to begin at the end of the year"
            date = FoundDate(date.start, date.end, f"{date.edtf}~", date.inferred, date.kind, date.modifier)
        if date.inferred and _DAYS.fullmatch(date.edtf) and _HOURS.search(self.context.text, date.start, date.end):
            date = FoundDate(date.start, date.end, date.edtf[11:], inferred=True)  # reached when the hours were over
        if _YEAR.fullmatch(date.edtf) and _ANNUAL_REPORT.match(self.context.text, date.end):
            date = FoundDate(date.start, date.end, str(int(date.edtf) + 1), inferred=True)  # it comes out a year later
        participants = self._participants(line, date)
        if not participants:
            return
        start, end = self.context.clause(line, date.start)
        told = _ASIDE.search(self.context.text, date.end, end)  # ", promoting the upcoming show"
        status = event_status_of(self.context, line, date.start, told.start() if told else end)
        status = status if written == "" else "happened"
        published = self.context.article.published
        if status == "planned" and published and date.kind == "date" and _is_past(date.edtf, published):
            status = "happened"
        elif status == "happened" and published and _is_past(published, date.edtf):
            status = "planned"  # nothing has happened after the day the article came out
        if status == "happened" and written == "":
            self.undated.note(line, date.edtf)
            stands = date.modifier not in ("by", "as_of", "until")  # not the end of a count
            if stands and self.undated.day is None and len(date.edtf) == 10 and self._is_recent(date.edtf):
                self.undated.report(line, date.edtf)
        content = repr((kind, date.edtf, participants[0], self.context.article.id, line.index))
        self.events.append(
            Event(
                id=hashlib.blake2b(content.encode(), digest_size=6).hexdigest(),
                date=date.edtf,
                date_text=self.context.text[date.start : date.end] if written == "" else None,
                date_inferred=date.inferred,
                type=kind,
                title=_title(
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

    def _is_recent(self, day: str) -> bool:
        """True for a day of the publication's own month or the one before: what the article reports."""
        published = self.context.article.published
        return bool(published) and day[:7] >= _month_before(published or "")

    def _type(self, line: Line, date: FoundDate) -> EventType:
        ranks = _ranks()
        best: tuple[float, int, str] = (1e9, 99, "other")
        for cue in self.cues:
            if cue.start < line.start or cue.end > line.end or cue.key not in ranks:
                continue
            low, high = (cue.end, date.start) if cue.end <= date.start else (date.end, cue.start)
            cost = max(high - low, 0) / 6 + 6 * self.context.crossings(min(low, high), max(low, high))
            if cue.key in ("statement", "milestone", "announcement"):
                cost += 8
            best = min(best, (round(cost), ranks[cue.key], cue.key))
        return best[2]  # type: ignore[return-value]

    def _participants(self, line: Line, date: FoundDate) -> tuple[str, ...]:
        """The entities of the date's clause, the doer first, with who they belong to; who is spoken of where it names none."""
        start, end = self.context.clause(line, date.start)
        heads = [m for m in line.mentions if m.head and self.context.kind(m.entity) in _KINDS]
        near = [m.entity for m in heads if start <= m.start < end] or [m.entity for m in heads]
        for cue in line.cues["anaphora"]:
            if start <= cue.start < end and (cue.key in ("maker", "model", "venture") or cue.key.startswith("nation:")):
                meant = referent(self.discourse, cue.key, line, cue.start)
                if meant:
                    near.append(meant)
                if cue.key == "maker" and meant != self.headliner and self.headliner:
                    near.append(self.headliner)
        kinds = {self.context.kind(entity) for entity in near}
        if not kinds & {"company", "brand", "model"}:
            near += self._spoken_of(line)
        near += [
            owner
            for entity in near
            if (owner := self.context.lexicon.entities[entity].part_of) and self._is_named(owner)
        ]
        return tuple(dict.fromkeys(near))

    def _spoken_of(self, line: Line) -> list[str]:
        """The model and the maker in focus; those that the article is about once the focus is two sentences old.

        In a paragraph that names nobody yet the focus of the one before counts only where the title's maker has it.
        """
        entry = self.discourse.entry
        if entry and entry[1] == line.paragraph:
            return [entry[0]]
        found = []
        for group, kinds in (("model", ("model",)), ("maker", ("company", "brand"))):
            entity, number = self.discourse.focus.get(group, ("", -9))
            if self.discourse.number - number > 2:
                entity = next((self.discourse.main[kind] for kind in kinds if kind in self.discourse.main), entity)
            old = entity and self.discourse.paragraph.get(group, line.paragraph) != line.paragraph
            if (
                old
                and self.headliner
                and not self.discourse.cast.digest
                and self.headliner not in (entity, *self.context.lexicon.ancestors(entity))
            ):
                entity = self.headliner if group == "maker" else ""
            if entity:
                found.append(entity)
        return found

    def _is_named(self, entity: str) -> bool:
        return entity in self.named


def _cues(context: Context) -> list[Cue]:
    """The cues of the text, but for words of names: "Xiaokang shares" is a company, "Xiaomi Factory" a place."""
    names = [mention for line in context.lines for mention in line.mentions if mention.head]
    starts = [mention.start for mention in names]

    def is_named(cue: Cue) -> bool:
        at = bisect_right(starts, cue.start) - 1
        return at >= 0 and cue.end <= names[at].end

    return [cue for cue in _finder().find(context.text) if not is_named(cue)]


def _is_count(quantity: Quantity) -> bool:
    if quantity.unit is None and not isinstance(quantity.value, tuple):
        return quantity.value >= 100
    return quantity.unit in VEHICLES


def _title(sentence: str, start: int, end: int, *, name: str, named: bool) -> str:
    """The clause of the date, or the sentence where the clause is too short; cut at a word.

    Where the clause does not name who it is about, ``name`` stands before it.
    """
    text = re.sub(r"\s+", " ", sentence[start:end]).strip(' ,;:-—|*#"“”>')
    if len(text) < 30:
        text, named = re.sub(r"\s+", " ", sentence).strip(" ,;:-—|*#>"), True
    text = _CONJUNCTION.sub("", text)
    if not named:
        text = f"{name}: {text}"
    if len(text) <= _TITLE:
        return text[:1].upper() + text[1:]
    return text[:1].upper() + text[1:_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _is_past(edtf: str, other: str) -> bool:
    """True where one date lies before another as a whole."""
    first, second = bounds(edtf), bounds(other)
    return first is not None and second is not None and first[1] < second[0]


@functools.cache
def _finder() -> PhraseFinder:
    return PhraseFinder({kind: phrases for kind, phrases in rules("events").items() if isinstance(phrases, list)})


def _month_before(edtf: str) -> str:
    """The month before a date; a year's first month where only the year is known."""
    year, month = int(edtf[:4]), int(edtf[5:7] or 1) if len(edtf) >= 7 else 2
    return f"{year - 1}-12" if month == 1 else f"{year}-{month - 1:02}"


@functools.cache
def _ranks() -> dict[str, int]:
    return {kind: rank for rank, kind in enumerate(rules("events")) if kind not in ("anchors", "marks", "spans")}

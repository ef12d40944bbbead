"""Events: what happened, or is to happen, at a date that a sentence states."""

from __future__ import annotations

import functools
import hashlib
import re

from generator.extraction.claims import evidence_of
from generator.extraction.context import Context, Line
from generator.extraction.dates import FoundDate
from generator.extraction.phrases import PhraseFinder
from generator.extraction.statuses import event_status_of
from generator.extraction.subjects import Subjects
from generator.knowledge import rules
from generator.model import Event, EventType

_KINDS = ("company", "brand", "model", "technology", "person", "organisation")
_TITLE = 96


class EventFinder:
    """Reads an article's lines in order and gathers its dated events."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.subjects = Subjects(context)
        self.cues = _finder().find(context.text)
        self.events: list[Event] = []

    def run(self) -> None:
        """Reads all lines."""
        for line in self.context.lines:
            self.subjects.enter(line)
            for date in line.dates:
                if self._is_happening(line, date):
                    self._add(line, date)
            self.subjects.leave(line)

    def _is_happening(self, line: Line, date: FoundDate) -> bool:
        """False for a date that only says what another figure is compared with, or that is a mere label."""
        before = self.context.text[max(line.start, date.start - 30) : date.start]
        return _compared().search(before) is None and not date.edtf.startswith("XXXX")

    def _add(self, line: Line, date: FoundDate) -> None:
        participants = self._participants(line, date)
        if not participants:
            return
        start, end = self.context.clause(line, date.start)
        kind = self._type(line, date)
        status = event_status_of(self.context, line, date.start, date.end)
        published = self.context.article.published
        if status == "planned" and published and date.kind == "date" and _is_past(date.edtf, published):
            status = "happened"
        content = repr((kind, date.edtf, participants[0], self.context.article.id, line.index))
        self.events.append(
            Event(
                id=hashlib.blake2b(content.encode(), digest_size=6).hexdigest(),
                date=date.edtf,
                date_text=self.context.text[date.start : date.end],
                date_inferred=date.inferred,
                type=kind,
                title=_title(self.context.text[line.start : line.end], start - line.start, end - line.start),
                participants=participants,
                status=status,
                evidence=(evidence_of(self.context, line),),
            )
        )

    def _type(self, line: Line, date: FoundDate) -> EventType:
        ranks = _ranks()
        best: tuple[float, int, str] = (1e9, 99, "other")
        for cue in self.cues:
            if cue.start < line.start or cue.end > line.end:
                continue
            low, high = (cue.end, date.start) if cue.end <= date.start else (date.end, cue.start)
            cost = max(high - low, 0) / 6 + 6 * self.context.crossings(min(low, high), max(low, high))
            if cue.key in ("statement", "milestone", "announcement"):
                cost += 8
            best = min(best, (round(cost), ranks[cue.key], cue.key))
        return best[2]  # type: ignore[return-value]

    def _participants(self, line: Line, date: FoundDate) -> tuple[str, ...]:
        """The entities of the date's clause, the doer first; those of the sentence or the focus where it names none."""
        start, end = self.context.clause(line, date.start)
        heads = [m for m in line.mentions if m.head and self.context.kind(m.entity) in _KINDS]
        near = [m.entity for m in heads if start <= m.start < end] or [m.entity for m in heads]
        for cue in line.cues["anaphora"]:
            if start <= cue.start < end and cue.key in ("maker", "model"):
                referent = self.subjects.referent(cue.key, line, cue.start)
                if referent:
                    near.append(referent)
        if not near:
            near = [entity for entity, _ in sorted(self.subjects.focus.values(), key=lambda item: -item[1])][:2]
        return tuple(dict.fromkeys(near))


def _title(sentence: str, start: int, end: int) -> str:
    """The clause of the date, or the sentence where the clause is too short; cut at a word."""
    text = re.sub(r"\s+", " ", sentence[start:end]).strip(" ,;:-—|*#\"“”")
    if len(text) < 30:
        text = re.sub(r"\s+", " ", sentence).strip(" ,;:-—|*#")
    if len(text) <= _TITLE:
        return text
    return text[:_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _is_past(edtf: str, published: str) -> bool:
    return edtf[: len(published)] < published[: len(edtf)]


@functools.cache
def _finder() -> PhraseFinder:
    return PhraseFinder(rules("events"))


@functools.cache
def _ranks() -> dict[str, int]:
    return {kind: rank for rank, kind in enumerate(rules("events"))}


@functools.cache
def _compared() -> re.Pattern[str]:
    return re.compile(
        r"(?:\bthan (?:in |a )?|\bcompared (?:with|to) (?:the )?|\bsame (?:month|period|quarter|time) (?:of|in|as in) |"
        r"\bversus |\bfrom the same \w+ of |\bover the same \w+ of |\bagainst )(?:\w+ )?$",
        re.IGNORECASE,
    )


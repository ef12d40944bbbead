"""Happenings that a sentence dates by no date of its own: statements at the event reported, sequels, what was "recently"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from generator.extraction.context import Context, Line
from generator.extraction.dates import FoundDate
from generator.extraction.phrases import Cue
from generator.extraction.statuses import speaker_of
from generator.knowledge import rules
from generator.model import MAKERS, EventType
from generator.reading.calendar import told_occasion

_ACTS = ("announcement", "statement", "investment", "launch", "unveiling", "filing", "partnership")
_TELLING = ("announcement", "statement", "unveiling")
_PRONOUN = re.compile(r"[\"“]?(?:He|She) (?:also )?(?:said|told|added|stressed|wrote|noted|explained|declared)\b")
_RECENTLY = re.compile(r"(?:^|(?<=\W))[Rr]ecently\b")
_GATHERING = re.compile(r"meeting|call\b", re.IGNORECASE)
_NEAR = 6  # lines within which a sequel follows what it is one of


class Undated:
    """Follows an article's lines; asked for each line that has no dated happening of its own."""

    def __init__(self, context: Context, cues: Sequence[Cue]) -> None:
        self.context = context
        self.cues = cues
        self.occasion = told_occasion(context.text)  # of the calendar, that the article is about
        self.person: str | None = None  # who was named last
        self.day: str | None = None  # of the event that the article reports: the first day it gives
        self.paragraph = -1  # that gave it
        self.reported = ""  # the words of that line
        self.last: tuple[str, int] = ("", -99)  # the last day on which something happened, and its line's index

    def note(self, line: Line, edtf: str) -> None:
        """Takes the day of a happening of a line; the article's own where it is the first."""
        if len(edtf) == 10:
            self.last = (edtf, line.index)

    def report(self, line: Line, day: str) -> None:
        """Takes the day of the event that the article reports."""
        self.day, self.paragraph = day, line.paragraph
        self.reported = self.context.text[line.start : line.end].lower()

    def leave(self, line: Line) -> None:
        """Remembers whom a line names."""
        people = [m.entity for m in line.mentions if self.context.kind(m.entity) == "person"]
        self.person = people[-1] if people else self.person

    def of(self, line: Line) -> Iterator[tuple[FoundDate, EventType | None]]:
        """The dates that a line owes to others, each with the type of its happening; None where its words say it."""
        statement = self._statement(line)
        if statement:
            yield statement, "statement"
        elif self._is_sequel(line):
            yield FoundDate(line.start, line.start, self.last[0], inferred=True), "statement"
        if self.occasion and line.start <= self.occasion.start < line.end and self.occasion.day < self.occasion.held:
            held = self.occasion
            yield FoundDate(held.start, held.end, held.held, inferred=True), "announcement"
        recent = self._recent(line)
        if recent:
            yield recent, None

    def _statement(self, line: Line) -> FoundDate | None:
        """What a person says: at the event that the article reports, where it reports one of its days."""
        people = [m.entity for m in line.mentions if self.context.kind(m.entity) == "person" and m.head]
        speaker = speaker_of(self.context, line)
        if self.person and _PRONOUN.match(self.context.text, line.start):
            people, speaker = [self.person], self.person
        text = self.context.text[line.start : line.end]
        anchor = next((cue for cue in self.cues if line.start <= cue.start < line.end and cue.key == "anchors"), None)
        anchored = anchor is not None
        if self.day is None or (anchor and self._is_elsewhere(anchor)):
            year = (self.context.article.as_of or "")[:4]
            told = anchored and people and speaker in people and year
            return FoundDate(line.start, line.start, year, inferred=True) if told else None
        quoted = anchored or "”" in text or '"' in text
        if (people and speaker in people and quoted) or self._acts(line):
            return FoundDate(line.start, line.start, self.day, inferred=True)
        return None

    def _is_elsewhere(self, anchor: Cue) -> bool:
        """True for a meeting or a call that the reported event is not: nothing says when it was."""
        occasion = _GATHERING.search(self.context.text, anchor.start, anchor.end)
        return occasion is not None and occasion[0].lower() not in self.reported

    def _acts(self, line: Line) -> bool:
        """True where a person opens a sentence and announces something in the paragraph that gave the article's day."""
        first = line.mentions[0] if line.mentions else None
        if first is None or line.paragraph != self.paragraph or self.context.kind(first.entity) != "person":
            return False
        return first.start - line.start < 6 and self._tells(line, first.end, first.end + 24)

    def _is_sequel(self, line: Line) -> bool:
        """True for what followed on the same day: "Shortly after, its chairman shared the post"; "X also replied"."""
        if not self.last[0] or line.index - self.last[1] > _NEAR or not any(m.head for m in line.mentions):
            return False
        named = [m for m in line.mentions if self.context.kind(m.entity) in (*MAKERS, "person", "organisation")]
        match = _sequel().search(self.context.text, line.start, line.end)
        opens = match is not None and (match.lastgroup == "also" or match.start() - line.start < 4)
        return bool(named) and opens and self._tells(line, line.start, line.end)

    def _tells(self, line: Line, start: int, end: int) -> bool:
        return any(c.key in _TELLING and start <= c.start < min(end, line.end) for c in self.cues)

    def _recent(self, line: Line) -> FoundDate | None:
        """What happened "recently": about the month of publication."""
        published = self.context.article.as_of
        match = _RECENTLY.search(self.context.text, line.start, line.end)
        if not match or not published or len(published) < 7 or not line.mentions:
            return None
        acts = any(cue.key in _ACTS and match.end() <= cue.start < match.end() + 80 for cue in self.cues)
        return FoundDate(match.start(), match.end(), f"{published[:7]}~", inferred=True) if acts else None


@functools.cache
def _sequel() -> re.Pattern[str]:
    words = rules("discourse")
    opening = "|".join(map(re.escape, sorted(words["sequel"], key=len, reverse=True)))
    also = "|".join(map(re.escape, words["sequel_acts"]))
    return re.compile(rf"(?P<opening>\b(?:{opening})\b)|(?P<also>\balso (?:{also})\b)", re.IGNORECASE)

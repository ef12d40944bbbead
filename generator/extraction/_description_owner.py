"""Of whom something is said in words: stricter than for figures, since no unit tells a wrong subject apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.extraction.context import Context, Line
from generator.extraction.phrases import Cue
from generator.extraction.subjects import Subjects
from generator.knowledge.attributes import Attribute
from generator.model import Mention

_MAKERS = ("company", "brand")
_THINGS = ("model", "technology")
_FOCUS = 108.0  # a subject dearer than this was spoken of too long ago
_AFTER = 50.0  # a name behind the words has to belong to them: "the LFP battery of the X"
_RECENT = 3  # lines
_DOUBT_REACH = 60


class Owners:
    """Decides who words are said of; follows the article through :class:`Subjects`."""

    def __init__(self, context: Context, subjects: Subjects) -> None:
        self.context = context
        self.subjects = subjects

    def named(self, line: Line, start: int, end: int, attribute: Attribute) -> str | None:
        """The subject that the sentence itself names, or a pronoun in it; None where only the text before does."""
        subject = self.subjects.choose(line, start, end, attribute)
        if subject is None or not subject.certain:
            return None
        mentions = [m for m in line.mentions if m.entity == subject.entity]
        before = [m for m in mentions if m.end <= start and m.start not in self.subjects.demoted]
        if before:
            return None if self._is_interrupted(line, before[-1], start) else subject.entity
        if mentions:
            sure = subject.cost <= _AFTER and not all(m.start in self.subjects.demoted for m in mentions)
            return subject.entity if sure else None
        if any(m.head and self.context.kind(m.entity) in _THINGS for m in line.mentions):
            return None  # a pronoun in company
        return subject.entity

    def spoken_of(self, line: Line, start: int, end: int, attribute: Attribute) -> str | None:
        """As :meth:`named`, or who the sentences before are about where this one names no other model or maker."""
        owner = self.named(line, start, end, attribute)
        if owner is not None:
            return owner
        subject = self.subjects.choose(line, start, end, attribute)
        if subject is None or subject.cost > _FOCUS or line.cues["market"]:
            return None
        return subject.entity if self.is_alone(line, subject.entity) and self.is_recent(subject.entity) else None

    def is_recent(self, entity: str) -> bool:
        """True for who one of the last sentences was about."""
        return any(entity == found and self.subjects.number - number <= _RECENT for found, number in self.subjects.focus.values())

    def is_alone(self, line: Line, entity: str) -> bool:
        """True where the sentence names no model or technology beside the entity, and no maker but its own."""
        house = {entity, *self.context.lexicon.ancestors(entity)}
        for mention in line.mentions:
            kind = self.context.kind(mention.entity)
            foreign = kind in _THINGS or (kind in _MAKERS and self.context.lexicon.entities[mention.entity].sector == "cars")
            if mention.head and foreign and mention.entity not in house:
                return False
        return True

    def model_before(self, line: Line, offset: int, *, reach: int = 60) -> Mention | None:
        """The last car named in the sentence that ends within reach before an offset."""
        near = [m for m in line.mentions if m.head and offset - reach <= m.end <= offset and self.context.kind(m.entity) == "model"]
        return near[-1] if near else None

    def is_doubted(self, line: Line, cues: Sequence[Cue], start: int) -> bool:
        """True where a condition, a comparison, a denial or a plural of many stands before the words in their clause."""
        if self.context.text[line.start : line.end].rstrip(" \"”'’").endswith(("?", "？")):
            return True
        clause = self.context.clause(line, start)[0]
        for cue in cues:
            if cue.key == "doubt" and max(clause, start - _DOUBT_REACH) <= cue.start and cue.end <= start:
                if self.context.crossings(cue.end, start) == 0:
                    return True
        return False

    def _is_interrupted(self, line: Line, mention: Mention, start: int) -> bool:
        """True where another thing that is only compared with, or a comparison, stands between the name and the words."""
        for other in line.mentions:
            if mention.end <= other.start < start and other.head and self.context.kind(other.entity) in _THINGS:
                if other.start in self.subjects.demoted:
                    return True
        return _COMPARED.search(self.context.text, mention.end, start) is not None


_COMPARED = re.compile(r"\b(?:than|unlike|compared (?:with|to)|rather than|instead of|versus|not)\b")

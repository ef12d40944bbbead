"""Of whom something is said in words: stricter than for figures, since no unit tells a wrong subject apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.extraction.context import Context, Line
from generator.extraction.phrases import Cue
from generator.extraction.subjects import Subjects
from generator.knowledge.attributes import Attribute
from generator.model import MAKERS, Mention

_THINGS = ("model", "technology")
_AFTER = 50.0  # a name behind the words has to belong to them: "the LFP battery of the X"
_RECENT = 3  # lines
_DOUBT_REACH = 60


class Owners:
    """Decides who words are said of; follows the article through :class:`Subjects`."""

    def __init__(self, context: Context, subjects: Subjects) -> None:
        self.context = context
        self.subjects = subjects
        self.sole = _sole(context, subjects)  # the car or technology that the article names most by far
        self.main = self.sole if self.sole and _is_titled(context, self.sole) else None  # and in its title

    def named(self, line: Line, start: int, end: int, attribute: Attribute) -> str | None:
        """The subject that the sentence itself names, or a pronoun in it; None where only the text before does."""
        subject = self.subjects.choose(line, start, end, attribute)
        if subject is None or not subject.certain:
            return None
        mentions = [m for m in line.mentions if m.entity == subject.entity]
        before = [m for m in mentions if m.end <= start and m.start not in self.subjects.demoted]
        if before and _SIMILAR.search(self.context.text, max(line.start, before[-1].start - 50), before[-1].start):
            return None
        if before:
            return None if self._is_interrupted(line, before[-1], start) else subject.entity
        if mentions:
            sure = subject.cost <= _AFTER and not all(m.start in self.subjects.demoted for m in mentions)
            return subject.entity if sure else None
        if any(m.head and self.context.kind(m.entity) in _THINGS for m in line.mentions):
            return None  # a pronoun in company
        return subject.entity if self._has_pronoun(line, subject.entity, start) else None

    def spoken_of(self, line: Line, start: int, end: int, attribute: Attribute, *, had: bool = True) -> str | None:
        """As :meth:`named`, or who the article is about where the sentence names no other model or maker.

        ``had`` says that the sentence has a verb of having; without one, only an article about one thing alone will do.
        """
        owner = self.named(line, start, end, attribute)
        if owner is not None:
            return owner
        if line.cues["market"]:
            return None
        clause = self.context.clause(line, start)[0]
        before = [m.entity for m in line.mentions if clause <= m.start and m.end <= start]
        makers = {entity for entity in before if self.context.kind(entity) in MAKERS}
        groups = ("technology", "model") if self.subjects.product == "technology" else ("model", "technology")
        for group in groups:
            entity = self.subjects.focus.get(group, (self.main or "", 0))[0]
            if entity and self.context.kind(entity) in attribute.subjects:
                leading = entity == self.main or (had and self._is_leading(entity))
                own = makers <= set(self.context.lexicon.ancestors(entity))
                return entity if leading and own and self.is_alone(line, entity) else None
        return None

    def _is_leading(self, entity: str) -> bool:
        """True for what the article names most, by far or just before."""
        if entity == self.sole:
            return True
        number = max((number for found, number in self.subjects.focus.values() if found == entity), default=-9)
        return entity in self.subjects.main.values() and self.subjects.number - number <= 2

    def is_present(self, entity: str) -> bool:
        """True for who one of the last sentences was about, or the whole article."""
        number = max((number for found, number in self.subjects.focus.values() if found == entity), default=-9)
        return entity == self.main or self.subjects.number - number <= _RECENT

    def is_alone(self, line: Line, entity: str) -> bool:
        """True where the sentence names no model or technology beside the entity, and no maker but its own."""
        lexicon = self.context.lexicon
        house = {entity, *lexicon.ancestors(entity)}
        for mention in line.mentions:
            kind = self.context.kind(mention.entity)
            if kind in MAKERS and lexicon.entities[mention.entity].sector == "cars":
                if mention.entity not in house or (mention.head and entity != self.sole):
                    return False
                continue
            other = kind in _THINGS and mention.head and mention.entity != entity
            if other and (kind == "model" or house.isdisjoint(lexicon.ancestors(mention.entity))):
                return False
        return True

    def _has_pronoun(self, line: Line, entity: str, start: int) -> bool:
        """True where a word before ``start`` stands for the entity: "it" in "it is clear that" stands for nothing."""
        kind = self.context.kind(entity)
        groups = ("maker", "latter", "venture", "line") if kind in MAKERS else (kind,)
        for cue in line.cues["anaphora"]:
            vague = " " not in self.context.text[cue.start : cue.end]
            taken = vague and (kind == "technology" or (kind == "model" and self._is_makers(line, cue)))
            fits = cue.key in groups and cue.start < start and not taken
            if fits and not _EXPLETIVE.match(self.context.text, cue.end):
                return True
        return False

    def _is_makers(self, line: Line, cue: Cue) -> bool:
        """True for "its" right after a maker's name: "Voltera reveals its first cell"."""
        return any(m.end <= cue.start and self.context.kind(m.entity) in MAKERS for m in line.mentions)

    def model_before(self, line: Line, offset: int, *, reach: int = 60) -> Mention | None:
        """The last car named in the sentence that ends within reach before an offset."""
        near = [m for m in line.mentions if m.head and offset - reach <= m.end <= offset]
        return next((m for m in reversed(near) if self.context.kind(m.entity) == "model"), None)

    def is_doubted(self, line: Line, cues: Sequence[Cue], start: int) -> bool:
        """True where a condition, a comparison or a denial stands before the words in their clause, and in a question."""
        if self.context.text[line.start : line.end].rstrip(" \"”'’").endswith(("?", "？")):
            return True
        clause = self.context.clause(line, start)[0]
        for cue in cues:
            if cue.key == "unreal" and cue.end <= start:
                return True
            near = cue.key == "doubt" and max(clause, start - _DOUBT_REACH) <= cue.start and cue.end <= start
            if near and self.context.crossings(cue.end, start) == 0:
                return True
        return False

    def _is_interrupted(self, line: Line, mention: Mention, start: int) -> bool:
        """True where a comparison, or a thing that is only compared with, stands between the name and the words."""
        for other in line.mentions:
            between = mention.end <= other.start < start and other.head and self.context.kind(other.entity) in _THINGS
            if between and other.start in self.subjects.demoted:
                return True
        return _COMPARED.search(self.context.text, mention.end, start) is not None


def _sole(context: Context, subjects: Subjects) -> str | None:
    """What the article names most, where it names no other car or technology half as often."""
    kind = subjects.product
    main = subjects.cast.main.get(kind)
    mentions = [m for line in context.lines for m in line.mentions if m.head and context.kind(m.entity) == kind]
    counts = Counter(mention.entity for mention in mentions)
    others = max((number for entity, number in counts.items() if entity != main), default=0)
    return main if main and counts[main] + 3 * _is_titled(context, main) >= 2 * others else None


def _is_titled(context: Context, entity: str) -> bool:
    """True for what the title names and does not merely compare with."""
    title = next((line for line in context.lines if line.role == "title"), None)
    named = next((m for m in title.mentions if m.entity == entity), None) if title else None
    if title is None or named is None:
        return False
    return _COMPARED.search(context.text, title.start, named.start) is None


_EXPLETIVE = re.compile(r"(?:['’]s| is| was| seems)\s(?:\w+\s){0,2}(?:to|that)\b")
_SIMILAR = re.compile(
    r"\b(?:similar|comparable|close|identical|equal|next|rivals?|alternative)\b[^,.;]{0,30}\b(?:to|with|as)\s(?:the\s)?$"
)
_COMPARED = re.compile(r"\b(?:than|unlike|compared (?:with|to)|rather than|instead of|versus|not)\b")

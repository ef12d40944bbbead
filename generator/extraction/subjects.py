"""Whose figure is it: the subject of a quantity among the names and pronouns around it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.extraction._subject_asked import Asked
from generator.extraction._subject_fallbacks import fallbacks
from generator.extraction._subject_names import named
from generator.extraction._subject_pronouns import meant
from generator.extraction.context import Context, Line
from generator.extraction.discourse import Discourse
from generator.knowledge.attributes import Attribute
from generator.model import MAKERS

_LIMIT = 260


class Subject(Struct, frozen=True):
    """The entity that a figure is of, and how sure that is: the lower the cost the surer."""

    entity: str
    cost: float

    @property
    def certain(self) -> bool:
        """True where the subject is named in the same sentence."""
        return self.cost < 75


class Subjects(Discourse):
    """A discourse that is asked whose its figures are: :meth:`enter` a line, :meth:`choose`, :meth:`leave` it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._market = -1  # the paragraph that speaks of a market as a whole

    def choose(self, line: Line, start: int, end: int, attribute: Attribute) -> Subject | None:
        """The likeliest subject of the figure at ``start`` to ``end``; None where nothing fits."""
        best: Subject | None = None
        for entity, cost in self._candidates(line, start, end, attribute):
            cost += self._reluctance(attribute, self.context.kind(entity))
            if best is None or cost < best.cost:
                best = Subject(entity, cost)
        if best is None or best.cost > _LIMIT:
            return None
        return Subject(self._car_maker_of(best.entity, attribute), best.cost)

    def _candidates(self, line: Line, start: int, end: int, attribute: Attribute) -> Iterator[tuple[str, float]]:
        """Who the figure may be of, each with a cost; nobody where it is a market's."""
        asked = Asked(line, start, end, attribute, self.context.clause(line, start)[0])
        if self._is_market(asked):
            return
        yield from named(self, asked)
        yield from meant(self, asked)
        yield from fallbacks(self, attribute, line)

    def _reluctance(self, attribute: Attribute, kind: str) -> float:
        """The table's reluctance; where the article is about a technology, it comes before the models."""
        kinds = attribute.subjects
        if self.product == "technology" and "technology" in kinds and "model" in kinds:
            return {"technology": 0.0, "model": 60.0}.get(kind, kinds[kind])
        return kinds[kind]

    def _car_maker_of(self, entity: str, attribute: Attribute) -> str:
        """Of a group that makes other things too, the car maker of its own that the article names, where cars are told of."""
        lexicon = self.context.lexicon
        if "model" not in attribute.subjects or lexicon.entities[entity].sector in (None, "cars"):
            return entity
        own = [child for child in lexicon.children.get(entity, ()) if child in self.cast.first]
        own = [
            child for child in own if self.context.kind(child) in MAKERS and lexicon.entities[child].sector == "cars"
        ]
        return own[0] if len(own) == 1 else entity

    def _is_market(self, asked: Asked) -> bool:
        """True for a figure of a whole market: no name stands in its clause before the figure."""
        line = asked.line
        heads = [m for m in line.mentions if m.head and self.context.kind(m.entity) in (*MAKERS, "model")]
        owned = any(asked.clause <= m.start and m.end <= asked.start for m in heads)
        told = any(asked.clause <= cue.start and cue.end <= asked.start for cue in line.cues["market"])
        if told and not owned:
            self._market = line.paragraph
            return True
        return self._market == line.paragraph and not heads

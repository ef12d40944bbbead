"""What is in a car and who supplied it, from the sentences that give its data: "100 kWh ternary battery of Voltera, 8295 chip"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.extraction.cast import cast_of
from generator.extraction.context import Context, Line
from generator.extraction.relation_rules import words
from generator.knowledge.attributes import attributes
from generator.model import Claim, Mention

_NEAR = 45  # characters between a supplier's name and the part that it supplies
_WITHOUT = re.compile(
    r"\b(?:without|no|not|than|unlike|like|replaces|instead of|rather than|from|former)\s(?:the\s|a\s)?$", re.IGNORECASE
)
_ON_CAR = re.compile(
    r"^[-*•]\s|\b(?:on|in|into) (?:the|this) (?:car|vehicle|new car)\b|\b(?:is|are) (?:also )?standard\b"
)
_SURE = ("reported", "claimed")


class Fitted(Struct, frozen=True):
    """A technology in a model, or who supplies it."""

    kind: str  # equipped-with or supplier-of
    subject: str
    target: str
    start: int  # code points: where the technology or supplier is named


class Specs:
    """The models whose data each line gives, from the article's claims."""

    def __init__(self, context: Context, claims: Iterable[Claim]) -> None:
        self.context = context
        self.models: dict[int, set[str]] = {}  # index of sentence -> models
        self.sheets: set[int] = set()  # sentences that give the data of something
        self.product = cast_of(context).titled
        table = attributes()
        for claim in claims:
            if table[claim.attribute].period != "spec" or claim.status not in _SURE:
                continue
            self.sheets.add(claim.evidence[0].sentence)
            if context.kind(claim.subject) == "model":
                self.models.setdefault(claim.evidence[0].sentence, set()).add(claim.subject)

    def fitted(self, line: Line) -> Iterator[Fitted]:
        """What the line says to be in the only model whose data it gives, and what is named right behind a model."""
        models = self.models.get(line.index, set())
        if (
            not models
            and self.product
            and (line.index in self.sheets or _ON_CAR.search(self.context.text, line.start, line.end))
        ):
            models = {self.product}
        if len(models) == 1:
            (model,) = models
            yield from self._with_data(line, model)
        for first, second in zip(line.mentions, line.mentions[1:], strict=False):
            named = self.context.kind(first.entity), self.context.kind(second.entity)
            if named == ("model", "technology") and self.context.text[first.end : second.start] == " ":
                yield Fitted("equipped-with", first.entity, second.entity, second.start)

    def _with_data(self, line: Line, model: str) -> Iterator[Fitted]:
        lexicon = self.context.lexicon
        others = {m.entity for m in line.mentions if m.head and self.context.kind(m.entity) == "model"} - {model}
        if others:
            return
        for mention in line.mentions:
            if _WITHOUT.search(self.context.text, line.start, mention.start):
                continue
            kind = self.context.kind(mention.entity)
            if kind == "technology" and self._is_of(mention.entity, model):
                yield Fitted("equipped-with", model, mention.entity, mention.start)
            supplies = lexicon.entities[mention.entity].sector in words().supplying
            if kind == "company" and supplies and self._names_part(line, mention):
                yield Fitted("supplier-of", mention.entity, model, mention.start)

    def _is_of(self, technology: str, model: str) -> bool:
        """False for another car maker's own technology."""
        owners = self.context.lexicon.ancestors(technology)
        house = {*self.context.lexicon.ancestors(model)}
        makers = [owner for owner in owners if self.context.lexicon.entities[owner].sector == "cars"]
        return not makers or not house.isdisjoint(makers)

    def _names_part(self, line: Line, mention: Mention) -> bool:
        start, end = max(line.start, mention.start - _NEAR), min(line.end, mention.end + _NEAR)
        return words().part.search(self.context.text, start, end) is not None

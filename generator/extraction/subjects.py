"""Whose figure is it: the subject of a quantity among the names and pronouns around it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from msgspec import Struct

from generator.extraction.context import Context, Line
from generator.knowledge import rules
from generator.knowledge.attributes import Attribute
from generator.model import Mention

_MAKERS = ("company", "brand")
_LIMIT = 260


class Subject(Struct, frozen=True):
    """The entity that a figure is of, and how sure that is: the lower the cost the surer."""

    entity: str
    cost: float

    @property
    def certain(self) -> bool:
        """True where the subject is named in the same sentence."""
        return self.cost < 75


class Subjects:
    """Follows who is spoken of through an article; :meth:`enter` each line in order, then :meth:`choose`."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.focus: dict[str, tuple[str, int]] = {}  # kind group -> (entity, line number where it was in focus)
        self.number = 0
        self.main = _main_entities(context)

    def enter(self, line: Line) -> None:
        """Takes a line as the present one; the line before it has set the focus."""
        self.number += 1

    def leave(self, line: Line) -> None:
        """Sets the focus to the first names of the line that are not merely compared with."""
        seen: set[str] = set()
        for mention in line.mentions:
            group = _group(self.context.kind(mention.entity))
            if group and mention.head and group not in seen and not self._is_demoted(line, mention):
                seen.add(group)
                self.focus[group] = (mention.entity, self.number)

    def choose(self, line: Line, start: int, end: int, attribute: Attribute) -> Subject | None:
        """The likeliest subject of the figure at ``start`` to ``end``; None where nothing fits."""
        best: Subject | None = None
        for entity, cost in self._candidates(line, start, end, attribute):
            if best is None or cost < best.cost:
                best = Subject(entity, cost)
        return best if best and best.cost <= _LIMIT else None

    def _candidates(self, line: Line, start: int, end: int, attribute: Attribute) -> Iterable[tuple[str, float]]:
        kinds = {kind: 14.0 * rank for rank, kind in enumerate(attribute.subjects)}
        if "company" in kinds and "brand" in kinds:
            kinds["company"] = kinds["brand"] = min(kinds["company"], kinds["brand"])
        first = attribute.subject == "first"
        clause = self.context.clause(line, start)[0]
        for mention in line.mentions:
            kind = self.context.kind(mention.entity)
            if kind not in kinds or not mention.head:
                continue
            cost = self._distance(line, mention.start, mention.end, start, end, first, clause)
            if self._is_demoted(line, mention):
                cost += 60
            yield mention.entity, cost + kinds[kind]
        for cue in line.cues["anaphora"]:
            entity = self.referent(cue.key, line, cue.start)
            if entity and self.context.kind(entity) in kinds and cue.start < end:
                cost = self._distance(line, cue.start, cue.end, start, end, first, clause)
                yield entity, cost + kinds[self.context.kind(entity)] + (4 if " " in self.context.text[cue.start : cue.end] else 10)
        for group, (entity, number) in self.focus.items():
            kind = self.context.kind(entity)
            if kind in kinds:
                yield entity, 90 + min(12.0 * (self.number - number), 90) + kinds[kind] + (group != _group(attribute.subjects[0])) * 15
        for kind, cost in kinds.items():
            if kind in self.main:
                yield self.main[kind], 150 + cost

    def _distance(
        self, line: Line, start: int, end: int, figure_start: int, figure_end: int, first: bool, clause: int
    ) -> float:
        if end <= figure_start:
            if first and start >= clause:
                return (start - clause) / 4
            return (figure_start - end) / 4 + 7 * self.context.crossings(end, figure_start)
        if start >= figure_end:
            between = self.context.text[figure_end:start]
            owned = _owning().search(between) is not None and self.context.crossings(figure_end, start) == 0
            return (start - figure_end) / 2 + (14 if owned else 38) + 10 * self.context.crossings(figure_end, start)
        return 0.0

    def referent(self, group: str, line: Line, offset: int) -> str | None:
        """Who a pronoun stands for: the last of its group named before it in the sentence, else the focus, else the main."""
        wanted = _MAKERS if group == "maker" else (group,)
        for mention in line.mentions:
            if mention.end <= offset and mention.head and self.context.kind(mention.entity) in wanted:
                if not self._is_demoted(line, mention):
                    return mention.entity
        if group in self.focus:
            return self.focus[group][0]
        return next((self.main[kind] for kind in wanted if kind in self.main), None)

    def _is_demoted(self, line: Line, mention: Mention) -> bool:
        before = self.context.text[max(line.start, mention.start - 32) : mention.start]
        return _demoting().search(before) is not None


def _group(kind: str) -> str | None:
    if kind in _MAKERS:
        return "maker"
    return kind if kind in ("model", "technology") else None


@functools.cache
def _demoting() -> re.Pattern[str]:
    words = sorted(rules("discourse")["demoting"], key=len, reverse=True)
    return re.compile(r"(?:\b(?:" + "|".join(map(re.escape, words)) + r")\s(?:new\s)?[\"“]?)$", re.IGNORECASE)


@functools.cache
def _owning() -> re.Pattern[str]:
    words = sorted(rules("discourse")["owning"], key=len, reverse=True)
    return re.compile(r"(?:^|\b|\s)(?:" + "|".join(map(re.escape, words)) + r")\s(?:\w+\s){0,2}$")


def _main_entities(context: Context) -> dict[str, str]:
    """The entity of each kind that the article is most about: title first, then how early and how often."""
    weights: dict[str, dict[str, float]] = {}
    for rank, line in enumerate(context.lines):
        for mention in line.mentions:
            weight = 1.0 + (4 if line.role == "title" else 0) + (2 if rank < 3 else 0)
            kind = weights.setdefault(context.kind(mention.entity), {})
            kind[mention.entity] = kind.get(mention.entity, 0.0) + (weight if mention.head else weight / 3)
    return {kind: max(sorted(found), key=lambda entity: found[entity]) for kind, found in weights.items()}

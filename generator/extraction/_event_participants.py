"""Who takes part in what happened at a date."""

from __future__ import annotations

from generator.extraction.context import Context, Line
from generator.extraction.dates import FoundDate
from generator.extraction.discourse import Discourse
from generator.extraction.referents import referent
from generator.model import MAKERS

_KINDS = ("company", "brand", "model", "technology", "person", "organisation")


class Participants:
    """Finds who takes part in an event; follows the article through its :class:`Discourse`."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        self.context = context
        self.discourse = discourse

    def of(self, line: Line, date: FoundDate) -> tuple[str, ...]:
        """The entities of the date's clause, the doer first, with who they belong to; who is spoken of where it names none."""
        start, end = self.context.clause(line, date.start)
        heads = [m for m in line.mentions if m.head and self.context.kind(m.entity) in _KINDS]
        near = [m.entity for m in heads if start <= m.start < end] or [m.entity for m in heads]
        near += self._meant(line, start, end)
        kinds = {self.context.kind(entity) for entity in near}
        if not kinds & {*MAKERS, "model"}:
            near += self._spoken_of(line)
        owners = (self.context.lexicon.entities[entity].part_of for entity in near)
        near += [owner for owner in owners if owner in self.discourse.cast.first]
        return tuple(dict.fromkeys(near))

    def _meant(self, line: Line, start: int, end: int) -> list[str]:
        """Who the pronouns of a clause stand for; with another maker than the title's, the title's too."""
        found, headliner = [], self.discourse.cast.headliner
        for cue in line.cues["anaphora"]:
            group = cue.key in ("maker", "model", "venture") or cue.key.startswith("nation:")
            if not group or not start <= cue.start < end:
                continue
            meant = referent(self.discourse, cue.key, line, cue.start)
            if meant:
                found.append(meant)
            if cue.key == "maker" and meant != headliner and headliner:
                found.append(headliner)
        return found

    def _spoken_of(self, line: Line) -> list[str]:
        """The model and the maker in focus; those that the article is about once the focus is two sentences old.

        In a paragraph that names nobody yet the focus of the one before counts only where the title's maker has it.
        """
        entry = self.discourse.entry
        if entry and entry[1] == line.paragraph:
            return [entry[0]]
        found, headliner = [], self.discourse.cast.headliner
        for group, kinds in (("model", ("model",)), ("maker", MAKERS)):
            entity, number = self.discourse.focus.get(group, ("", -9))
            if self.discourse.number - number > 2:
                entity = next((self.discourse.main[kind] for kind in kinds if kind in self.discourse.main), entity)
            old = entity and self.discourse.paragraph.get(group, line.paragraph) != line.paragraph
            if (
                old
                and headliner
                and not self.discourse.cast.digest
                and headliner not in (entity, *self.context.lexicon.ancestors(entity))
            ):
                entity = headliner if group == "maker" else ""
            if entity:
                found.append(entity)
        return found

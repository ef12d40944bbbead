"""Who is spoken of: the focus of an article, as it goes from line to line."""

from __future__ import annotations

from collections.abc import Collection

from generator.extraction.cast import Part, cast_of, group_of
from generator.extraction.context import Context, Line
from generator.extraction.phrases import Cue
from generator.model import MAKERS

_NOBODY: frozenset[int] = frozenset()


class Discourse:
    """Follows who is spoken of through an article; :meth:`enter` each line in order, ask, then :meth:`leave` it.

    Groups are those of :func:`~generator.extraction.cast.group_of`, and ``venture``.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.focus: dict[str, tuple[str, int]] = {}  # kind group -> (entity, number of the line that set it)
        self.paragraph: dict[str, int] = {}  # kind group -> paragraph in which its focus was set
        self.number = 0
        self.demoted: Collection[int] = _NOBODY  # starts of the present line's mentions that are only compared with
        self.cast = cast_of(context)
        self.maker, self.product = self.cast.maker, self.cast.product
        self.main: dict[
            str, str
        ] = {}  # kind -> whom the article is about, once it has been named; a technology as soon as the lead will
        self.employer: str | None = None  # of the person who was named last
        self.told: dict[int, set[str]] = {}  # paragraph -> who it has named
        self.telling: tuple[int, set[str]] = (-1, set())  # index of the line last asked about -> who was told of in it
        self.makers: list[str] = []  # named so far, the last one first
        #: The name that heads the present paragraph as an entry, and its paragraph.
        self.entry: tuple[str, int] | None = None
        self.topic: str | None = None  # the group of who the last sentence began with

    def enter(self, line: Line) -> None:
        """Takes a line as the present one; the lines before it have set the focus."""
        self.number += 1
        if len(self.main) < len(self.cast.main):
            first = self.cast.first
            self.main = {
                kind: one
                for kind, one in self.cast.main.items()
                if first[one] <= line.index or (kind == "technology" and one in self.cast.in_lead)
            }
        self.demoted = self.cast.demoted.get(line.index, _NOBODY)
        if line.index in self.cast.openings:
            self.focus.clear()
        if line.index in self.cast.entries:
            self.entry = (self.cast.entries[line.index], line.paragraph)

    def leave(self, line: Line) -> None:
        """Sets the focus to the first names of the line that are not merely compared with."""
        opening = self._opening(line)
        seen = {opening.key} if opening else set()
        if opening and opening.key in self.focus:
            self.focus[opening.key] = (self.focus[opening.key][0], self.number)
            self.topic = opening.key
        if not line.mentions:
            return
        self.told.setdefault(line.paragraph, set()).update(self.leading(line))
        for mention in line.mentions:
            if self.context.kind(mention.entity) in MAKERS:
                self.makers = [mention.entity, *(entity for entity in self.makers if entity != mention.entity)]
        self._note_employer(line)
        for serving in (False, True):
            for part in self.cast.parts.get(line.index, ()):
                if part.venture:
                    self.focus["venture"] = (part.entity, self.number)
                elif part.group not in seen and serving == part.serving and not self._is_aside(part, line):
                    seen.add(part.group)
                    self.focus[part.group] = (part.entity, self.number)
                    self.paragraph[part.group] = line.paragraph
                    if part.opens and not serving:
                        self.topic = part.group

    def leading(self, line: Line) -> set[str]:
        """Who a line names, but for those that serve another or are only compared with."""
        passing = self.cast.serving | self.cast.asides | set(self.demoted)
        return {m.entity for m in line.mentions if m.head and m.start not in passing}

    def is_common(self, entity: str) -> bool:
        """True for a technology of nobody in particular, such as a charging standard, that the title does not name."""
        return (
            self.context.kind(entity) == "technology"
            and self.context.lexicon.entities[entity].part_of is None
            and entity not in self.cast.in_title
        )

    def told_in(self, line: Line) -> set[str]:
        """Who the paragraph of a line has named so far, none where no cars are among them; worked out once a line."""
        if self.telling[0] != line.index:
            told = self.told.get(line.paragraph, set()) | self.leading(line)
            entities, kind = self.context.lexicon.entities, self.context.kind
            cars = any(entities[one].sector == "cars" or kind(one) == "model" for one in told)
            self.telling = (line.index, told if cars else set())
        return self.telling[1]

    def _is_aside(self, part: Part, line: Line) -> bool:
        """True for a name in the paragraph of another's entry that does not begin its sentence."""
        if self.entry is None or self.entry[1] != line.paragraph or part.entity == self.entry[0]:
            return False
        return not part.opens and part.group == group_of(self.context.kind(self.entry[0]))

    def _note_employer(self, line: Line) -> None:
        """Whose person the line names: by the lexicon, else the maker in the same sentence, else the one in focus."""
        people = [m.entity for m in line.mentions if self.context.kind(m.entity) == "person"]
        if not people:
            return
        makers = [m.entity for m in line.mentions if self.context.kind(m.entity) in MAKERS]
        own = [entity for entity in self.context.lexicon.ancestors(people[-1]) if entity in self.cast.first]
        focus = [self.focus["maker"][0]] if "maker" in self.focus else []
        self.employer = next(iter([*own, *makers, *focus]), None)

    def _opening(self, line: Line) -> Cue | None:
        """The pronoun that opens the sentence: its focus stays."""
        for cue in line.cues["anaphora"]:
            opens = cue.start - line.start < 3 and cue.key in ("maker", "model", "technology")
            if opens and (" " in self.context.text[cue.start : cue.end] or cue.key == self.topic):
                return cue
        return None

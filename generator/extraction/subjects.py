"""Whose figure is it: the subject of a quantity among the names and pronouns around it."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable

from msgspec import Struct

from generator.extraction.cast import Part, cast_of, group_of
from generator.extraction.context import Context, Line
from generator.extraction.phrases import Cue
from generator.knowledge import rules
from generator.knowledge.attributes import Attribute
from generator.model import MAKERS, Mention

_NOBODY: frozenset[int] = frozenset()
_LIMIT = 260
_ADJACENT = re.compile(r"\s?(?:['’]s\s|with|at|:|：|\(|\||was|is|are|sold|delivered|by)?\s?\(?")


_VERSION = re.compile(r"\s(?:version|edition|model|variant|hybrid)\b")  # "the DM version" is the car's
_CELL = re.compile(
    r"\b(?:(?:battery |sodium-ion |lithium |prismatic |pouch |cylindrical |LFP |NCM |NMC )cells?|chemistry|cathode|anode|"
    r"NC[MA][- ]?\d{2,3}|sodium-ion|solid-state)\b"
)
_LIST_LINE = re.compile(r"\s*(?:[-*•|]|[^.!?\n]{2,60}[:：])")  # "- Wheelbase: 2,700 mm"
_RELATIVE = re.compile(r",? (?:which|who) (?=\w)")
_COUNTED = re.compile(
    r"(?:th|st|nd|rd)?\s?(?:were |was |are |is |of them |examples of |units of |copies of )?(?:the )?(?:new )?"
)


class Subject(Struct, frozen=True):
    """The entity that a figure is of, and how sure that is: the lower the cost the surer."""

    entity: str
    cost: float

    @property
    def certain(self) -> bool:
        """True where the subject is named in the same sentence."""
        return self.cost < 75


class Subjects:
    """Follows who is spoken of through an article; :meth:`enter` each line in order, then :meth:`choose`, then :meth:`leave`."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.focus: dict[str, tuple[str, int]] = {}  # kind group -> (entity, number of the line that set it)
        self.paragraph: dict[str, int] = {}  # kind group -> paragraph in which its focus was set
        self.number = 0
        self.demoted: Collection[int] = _NOBODY  # starts of the present line's mentions that are only compared with
        self.cast = cast_of(context)
        self.main, self.maker, self.product = self.cast.main, self.cast.maker, self.cast.product
        self.employer: str | None = None  # of the person who was named last
        self.told: dict[int, set[str]] = {}  # paragraph -> who it has named
        self.telling: tuple[int, set[str]] = (-1, set())  # index of the line last asked about -> who was told of in it
        self.makers: list[str] = []  # named so far, the last one first
        self.market = -1  # the paragraph that speaks of a market as a whole
        self.entry: tuple[str, int] | None = (
            None  # the name that heads the present paragraph as an entry, and its paragraph
        )
        self.topic: str | None = None  # the group of who the last sentence began with

    def enter(self, line: Line) -> None:
        """Takes a line as the present one; the lines before it have set the focus."""
        self.number += 1
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
        self.told.setdefault(line.paragraph, set()).update(self._leading(line))
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
        own = [entity for entity in self.context.lexicon.ancestors(people[-1]) if entity in self.cast.named]
        focus = [self.focus["maker"][0]] if "maker" in self.focus else []
        self.employer = next(iter([*own, *makers, *focus]), None)

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

    def _car_maker_of(self, entity: str, attribute: Attribute) -> str:
        """Of a group that makes other things too, the car maker of its own that the article names, where cars are told of."""
        lexicon = self.context.lexicon
        if "model" not in attribute.subjects or lexicon.entities[entity].sector in (None, "cars"):
            return entity
        own = [child for child in lexicon.children.get(entity, ()) if child in self.cast.named]
        own = [
            child for child in own if self.context.kind(child) in MAKERS and lexicon.entities[child].sector == "cars"
        ]
        return own[0] if len(own) == 1 else entity

    def _is_foreign(self, entity: str, attribute: Attribute) -> bool:
        """True for a company that makes no cars where the figure counts or prices cars."""
        sector = self.context.lexicon.entities[entity].sector
        children = self.context.lexicon.children.get(entity, ())
        if any(self.context.lexicon.entities[child].sector == "cars" for child in children):
            return False  # a group that makes cars too
        return sector not in (None, "cars") and ("{vehicle}" in attribute.units or "model" in attribute.subjects)

    def _reluctance(self, attribute: Attribute, kind: str) -> float:
        """The table's reluctance; where the article is about a technology, it comes before the models."""
        kinds = attribute.subjects
        if self.product == "technology" and "technology" in kinds and "model" in kinds:
            return {"technology": 0.0, "model": 60.0}.get(kind, kinds[kind])
        return kinds[kind]

    def referent(self, group: str, line: Line, offset: int) -> str | None:
        """Who a pronoun stands for: the first of its group named before it in the sentence, else the focus, else the main."""
        if group == "latter":
            makers = [m.entity for m in line.mentions if m.end <= offset and self.context.kind(m.entity) in MAKERS]
            return makers[-1] if makers else None
        if group == "person":
            return self.employer
        if group.startswith("nation:"):
            return self._of_nation(group.removeprefix("nation:"), line, offset)
        group = "maker" if group == "line" else group
        wanted = MAKERS if group == "maker" else (group,)
        for mention in line.mentions:
            before = mention.end <= offset and mention.head and mention.start not in self.demoted
            if before and self.context.kind(mention.entity) in wanted:
                return mention.entity
        if group in self.focus:
            entity = self.focus[group][0]
            if group == "maker" and self._has_left(entity, line):
                return self.maker
            apart = group == "model" and self.paragraph.get(group) != line.paragraph
            if apart and self.cast.titled and not self.cast.digest:
                return self.cast.titled
            brand = self.context.text[offset : offset + 9].lower() == "the brand"
            return (self._brand_of(entity) or entity) if brand else entity
        return next((self.main[kind] for kind in wanted if kind in self.main), None)

    def _has_left(self, entity: str, line: Line) -> bool:
        """True for a supplier that a paragraph before spoke of, where the article is about a maker of cars."""
        if self.maker is None or self.cast.digest or self.paragraph.get("maker") == line.paragraph:
            return False
        sectors = self.context.lexicon.entities[self.maker].sector, self.context.lexicon.entities[entity].sector
        return sectors[0] in ("cars", None) and sectors[1] not in ("cars", None)

    def _of_nation(self, country: str, line: Line, offset: int) -> str | None:
        """The maker of a country that was named last, else the only one of it in the article."""
        before = [m.entity for m in line.mentions if m.end <= offset and self.context.kind(m.entity) in MAKERS]
        told = [entity for entity in (*reversed(before), *self.makers) if self._country(entity) in (country, None)]
        known = [entity for entity in told if self._country(entity)]
        if known:
            return known[0]
        alone = [entity for entity in sorted(self.cast.named) if self._is_maker_of(entity, country)]
        return alone[0] if len(alone) == 1 else next(iter(told), None)

    def _country(self, entity: str) -> str | None:
        return self.context.lexicon.country(entity)

    def _is_maker_of(self, entity: str, country: str) -> bool:
        return self.context.kind(entity) in MAKERS and self._country(entity) == country

    def _brand_of(self, group: str) -> str | None:
        """The brand of a group that the article is about; "the brand" is never the group itself."""
        for about in filter(None, (self.maker, self.main.get("model"))):
            line = [about, *self.context.lexicon.ancestors(about)]
            if group in line[1:] and self.context.kind(line[line.index(group) - 1]) in MAKERS:
                return line[line.index(group) - 1]
        return None

    # -- candidates

    def _candidates(self, line: Line, start: int, end: int, attribute: Attribute) -> Iterable[tuple[str, float]]:
        kinds = attribute.subjects
        clause = self.context.clause(line, start)[0]
        if self._is_market(line, start, clause):
            return
        if attribute.subject == "object":
            yield from self._objects(line, end, kinds)
        if attribute.subject == "antecedent":
            yield from self._antecedents(line, start, kinds)
        relative = self._relative(line, start)
        for mention in line.mentions:
            kind = self.context.kind(mention.entity)
            if kind not in kinds or not mention.head:
                continue
            if kind == "technology" and self._is_common(mention.entity):
                continue
            if mention is relative:
                yield mention.entity, -6.0
            elif not _overlaps(mention, start, end):
                foreign = self._is_foreign(mention.entity, attribute)
                opens = kind == "technology" and mention.start - clause < 12 and mention.end <= start
                opens = opens and not _VERSION.match(self.context.text, mention.end)
                yield (
                    mention.entity,
                    self._cost(line, mention, start, end, attribute, clause) + 150 * foreign - 100 * opens,
                )
            elif kind == "model":
                yield mention.entity, -8.0  # it is what is counted: "25,000 Seagulls"
            counted = kind == "model" or (kind in MAKERS and self._is_plural(mention))
            if counted and _COUNTED.fullmatch(self.context.text, end, mention.start):
                yield mention.entity, -8.0  # "of which 1,960 were X9 minivans"
        yield from self._employers(line, start, attribute, clause)
        for cue in line.cues["anaphora"]:
            entity = self.referent(cue.key, line, cue.start)
            part = cue.key == "technology" and self.product == "model" and "model" in kinds
            if part and self.context.text[cue.start : cue.end].lower() != "the system":
                continue  # "the battery" is the car's
            if entity and self.context.kind(entity) in kinds and cue.end <= start:
                cost = self._before(cue.start, cue.end, start, attribute, clause)
                if self.context.text[max(0, cue.start - 4) : cue.start].lower() in (" of ", " for", "for "):
                    cost += 24  # "17 % of the company": it serves another
                if cue.key == "latter":
                    yield entity, -8.0
                    continue
                vague = " " not in self.context.text[cue.start : cue.end]
                topic = self._opener(line, cue.start) or self.topic
                yield entity, cost + 4 + (6 + 25 * (topic not in (None, cue.key)) if vague else 0)
        yield from self._fallbacks(attribute, line)

    def _fallbacks(self, attribute: Attribute, line: Line) -> Iterable[tuple[str, float]]:
        """Who was spoken of before, dearer with every line; at last who the article is about."""
        if self.entry and self.entry[1] == line.paragraph and self.context.kind(self.entry[0]) in attribute.subjects:
            yield self.entry[0], 4 if line.index in self.cast.entries else 60
        section = self.cast.sections.get(line.index)
        if section and "model" in attribute.subjects:
            listed = _LIST_LINE.match(self.context.text, line.start, line.end) is not None
            yield section, 6 if listed else 80
        first = next(iter(attribute.subjects))
        mains = self.main.values()
        reserved = 60 if attribute.fallback == "maker" and not line.cues["cumulative"] else 0
        for group, (entity, number) in self.focus.items():
            if self.context.kind(entity) not in attribute.subjects or self._is_out_of_sight(entity, line):
                continue
            if not self._is_elsewhere(entity, line):
                known = entity in mains
                cost = 90 + min((4.0 if known else 12.0) * (self.number - number), 90) + 15 * (group != group_of(first))
                apart = group == "model" and self.paragraph.get(group) != line.paragraph
                passing = apart and self.cast.titled not in (None, entity)  # the title's model is spoken of again
                yield entity, cost + (reserved if apart else 0) + (0 if known else 18) + 50 * passing
        for kind in attribute.subjects:
            corporate = self.main.get(kind) == self.maker and "model" not in attribute.subjects
            if kind in self.main and (
                self._is_elsewhere(self.main[kind], line) or self._is_out_of_sight(self.main[kind], line)
            ):
                continue
            if kind in self.main and not self.cast.digest and corporate:
                yield self.main[kind], 100.0  # a company's results are of whom the article is about
            elif kind in self.main and not self.cast.digest:
                yield self.main[kind], 150 + (reserved if kind == "model" else 0)

    def _employers(self, line: Line, start: int, attribute: Attribute, clause: int) -> Iterable[tuple[str, float]]:
        """Whose people begin the sentence: "Wang Chuanfu is aiming at 5.5 million" is of his company."""
        for mention in line.mentions:
            if (
                self.context.kind(mention.entity) == "person"
                and mention.end <= start
                and mention.start - line.start < 12
            ):
                employer = next(
                    (e for e in self.context.lexicon.ancestors(mention.entity) if e in self.cast.named), None
                )
                if employer and self.context.kind(employer) in attribute.subjects:
                    yield employer, self._before(mention.start, mention.end, start, attribute, clause) + 20

    def _opener(self, line: Line, offset: int) -> str | None:
        """The group of the name that the sentence begins with, where it stands before an offset."""
        first = line.mentions[0] if line.mentions else None
        if first is None or first.start - line.start > 6 or first.end > offset:
            return None
        return group_of(self.context.kind(first.entity))

    def _is_plural(self, mention: Mention) -> bool:
        """True for "Zeekrs" as the cars of that name."""
        text = self.context.text
        written = text[mention.start : mention.end]
        if re.match(r"s\b(?!['’])", text[mention.end : mention.end + 2]):
            return True
        return written.endswith("s") and not self.context.lexicon.entities[mention.entity].name.endswith("s")

    def _relative(self, line: Line, figure: int) -> Mention | None:
        """Whose relative clause holds a figure, or whose ended before it: "Amazon, which owns 17 % of ..., had 10,000"."""
        for match in reversed(list(_RELATIVE.finditer(self.context.text, line.start, figure))):
            owner = next((m for m in line.mentions if m.end == match.start()), None)
            if owner is None:
                continue
            ended = self.context.text.find(",", match.end(), figure) >= 0
            group = group_of(self.context.kind(owner.entity))
            between = [m for m in line.mentions if m.head and match.end() <= m.start and m.end <= figure]
            if any(group_of(self.context.kind(m.entity)) == group for m in between):
                continue
            begins = owner.start - line.start < 12 or self.context.text.endswith((" and ", " while "), 0, owner.start)
            if not ended or begins:
                return owner
        return None

    def _is_elsewhere(self, entity: str, line: Line) -> bool:
        """True for a model where the paragraph so far tells of others' cars alone: of none of its family, nor of it."""
        if self.context.kind(entity) != "model":
            return False
        told = self._told_in(line)
        return bool(told) and told.isdisjoint(self.context.lexicon.family(entity))

    def _told_in(self, line: Line) -> set[str]:
        """Who the paragraph of a line has named so far, none where no cars are among them; worked out once a line."""
        if self.telling[0] != line.index:
            told = self.told.get(line.paragraph, set()) | self._leading(line)
            entities, kind = self.context.lexicon.entities, self.context.kind
            cars = any(entities[one].sector == "cars" or kind(one) == "model" for one in told)
            self.telling = (line.index, told if cars else set())
        return self.telling[1]

    def _is_out_of_sight(self, entity: str, line: Line) -> bool:
        """True for a technology that the title does not name, and for a car where the line is about a cell or a chemistry."""
        kind = self.context.kind(entity)
        if kind == "technology":
            about = (
                self.product == "technology" and self.main.get("technology") == entity and entity in self.cast.in_lead
            )
            return entity not in self.cast.in_title and not about
        return kind == "model" and _CELL.search(self.context.text, line.start, line.end) is not None

    def _is_common(self, entity: str) -> bool:
        """True for a technology of nobody in particular, such as a charging standard, that the title does not name."""
        return self.context.lexicon.entities[entity].part_of is None and entity not in self.cast.in_title

    def _leading(self, line: Line) -> set[str]:
        """Who a line names, but for those that serve another or are only compared with."""
        passing = self.cast.serving | self.cast.asides | set(self.demoted)
        return {m.entity for m in line.mentions if m.head and m.start not in passing}

    def _objects(self, line: Line, end: int, kinds: Iterable[str]) -> Iterable[tuple[str, float]]:
        """The name behind the figure: "three years since the launch of the Orvane S7"."""
        _, last = self.context.clause(line, end)
        after = next((m for m in line.mentions if m.start >= end and self.context.kind(m.entity) in kinds), None)
        if after and after.start < max(last, end + 60):
            yield after.entity, -10

    def _antecedents(self, line: Line, start: int, kinds: Iterable[str]) -> Iterable[tuple[str, float]]:
        """The name before "in which": "a venture, Lanyue Europe, in which Lanyue holds 51%"."""
        relative = self.context.text.rfind(", in which", line.start, start)
        named = [m for m in line.mentions if m.end <= relative and self.context.kind(m.entity) in kinds]
        if relative >= 0 and named:
            yield named[-1].entity, -10

    def _cost(self, line: Line, mention: Mention, start: int, end: int, attribute: Attribute, clause: int) -> float:
        text = self.context.text
        if mention.end <= start:
            if _ADJACENT.fullmatch(text, mention.end, start):
                return -4.0
            cost = self._before(mention.start, mention.end, start, attribute, clause)
        else:
            between = text[end : mention.start]
            if between in (" of ", " of the ") and attribute.subject is None:
                return -2.0  # "11,530 of Onvo"
            if attribute.id == "ranking" and between in (" ", ": ", " is "):
                return -6.0  # "second place Orvane, third Talvik"
            crossings = self.context.crossings(end, mention.start)
            owned = crossings == 0 and _owning().search(between) is not None
            cost = len(between) / 2 + (14 if owned else 75) + 10 * crossings
        passing = mention.start in self.demoted or mention.start in self.cast.asides
        return cost + (60 if passing else 24 if mention.start in self.cast.serving else 0)

    def _before(self, start: int, end: int, figure: int, attribute: Attribute, clause: int) -> float:
        if attribute.subject in ("first", "antecedent") and start >= clause:
            return (start - clause) / 4
        return (figure - end) / 4 + 7 * self.context.crossings(end, figure)

    def _opening(self, line: Line) -> Cue | None:
        """The pronoun that opens the sentence: its focus stays."""
        for cue in line.cues["anaphora"]:
            opens = cue.start - line.start < 3 and cue.key in ("maker", "model", "technology")
            if opens and (" " in self.context.text[cue.start : cue.end] or cue.key == self.topic):
                return cue
        return None

    def _is_market(self, line: Line, start: int, clause: int) -> bool:
        """True for a figure of a whole market: no name stands in its clause before the figure."""
        named = [m for m in line.mentions if m.head and self.context.kind(m.entity) in (*MAKERS, "model")]
        for cue in line.cues["market"]:
            owned = any(clause <= m.start and m.end <= start for m in named)
            if clause <= cue.start and cue.end <= start and not owned:
                self.market = line.paragraph
                return True
        return self.market == line.paragraph and not named


def _overlaps(mention: Mention, start: int, end: int) -> bool:
    return mention.start < end and start < mention.end


@functools.cache
def _owning() -> re.Pattern[str]:
    words = sorted(rules("discourse")["owning"], key=len, reverse=True)
    return re.compile(r"(?:^|\b|\s)(?:" + "|".join(map(re.escape, words)) + r")\s(?:\w+\s){0,2}$")

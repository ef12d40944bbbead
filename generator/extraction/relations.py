"""Relations: how the text links two of its names, with the sentence that states it."""

from __future__ import annotations

import functools
import re
from itertools import combinations

from msgspec import Struct

from generator.extraction.claims import evidence_of
from generator.extraction.context import Context, Line
from generator.extraction.phrases import PhraseFinder
from generator.extraction.statuses import status_of
from generator.extraction.subjects import Subjects
from generator.knowledge import rules
from generator.model import Mention, Relation

_MAKERS = ("company", "brand")
_NEAR = 3  # lines within which a part and its whole count as named together


class Rule(Struct, frozen=True):
    """One row of the relation table; the fields are described at the head of ``relations.yml``."""

    type: str
    subject: tuple[str, ...]
    target: tuple[str, ...]
    cues: tuple[str, ...]
    symmetric: bool = False
    from_focus: str = ""  # "subject", "target" or neither
    supplier: bool = False
    titles: bool = False
    founder: bool = False


class RelationFinder:
    """Reads an article's lines in order and gathers relations."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.subjects = Subjects(context)
        self.found: dict[tuple[str, str, str], Relation] = {}
        self.cues = _finder().find(context.text, longest=False)
        self.recent: dict[str, int] = {}  # entity id -> number of the last line that names it

    @property
    def relations(self) -> list[Relation]:
        """What was found, by subject, type and target."""
        return [self.found[key] for key in sorted(self.found)]

    def run(self) -> None:
        """Reads all lines."""
        for number, line in enumerate(self.context.lines):
            self.subjects.enter(line)
            for mention in line.mentions:
                self.recent[mention.entity] = number
            self._by_structure(line, number)
            self._by_people(line)
            self._by_cues(line)
            self.subjects.leave(line)

    # -- parts and wholes that the lexicon knows and the text names together

    def _by_structure(self, line: Line, number: int) -> None:
        entities = self.context.lexicon.entities
        for mention in line.mentions:
            entity = entities[mention.entity]
            for whole in (entity.part_of, entity.variant_of):
                if whole is None or whole not in entities or entity.kind == "person":
                    continue
                if number - self.recent.get(whole, -99) > _NEAR:
                    continue
                relation = "variant-of" if whole == entity.variant_of else _whole_type(entity.kind, entities[whole].kind)
                self._add(line, mention.entity, relation, whole)
            if entity.kind == "model" and entity.part_of:
                self._to_longer(line, mention)

    def _to_longer(self, line: Line, mention: Mention) -> None:
        """A model whose name begins with that of another one of its brand is its variant: "Xiaolong MAX"."""
        entities = self.context.lexicon.entities
        entity = entities[mention.entity]
        for other in line.mentions:
            base = entities[other.entity]
            if base.kind == "model" and base.id != entity.id and base.part_of == entity.part_of:
                if entity.name.startswith(base.name):
                    self._add(line, entity.id, "variant-of", base.id)
        for grand in self.context.lexicon.ancestors(entity.id)[1:2]:
            if any(other.entity == grand for other in line.mentions):
                self._add(line, entity.id, "model-of", grand)

    # -- people and their posts

    def _by_people(self, line: Line) -> None:
        people = [m for m in line.mentions if self.context.kind(m.entity) == "person"]
        for person in people:
            title = self._title_near(line, person)
            employer = self._employer(line, person)
            if employer is None:
                continue
            if title:
                self._add(line, person.entity, "executive-of", employer, role=title.lower() if len(title) > 4 else title)
                if "founder" in title.lower():
                    self._add(line, person.entity, "founder-of", employer)
            elif employer in self.context.lexicon.ancestors(person.entity):
                self._add(line, person.entity, "executive-of", employer)
            if _founding().search(self.context.text, person.end, min(line.end, person.end + 40)):
                self._add(line, person.entity, "founder-of", employer)

    def _title_near(self, line: Line, person: Mention) -> str | None:
        before = _titles().findall(self.context.text[max(line.start, person.start - 70) : person.start])
        after = _titles().search(self.context.text[person.end : min(line.end, person.end + 90)])
        if before and len(self.context.text[max(line.start, person.start - 70) : person.start].rsplit(before[-1], 1)[1]) < 12:
            return str(before[-1])
        if after and after.start() < 60:
            return after.group(0)
        return str(before[-1]) if before else None

    def _employer(self, line: Line, person: Mention) -> str | None:
        """The maker nearest to the person in the sentence, its own one preferred; else the one spoken of."""
        own = self.context.lexicon.ancestors(person.entity)
        best: tuple[float, str] | None = None
        for mention in line.mentions:
            if self.context.kind(mention.entity) not in (*_MAKERS, "organisation"):
                continue
            gap = mention.start - person.end if mention.start >= person.end else person.start - mention.end
            cost = gap + (0 if mention.head else 20) - (200 if mention.entity in own else 0)
            if gap < 130 and (best is None or cost < best[0]):
                best = (cost, mention.entity)
        if best:
            return best[1]
        if own and own[0] in self.recent:
            return own[0]
        return self.subjects.focus["maker"][0] if "maker" in self.subjects.focus and not own else None

    # -- cues

    def _by_cues(self, line: Line) -> None:
        keys = {cue.key for cue in self.cues if line.start <= cue.start and cue.end <= line.end}
        for index, rule in enumerate(_rules()):
            if str(index) not in keys:
                continue
            subjects = self._of_kinds(line, rule.subject)
            targets = self._of_kinds(line, rule.target)
            if rule.supplier:
                subjects = [e for e in subjects if self.context.lexicon.entities[e].sector not in (None, "cars", "media")]
            if not subjects and rule.from_focus == "subject":
                subjects = self._focus(rule.subject)
            if not targets and rule.from_focus == "target":
                targets = self._focus(rule.target)
            if rule.symmetric:
                for a, b in list(combinations(targets, 2))[:10]:
                    if not self._same_house(a, b):
                        self._add(line, a, rule.type, b)
            else:
                self._pairs(line, rule, subjects, targets)

    def _pairs(self, line: Line, rule: Rule, subjects: list[str], targets: list[str]) -> None:
        for subject in subjects[:4]:
            for target in targets[:4]:
                if subject != target and not (rule.supplier and self._same_house(subject, target)):
                    self._add(line, subject, rule.type, target)

    def _of_kinds(self, line: Line, kinds: tuple[str, ...]) -> list[str]:
        heads = [m.entity for m in line.mentions if m.head and self.context.kind(m.entity) in kinds]
        return list(dict.fromkeys(heads))

    def _focus(self, kinds: tuple[str, ...]) -> list[str]:
        return [e for e, _ in self.subjects.focus.values() if self.context.kind(e) in kinds][:1]

    def _same_house(self, a: str, b: str) -> bool:
        """True where one is part of the other, or both of the same."""
        up = self.context.lexicon.ancestors
        return a in up(b) or b in up(a)

    def _add(self, line: Line, subject: str, kind: str, target: str, role: str | None = None) -> None:
        key = (subject, kind, target)
        if subject == target or (key in self.found and (self.found[key].role or not role)):
            return
        self.found[key] = Relation(
            subject=subject,
            type=kind,
            target=target,
            role=role,
            status=status_of(self.context, line, line.start, line.start + 1) if kind in ("partner-of",) else "reported",
            evidence=(evidence_of(self.context, line),),
        )


def _whole_type(kind: str, whole: str) -> str:
    if kind == "model":
        return "model-of"
    if kind == "technology":
        return "developed-by" if whole in _MAKERS else "variant-of"
    return "brand-of" if kind == "brand" else "subsidiary-of"


@functools.cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
        for row in rules("relations")["relations"]
    )


@functools.cache
def _finder() -> PhraseFinder:
    return PhraseFinder({str(index): rule.cues for index, rule in enumerate(_rules()) if rule.cues})


@functools.cache
def _titles() -> re.Pattern[str]:
    titles = sorted(rules("people")["titles"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, titles)) + r")\b", re.IGNORECASE)


@functools.cache
def _founding() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, rules("people")["founder"])) + r")\b")

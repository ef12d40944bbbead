"""Relations: how the text links two of its names, with the sentence that states it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import combinations

from generator.extraction.context import Context, Line
from generator.extraction.grounding import evidence_of
from generator.extraction.phrases import Cue
from generator.extraction.posts import PostFinder
from generator.extraction.relation_arms import Arms
from generator.extraction.relation_holdings import holdings
from generator.extraction.relation_rules import Rule, finder, table, words
from generator.extraction.relation_specs import Specs
from generator.extraction.subjects import Subjects
from generator.model import MAKERS, Claim, Mention, Relation, Status

_NEAR = 12  # lines within which a part and its whole count as named together
_STATUSES: dict[str, Status] = {"denied": "denied", "rumoured": "rumoured", "planned": "planned", "target": "planned"}
_RANK = {"reported": 0, "planned": 1, "rumoured": 2, "denied": 3}
_FUTURE = re.compile(r"\b(?:will|plans?|about|set)\b")
_STATES = ("competitor-of", "brand-of")
_OWNED = ("brand-of", "subsidiary-of")
_SYMMETRIC = ("partner-of", "competitor-of")


class RelationFinder:
    """Reads an article's lines in order and gathers relations."""

    def __init__(self, context: Context, claims: Iterable[Claim] = ()) -> None:
        self.context = context
        self.specs = Specs(context, claims)
        self.subjects = Subjects(context)
        self.found: dict[tuple[str, str, str, str], Relation] = {}
        self.cues = finder().find(context.text)
        self.starts = [cue.start for cue in self.cues]
        self.recent: dict[str, int] = {}  # entity id -> number of the last line that names it
        self.arms = Arms(context, self.subjects)
        self.people = PostFinder(context, self.subjects)

    @property
    def relations(self) -> list[Relation]:
        """What was found, by subject, type, target and role."""
        return [self.found[key] for key in sorted(self.found)]

    def run(self) -> None:
        """Reads all lines."""
        for number, line in enumerate(self.context.lines):
            self.subjects.enter(line)
            for mention in line.mentions:
                self.recent[mention.entity] = number
            self._by_structure(line, number)
            self._by_people(line)
            if line.mentions:
                self._by_cues(line)
                self._by_specs(line)
                self._by_rivalry(line)
                self._by_holdings(line)
            self.subjects.leave(line)
        self._by_whole_article()
        self._drop_partial_roles()
        self._drop_partners_that_own()

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
                kind = "variant-of" if whole == entity.variant_of else _whole_type(entity.kind, entities[whole].kind)
                self._add(line, mention.start, entity.id, kind, whole)
            if entity.kind in ("model", "technology") and entity.part_of:
                self._to_longer(line, mention)

    def _to_longer(self, line: Line, mention: Mention) -> None:
        """A model or technology whose name begins with another one's of its house is its variant: "Xiaolong MAX"."""
        entities = self.context.lexicon.entities
        entity = entities[mention.entity]
        for other in line.mentions:
            base = entities[other.entity]
            akin = base.kind == entity.kind and base.id != entity.id and base.part_of == entity.part_of
            if akin and entity.name.startswith(base.name):
                self._add(line, mention.start, entity.id, "variant-of", base.id)
        if entity.kind == "model":
            for grand in self.context.lexicon.ancestors(entity.id)[1:2]:
                if any(other.entity == grand for other in line.mentions):
                    self._add(line, mention.start, entity.id, "model-of", grand)

    def _by_whole_article(self) -> None:
        """Parts and wholes that the article names far apart, with the sentence that names the part first."""
        entities = self.context.lexicon.entities
        told: set[str] = set()
        for line in self.context.lines:
            for mention in line.mentions:
                entity = entities[mention.entity]
                if entity.id in told or entity.kind == "organisation":
                    continue
                told.add(entity.id)
                if entity.kind == "person":
                    self._employed(line, mention)
                    continue
                for whole in self.context.lexicon.ancestors(entity.id)[: 2 if entity.kind == "model" else 1]:
                    if whole in self.recent:
                        kind = _whole_type(entity.kind, entities[whole].kind)
                        self._add_first(line, mention.start, entity.id, kind, whole)

    def _employed(self, line: Line, person: Mention) -> None:
        """A person of no stated post is an executive of the employer that the lexicon knows and the article names."""
        entity = self.context.lexicon.entities[person.entity]
        held = any(key[0] == entity.id and key[1] in ("executive-of", "founder-of") for key in self.found)
        if held or (entity.role or "").startswith("former"):
            return
        employer = next((one for one in self.context.lexicon.ancestors(entity.id) if one in self.recent), None)
        if employer:
            self._add(line, person.start, entity.id, "executive-of", employer)

    def _add_first(self, line: Line, at: int, subject: str, kind: str, target: str) -> None:
        """Adds a relation that no sentence stated yet."""
        if (subject, kind, target, "") not in self.found:
            self._add(line, at, subject, kind, target)

    # -- what a car's data say to be in it

    def _by_specs(self, line: Line) -> None:
        for fitted in self.specs.fitted(line):
            if fitted.kind == "equipped-with" or not self._same_house(fitted.subject, fitted.target):
                self._add_first(line, fitted.start, fitted.subject, fitted.kind, fitted.target)

    def _by_holdings(self, line: Line) -> None:
        for at, held, holder in holdings(self.context, self.subjects, line):
            if holder not in self.context.lexicon.ancestors(held):
                self._add_first(line, at, held, "subsidiary-of", holder)

    def _by_rivalry(self, line: Line) -> None:
        """Other makers' models in a paragraph that speaks of rivals are those of the article's product."""
        product = self.specs.product
        if product is None or line.role == "title" or not words().rivalry.search(self._paragraph(line)):
            return
        for mention in line.mentions:
            other = mention.head and self.context.kind(mention.entity) == "model" and mention.entity != product
            if other and not self._same_house(mention.entity, product):
                self._add_first(line, mention.start, product, "competitor-of", mention.entity)

    def _paragraph(self, line: Line) -> str:
        text = self.context.text
        start, end = text.rfind("\n", 0, line.start) + 1, text.find("\n", line.end)
        return text[start : end if end >= 0 else len(text)]

    # -- people and their posts

    def _by_people(self, line: Line) -> None:
        for post in self.people.posts(line, self.recent):
            status: Status = "planned" if post.coming else "reported"
            if post.founder:
                self._add(line, post.start, post.person, "founder-of", post.employer)
            if post.role or not post.founder:
                self._add(line, post.start, post.person, "executive-of", post.employer, role=post.role, status=status)

    def _drop_partial_roles(self) -> None:
        """Leaves out a role that another one at the employer contains: "chairman" beside "chairman and CEO"."""
        for key in sorted(self.found):
            role = key[3]
            others = [other[3] for other in self.found if other[:3] == key[:3] and other != key]
            if any(role in other for other in others):
                del self.found[key]

    def _drop_partners_that_own(self) -> None:
        """Leaves out the partnership of two where one belongs to the other."""
        owned = {frozenset((key[0], key[2])) for key in self.found if key[1] in _OWNED}
        for key in sorted(self.found):
            if key[1] == "partner-of" and frozenset((key[0], key[2])) in owned:
                del self.found[key]

    # -- cues

    def _by_cues(self, line: Line) -> None:
        low, high = bisect_left(self.starts, line.start), bisect_left(self.starts, line.end)
        stated: set[tuple[int, str]] = set()  # of rows of one type the first that fits a cue counts
        for cue in sorted(self.cues[low:high], key=lambda cue: (cue.start, int(cue.key))):
            rule = table()[int(cue.key)]
            if (cue.start, rule.type) in stated:
                continue
            slots = self.arms.slots(line, rule, cue)
            status = self._status(line, cue) if slots else None
            if status == "planned" and rule.type in _STATES and not self._is_to_come(line, cue):
                status = "reported"  # "a car aimed to be an alternative" is one
            if slots is None or status is None:
                continue
            stated.add((cue.start, rule.type))
            if "both" in slots:
                pairs = list(combinations(slots["both"][:6], 2))
            else:
                pairs = [(subject, target) for subject in slots["subject"][:6] for target in slots["target"][:6]]
            for subject, target in pairs:
                self._link(line, cue, rule, subject, target, status)

    def _link(self, line: Line, cue: Cue, rule: Rule, subject: str, target: str, status: Status) -> None:
        akin = self._same_house(subject, target)
        if akin and rule.type in (*_SYMMETRIC, "supplier-of"):
            return
        entities = self.context.lexicon.entities
        if rule.type == "competitor-of" and (entities[subject].kind == "model") != (entities[target].kind == "model"):
            return
        if rule.type == "developed-by" and entities[subject].part_of and not akin and rule.order[0] == "target":
            return  # a maker shows a car with another's technology
        self._add(line, cue.start, subject, rule.type, target, status=status)
        if rule.type == "equipped-with":
            self._supplied(line, cue, subject, target, status)

    def _supplied(self, line: Line, cue: Cue, model: str, technology: str, status: Status) -> None:
        """Who makes the technology in a car supplies the car, where the sentence names the maker of parts."""
        here = {mention.entity for mention in line.mentions}
        for owner in self.context.lexicon.ancestors(technology)[:1]:
            supplies = self.context.lexicon.entities[owner].sector in words().supplying
            if supplies and owner in here and not self._same_house(owner, model):
                self._add(line, cue.start, owner, "supplier-of", model, status=status)

    def _same_house(self, a: str, b: str) -> bool:
        """True where one is part of the other, or both are models of one maker."""
        up = self.context.lexicon.ancestors
        houses = up(a), up(b)
        return a in houses[1] or b in houses[0] or bool(houses[0] and houses[1] and houses[0][0] == houses[1][0])

    def _status(self, line: Line, cue: Cue) -> Status | None:
        """The status of a link, by the least sure word of its clause; None where it is only supposed or asked."""
        text = self.context.text
        if words().supposing.search(text, self.context.clause(line, cue.start)[0], cue.start):
            return None
        if text[line.start : line.end].rstrip('"”’ ').endswith(("?", "？")) and words().asking.match(text, line.start):
            return None
        best: Status = "reported"
        for sign in line.cues["status"]:
            status = _STATUSES.get(sign.key)
            if sign.start >= cue.end:
                near = status in ("denied", "rumoured") and sign.start - cue.end < 60
                near = near and self.context.crossings(cue.end, sign.start) == 0
            elif status in ("denied", "rumoured"):
                near = self.context.crossings(sign.end, cue.start) <= 4
            else:
                near = self.context.crossings(sign.end, cue.start) <= 1 and cue.start - sign.end < 70
            if status and near and _RANK[status] > _RANK[best]:
                best = status
        return best

    def _is_to_come(self, line: Line, cue: Cue) -> bool:
        return _FUTURE.search(self.context.text, self.context.clause(line, cue.start)[0], cue.end) is not None

    def _add(
        self,
        line: Line,
        at: int,
        subject: str,
        kind: str,
        target: str,
        *,
        role: str | None = None,
        status: Status = "reported",
    ) -> None:
        key = (subject, kind, target, role or "")
        if kind in _SYMMETRIC and (target, kind, subject, "") in self.found:
            key = (target, kind, subject, "")
        known = self.found.get(key)
        if subject == target or (known and (known.status == "reported" or status != "reported")):
            return
        self.found[key] = Relation(
            subject=key[0],
            type=kind,
            target=key[2],
            role=role,
            status=status,
            evidence=(evidence_of(self.context, line, at),),
        )


def _whole_type(kind: str, whole: str) -> str:
    if kind == "model":
        return "model-of"
    if kind == "technology":
        return "developed-by" if whole in MAKERS else "variant-of"
    return "brand-of" if kind == "brand" else "subsidiary-of"

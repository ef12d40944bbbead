"""Descriptions: claims whose value is text, such as a battery's type, a car's class or what it is equipped with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from generator.extraction._description_class import Description, classes
from generator.extraction._description_lists import equipment, positions, variants
from generator.extraction._description_owner import Owners
from generator.extraction._description_plans import by_sentence, plans
from generator.extraction._description_supply import suppliers
from generator.extraction._description_vocabulary import WORDED, description_cues
from generator.extraction.context import Context, Line
from generator.extraction.grounding import evidence_of, make_claim
from generator.extraction.phrases import Cue
from generator.extraction.rows import cells_of
from generator.extraction.statuses import speaker_of, status_of
from generator.extraction.subjects import Subjects
from generator.knowledge.attributes import attributes
from generator.model import Claim, Event, Status

_NATURE = ("vehicle_class", "powertrain")
_TO_BE = re.compile(r"\b(?:will be|to be|would be|become|as)\b")
_REACH = 80  # from "is equipped with" to what it has
_VERSION = re.compile(r"[\s-](?:\w+\s)?(?:version|edition|variant|form|model|trim|power|powertrain|system|drive)s?\b")
_PLURAL = re.compile(r"\s(?:vehicles|cars|models|batteries|cells|packs|SUVs|sedans|trucks)\b")
_GENERIC = re.compile(
    r"\s(?:vehicles|cars|models|SUVs|sedans|trucks)\b|"
    r"\s(?:\w+\s)?(?:batter(?:y|ies)|cells|packs|chemistry|technology)\s(?:are|were|is|was|have|has|can|will|do|does|offer|cost|may|last|tend)\b"
)
_POWERS = re.compile(
    r"\b(?:powertrains?|power (?:forms?|modes?|types?|options?)|kinds of power|versions|offers?|available|choice)\b"
)
_KINDS = re.compile(r"[^.;]{0,24}\b(?:two|three|four|2|3|4) (?:kinds?|types?|forms?|modes?) (?:of )?(?:power|drive)")
_SHORT = 44  # a line of a list of figures: "Battery: 44.5 kWh ternary lithium"


class DescriptionFinder:
    """Reads an article's lines in order and gathers its claims in words, each said once."""

    def __init__(self, context: Context, events: Iterable[Event] = ()) -> None:
        self.context = context
        self.subjects = Subjects(context)
        self.owners = Owners(context, self.subjects)
        self.cues = description_cues(context.text)
        self.events = by_sentence(events, context.article.as_of)
        self.claims: dict[tuple[str, ...], Claim] = {}

    def run(self) -> list[Claim]:
        """The claims, in the order of the text."""
        at = 0
        for line in self.context.lines:
            self.subjects.enter(line)
            at = bisect_left(self.cues, line.start, lo=at, key=lambda cue: cue.start)
            end = bisect_left(self.cues, line.end, lo=at, key=lambda cue: cue.start)
            if end > at and not cells_of(self.context.text, line.start, line.end):
                for found in self._descriptions(line, self.cues[at:end]):
                    self._add(line, found)
            for plan in plans(self.context, self.subjects, line, self.events.get(line.index, ())):
                found = Description(plan.owner, "launch_plan", plan.value, plan.start, plan.end)
                self._add(line, found, period=plan.period, status=plan.status, key=(plan.type, plan.period or ""))
            self.subjects.leave(line)
        return list(self.claims.values())

    def _descriptions(self, line: Line, cues: Sequence[Cue]) -> Iterator[Description]:
        keys = {cue.key for cue in cues}
        if keys & {"body", "vehicle"}:
            yield from classes(self.context, self.owners, line, cues)
        yield from self._words(line, cues)
        if keys & {"supplier", "supply", "supplies", "having", "sure_having"}:
            yield from suppliers(self.context, self.owners, line, cues)
        if keys & {"items", "sure_having"}:
            yield from equipment(self.context, self.owners, line, cues)
        if "divided" in keys:
            yield from variants(self.context, self.owners, line, cues)
        if "positioning" in keys:
            yield from positions(self.context, self.owners, line, cues)

    # -- words of the vocabulary

    def _words(self, line: Line, cues: Sequence[Cue]) -> Iterator[Description]:
        for cue in cues:
            name, _, value = cue.key.partition("=")
            if name not in WORDED or self._is_inside(line, cue) or self.owners.is_doubted(line, cues, cue.start):
                continue
            owner = self._powered(line, cues, cue) if name == "powertrain" else self._owner(line, cues, cue, name)
            if owner:
                yield Description(owner, name, value, cue.start, cue.end)

    def _is_inside(self, line: Line, cue: Cue) -> bool:
        """True within an address or a compound, or as part of a car's name."""
        if self.context.text[cue.start - 1 : cue.start] in ("/", "-", "_"):
            return True
        models = (m for m in line.mentions if self.context.kind(m.entity) == "model")
        return any(m.start <= cue.start and cue.end <= m.end for m in models)

    def _owner(self, line: Line, cues: Sequence[Cue], cue: Cue, name: str) -> str | None:
        """Who has the battery or the drive: named in the sentence, or spoken of where the sentence says that something has it."""
        attribute = attributes()[name]
        text, has = self.context.text, self._has(cues, cue)
        short = cue.start - line.start < _SHORT
        if (_GENERIC if short else _PLURAL).match(text, cue.end) and not has:
            return self._if_model_before(line, cue)
        if has or short:
            return self.owners.spoken_of(line, cue.start, cue.end, attribute, had=has)
        return self.owners.named(line, cue.start, cue.end, attribute)

    def _if_model_before(self, line: Line, cue: Cue) -> str | None:
        """ "The X's LFP cells"."""
        mention = self.owners.model_before(line, cue.start, reach=24)
        return mention.entity if mention and mention.start not in self.subjects.demoted else None

    def _powered(self, line: Line, cues: Sequence[Cue], cue: Cue) -> str | None:
        """The car that a powertrain is said to be of: in a version, as a system, or one of several kinds of power."""
        text, attribute = self.context.text, attributes()["powertrain"]
        if _PLURAL.match(text, cue.end):
            return None
        short = cue.start - line.start < _SHORT
        versioned = _VERSION.match(text, cue.end) or text[cue.start : cue.end].endswith("version")
        has = self._has(cues, cue)
        if versioned and (short or has or self.owners.model_before(line, cue.start, reach=40)):
            return self.owners.spoken_of(line, cue.start, cue.end, attribute, had=has)
        clause = self.context.clause(line, cue.start)[0]
        if _POWERS.search(text, max(clause - 40, line.start), cue.start):
            return self.owners.named(line, cue.start, cue.end, attribute)
        if _KINDS.match(text, cue.end):
            return self.owners.named(line, cue.start, cue.end, attribute)
        return None

    def _has(self, cues: Sequence[Cue], cue: Cue) -> bool:
        return any(
            other.key in ("having", "sure_having")
            and 0 <= cue.start - other.end < _REACH
            and self.context.crossings(other.end, cue.start) <= 2
            for other in cues
        )

    # -- claims

    def _status(self, line: Line, found: Description) -> Status:
        """As for figures; what a car is needs no plan: "will sell the X, a small SUV"."""
        status = status_of(self.context, line, found.start, found.end)
        if found.attribute in _NATURE and status in ("planned", "target", "estimated"):
            before = self.context.text[max(line.start, found.start - 30) : found.start]
            return status if _TO_BE.search(before) else "reported"
        return status

    def _add(
        self,
        line: Line,
        found: Description,
        *,
        period: str | None = None,
        status: str | None = None,
        key: tuple[str, ...] = (),
    ) -> None:
        identity = (found.owner, found.attribute, *(key or (found.value.lower(),)))
        if identity in self.claims:
            return
        if found.end > evidence_of(self.context, line, found.start).end:
            return  # of a web page: the words go on beyond what stands in its source to the letter
        self.claims[identity] = make_claim(
            self.context,
            line,
            subject=found.owner,
            attribute=attributes()[found.attribute],
            value=found.value,
            unit=None,
            original=self.context.text[found.start : found.end],
            period=period,
            status=status or self._status(line, found),
            speaker=speaker_of(self.context, line),
            at=found.start,
        )

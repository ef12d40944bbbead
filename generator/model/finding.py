"""Findings: what extraction takes from an article, each grounded in its text."""

from typing import Literal

from msgspec import Struct

from generator.model.entity import Entity

Value = int | float | list[int | float] | str
Bound = Literal["eq", "gt", "ge", "lt", "le", "approx"]
Status = Literal["reported", "claimed", "planned", "target", "estimated", "rumoured", "hypothetical", "denied"]
EventStatus = Literal["happened", "planned", "rumoured", "denied"]
EventType = Literal[
    "launch",
    "unveiling",
    "announcement",
    "delivery",
    "filing",
    "partnership",
    "investment",
    "milestone",
    "production",
    "policy",
    "statement",
    "financial",
    "incorporation",
    "store-opening",
    "award",
    "other",
]


class Mention(Struct, frozen=True, gc=False):
    """A place in an article's text that names an entity."""

    start: int  # code points into Article.text
    end: int  # exclusive
    entity: str  # entity id
    head: bool = True  # False where the name stands only inside a longer name ("NIO" in "NIO ES6")


class Evidence(Struct, frozen=True, kw_only=True, gc=False):
    """Where it is said: ``quote`` equals ``text[start:end]`` of the article, to the letter."""

    article: str  # article id
    sentence: int  # index into Article.sentences
    start: int  # code points into Article.text
    end: int  # exclusive
    quote: str

    def __post_init__(self) -> None:
        if not self.quote or self.end - self.start != len(self.quote):
            raise ValueError(f"ungrounded evidence in {self.article} at {self.start}: {self.quote!r}")


class Claim(Struct, frozen=True, kw_only=True, gc=False):
    """One checkable attribute of an entity."""

    id: str  # stable hash
    subject: str  # entity id
    attribute: str  # name in the attribute table
    label: str | None = None  # the words that name the attribute, where it is ``other``
    value: Value
    unit: str | None = None  # UCUM, ISO 4217 or a UCUM annotation such as {vehicle}
    bound: Bound = "eq"
    original: str  # as written
    period: str | None = None  # EDTF: when the value holds
    scope: dict[str, str] = {}  # what narrows it: trim, powertrain, cycle, project, market ...
    status: Status = "reported"
    speaker: str | None = None  # entity id of a person or organisation
    conflicts_with: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"claim without evidence: {self.subject} {self.attribute}")


class Event(Struct, frozen=True, kw_only=True, gc=False):
    """Something that happened or is to happen at a date."""

    id: str  # stable hash
    date: str | None  # EDTF at the precision stated, never finer
    date_text: str | None = None  # as written
    date_inferred: bool = False  # True where any part of the date was worked out
    type: EventType
    title: str
    participants: tuple[str, ...]  # entity ids, the doer first
    status: EventStatus = "happened"
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"event without evidence: {self.title}")


class Relation(Struct, frozen=True, kw_only=True, gc=False):
    """A stated link from one entity to another."""

    subject: str  # entity id
    type: str  # name in the relation table
    target: str  # entity id
    role: str | None = None  # job title, say
    status: Status = "reported"
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"relation without evidence: {self.subject} {self.type} {self.target}")


class Leftover(Struct, frozen=True, kw_only=True, gc=False):
    """A number that became no claim, for the review queue."""

    article: str
    sentence: int
    start: int
    end: int
    quote: str
    reason: str  # no-attribute, no-subject ...


class Reading(Struct, frozen=True, kw_only=True, gc=False):
    """All that extraction took from one article."""

    article: str  # article id
    on_topic: bool  # False for an article that is not about the field: then nothing else was taken
    discovered: tuple[Entity, ...] = ()  # names found by their pattern, in no lexicon
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    leftovers: tuple[Leftover, ...] = ()

"""The report: what assembly makes of all articles and rendering turns into pages and files."""

from msgspec import Struct

from generator.model.article import Article
from generator.model.entity import Kind, Origin
from generator.model.finding import Claim, Event, Leftover, Relation


class Mentions(Struct, frozen=True, kw_only=True, gc=False):
    """How often one article names an entity, and how it writes the name."""

    article: str
    count: int
    forms: tuple[str, ...]  # as written, sorted


class Profile(Struct, frozen=True, kw_only=True, gc=False):
    """All that the articles say of one entity."""

    id: str
    kind: Kind
    name: str
    name_zh: str | None = None
    also_known_as: tuple[str, ...] = ()
    origin: Origin = "lexicon"
    salient: bool = False
    part_of: str | None = None  # entity id; it has a profile of its own
    mentions: tuple[Mentions, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()  # by date
    relations: tuple[Relation, ...] = ()  # this entity is the subject


class Report(Struct, frozen=True, kw_only=True, gc=False):
    """Everything that is published."""

    articles: tuple[Article, ...]  # newest first, then by id
    off_topic: tuple[str, ...] = ()  # ids of articles that are not about the field
    profiles: tuple[Profile, ...] = ()  # by kind in the order of PLURAL, then by name
    timeline: tuple[Event, ...] = ()  # by date, then by id; each event once
    leftovers: tuple[Leftover, ...] = ()  # the review queue, by article and offset

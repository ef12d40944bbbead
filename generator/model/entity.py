"""Entities: what the report keeps profiles of, and the names they go by."""

from typing import Literal

from msgspec import Struct

Kind = Literal["company", "brand", "model", "technology", "person", "organisation"]
Origin = Literal["lexicon", "discovered"]

MAKERS = ("company", "brand")  # kinds that make and sell

#: Folder and index page of each kind, in the order of the site.
PLURAL: dict[str, str] = {
    "company": "companies",
    "brand": "brands",
    "model": "models",
    "technology": "technologies",
    "person": "people",
    "organisation": "organisations",
}


class Entity(Struct, frozen=True, kw_only=True, gc=False):
    """A company, brand, model, technology, person or organisation.

    ``aliases`` are forms that name the entity wherever they stand; ``weak`` ones are words first ("Ideal", "Harvard") or
    codes that several makers use ("M5") and count only where the article names the entity's family in a sure way.
    """

    id: str  # slug of the English name
    kind: Kind
    name: str  # canonical English name
    name_zh: str | None = None
    also_known_as: tuple[str, ...] = ()  # other true names; published
    aliases: tuple[str, ...] = ()  # forms for matching only: translation slips, spellings
    weak: tuple[str, ...] = ()
    short: tuple[str, ...] = ()  # of a model: its name without the brand's; counts after the brand or in its family
    related: tuple[str, ...] = ()  # ids that support weak forms beside the family
    part_of: str | None = None  # id of the parent
    variant_of: str | None = None  # of a model: the id of the model that it is a version of
    role: str | None = None  # of a person: the post held
    country: str | None = None  # of a maker: its home, in English
    sector: str | None = None  # what it makes or is: cars, batteries, chips, phones, media ...
    origin: Origin = "lexicon"

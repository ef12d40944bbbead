"""From places where a text names somebody unknown to entities: one for each name, with the forms it goes by."""

from __future__ import annotations

import re

import msgspec
from msgspec import Struct

from generator.extraction._discovery_patterns import patterns
from generator.knowledge.lexicon import Lexicon, slug
from generator.model import Entity, Kind


class Find(Struct, frozen=True):
    """A name that a pattern found, with what the pattern says of it."""

    name: str
    kind: Kind
    start: int
    owner: str | None = None  # of a model or technology: the id of its maker
    sector: str | None = None
    chinese: str | None = None  # the name in Chinese, where the text gives it


class Naming:
    """Makes entities of finds; ``makers`` are the places of all makers known so far, and may grow."""

    def __init__(self, text: str, lexicon: Lexicon, makers: list[tuple[int, int, str]]) -> None:
        self.text = text
        self.lexicon = lexicon
        self.makers = makers
        self.p = patterns()

    def merge(self, finds: list[Find]) -> list[Entity]:
        """Entities that no lexicon knows, the longest names first; none for what another goes by."""
        entities: dict[str, Entity] = {}
        chinese = {find.name: find.chinese for find in finds if find.chinese}
        for find in sorted(finds, key=lambda find: (-len(find.name), find.start)):
            entity = self._entity(msgspec.structs.replace(find, chinese=chinese.get(find.name)))
            if not entity.id or entity.id in self.lexicon.entities or entity.id in entities:
                continue
            longer = [other for other in entities.values() if entity.name in other.also_known_as]
            if not longer:
                entities[entity.id] = entity
        return list(entities.values())

    def is_a_word(self, base: str) -> bool:
        """True where the text uses the name in lower case too: then it is a word first."""
        return re.search(rf"(?<!\w){re.escape(base.lower())}(?!\w)", self.text) is not None

    def _entity(self, find: Find) -> Entity:
        if find.kind in ("model", "technology"):
            owner = self._owner_name(find.owner)
            full = find.name if not owner or find.name.startswith(owner) else f"{owner} {find.name}"
            name = full if find.kind == "model" else find.name
            return Entity(
                id=slug(name),
                kind=find.kind,
                name=name,
                name_zh=find.chinese,
                also_known_as=(find.name,) if name != find.name else (),
                part_of=find.owner,
                origin="discovered",
            )
        base = self._base(find.name)
        if find.sector == "finance":
            base = find.name  # "PSD" alone is nobody
        aliases = (base,) if base != find.name and base not in self.p.no_names and not self.is_a_word(base) else ()
        return Entity(
            id=slug(base if aliases else find.name),
            kind=find.kind,
            name=find.name,
            name_zh=find.chinese,
            also_known_as=aliases,
            sector=find.sector,
            origin="discovered",
        )

    def _owner_name(self, owner: str | None) -> str:
        if owner is None:
            return ""
        if owner in self.lexicon.entities:
            return self.lexicon.entities[owner].name
        return next((self._base(self.text[s:e]) for s, e, maker in self.makers if maker == owner), "")

    def _base(self, name: str) -> str:
        """The name without its company suffixes."""
        match = self.p.company.fullmatch(f" {name}")
        return match.group(1) if match else name

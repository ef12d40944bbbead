"""The lexicon: the names of the industry, from the YAML files of a folder.

A file is a mapping of ``companies``, ``brands``, ``models``, ``technologies``, ``people`` and ``organisations``; which
file holds what is the curator's choice; a file's ``country`` is that of its entries that name none. Models stand in groups: ``of`` names the brand or company that sells them and ``list``
their short names, from which full names and ids are made.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.knowledge.strict_yaml import Located, load_yaml
from generator.model import PLURAL, Entity, Fault, InputError, Kind, did_you_mean

_KIND: dict[str, Kind] = {plural: kind for kind, plural in PLURAL.items()}  # type: ignore[misc]
_TEXTS = ("id", "name", "zh", "part_of", "sector", "role", "country")
_LISTS = ("aka", "aliases", "weak", "related")
_MODEL_TEXTS = ("id", "name", "zh", "variant_of")
_MODEL_LISTS = ("aka", "aliases", "weak", "short", "related")


def slug(name: str) -> str:
    """The id that a name makes: lower-case ASCII letters and digits, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


class Lexicon:
    """Entities by id, and what their parents and children are."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities: dict[str, Entity] = {entity.id: entity for entity in entities}
        self.children: dict[str, list[str]] = {}
        for entity in self.entities.values():
            if entity.part_of:
                self.children.setdefault(entity.part_of, []).append(entity.id)
        self._families: dict[str, frozenset[str]] = {}

    def with_entities(self, entities: Iterable[Entity]) -> "Lexicon":
        """This lexicon and more entities; those that it has already stay as they are."""
        more = {entity.id: entity for entity in entities if entity.id not in self.entities}
        if not more:
            return self
        extended = Lexicon(())  # every article makes its own: the tables are copied whole, not made again
        extended.entities = self.entities | more
        extended.children = self.children.copy()
        for entity in more.values():
            if entity.part_of:
                extended.children[entity.part_of] = [*extended.children.get(entity.part_of, ()), entity.id]
        return extended

    def ancestors(self, entity: str) -> list[str]:
        """Ids of the parent, its parent and so on, nearest first."""
        found: list[str] = []
        current = self.entities[entity].part_of
        while current and current not in found and current in self.entities:
            found.append(current)
            current = self.entities[current].part_of
        return found

    def country(self, entity: str) -> str | None:
        """The country that a maker is of: its own, else its nearest parent's; None where the lexicon gives none."""
        line = (entity, *self.ancestors(entity))
        return next((self.entities[one].country for one in line if self.entities[one].country), None)

    def family(self, entity: str) -> frozenset[str]:
        """Ids whose sure mention supports a weak form of the entity: itself, parents, children, siblings, related."""
        if entity not in self._families:
            ancestors = self.ancestors(entity)
            members = {entity, *ancestors, *self.entities[entity].related}
            for head in (entity, *ancestors):
                members.update(self.children.get(head, ()))
            for child in self.children.get(entity, ()):
                members.update(self.children.get(child, ()))
            self._families[entity] = frozenset(members)
        return self._families[entity]


def load_lexicon(folder: Path) -> Lexicon:
    """The lexicon in a folder's YAML files.

    Raises InputError with every fault of every file: unknown keys, kinds or ids, names that two entities claim.
    """
    faults: list[Fault] = []
    loader = _Loader(faults)
    for path in sorted(folder.rglob("*.yml")):
        try:
            content = load_yaml(path)
        except InputError as error:
            faults.extend(error.faults)
            continue
        loader.add_file(path, content)
    lexicon = loader.finish()
    if faults:
        raise InputError(faults)
    return lexicon


class _Loader:
    """Gathers entries with the place where each stands, so that faults can name it."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        self.entities: dict[str, Entity] = {}
        self.places: dict[str, tuple[str, int]] = {}
        self.groups: list[tuple[str, Located]] = []

    def add_file(self, path: Path, content: Any) -> None:
        file = str(path)
        if content is None:
            return
        if not isinstance(content, Located):
            self.faults.append(Fault(file, 1, f"must be a mapping of {', '.join(_KIND)}"))
            return
        country = content.pop("country", None)
        for key, entries in content.items():
            line = content.lines[key]
            if key not in _KIND:
                self.faults.append(Fault(file, line, f"{key!r} is no kind of entity{did_you_mean(key, _KIND)}"))
            elif not isinstance(entries, list):
                self.faults.append(Fault(file, line, f"{key} must be a list"))
            else:
                for entry in entries:
                    self._add_entry(file, line, _KIND[key], entry, country)

    def _add_entry(self, file: str, line: int, kind: Kind, entry: Any, country: str | None) -> None:
        if not isinstance(entry, Located):
            self.faults.append(Fault(file, line, f"each entry must be a mapping, found {entry!r}"))
        elif kind == "model":
            self.groups.append((file, entry))
        elif self._valid(file, entry, _TEXTS, _LISTS):
            self._add(
                file,
                entry.line,
                Entity(
                    id=entry.get("id") or slug(entry["name"]),
                    kind=kind,
                    name=entry["name"],
                    name_zh=entry.get("zh"),
                    also_known_as=tuple(entry.get("aka") or ()),
                    aliases=tuple(entry.get("aliases") or ()),
                    weak=tuple(entry.get("weak") or ()),
                    related=tuple(entry.get("related") or ()),
                    part_of=entry.get("part_of"),
                    sector=entry.get("sector"),
                    role=entry.get("role"),
                    country=entry.get("country") or country,
                ),
            )

    def _valid(self, file: str, entry: Located, texts: tuple[str, ...], lists: tuple[str, ...]) -> bool:
        before = len(self.faults)
        if not isinstance(entry.get("name"), str):
            self.faults.append(Fault(file, entry.line, "an entry needs a name (text; put numbers in quotation marks)"))
        for key, value in entry.items():
            line = entry.lines[key]
            if key not in texts + lists:
                self.faults.append(Fault(file, line, f"unknown key {key!r}{did_you_mean(key, texts + lists)}"))
            elif key in texts and value is not None and not isinstance(value, str):
                self.faults.append(Fault(file, line, f"{key} must be text, found {value!r}"))
            elif key in lists and not (
                value is None or (isinstance(value, list) and all(isinstance(item, str) for item in value))
            ):
                self.faults.append(Fault(file, line, f"{key} must be a list of texts, found {value!r}"))
        return len(self.faults) == before

    def _add(self, file: str, line: int, entity: Entity) -> None:
        if not entity.id:
            self.faults.append(Fault(file, line, f"{entity.name!r} makes no id; give one"))
        elif entity.id in self.entities:
            where = ":".join(map(str, self.places[entity.id]))
            self.faults.append(Fault(file, line, f"id {entity.id!r} is taken (by {where})"))
        else:
            self.entities[entity.id] = entity
            self.places[entity.id] = (file, line)

    def _add_models(self, file: str, group: Located) -> None:
        owner = group.get("of")
        for key in group:
            if key not in ("of", "prefix", "sector", "list"):
                self.faults.append(
                    Fault(file, group.lines[key], f"unknown key {key!r}; a group has of, prefix, sector, list")
                )
        if owner not in self.entities:
            self.faults.append(
                Fault(file, group.line, f"of: {owner!r} is no id{did_you_mean(str(owner), self.entities)}")
            )
            return
        prefix = (group.get("prefix") or [self.entities[owner].name])[0]
        for item in group.get("list") or ():
            entry = item if isinstance(item, Located) else Located(name=item)
            if not isinstance(item, Located):
                entry.line, entry.lines = group.line, {"name": group.line}
            if self._valid(file, entry, _MODEL_TEXTS, _MODEL_LISTS):
                self._add(file, entry.line, _model(owner, prefix, group.get("sector"), entry))

    def finish(self) -> Lexicon:
        for file, group in self.groups:
            self._add_models(file, group)
        for entity in self.entities.values():
            for reference in filter(None, (entity.part_of, entity.variant_of, *entity.related)):
                if reference not in self.entities:
                    file, line = self.places[entity.id]
                    hint = did_you_mean(reference, self.entities)
                    self.faults.append(Fault(file, line, f"{entity.id}: {reference!r} is no id{hint}"))
        self._check_unique()
        return Lexicon(self.entities[key] for key in sorted(self.entities))

    def _check_unique(self) -> None:
        owners: dict[str, str] = {}
        for entity in self.entities.values():
            for form in strong_forms(entity):
                other = owners.setdefault(form, entity.id)
                if other != entity.id:
                    file, line = self.places[entity.id]
                    self.faults.append(Fault(file, line, f"{entity.id}: {form!r} already names {other!r}"))


def _model(owner: str, prefix: str, sector: str | None, entry: Located) -> Entity:
    short = entry["name"]
    name = short if short.startswith(prefix + " ") else f"{prefix} {short}"
    shorts = [short.removeprefix(prefix + " "), *(entry.get("short") or ())]
    chinese = entry.get("zh")
    if chinese:
        shorts.append(chinese)
        shorts.extend(pinyin_forms(chinese))
    return Entity(
        id=entry.get("id") or slug(name),
        kind="model",
        name=name,
        name_zh=chinese,
        also_known_as=tuple(entry.get("aka") or ()),
        aliases=tuple(entry.get("aliases") or ()),
        weak=tuple(entry.get("weak") or ()),
        short=tuple(dict.fromkeys(shorts)),
        related=tuple(entry.get("related") or ()),
        part_of=owner,
        variant_of=entry.get("variant_of"),
        sector=sector,
    )


def strong_forms(entity: Entity) -> Iterator[str]:
    """Forms that name the entity wherever they stand, as written in the lexicon and as pinyin makes them."""
    seen: set[str] = set()
    chinese = [entity.name_zh] if entity.name_zh and entity.kind != "model" else []
    for form in (entity.name, *entity.also_known_as, *entity.aliases, *chinese):
        if form not in seen:
            seen.add(form)
            yield form


@functools.cache
def pinyin_forms(chinese: str) -> tuple[str, ...]:
    """Toneless pinyin of a Chinese name, joined and spaced ("Weilai", "Wei Lai"); other characters stay.

    Empty for names of one character, whose pinyin is a word in too many languages.
    """
    from pypinyin import lazy_pinyin

    if len(re.findall(r"[\u4e00-\u9fff]", chinese)) < 2:
        return ()
    syllables = lazy_pinyin(chinese)
    joined = "".join(syllables)
    spaced = " ".join(syllable.capitalize() for syllable in syllables)
    return (joined[:1].upper() + joined[1:], spaced)

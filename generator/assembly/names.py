"""One entity, one id: discovered names are joined with one another and with the lexicon."""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from generator.knowledge.lexicon import Lexicon
from generator.model import PLURAL, Claim, Entity, Event, Mention, Reading, Relation

_KINDS = list(PLURAL)


def normal(name: str) -> str:
    """A name without case, width, accents, blanks and punctuation."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[\W_]+", "", "".join(c for c in folded if not unicodedata.combining(c)))


def unify(readings: Iterable[Reading], lexicon: Lexicon) -> tuple[dict[str, Entity], list[Reading]]:
    """All entities by id, and the readings with every id replaced by the one that its entity goes by.

    A discovered entity whose name, short of case and punctuation, is one of the lexicon's is the lexicon's; discovered
    entities of one such name are one, under the kind, name and id that most articles give it.
    """
    readings = list(readings)
    known = _names(lexicon)
    groups: dict[str, list[Entity]] = {}
    for reading in readings:
        for entity in reading.discovered:
            groups.setdefault(normal(entity.name) or entity.id, []).append(entity)
    entities = dict(lexicon.entities)
    renamed: dict[str, str] = {}
    found: dict[str, Entity] = {}
    for name, group in sorted(groups.items()):
        own = known.get(name) or next((entity.id for entity in group if entity.id in entities), None)
        if own is None:
            chosen = _chosen(group)
            own = chosen.id
            found[own] = chosen
        renamed.update((entity.id, own) for entity in group)
    for id_, entity in found.items():
        parent = renamed.get(entity.part_of, entity.part_of) if entity.part_of else None
        entities[id_] = replace(entity, part_of=None if parent == id_ else parent)
    changed = {old: new for old, new in renamed.items() if old != new}
    return entities, [_rename(reading, changed) for reading in readings] if changed else readings


@functools.lru_cache(maxsize=1)
def _names(lexicon: Lexicon) -> dict[str, str]:
    """Normal form of every sure name of the lexicon to its entity's id."""
    names: dict[str, str] = {}
    for entity in lexicon.entities.values():
        names.setdefault(normal(entity.name), entity.id)
    for entity in lexicon.entities.values():
        for form in (entity.name_zh, *entity.also_known_as, *entity.aliases):
            if form and len(normal(form)) > 1:
                names.setdefault(normal(form), entity.id)
    return names


def _chosen(group: list[Entity]) -> Entity:
    """The entity that speaks for its group: most frequent kind, then most frequent name, then first in the alphabet."""
    kinds = Counter(entity.kind for entity in group)
    kind = min(kinds, key=lambda k: (-kinds[k], _KINDS.index(k)))
    names = Counter(entity.name for entity in group if entity.kind == kind)
    name = min(names, key=lambda n: (-names[n], n))
    same = [entity for entity in group if entity.kind == kind and entity.name == name]
    parents = Counter(entity.part_of for entity in same if entity.part_of)
    parent = min(parents, key=lambda p: (-parents[p], p)) if parents else None
    return replace(min(same, key=lambda entity: entity.id), part_of=parent)


def _rename(reading: Reading, new: dict[str, str]) -> Reading:
    def name(id_: str) -> str:
        return new.get(id_, id_)

    def claim(item: Claim) -> Claim:
        return replace(item, subject=name(item.subject), speaker=item.speaker and name(item.speaker))

    def event(item: Event) -> Event:
        return replace(item, participants=tuple(dict.fromkeys(map(name, item.participants))))

    def relation(item: Relation) -> Relation:
        return replace(item, subject=name(item.subject), target=name(item.target))

    if not new.keys() & {entity.id for entity in reading.discovered}:
        return reading
    return replace(
        reading,
        mentions=tuple(Mention(m.start, m.end, name(m.entity), m.head) for m in reading.mentions),
        claims=tuple(map(claim, reading.claims)),
        events=tuple(map(event, reading.events)),
        relations=tuple(r for r in map(relation, reading.relations) if r.subject != r.target),
    )

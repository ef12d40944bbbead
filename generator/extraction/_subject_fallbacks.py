"""Who a figure may be of where its sentence names nobody: who was spoken of before, who the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extraction._cast_sections import NOBODY
from generator.extraction.cast import group_of
from generator.extraction.context import Line
from generator.extraction.discourse import Discourse
from generator.knowledge.attributes import Attribute
from generator.model import MAKERS

_CELL = re.compile(
    r"\b(?:(?:battery |sodium-ion |lithium |prismatic |pouch |cylindrical |LFP |NCM |NMC )cells?|chemistry|cathode|anode|"
    r"NC[MA][- ]?\d{2,3}|sodium-ion|solid-state)\b"
)
_LIST_LINE = re.compile(r"\s*(?:[-*•|]|[^.!?\n]{2,60}[:：])")  # "- Wheelbase: 2,700 mm"


def fallbacks(discourse: Discourse, attribute: Attribute, line: Line) -> Iterator[tuple[str, float]]:
    """Entities with their costs: who was spoken of before, dearer with every line; at last who the article is about."""
    if discourse.cast.strangers.get(line.index) == NOBODY:
        return
    yield from _heads(discourse, attribute, line)
    reserved = 60 if attribute.fallback == "maker" and not line.cues["cumulative"] else 0
    yield from _in_focus(discourse, attribute, line, reserved)
    yield from _mains(discourse, attribute, line, reserved)


def _heads(discourse: Discourse, attribute: Attribute, line: Line) -> Iterator[tuple[str, float]]:
    """Who heads the paragraph as an entry, and the model of the section's heading."""
    entry, cast, context = discourse.entry, discourse.cast, discourse.context
    if entry and entry[1] == line.paragraph and context.kind(entry[0]) in attribute.subjects:
        yield entry[0], 4 if line.index in cast.entries else 60
    section = cast.sections.get(line.index)
    if section and "model" in attribute.subjects:
        listed = _LIST_LINE.match(context.text, line.start, line.end) is not None
        yield section, 6 if listed else 80


def _in_focus(discourse: Discourse, attribute: Attribute, line: Line, reserved: float) -> Iterator[tuple[str, float]]:
    """Who was spoken of last; a model of another paragraph costs ``reserved`` more."""
    first, mains = next(iter(attribute.subjects)), discourse.main.values()
    for group, (entity, number) in discourse.focus.items():
        if discourse.context.kind(entity) not in attribute.subjects or _is_hidden(discourse, entity, line):
            continue
        known = entity in mains
        age = discourse.number - number
        cost = 90 + min((4.0 if known else 12.0) * age, 90) + 15 * (group != group_of(first))
        apart = group == "model" and discourse.paragraph.get(group) != line.paragraph
        passing = apart and discourse.cast.titled not in (None, entity)  # the title's model is spoken of again
        yield entity, cost + (reserved if apart else 0) + (0 if known else 18) + 50 * passing


def _mains(discourse: Discourse, attribute: Attribute, line: Line, reserved: float) -> Iterator[tuple[str, float]]:
    """Who the article is about; nobody in an article of many stories."""
    if discourse.cast.digest:
        return
    for kind in attribute.subjects:
        entity = discourse.main.get(kind)
        if entity is None or _is_barred(discourse, entity, line) or _is_hidden(discourse, entity, line):
            continue
        if entity == discourse.maker and "model" not in attribute.subjects:
            # a company's results are of whom the article is about, unless the paragraph tells of another
            yield entity, 150.0 if _is_of_other_makers(discourse, entity, line) else 100.0
        else:
            yield entity, 150 + (reserved if kind == "model" else 0)


def _is_barred(discourse: Discourse, entity: str, line: Line) -> bool:
    """True for whoever has nothing to do with the maker whose section it is."""
    maker = discourse.cast.strangers.get(line.index)
    return maker is not None and maker not in (entity, *discourse.context.lexicon.ancestors(entity))


def _is_of_other_makers(discourse: Discourse, entity: str, line: Line) -> bool:
    """True where the paragraph so far names other makers, and nobody of the entity's family."""
    makers = {one for one in discourse.told_in(line) if discourse.context.kind(one) in MAKERS}
    return _is_apart(discourse, entity, makers)


def _is_apart(discourse: Discourse, entity: str, told: set[str]) -> bool:
    """True where others are told of, and nobody of the entity's family."""
    return bool(told) and told.isdisjoint(discourse.context.lexicon.family(entity))


def _is_hidden(discourse: Discourse, entity: str, line: Line) -> bool:
    return _is_elsewhere(discourse, entity, line) or _is_out_of_sight(discourse, entity, line)


def _is_elsewhere(discourse: Discourse, entity: str, line: Line) -> bool:
    """True for a model where the paragraph so far tells of others' cars alone: of none of its family, nor of it."""
    return discourse.context.kind(entity) == "model" and _is_apart(discourse, entity, discourse.told_in(line))


def _is_out_of_sight(discourse: Discourse, entity: str, line: Line) -> bool:
    """True for a technology that the title does not name, and for a car where the line is about a cell or a chemistry."""
    kind = discourse.context.kind(entity)
    if kind == "technology":
        about = (
            discourse.product == "technology"
            and discourse.main.get("technology") == entity
            and entity in discourse.cast.in_lead
        )
        return discourse.is_common(entity) or (entity not in discourse.cast.in_title and not about)
    if kind == "model" and _is_customers(discourse, entity, line):
        return True
    return kind == "model" and _CELL.search(discourse.context.text, line.start, line.end) is not None


def _is_customers(discourse: Discourse, entity: str, line: Line) -> bool:
    """True for a car of another paragraph in an article about a supplier: it is one that the supplier's parts are in."""
    entities, maker = discourse.context.lexicon.entities, discourse.maker
    if maker is None or entities[maker].sector in ("cars", None) or entity in discourse.cast.in_title:
        return False
    return discourse.paragraph.get("model") != line.paragraph

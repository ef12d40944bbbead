"""The words in which findings are shown, from ``knowledge/presentation.yml`` and the attribute table."""

import functools
from typing import Any

from generator.knowledge import rules
from generator.knowledge.attributes import attributes
from generator.model import Claim

_BY_PERIOD = {"flow": "figures", "spec": "equipment"}


def _table(name: str) -> Any:
    return rules("presentation")[name]


def attribute_label(attribute: str, own: str | None = None) -> str:
    """The label of an attribute; ``own`` is the claim's, where the attribute is ``other``."""
    if own:
        return own[:1].upper() + own[1:]
    known = attributes().get(attribute)
    return known.title if known else attribute.replace("_", " ").capitalize()


@functools.cache
def _listed() -> dict[str, str]:
    return {name: group for group, entry in _table("groups").items() for name in entry["attributes"]}


def attribute_chinese(attribute: str) -> str:
    """What Chinese readers call an attribute, word by word, for the search; nothing for ``other``."""
    return " ".join(_table("chinese").get(attribute, ()))


def attribute_group(attribute: str) -> str:
    """The part of a page in which an attribute stands."""
    if attribute in _listed():
        return _listed()[attribute]
    known = attributes().get(attribute)
    return _BY_PERIOD.get(known.period, "key") if known else "key"


@functools.cache
def attribute_order() -> dict[str, int]:
    """The place of each attribute in tables: the parts' lists first, then the attribute table's order."""
    names = dict.fromkeys([*_listed(), *attributes()])
    return {name: place for place, name in enumerate(names)}


@functools.cache
def topics() -> dict[str, str]:
    """The tag that each attribute brings."""
    return {name: tag for tag, entry in _table("topics").items() for name in entry.get("attributes", ())}


@functools.cache
def event_topics() -> dict[str, str]:
    """The tag that each type of event brings."""
    return {name: tag for tag, entry in _table("topics").items() for name in entry.get("events", ())}


def tags() -> list[str]:
    """All tags, in their order."""
    return list(_table("topics"))


def claim_label(claim: Claim) -> str:
    """What a claim is about."""
    return attribute_label(claim.attribute, claim.label)


def group_titles() -> dict[str, str]:
    """Titles of the parts of a page, in order."""
    return {name: entry["title"] for name, entry in _table("groups").items()}


def specification_groups() -> list[str]:
    """The parts that make up a model's specification."""
    return list(_table("specification"))


def compared_attributes() -> list[str]:
    """The columns in which models are compared, in order."""
    return list(_table("compared"))


def cycled_attributes() -> list[str]:
    """Attributes that a test cycle measures: values of unlike cycles are never set side by side."""
    return list(_table("cycled"))


def headline_attributes(kind: str) -> list[str]:
    """What the information box of a kind shows, most wanted first."""
    return list(_table("headline").get(kind, []))


def expected_attributes(kind: str) -> list[tuple[str, set[str]]]:
    """What a page of this kind usually tells: each attribute with all that answer for it."""
    answers = _table("answers")
    return [(name, {name, *answers.get(name, [])}) for name in _table("expected").get(kind, [])]


def statuses() -> dict[str, str]:
    """What each status means."""
    return dict(_table("statuses"))


def relation_phrase(relation: str, *, reverse: bool = False) -> str:
    """A relation as its subject's page words it, or (reverse) its target's."""
    known = _table("relations").get(relation)
    if known:
        return str(known if isinstance(known, str) else known[1 if reverse else 0])
    words = relation.replace("-", " ")
    return f"Is “{words}” for" if reverse else words.capitalize()


def scope_text(key: str, value: str) -> str:
    """One thing that narrows a claim: "CLTC", "market: Europe"."""
    value = _table("scope_values").get(value, value)
    if key in _table("plain_scopes"):
        return str(value)
    label = str(_table("scopes").get(key, key.replace("_", " ")))
    return value if label.lower() in value.lower() else f"{label}: {value}"


def event_type(name: str) -> str:
    """An event type for people."""
    return str(_table("event_types").get(name, name.replace("-", " ").capitalize()))


def kind_word(kind: str, *, plural: bool = False) -> str:
    """A kind of entity for people."""
    return str(_table("kinds")[kind][1 if plural else 0])


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A counted noun: "1 claim", "2,000 claims"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"

"""The words of the pages cover what the model and the rules can give."""

from typing import get_args

import pytest

from generator.knowledge import rules
from generator.knowledge.attributes import attributes
from generator.model import PLURAL, EventStatus, EventType, Status
from generator.rendering import wording

_WORDS = rules("presentation")


def test_every_status_is_explained() -> None:
    assert {*get_args(Status), *get_args(EventStatus)} <= set(wording.statuses())


def test_every_event_type_and_kind_has_a_name() -> None:
    assert set(get_args(EventType)) == set(_WORDS["event_types"])
    assert set(PLURAL) == set(_WORDS["kinds"]) == set(_WORDS["headline"]) == set(_WORDS["expected"])


def test_only_known_attributes_are_named() -> None:
    named = [name for group in _WORDS["groups"].values() for name in group["attributes"]]
    assert len(named) == len(set(named))
    for table in ("headline", "expected", "answers"):
        named += [name for names in _WORDS[table].values() for name in names]
    named += [*_WORDS["chinese"], *_WORDS["answers"], *_WORDS["compared"], *_WORDS["cycled"]]
    assert set(named) <= set(attributes()), set(named) - set(attributes())


def test_every_attribute_has_chinese_words() -> None:
    assert set(_WORDS["chinese"]) == set(attributes()) - {"other"}
    assert "续航" in wording.attribute_chinese("range").split()
    assert not wording.attribute_chinese("other")


def test_every_relation_of_the_rules_has_words_for_both_sides() -> None:
    types = {row["type"] for row in rules("relations")["relations"] if "type" in row}
    assert types <= set(_WORDS["relations"]), types - set(_WORDS["relations"])


@pytest.mark.parametrize(
    ("relation", "forward", "back"),
    [
        ("supplier-of", "Supplies", "Supplied by"),
        ("partner-of", "Partner of", "Partner of"),
        ("sponsor-of", "Sponsor of", "Is “sponsor of” for"),
    ],
)
def test_relations_are_worded_from_both_sides(relation: str, forward: str, back: str) -> None:
    assert wording.relation_phrase(relation) == forward
    assert wording.relation_phrase(relation, reverse=True) == back


def test_labels_of_what_is_in_no_table() -> None:
    assert wording.attribute_label("moon_count") == "Moon count"
    assert wording.attribute_label("other", "roof load") == "Roof load"
    assert wording.attribute_group("moon_count") == "key"
    assert wording.attribute_group("seats") == "size"


def test_scopes_are_spelt_out() -> None:
    assert wording.scope_text("change", "yoy") == "year on year"
    assert wording.scope_text("cycle", "CLTC") == "CLTC"
    assert wording.scope_text("market", "Europe") == "market: Europe"
    assert wording.scope_text("phase", "second phase") == "second phase"

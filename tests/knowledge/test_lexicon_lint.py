"""The lint of the project's own lexicon: wide enough, no cycle, and no form too short to be sure."""

import re

import pytest

from generator.knowledge.lexicon import Lexicon, load_lexicon
from generator.model import Entity
from tests.conftest import ROOT

CHINESE = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(ROOT / "seeds" / "lexicon")


def of_kind(lexicon: Lexicon, *kinds: str) -> list[Entity]:
    return [entity for entity in lexicon.entities.values() if entity.kind in kinds]


@pytest.mark.parametrize(
    ("kinds", "least"),
    [(("company", "brand"), 80), (("model",), 300), (("technology",), 60), (("person",), 60)],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else str(value),
)
def test_it_starts_with_the_industry(lexicon: Lexicon, kinds: tuple[str, ...], least: int) -> None:
    assert len(of_kind(lexicon, *kinds)) >= least


def test_most_makers_of_china_and_half_of_the_people_have_a_chinese_name(lexicon: Lexicon) -> None:
    for kinds, share in ((("company", "brand"), 0.5), (("person",), 0.5)):
        found = of_kind(lexicon, *kinds)
        assert sum(bool(entity.name_zh) for entity in found) >= share * len(found), kinds


def test_english_names_hold_no_chinese_and_chinese_ones_say_something_else(lexicon: Lexicon) -> None:
    for entity in lexicon.entities.values():
        assert not CHINESE.search(entity.name), f"{entity.id}: name is {entity.name}"
        assert entity.name_zh != entity.name, f"{entity.id}: zh repeats the name"


def test_no_entity_is_its_own_ancestor(lexicon: Lexicon) -> None:
    for entity in lexicon.entities.values():
        seen, current = set(), entity.part_of
        while current:
            assert current != entity.id, f"{entity.id} is part of itself"
            assert current not in seen, f"{entity.id}: a circle above it"
            seen.add(current)
            current = lexicon.entities[current].part_of


def test_forms_that_count_everywhere_are_long_enough_to_be_sure(lexicon: Lexicon) -> None:
    for entity in lexicon.entities.values():
        for form in (entity.name, *entity.also_known_as, *entity.aliases):
            least = 2 if not form.isascii() or form.isupper() or entity.kind == "model" else 3
            assert len(form) >= least, f"{entity.id}: {form!r} is too short to count everywhere; make it weak"


def test_no_form_is_both_sure_and_weak(lexicon: Lexicon) -> None:
    for entity in lexicon.entities.values():
        both = {entity.name, *entity.also_known_as, *entity.aliases} & set(entity.weak)
        assert not both, f"{entity.id}: {both} stand among the sure and the weak forms"


def test_no_form_has_space_around_it(lexicon: Lexicon) -> None:
    for entity in lexicon.entities.values():
        for form in (entity.name, *entity.also_known_as, *entity.aliases, *entity.weak):
            assert form == form.strip() and form, f"{entity.id}: {form!r}"

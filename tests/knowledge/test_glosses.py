"""Chinese names whose characters were translated as words."""

import re

import pytest

from generator.knowledge import rules
from generator.knowledge.glosses import half_translated


@pytest.mark.parametrize(
    ("chinese", "form", "sure"),
    [
        ("哪吒", "Which Zha", True),  # half a word, half pinyin: nothing else is called so
        ("星途", "Star Way", False),  # words alone
        ("高合", "Together Crowd", None),
        ("高合", "High He", False),  # "he" is a word too
        ("哪吒", "Ne Zha", None),  # pinyin alone is no translation
    ],
)
def test_half_translated_names(chinese: str, form: str, sure: bool | None) -> None:
    assert dict(half_translated(chinese)).get(form) is sure


@pytest.mark.parametrize("name", ["Neta", "比亚迪", "哪吒V", "哪", "合众新能源汽车"])
def test_other_names_have_no_such_forms(name: str) -> None:
    assert half_translated(name) == ()


def test_every_gloss_is_of_one_character() -> None:
    for char, words in rules("glosses")["glosses"].items():
        assert re.fullmatch("[一-鿿]", char), char
        assert words and all(re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?", word) for word in words), char

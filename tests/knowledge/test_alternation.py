"""Words as a pattern: which of them is taken, whatever their order and case."""

import re

import pytest

from generator.knowledge.alternation import alternation

WORDS = ["kilometre", "km", "kW", "kWh", "K", "Kilo", "%", "a few", "a"]


@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_matched_whole(word: str) -> None:
    assert re.fullmatch(alternation(WORDS), word)


@pytest.mark.parametrize(
    ("text", "found"), [("kWh", "kWh"), ("km/h", "km"), ("kilo", None), ("a few", "a few"), ("a fig", "a")]
)
def test_the_longest_word_is_taken(text: str, found: str | None) -> None:
    match = re.match(alternation(WORDS), text)
    assert (match and match[0]) == found


def test_letters_of_either_case_keep_the_order_of_length() -> None:
    match = re.match(f"(?i:{alternation(['k', 'Kilo', 'KM'])})", "kilo")
    assert match and match[0] == "kilo"


def test_a_pattern_is_made_of_each_word() -> None:
    pattern = alternation(["per cent", "percent"], lambda word: re.escape(word).replace(r"\ ", r"\s+"))
    assert re.fullmatch(pattern, "per  cent")

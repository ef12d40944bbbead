"""Phrases found in one pass: whole words, open ends, the longest, and several keys at one place."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extraction.phrases import PhraseFinder

FINDER = PhraseFinder({"price": ["price", "list price"], "charge": ["charg*"], "cost": ["price"], "zh": ["售价"]})


def found(text: str, *, longest: bool = True) -> list[tuple[str, str]]:
    return [(text[cue.start : cue.end], cue.key) for cue in FINDER.find(text, longest=longest)]


def test_whole_words_in_any_case() -> None:
    assert found("Price, pricey, PRICE") == [
        ("Price", "cost"),
        ("Price", "price"),
        ("PRICE", "cost"),
        ("PRICE", "price"),
    ]


def test_the_longest_swallows_what_lies_within() -> None:
    assert found("the list price") == [("list price", "price")]
    assert len(found("the list price", longest=False)) == 3


def test_an_open_end_lets_the_word_go_on_but_not_begin_before() -> None:
    assert found("charging recharges chargers") == [("charg", "charge"), ("charg", "charge")]


def test_chinese_needs_no_space() -> None:
    assert found("官方售价为") == [("售价", "zh")]


@given(st.lists(st.sampled_from(["list", "price", "charging", "售价", " ", ",", "\n"]), max_size=20).map("".join))
@settings(max_examples=80, derandomize=True, deadline=None)
def test_cues_are_in_order_and_within_the_text(text: str) -> None:
    for longest in (True, False):
        cues = FINDER.find(text, longest=longest)
        assert cues == sorted(cues, key=lambda cue: cue.start)
        assert all(0 <= cue.start < cue.end <= len(text) for cue in cues)

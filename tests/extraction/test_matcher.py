"""Forms in a text: boundaries at camel case, digits and Chinese characters, case, and offsets that stay true."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extraction.matcher import Matcher, bounds_of, ends_word, forms_of, is_cjk, lower
from generator.model import Entity

MAKER = Entity(
    id="zelkar", kind="company", name="Zelkar Auto", name_zh="泽卡汽车", aliases=("ZelkarAuto",), weak=("Zelk",)
)
BRAND = Entity(id="qv", kind="brand", name="QV")
CHASSIS = Entity(id="skate-frame", kind="technology", name="Skate Frame")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zelkar Auto grew.", ["Zelkar Auto"]),
        ("zelkar auto grew.", []),
        ("Zelkar Autos grew.", ["Zelkar Auto"]),
        ("atZelkar AutoThe plant", ["Zelkar Auto"]),
        ("ZelkarAutoThe plant", ["ZelkarAuto"]),
        ("泽卡汽车增长", ["泽卡汽车"]),
        ("QV and qv", ["QV"]),
        ("the QVs", []),
        ("the skate frame and the Skate Frame", ["skate frame", "Skate Frame"]),
        ("Skate Framework", []),
        ("", []),
    ],
)
def test_hits(text: str, found: list[str]) -> None:
    hits = sorted(Matcher([MAKER, BRAND, CHASSIS]).hits(text), key=lambda hit: hit.start)
    assert [text[hit.start : hit.end] for hit in hits if hit.strength == "strong"] == found


def test_no_entities_no_hits() -> None:
    assert list(Matcher([]).hits("Zelkar Auto")) == []


def test_a_chinese_name_gives_its_pinyin() -> None:
    assert "Zekaqiche" in {form for form, _ in forms_of(MAKER)}


def test_each_form_stands_once() -> None:
    forms = [form for form, _ in forms_of(MAKER)]
    assert len(forms) == len(set(forms))


@given(st.text(max_size=40))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_lower_keeps_offsets(text: str) -> None:
    assert len(lower(text)) == len(text)


@given(st.text(alphabet="aB1车Ⅱé", min_size=1, max_size=12))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_a_word_begins_and_ends_at_spaces(word: str) -> None:
    text = f" {word} "
    assert bounds_of(text).starts[1] and ends_word(text, 1, len(word) + 1)


def test_chinese_characters() -> None:
    assert is_cjk("车") and is_cjk("の") and not is_cjk("é") and not is_cjk("，")


@given(st.text(alphabet="aZs1_ -é“É汽車ー한İ", max_size=12))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_the_boundaries_of_a_text_are_those_of_each_place(text: str) -> None:
    starts, ends = bounds_of(text)
    assert len(starts) == len(ends) == len(text) + 1
    for end in range(1, len(text) + 1):
        for start in range(end):
            assert (ends[end] == 1 or (ends[end] == 2 and end - start >= 4)) == ends_word(text, start, end)
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        camel = before in "asé" and after in "ZÉ"
        assert starts[place] == (not before.isalnum() or is_cjk(before) or is_cjk(after) or camel)


def test_a_name_of_one_letter_is_found_where_a_letter_stands_alone() -> None:
    model = Entity(id="zelkar-x", kind="model", name="Zelkar X", short=("X", "唐"))
    text = "ZelkarX, the X, X5, box x and 新唐车"
    found = [(hit.start, text[hit.start : hit.end]) for hit in Matcher([model]).hits(text) if hit.strength == "short"]
    assert sorted(found) == [(6, "X"), (13, "X"), (31, "唐")]

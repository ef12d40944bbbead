"""Quantities: labelled sentences, and properties that hold for any text."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extraction.quantities import Quantity, find_quantities
from generator.knowledge import load_yaml, rules

CASES: list[dict[str, Any]] = load_yaml(Path(__file__).parents[1] / "cases" / "quantities.yml")
#: Pieces of quantities, a line each; "_" stands for a space inside a piece.
PIECES = [
    piece.replace("_", " ")
    for line in (
        "3 4.5 30,000 24.99 1,5 2023 0 100 twelve half a third million billion k m 万 亿 yuan 万元 $ ¥ RMB %",
        "percent km kWh N·m mm / x × - – to and between from over nearly about + vehicles new cars per month year",
        "C 4C °C degrees top No. 1 (unit:_mm) Model P7i three . , ; \n 0-100 km/h ſ K ı ² ５ 两 十 第三名 years hour",
        "一 ' \" ( ) # @ minus",
    )
    for piece in line.split(" ")
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=30)
TEXTS = st.one_of(st.text(), WORDS.map(" ".join), WORDS.map("".join))
SCALES = {"万元": 10**4, " million yuan": 10**6, " billion yuan": 10**9}


def told(text: str, quantity: Quantity) -> list[Any]:
    """A quantity in the manner of the cases file: words, value, unit, then bound and form where they are not plain."""
    value = list(quantity.value) if isinstance(quantity.value, tuple) else quantity.value
    row = [text[quantity.start : quantity.end], value, quantity.unit]
    if (quantity.bound, quantity.form) != ("eq", "number"):
        row += [quantity.bound, quantity.form]
    return row


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_labelled_sentence(case: dict[str, Any]) -> None:
    assert [told(case["text"], quantity) for quantity in find_quantities(case["text"])] == case["found"]


def test_cases_stand_alone_and_together() -> None:
    """A sentence yields the same among others, unless a comma convention settles the dots of all."""
    texts = [case["text"] for case in CASES if not case.get("continental")]
    together = find_quantities("\n\n".join(texts))
    alone = [told(text, quantity) for text in texts for quantity in find_quantities(text)]
    joined = "\n\n".join(texts)
    assert [told(joined, quantity) for quantity in together] == alone


@settings(max_examples=300, derandomize=True, deadline=None)
@given(TEXTS)
def test_any_text_gives_ordered_spans(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start <= quantity.number_start < quantity.number_end <= len(text)
        assert quantity.start < quantity.end <= len(text)
        assert quantity.number_start < quantity.end
        end = quantity.end
        assert text[quantity.start : quantity.end].strip()


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.integers(min_value=1, max_value=10**12))
def test_thousands_separators_round_trip(number: int) -> None:
    for text in (f"It made {number:,} cars.", f"It made {number:,} yuan.", f"It made {number:,}."):
        found = find_quantities(text)
        if f"{number:,}".isdigit() and not text.endswith((" cars.", " yuan.")):
            continue
        assert [quantity.value for quantity in found] == [number]
        assert text[found[0].number_start : found[0].number_end] == f"{number:,}"


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    st.decimals(min_value="0.01", max_value="9999", places=2),
    st.sampled_from(sorted(SCALES)),
)
def test_money_is_exact(amount: Any, spelling: str) -> None:
    (found,) = find_quantities(f"Price: {amount}{spelling}.")
    assert (found.value, found.unit) == (int(amount * SCALES[spelling]), "CNY")
    assert isinstance(found.value, int)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["km", "kWh", "mm", "%", "yuan"]))
def test_ranges_keep_both_ends(low: int, more: int, unit: str) -> None:
    found = find_quantities(f"It has {low} to {low + more} {unit} left.")
    assert [quantity.value for quantity in found] == [(low, low + more)]


def test_every_unit_is_found_by_each_of_its_spellings() -> None:
    missed = []
    for code, entry in rules("units")["units"].items():
        for spelling in (*entry.get("symbols", ()), *entry.get("words", ())):
            text = f"It has 4 {spelling} now."
            found = find_quantities(text)
            if [(quantity.value, quantity.unit) for quantity in found] != [(4, code)]:
                missed.append((spelling, code, [told(text, quantity) for quantity in found]))
    assert missed == []


def test_every_currency_is_found_by_each_of_its_spellings() -> None:
    missed = []
    for code, entry in rules("units")["currencies"].items():
        texts = [f"It costs {prefix}4,000 now." for prefix in entry.get("prefixes", ())]
        texts += [f"It costs 4,000 {word} now." for word in entry.get("words", ())]
        missed += [text for text in texts if [(q.value, q.unit) for q in find_quantities(text)] != [(4000, code)]]
    assert missed == []


def test_every_counted_noun_is_found() -> None:
    missed = []
    for code, entry in rules("units")["nouns"].items():
        for noun in entry["words"]:
            found = find_quantities(f"It has 24 new {noun} now.")
            if [(quantity.value, quantity.unit) for quantity in found] != [(24, code)]:
                missed.append((noun, code))
    assert missed == []

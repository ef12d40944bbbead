"""Who is named where: sure names, weak ones in company, short names of models, and words that are no names."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extraction.matcher import lexicon_matcher
from generator.extraction.mentions import resolve
from generator.knowledge.lexicon import Lexicon
from generator.model import Entity, Mention
from tests.extraction.conftest import cases

CASES = list(cases("mentions"))
LEXICON = Lexicon(
    [
        Entity(id="brontia", kind="company", name="Brontia", name_zh="布朗汽车", sector="cars"),
        Entity(id="brontia-c5", kind="model", name="Brontia C5", short=("C5",), part_of="brontia", sector="cars"),
        Entity(id="brontia-i-reef", kind="model", name="Brontia i-Reef", short=("i-Reef", "i-reef"), part_of="brontia"),
        Entity(id="perfect-auto", kind="company", name="Perfect Auto", weak=("Perfect", "perfect"), sector="cars"),
        Entity(id="perfect-g8", kind="model", name="Perfect G8", short=("G8",), part_of="perfect-auto", sector="cars"),
        Entity(id="tall-wall", kind="company", name="Tall Wall Motor", sector="cars"),
        Entity(id="harbor", kind="brand", name="Haborra", weak=("Harbor",), part_of="tall-wall", sector="cars"),
        Entity(id="voltrex", kind="company", name="Voltrex", sector="batteries"),
        Entity(id="ada-moreau", kind="person", name="Ada Moreau", part_of="brontia"),
    ]
)
WORDS = [
    "Brontia",
    "C5",
    "Perfect",
    "Perfect Auto",
    "Harbor",
    "the",
    "G8",
    ".",
    "\n",
    "布朗汽车",
    "delivered",
    "500",
    "’s",
    "isVoltrex",
]


def mentioned(text: str) -> list[Mention]:
    return resolve(text, list(lexicon_matcher(LEXICON).hits(text)), LEXICON)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_labelled_text(case: dict[str, Any]) -> None:
    found = [[case["text"][m.start : m.end], m.entity] for m in mentioned(case["text"])]
    assert found == case["found"]


def test_a_maker_inside_its_models_name_is_no_head() -> None:
    outer, inner = mentioned("The Brontia C5 is new.")
    assert (outer.head, inner.head) == (True, False)


def test_a_surname_counts_after_the_full_name() -> None:
    text = "Moreau Street is long. Ada Moreau spoke. Moreau left."
    assert [(m.start, m.entity) for m in mentioned(text)] == [(23, "ada-moreau"), (41, "ada-moreau")]


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
@settings(max_examples=80, derandomize=True, deadline=None)
def test_mentions_are_in_order_and_heads_do_not_overlap(text: str) -> None:
    found = mentioned(text)
    assert found == sorted(found, key=lambda m: (m.start, -m.end))
    heads = [mention for mention in found if mention.head]
    assert all(before.end <= after.start for before, after in pairwise(heads))
    assert all(mention.entity in LEXICON.entities and text[mention.start : mention.end].strip() for mention in found)

"""Names that no lexicon knows: makers and models by the patterns of their names, and look-alikes that are none."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extraction._discovery_patterns import patterns
from generator.extraction.discovery import discover
from generator.extraction.matcher import lexicon_matcher
from generator.model import Entity
from tests.extraction.conftest import LEXICON, cases

CASES = list(cases("discovery"))
WORDS = [
    "Kestrana",
    "Motors",
    "University",
    "Orvane",
    "S9",
    "the",
    "SUV",
    "delivered",
    "9,000",
    "cars",
    ".",
    "Dynasty",
    "车",
    ",",
]


def discovered(text: str) -> list[Entity]:
    return discover(text, list(lexicon_matcher(LEXICON).hits(text)), LEXICON)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_labelled_text(case: dict[str, Any]) -> None:
    entities = discovered(case["text"])
    assert [(e.id, e.kind) for e in entities] == [(row[0], row[1]) for row in case["found"]]
    owners = {row[0]: row[2] for row in case["found"] if len(row) > 2}
    assert {e.id: e.part_of for e in entities if e.id in owners} == owners


@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_what_is_found_stands_in_the_text_and_says_that_it_was_discovered(text: str) -> None:
    found = discovered(text)
    assert [entity.id for entity in found] == sorted({entity.id for entity in found})
    for entity in found:
        assert entity.origin == "discovered" and entity.id not in LEXICON.entities
        assert entity.name.split()[-1] in text


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_no_pattern_is_skipped_that_would_match(case: dict[str, Any]) -> None:
    text = f"\n{case['text']}"
    skipped = patterns().lacking(text)
    assert [name for name in sorted(skipped) if getattr(patterns(), name).search(text)] == []

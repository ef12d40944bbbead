"""Claims in words: labelled texts, each with every one that it must yield and no other, and where they stand."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.knowledge.attributes import attributes
from generator.model import Claim
from tests.extraction.conftest import PUBLISHED, cases, read

CASES = list(cases("descriptions"))
WORDS = [
    "The",
    "Orvane S7",
    "Talvik Dawn",
    "Voltera",
    "is a",
    "mid-size",
    "SUV",
    "sedan,",
    "uses",
    "LFP",
    "cells",
    "from",
]
WORDS += [
    "equipped with",
    "a heat pump",
    "and",
    "will be listed",
    "in May 2025",
    ".",
    "\n",
    "than",
    "divided into",
    "，",
    "纯电",
]


def described(text: str, published: str | None = PUBLISHED) -> list[Claim]:
    """The claims of a text whose value is text."""
    return [claim for claim in read(text, published=published).claims if isinstance(claim.value, str)]


def told(claim: Claim, wanted: dict[str, Any]) -> list[Any]:
    row: list[Any] = [claim.subject, claim.attribute, claim.value]
    return [*row, {key: getattr(claim, key) for key in wanted}] if wanted else row


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_labelled_text(case: dict[str, Any]) -> None:
    claims = described(case["text"], case.get("published", PUBLISHED))
    wanted = case["claims"]
    circumstances = [row[3] if len(row) > 3 else {} for row in wanted] + [{}] * len(claims)
    found = [told(claim, wish) for claim, wish in zip(claims, circumstances, strict=False)]
    assert sorted(found, key=repr) == sorted(wanted, key=repr)


def test_a_thing_said_twice_is_one_claim() -> None:
    (claim,) = described("The Orvane S7 uses an LFP battery. The LFP battery of the Orvane S7 uses no cobalt.")
    assert claim.value == "lithium iron phosphate" and claim.original == "LFP"


def test_a_plan_whose_time_had_passed_is_none() -> None:
    text = "The Orvane S7 will be listed in March 2024."
    assert described(text, "2023-12-01") and not described(text, "2024-08-02")


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_every_claim_stands_in_its_sentence(text: str) -> None:
    claims = described(text)
    for claim in claims:
        (evidence,) = claim.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert claim.original in evidence.quote
        assert claim.unit is None and claim.attribute in attributes()
    said = [(claim.subject, claim.attribute, claim.value) for claim in claims if claim.attribute != "launch_plan"]
    assert len(said) == len(set(said))

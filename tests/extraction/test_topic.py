"""Whether an article is about electric cars, their makers or their parts."""

from typing import Any

import pytest

from generator.extraction.topic import is_on_topic
from tests.extraction.conftest import FIELD, cases

CASES = list(cases("topic"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_labelled_text(case: dict[str, Any]) -> None:
    assert is_on_topic(case["text"], case.get("makers", 0)) is case["about"]


def test_a_long_text_that_only_touches_the_field_is_not_about_it() -> None:
    assert is_on_topic(FIELD, 0)
    assert not is_on_topic(f"{FIELD} " + "The choir sang old songs until late in the evening. " * 300, 0)

"""Events: labelled texts with every event that they must yield, and what holds for each event."""

from typing import Any

import pytest

from tests.extraction.conftest import PUBLISHED, cases, read, told_event

CASES = list(cases("events"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_labelled_text(case: dict[str, Any]) -> None:
    events = read(case["text"], published=case.get("published", PUBLISHED)).events
    assert [told_event(event) for event in events] == [row[:3] for row in case["events"]]
    for event, (*_, participant) in zip(events, case["events"], strict=True):
        assert participant in event.participants

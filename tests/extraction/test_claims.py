"""Claims: labelled texts, each with every figure that it must yield and no other."""

from typing import Any

import pytest

from tests.extraction.conftest import PUBLISHED, cases, figures_of, read, told_claim

CASES = list(cases("claims"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_labelled_text(case: dict[str, Any]) -> None:
    claims = figures_of(read(case["text"], published=case.get("published", PUBLISHED)))
    wanted = case["claims"]
    circumstances = [row[4] if len(row) > 4 else {} for row in wanted] + [{}] * len(claims)
    assert [told_claim(claim, wish) for claim, wish in zip(claims, circumstances, strict=False)] == wanted

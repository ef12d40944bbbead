"""Claims that say the same become one; claims that contradict one another are marked."""

from typing import Any

import pytest

from generator.assembly.claims import merge_claims
from generator.assembly.conflicts import mark_conflicts
from generator.assembly.evidence import Witnesses
from generator.model import Claim
from tests.assembly.builders import article, claim

FIRST = article("2024-03-01-first", "Norvik One\nIt costs 100 or 120.\nIt sold 500 in February.\nAna Holt said so.")
SECOND = article("2024-03-02-second", "Norvik One again\nIt costs 100.\nIt sold 600 in February.")
COPY = article("2024-03-03-copy", "Norvik One\nIt costs 100 or 120.", same_as=FIRST.id)
ALL = Witnesses.of([COPY, SECOND, FIRST])


def price(source: Any, value: Any, **fields: Any) -> Claim:
    return claim(source, "It costs 100", "price", value, unit="CNY", **fields)


def sales(source: Any, value: Any, **fields: Any) -> Claim:
    return claim(source, "in February", "sales", value, unit="{vehicle}", **fields)


def test_equal_claims_of_two_articles_are_one_with_both_evidences() -> None:
    [merged] = merge_claims([price(FIRST, 100), price(SECOND, 100.0)], ALL)
    assert [e.article for e in merged.evidence] == [SECOND.id, FIRST.id]
    assert merged.id


def test_a_near_copy_comes_after_the_articles_of_their_own() -> None:
    [merged] = merge_claims([price(COPY, 100), price(FIRST, 100)], ALL)
    assert [e.article for e in merged.evidence] == [FIRST.id, COPY.id]
    assert ALL.independent(merged.evidence) == {FIRST.id}


@pytest.mark.parametrize(
    "difference",
    [
        {"unit": "USD"},
        {"bound": "ge"},
        {"period": "2024"},
        {"scope": {"trim": "Pro"}},
        {"status": "planned"},
        {"subject": "norvik"},
    ],
    ids=lambda d: next(iter(d)),
)
def test_what_differs_stays_apart(difference: dict[str, Any]) -> None:
    other = claim(SECOND, "It costs 100", "price", 100, **{"unit": "CNY", **difference})
    assert len(merge_claims([price(FIRST, 100), other], ALL)) == 2


def test_order_makes_no_difference() -> None:
    claims = [price(FIRST, 100), price(SECOND, 100), sales(FIRST, 500), sales(SECOND, 600), price(COPY, 100)]
    assert merge_claims(claims, ALL) == merge_claims(claims[::-1], ALL)


def test_merging_again_changes_nothing() -> None:
    once = merge_claims([price(FIRST, 100), price(SECOND, 100, speaker="ana-holt"), sales(FIRST, 500)], ALL)
    assert merge_claims(once, ALL) == once


def test_the_only_speaker_stands_for_all() -> None:
    [merged] = merge_claims([price(FIRST, 100), price(SECOND, 100, speaker="ana-holt")], ALL)
    assert merged.speaker == "ana-holt"


def test_two_speakers_stay_two_claims() -> None:
    claims = [price(FIRST, 100, speaker="bo-lind"), price(SECOND, 100, speaker="ana-holt")]
    merged = merge_claims(claims, ALL)
    assert sorted(str(c.speaker) for c in merged) == ["ana-holt", "bo-lind"]
    assert len({c.id for c in merged}) == 2


def test_an_undated_claim_takes_the_only_date_of_its_article() -> None:
    title = claim(FIRST, "Norvik One", "sales", 500, unit="{vehicle}")
    [merged] = merge_claims([title, sales(FIRST, 500, period="2024-02")], ALL)
    assert merged.period == "2024-02"
    assert len(merged.evidence) == 2


def test_an_undated_claim_takes_no_date_of_another_article_and_none_of_two() -> None:
    assert len(merge_claims([sales(SECOND, 500), sales(FIRST, 500, period="2024-02")], ALL)) == 2
    two = [sales(FIRST, 500, period="2024-02"), sales(FIRST, 500, period="2023-02"), sales(FIRST, 500)]
    assert len(merge_claims(two, ALL)) == 3


TOLD = article("2024-03-04-told", "500 cars sold\nIt sold more than 500 in February.\nIts plant of 500 makes 500.")


def test_a_headline_says_what_the_text_tells_in_full() -> None:
    full = claim(
        TOLD, "more than 500", "sales", 500, unit="{vehicle}", bound="gt", period="2024-02", speaker="ana-holt"
    )
    for attribute in ("sales", "other"):
        title = claim(TOLD, "500 cars", attribute, 500, unit="{vehicle}")
        [merged] = merge_claims([title, full], Witnesses.of([TOLD]))
        assert (merged.attribute, merged.bound, merged.period, merged.speaker) == ("sales", "gt", "2024-02", "ana-holt")
        assert [e.quote for e in merged.evidence] == ["500 cars", "more than 500"]


@pytest.mark.parametrize("difference", [{"unit": "{person}"}, {"subject": "norvik"}, {"value": 501}])
def test_a_headline_of_its_own_stays_apart(difference: dict[str, Any]) -> None:
    full = claim(TOLD, "more than 500", **{"attribute": "sales", "value": 500, "unit": "{vehicle}", **difference})
    title = claim(TOLD, "500 cars", "sales", 500, unit="{vehicle}")
    assert len(merge_claims([title, full], Witnesses.of([TOLD]))) == 2


def test_a_headline_that_fits_two_claims_of_the_text_stays_apart() -> None:
    title = claim(TOLD, "500 cars", "other", 500, unit="{vehicle}")
    texts = [claim(TOLD, "Its plant", name, 500, unit="{vehicle}") for name in ("sales", "production")]
    assert len(merge_claims([title, *texts], Witnesses.of([TOLD]))) == 3


def conflicting(*claims: Claim) -> list[Any]:
    """Values of the claims that another one contradicts."""
    return sorted(c.value for c in mark_conflicts(merge_claims(claims, ALL), ALL) if c.conflicts_with)


def test_two_values_of_two_articles_conflict_both_ways() -> None:
    marked = mark_conflicts(
        merge_claims([sales(FIRST, 500, period="2024-02"), sales(SECOND, 612, period="2024-02")], ALL), ALL
    )
    assert [c.conflicts_with for c in marked] == [(marked[1].id,), (marked[0].id,)]


@pytest.mark.parametrize("difference", [{"period": "2024-01"}, {"scope": {"market": "Norway"}}, {"status": "target"}])
def test_different_questions_do_not_conflict(difference: dict[str, Any]) -> None:
    assert not conflicting(
        sales(FIRST, 500, period="2024-02"), sales(SECOND, 612, **{"period": "2024-02", **difference})
    )


def test_a_list_of_prices_does_not_conflict() -> None:
    dated = {"period": "2024-03"}
    assert not conflicting(price(FIRST, 100, **dated), price(FIRST, 120, **dated), price(SECOND, 140, **dated))


def test_the_largest_of_a_list_of_counts_is_the_whole() -> None:
    parts = [sales(FIRST, value, period="2024-02") for value in (500, 300, 200)]
    assert conflicting(*parts, sales(SECOND, 612, period="2024-02")) == [500, 612]
    assert not conflicting(*parts, sales(SECOND, 300, period="2024-02")), "the other article knows a part"


def test_lengths_conflict_at_any_time_and_prices_at_one() -> None:
    lengths = [
        claim(source, "It costs 100", "length", value, unit="mm") for source, value in ((FIRST, 4410), (SECOND, 4710))
    ]
    assert conflicting(*lengths) == [4410, 4710]
    assert not conflicting(price(FIRST, 100), price(SECOND, 140))
    assert conflicting(price(FIRST, 100, period="2024"), price(SECOND, 140, period="2024")) == [100, 140]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((500, "eq"), (498, "approx")),
        ((500, "ge"), (612, "eq")),
        ((612, "lt"), (500, "eq")),
        ((16_074, "eq"), (16_000, "eq")),
        ((16_074, "eq"), (16_100, "eq")),
        (([400, 600], "eq"), (500, "eq")),
        (([400, 600], "eq"), ([450, 500], "eq")),
    ],
)
def test_values_that_allow_one_another_do_not_conflict(one: Any, other: Any) -> None:
    at = {"period": "2024-02"}
    assert not conflicting(sales(FIRST, one[0], bound=one[1], **at), sales(SECOND, other[0], bound=other[1], **at))


@pytest.mark.parametrize(
    ("one", "other"), [((500, "eq"), (600, "ge")), ((16_074, "eq"), (15_959, "eq")), ((200_000, "eq"), (210_000, "eq"))]
)
def test_values_that_exclude_one_another_conflict(one: Any, other: Any) -> None:
    at = {"period": "2024-02"}
    claims = sales(FIRST, one[0], bound=one[1], **at), sales(SECOND, other[0], bound=other[1], **at)
    assert conflicting(*claims) == sorted([one[0], other[0]])


def test_a_copy_does_not_contradict_its_original() -> None:
    assert not conflicting(price(FIRST, 100, period="2024"), price(COPY, 120, period="2024"))

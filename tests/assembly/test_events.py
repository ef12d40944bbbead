"""What is told several times happened once."""

from typing import Any

import pytest

from generator.assembly.events import merge_events
from generator.assembly.evidence import Witnesses
from generator.assembly.relations import merge_relations
from generator.assembly.stable import date_key
from tests.assembly.builders import article, event, relation

FIRST = article("2024-03-01-first", "Norvik One\nIt was launched on March 1.\nAna Holt, chairman, leads Norvik.")
SECOND = article("2024-03-02-second", "Norvik One again\nIt was launched in March.\nAna Holt of Norvik was there.")
BOTH = Witnesses.of([SECOND, FIRST])


def merged(*events: tuple[Any, str | None, dict[str, Any]]) -> list[Any]:
    return merge_events([event(source, "It was launched", date, **fields) for source, date, fields in events], BOTH)


def test_a_coarser_date_joins_the_finer_one() -> None:
    [one] = merged((SECOND, "2024-03", {}), (FIRST, "2024-03-01", {}))
    assert one.date == "2024-03-01"
    assert [e.article for e in one.evidence] == [SECOND.id, FIRST.id]


def test_a_coarser_date_that_fits_two_stays_alone() -> None:
    assert len(merged((SECOND, "2024-03", {}), (FIRST, "2024-03-01", {}), (FIRST, "2024-03-15", {}))) == 3


@pytest.mark.parametrize(
    "difference",
    [
        {"type": "delivery"},
        {"status": "planned"},
        {"participants": ("norvik",)},
        {"participants": ("fjord", "norvik-one")},
    ],
)
def test_other_events_stay_apart(difference: dict[str, Any]) -> None:
    assert len(merged((FIRST, "2024-03-01", {}), (SECOND, "2024-03-01", difference))) == 2


def test_participants_are_joined_with_the_doer_first() -> None:
    [one] = merged((FIRST, "2024-03-01", {}), (SECOND, "2024-03-01", {"participants": ("norvik-one", "ana-holt")}))
    assert one.participants == ("norvik-one", "ana-holt")


def test_statements_of_one_day_are_one_only_where_they_say_the_same() -> None:
    said = {"type": "statement", "title": "Norvik will grow"}
    assert len(merged((FIRST, "2024-03-01", said), (SECOND, "2024-03-01", said))) == 1
    assert len(merged((FIRST, "2024-03-01", said), (SECOND, "2024-03-01", {**said, "title": "Norvik is well"}))) == 2


FIGURES = article(
    "2024-03-04-figures",
    "Deliveries\nNorvik delivered 12,300 cars in February.\nIt delivered 98,400 by the end of February 2024.\n"
    "The 12,300 of February 2024 were a record.",
)


def test_two_figures_of_one_month_are_two_events_and_one_figure_told_twice_is_one() -> None:
    quotes = FIGURES.text.splitlines()[1:]
    deliveries = [
        event(FIGURES, quote, date, type="delivery", title=quote, participants=("norvik",))
        for quote, date in zip(quotes, ["2024-02", "2024-02-29", "2024-02"], strict=True)
    ]
    merged = merge_events(deliveries, Witnesses.of([FIGURES]))
    assert [(e.date, len(e.evidence)) for e in merged] == [("2024-02", 2), ("2024-02-29", 1)]


def test_order_makes_no_difference_and_merging_again_changes_nothing() -> None:
    events = [
        event(source, "It was launched", date)
        for source in (FIRST, SECOND)
        for date in ("2024", "2024-03", "2024-03-01", "2024-03-02", None)
    ]
    once = merge_events(events, BOTH)
    assert merge_events(events[::-1], BOTH) == once
    assert merge_events(once, BOTH) == once


def test_dates_sort_by_their_beginning_and_unknown_ones_last() -> None:
    dates = [
        "2023",
        "2023-01",
        "2023-33",
        "2023-04~",
        "2023-34",
        "2023-04-10",
        "2023-40",
        "2023-41",
        "XXXX-04-10",
        None,
    ]
    order = sorted(dates, key=lambda date: (date_key(date), date or ""))
    assert order == [
        "2023", "2023-01", "2023-33", "2023-40", "2023-04~", "2023-34", "2023-04-10", "2023-41", None, "XXXX-04-10",
    ]  # fmt: skip
    assert date_key("2022-06-30/2022-07") == (2022, 6, 30)


def test_relations_are_one_and_take_the_only_known_role() -> None:
    links = [
        relation(SECOND, "Ana Holt of Norvik", "ana-holt", "executive-of", "norvik"),
        relation(FIRST, "Ana Holt, chairman", "ana-holt", "executive-of", "norvik", role="chairman"),
    ]
    [one] = merge_relations(links, BOTH)
    assert one.role == "chairman"
    assert [e.article for e in one.evidence] == [SECOND.id, FIRST.id]
    assert merge_relations(links[::-1], BOTH) == [one]

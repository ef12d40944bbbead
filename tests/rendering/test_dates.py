"""EDTF dates for people, and the days that they span."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.rendering.dates import human, sort_key, span


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        (None, ""),
        ("2023-11-15", "15 November 2023"),
        ("2023-11", "November 2023"),
        ("2023", "2023"),
        ("2023-34", "Q2 2023"),
        ("2024-40", "first half of 2024"),
        ("2024-41", "second half of 2024"),
        ("2023-21", "spring 2023"),
        ("2023-04~", "about April 2023"),
        ("2023?", "2023 (uncertain)"),
        ("2022-06-30/2022-07", "end of June to July 2022"),
        ("2022-12-31/2023-01", "end of December 2022 to January 2023"),
        ("2022-03-05/2022-05-31", "5 March to 31 May 2022"),
        ("2023-10-01/2023-10-07", "1 to 7 October 2023"),
        ("2021/2023", "2021 to 2023"),
        ("2023-05/..", "since May 2023"),
        ("../2023-05", "until May 2023"),
        ("XXXX-04-10", "10 April (year not stated)"),
        ("202X", "2020s"),
        ("next week", "next week"),
        ("2023-77", "2023-77"),
    ],
)
def test_dates_are_written_for_people(edtf: str | None, text: str) -> None:
    assert human(edtf) == text


def test_spans() -> None:
    quarter = span("2023-34")
    assert quarter and (quarter.first, quarter.last) == (datetime.date(2023, 4, 1), datetime.date(2023, 6, 30))
    half = span("2024-41")
    assert half and (half.first, half.last) == (datetime.date(2024, 7, 1), datetime.date(2024, 12, 31))
    interval = span("2022-06-30/2022-07")
    assert interval and (interval.first, interval.last) == (datetime.date(2022, 6, 30), datetime.date(2022, 7, 31))
    assert span("2023-02-30") is None
    assert span("XXXX-04-10") is None
    assert span("2023-05/2022") is None


def test_the_finer_date_comes_first() -> None:
    dates = ["2023", "XXXX-04-10", "2023-01", None, "2022-12-31", "2023-01-01"]
    assert sorted(dates, key=sort_key) == ["2022-12-31", "2023-01-01", "2023-01", "2023", None, "XXXX-04-10"]


@settings(max_examples=200, derandomize=True)
@given(st.from_regex(r"[12X][0-9X]{3}(-[0-4][0-9](-[0-3][0-9])?)?[~?%]?(/[12][0-9]{3}(-[0-4][0-9])?)?", fullmatch=True))
def test_nothing_breaks_and_spans_are_in_order(edtf: str) -> None:
    assert human(edtf)
    days = span(edtf)
    assert days is None or days.first <= days.last

"""When a figure holds: stated, carried from a title, of an offer, of a state."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extraction.periods import last_day
from tests.extraction.conftest import claim_of


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2024", "2024-12-31"),
        ("2024-02", "2024-02-29"),
        ("2023-02", "2023-02-28"),
        ("2024-33", "2024-03-31"),
        ("2024-34", "2024-06-30"),
        ("2024-35", "2024-09-30"),
        ("2024-36", "2024-12-31"),
        ("2024-40", "2024-06-30"),
        ("2024-41", "2024-12-31"),
        ("2024-01/2024-06", "2024-06-30"),
        ("2024-06~", "2024-06-30"),
        ("2024-06-12", "2024-06-12"),
        ("XXXX-04-10", "XXXX-04-10"),
        ("2024-21", "2024-21"),
    ],
)
def test_the_day_on_which_a_period_ends(edtf: str, day: str) -> None:
    assert last_day(edtf) == day


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.integers(1990, 2060), st.integers(1, 99))
def test_a_last_day_is_a_day_of_its_year_or_nothing_new(year: int, part: int) -> None:
    edtf = f"{year}-{part:02}"
    day = last_day(edtf)
    assert day == edtf or re.fullmatch(rf"{year}-(?:0[1-9]|1[0-2])-(?:28|29|30|31)", day)
    assert last_day(day) == day


@pytest.mark.parametrize(
    ("text", "attribute", "period"),
    [
        # of the figure's own clause
        ("Orvane sold 9,000 cars in June 2024.", "sales", "2024-06"),
        ("In June 2024, Orvane sold 9,000 cars.", "sales", "2024-06"),
        ("Orvane sold 9,000 cars in the first half of 2024.", "sales", "2024-40"),
        ("Orvane sold 9,000 cars last month.", "sales", "2024-07"),
        # the date that a change is compared with is not the figure's
        ("In June 2024, Orvane sold 9,000 cars, more than in May 2023.", "sales", "2024-06"),
        # a running total holds on its last day
        ("Orvane's cumulative deliveries reached 90,000 cars in June 2024.", "deliveries", "2024-06-30"),
        # carried from the title, or from the sentence before
        ("# Sales in June 2024\nOrvane sold 9,000 cars.", "sales", "2024-06"),
        ("In June 2024, Orvane did well. It sold 9,000 cars.", "sales", "2024-06"),
        # what the text counts in the present holds when it came out; not what it tells as past, or plans
        ("Orvane has 900 employees.", "staff", "2024-08"),
        ("Orvane runs about 800 stores and plans to open more by the end of 2025.", "store_count", "2024-08"),
        ("Orvane had 800 stores.", "store_count", None),
        # what "the period" is compared with is not it
        (
            "Revenue in the second quarter of 2024 fell 4%, or 1% from the first quarter. Orvane sold 9,000 cars in the period.",
            "sales",
            "2024-34",
        ),
        # the present is the month of publication
        ("At present, Orvane has 900 employees.", "staff", "2024-08"),
        # what is asked for a car holds from its launch, else from the month of the article
        ("The Lumora M2 costs 165,000 yuan.", "price", "2024-08"),
        ("Orvane launched the Orvane S7 on July 26, 2024. The car costs 219,900 yuan.", "price", "2024-07-26"),
        # a plan without a date, a property of the car
        ("Orvane will sell 90,000 cars.", "sales", None),
        ("The Orvane S7 has a range of 702 km.", "range", None),
    ],
)
def test_period_of_a_figure(text: str, attribute: str, period: str | None) -> None:
    assert claim_of(text, attribute).period == period


def test_without_a_date_of_publication_nothing_is_made_up() -> None:
    assert claim_of("The Lumora M2 costs 165,000 yuan.", "price", published=None).period is None
    assert claim_of("At present, Orvane has 900 employees.", "staff", published=None).period is None


def test_a_month_without_year_is_the_one_before_publication() -> None:
    text = "Orvane sold 9,000 cars in November."
    assert claim_of(text, "sales").period == "2023-11"
    assert claim_of(text, "sales", published="2024-12-03").period == "2024-11"

"""The date finder: labelled sentences, what is inferred, and what holds for any text."""

import datetime as dt
import functools
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extraction._date_scan import forms, places
from generator.extraction._date_spans import bounds, grain
from generator.extraction.dates import FoundDate, find_dates
from generator.knowledge import load_yaml, rules

CASES: list[tuple[str | None, Any]] = [
    (group["reference"], case)
    for group in load_yaml(Path(__file__).parents[1] / "cases" / "dates.yml")
    for case in group["sentences"]
]
_DATE = r"(?:\d{3}X|\d\dXX|(?:\d{4}|XXXX)(?:-(?:0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01]))?(?:-(?:0[1-9]|[12]\d|3[01]))?)~?"
EDTF = re.compile(rf"{_DATE}(?:/{_DATE})?")
REFERENCES = [
    None,
    "2023",
    "2023-05",
    "2023-11-15",
    "2023-04~",
    "2024-02-29",
    "2022-06-30/2022-07",
    dt.date(2023, 1, 1),
]


@pytest.mark.parametrize(("reference", "case"), CASES, ids=[case["text"][:40] for _, case in CASES])
def test_sentences(reference: str | None, case: Any) -> None:
    text = case["text"]
    found = [[text[date.start : date.end], date.edtf, date.modifier] for date in find_dates(text, reference)]
    assert found == [[*expected, ""][:3] for expected in case["found"]]


def test_there_are_many_sentences() -> None:
    assert len(CASES) >= 100


@pytest.mark.parametrize(
    ("text", "inferred"),
    [
        ("The car came on November 3, 2023.", False),
        ("By the end of 2022 it had 400 patents.", False),
        ("The car came on November 3.", True),
        ("The car came last year.", True),
        ("It rose in the third quarter of 2023.", False),
        ("It rose in the third quarter.", True),
        ("From March 3 to April 4, 2023 it was closed.", False),
    ],
)
def test_inferred(text: str, inferred: bool) -> None:
    assert [date.inferred for date in find_dates(text, "2023-11-15")] == [inferred]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It opened on November 3.", "date"),
        ("It sold 300 cars in October.", "period"),
        ("It sold 300 cars in 2022.", "period"),
        ("It sold 300 cars on October 1-7.", "period"),
        ("It had 300 cars as of the end of October.", "date"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert [date.kind for date in find_dates(text, "2023-11-15")] == [kind]


@pytest.mark.parametrize("text", ["Between 2020 and 2022 it grew.", "It grew from May 2020 to June 2022."])
def test_ends_that_stand_apart_make_one_interval_where_it_is_asked_for(text: str) -> None:
    assert len(find_dates(text, "2023-11-15")) == 2
    (whole,) = find_dates(text, "2023-11-15", whole=True)
    assert (whole.edtf[:4], whole.edtf.partition("/")[2][:4], whole.kind) == ("2020", "2022", "period")


def test_anchored_durations_are_inferred_periods() -> None:
    found = find_dates("Orders opened on 20 October 2023, and 4,000 came in the first 48 hours.", "2023-11-15")
    assert [(date.inferred, date.kind) for date in found] == [(False, "date"), (True, "period")]


def test_reference_as_date_or_text() -> None:
    text = "Yesterday, on Monday and in the third quarter of last year"
    assert find_dates(text, dt.date(2023, 11, 15)) == find_dates(text, "2023-11-15")


def test_a_vague_reference_gives_no_day() -> None:
    found = find_dates("It came yesterday, on Friday, three days ago, today, this month and last year.", "2023-05")
    assert [date.edtf for date in found] == ["2023-05", "2023-05", "2022"]


def test_the_same_day_is_the_last_named() -> None:
    text = "On March 3, 2022 the firm filed.\n\nOn the same day its shares were halted."
    assert [date.edtf for date in find_dates(text, "2023-11-15")] == ["2022-03-03", "2022-03-03"]


@functools.cache
def _vocabulary() -> list[str]:
    """Every word of the vocabulary, and what stands between words."""

    def leaves(item: Any) -> list[str]:
        if isinstance(item, dict):
            return [leaf for key, value in item.items() for leaf in (str(key), *leaves(value))]
        return [leaf for part in item for leaf in leaves(part)] if isinstance(item, list) else [str(item)]

    between = [
        " ",
        " ",
        " ",
        ", ",
        "-",
        "–",
        " of ",
        " to ",
        " and ",
        ". ",
        "\n",
        "(",
        ")",
        "/",
        ":",
        "the ",
        "'s ",
        "~",
    ]
    numbers = [
        "1",
        "2",
        "15",
        "31",
        "30th",
        "2023",
        "1999",
        "00",
        "2024-02-30",
        "Q3",
        "H1",
        "年",
        "月",
        "日",
        "99",
        "13:30",
    ]
    return sorted(set(leaves(rules("dates")))) + between * 12 + numbers * 4


def _valid(text: str, found: list[FoundDate]) -> None:
    end = 0
    for date in found:
        assert end <= date.start < date.end <= len(text)
        assert EDTF.fullmatch(date.edtf), date.edtf
        assert bounds(date.edtf) is not None or date.edtf.startswith("XXXX-"), date.edtf
        assert (date.kind == "date") == (grain(date.edtf) == "day")
        end = date.end


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(_vocabulary()), max_size=30).map("".join), st.sampled_from(REFERENCES))
def test_any_row_of_date_words(text: str, reference: dt.date | str | None) -> None:
    _valid(text, find_dates(text, reference))


@settings(max_examples=80, derandomize=True, deadline=None)
@given(st.text(max_size=120), st.one_of(st.none(), st.dates(), st.text(max_size=12)))
def test_any_text_and_any_reference(text: str, reference: dt.date | str | None) -> None:
    _valid(text, find_dates(text, reference))


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.dates(dt.date(1990, 1, 1), dt.date(2049, 12, 31)), st.sampled_from(REFERENCES))
def test_a_full_date_is_read_as_it_stands(date: dt.date, reference: dt.date | str | None) -> None:
    for written in (
        f"{date:%B} {date.day}, {date.year}",
        f"{date.day} {date:%B} {date.year}",
        str(date),
        f"{date:%Y.%m.%d}",
    ):
        text = f"The plant opened on {written} in Ulm."
        (found,) = find_dates(text, reference)
        assert (text[found.start : found.end], found.edtf, found.inferred) == (written, str(date), False)


def test_values_are_edtf_for_the_edtf_package() -> None:
    parse_edtf = pytest.importorskip("edtf").parse_edtf
    values = {found[1] for _, case in CASES for found in case["found"]}
    for value in sorted(values):
        parse_edtf(value)


@pytest.mark.parametrize("text", [case["text"] for _, case in CASES])
def test_the_gate_lets_every_form_through(text: str) -> None:
    union, _ = forms()
    assert {start for start in range(len(text)) if union.match(text, start)} <= set(places(text))

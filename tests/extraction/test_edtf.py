"""Arithmetic with EDTF dates."""

import pytest

from generator.extraction.edtf import is_past, last_day, month_before, moved


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2023", "2023-12-31"),
        ("2024-02", "2024-02-29"),
        ("2023-34", "2023-06-30"),
        ("2023-41", "2023-12-31"),
        ("2023-01/2023-05", "2023-05-31"),
        ("2023-10~", "2023-10-31"),
        ("2023-05-15", "2023-05-15"),
        ("2023-22", "2023-22"),
    ],
)
def test_last_day(edtf: str, day: str) -> None:
    assert last_day(edtf) == day


@pytest.mark.parametrize(
    ("edtf", "months", "result"),
    [
        ("2023", -12, "2022"),
        ("2023", -3, None),
        ("2023-33", -3, "2022-36"),
        ("2023-35", -12, "2022-35"),
        ("2023-35", -1, None),
        ("2023-40", -6, "2022-41"),
        ("2023-01", -1, "2022-12"),
        ("2023-01/2023-05", -12, "2022-01/2022-05"),
        ("2023-05-15", -12, None),
    ],
)
def test_moved(edtf: str, months: int, result: str | None) -> None:
    assert moved(edtf, months) == result


@pytest.mark.parametrize(
    ("edtf", "other", "past"),
    [("2023-04", "2023-05-01", True), ("2023", "2023-05-01", False), ("2023-33", "2023-Q", False)],
)
def test_a_date_is_past_where_it_ends_before_the_other(edtf: str, other: str, past: bool) -> None:
    assert is_past(edtf, other) is past


@pytest.mark.parametrize(("edtf", "before"), [("2023-05-15", "2023-04"), ("2023-01", "2022-12"), ("2023", "2023-01")])
def test_month_before(edtf: str, before: str) -> None:
    assert month_before(edtf) == before

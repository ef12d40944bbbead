"""Values with their units, written for people."""

import pytest

from generator.model import Claim, Evidence
from generator.rendering.quantities import sort_value, unit_name, write_value

_EVIDENCE = (Evidence(article="a", sentence=0, start=0, end=1, quote="x"),)


def _claim(value: object, unit: str | None, **more: object) -> Claim:
    known: dict[str, object] = {"attribute": "price", "original": "x"}
    return Claim(id="1", subject="a", value=value, unit=unit, evidence=_EVIDENCE, **(known | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "unit", "more", "text"),
    [
        (259800, "CNY", {}, "259,800 yuan"),
        ([130000, 170000], "CNY", {}, "130,000–170,000 yuan"),
        (20200000000, "CNY", {}, "20.2 billion yuan"),
        (10**10, "USD", {"bound": "approx"}, "about 10 billion US dollars"),
        ([500000000, 1200000000], "CNY", {}, "500 million to 1.2 billion yuan"),
        (-3200000, "CNY", {}, "−3.2 million yuan"),
        (5629, "{vehicle}", {}, "5,629 vehicles"),
        (10**7, "{battery}", {}, "10 million batteries"),
        (12345678, "{vehicle}", {}, "12,345,678 vehicles"),
        (1, "{store}", {}, "1 store"),
        (50000, "{person}", {"bound": "gt"}, "more than 50,000 people"),
        (200000, "{vehicle}/a", {}, "200,000 vehicles a year"),
        (4997, "mm", {}, "4,997 mm"),
        (101.5, "kW.h", {}, "101.5 kWh"),
        (838, "N.m", {}, "838 N·m"),
        (3.8, "s", {"bound": "lt"}, "less than 3.8 s"),
        (15, "min", {}, "15 minutes"),
        (1, "h", {}, "1 hour"),
        (40.5, "%", {"attribute": "sales_growth"}, "+40.5%"),
        (-3, "%", {"attribute": "sales_growth"}, "−3%"),
        (2.5, "{times}", {}, "2.5 times"),
        (0.195, "{cd}", {}, "0.195"),
        (3, None, {"attribute": "ranking"}, "No. 3"),
        (5, "{rank}", {"attribute": "ranking", "bound": "le"}, "top 5"),
        (5, None, {"attribute": "ranking", "original": "Top five"}, "top 5"),
        ("lithium iron phosphate", None, {}, "lithium iron phosphate"),
        ("2024-40", None, {"attribute": "target_timeframe"}, "first half of 2024"),
    ],
)
def test_values_are_written_for_people(value: object, unit: str | None, more: dict[str, object], text: str) -> None:
    assert write_value(_claim(value, unit, **more)) == text


def test_tables_sort_by_canonical_numbers() -> None:
    assert sort_value(_claim([130000, 170000], "CNY")) == "130000"
    assert sort_value(_claim("steel", None)) == "steel"


@pytest.mark.parametrize(
    ("unit", "name"), [("{vehicle}", "vehicles"), ("CNY", "yuan"), ("kW.h", "kWh"), ("%", "%"), (None, "")]
)
def test_units_have_names(unit: str | None, name: str) -> None:
    assert unit_name(unit) == name

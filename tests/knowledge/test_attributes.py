"""The attribute table is sound, has all that the dataset promises, and each of its figures is shown by a labelled text."""

import pytest

from generator.extraction.figures import is_money
from generator.knowledge import rules
from generator.knowledge.attributes import Attribute, attributes
from generator.model import PLURAL
from tests.extraction.conftest import cases

#: The names that the dataset promises; others may come, none of these may go.
PROMISED = """
price price_range starting_price presale_price price_cut deposit deliveries deliveries_growth orders sales sales_growth
production production_growth exports market_share nev_share ranking revenue revenue_growth profit profit_growth gross_margin
vehicle_margin cash investment fundraising valuation stake share_price share_price_growth rd_investment rd_investment_growth
rd_investment_cagr rd_staff staff patents annual_capacity plant_count store_count dealer_count charging_stations swap_stations
city_count length width height wheelbase weight curb_weight seats drag_coefficient boot_capacity motor_power engine_power
torque motor_count top_speed acceleration_0_50 acceleration_0_100 range energy_consumption battery_capacity battery_type
battery_supplier energy_density charging_time charging_power charging_rate charging_range voltage drive_layout powertrain
vehicle_class lidar_count lidar_lines chip_count computing_power screen_size version_count variants launch_plan
target_timeframe equipment warranty import_duty premium other
"""
TABLE = list(attributes().values())
FIGURES = [attribute for attribute in TABLE if attribute.units]
SHOWN = [claim for case in cases("claims") for claim in case["claims"]]
each = pytest.mark.parametrize("attribute", TABLE, ids=lambda attribute: attribute.id)


def test_ids_and_titles_are_unique() -> None:
    rows = rules("attributes")["attributes"]
    assert len({row["id"] for row in rows}) == len({row["title"] for row in rows}) == len(rows) == len(TABLE)


def test_all_promised_names_are_there() -> None:
    assert [name for name in PROMISED.split() if name not in attributes()] == []


@each
def test_a_row_is_sane(attribute: Attribute) -> None:
    assert set(attribute.subjects) <= set(PLURAL) and attribute.subjects
    assert attribute.period in ("flow", "state", "stock", "norm", "offer", "spec")
    assert attribute.subject in (None, "first", "object", "antecedent") and attribute.fallback in (None, "maker")
    assert attribute.sane is None or attribute.sane[0] < attribute.sane[1]
    assert set(attribute.negative) <= {cue for row in TABLE for cue in row.cues}
    if isinstance(attribute.default, tuple):
        assert set(attribute.default) <= set(attribute.units)
    if attribute.cues:
        assert attribute.units, "words for figures that no unit lets in"


@each
def test_what_a_row_points_to_exists(attribute: Attribute) -> None:
    table = attributes()
    for target in filter(None, (attribute.growth, attribute.range_as)):
        assert target in table
        assert set(attribute.subjects) <= set(table[target].subjects) | {"technology"}
    if attribute.growth:
        assert attribute.growth == f"{attribute.id}_growth" and table[attribute.growth].period == attribute.period
    if attribute.id.endswith("_growth") and attribute.id != "share_price_growth":
        assert table[attribute.id.removesuffix("_growth")].growth == attribute.id


def test_keys_of_a_row_are_known() -> None:
    known = {"id", "title", "units", "subjects", "cues", "period", "growth", "range_as", "default", "sane", "unit"}
    known |= {"fallback", "negative", "bonus", "daily", "running", "subject"}
    for row in rules("attributes")["attributes"]:
        assert set(row) <= known, row["id"]


@pytest.mark.parametrize("attribute", FIGURES, ids=lambda attribute: attribute.id)
def test_a_labelled_text_shows_each_figure_in_a_unit_of_its_row(attribute: Attribute) -> None:
    shown = [claim for claim in SHOWN if claim[1] == attribute.id]
    assert shown, f"tests/cases/claims.yml has no text that yields {attribute.id}"
    for _, _, _, unit, *_ in shown:
        assert is_allowed(attribute, unit), unit


def test_labelled_texts_name_attributes_of_the_table() -> None:
    assert {claim[1] for claim in SHOWN} <= set(attributes())


def is_allowed(attribute: Attribute, unit: str | None) -> bool:
    """True for a unit in which the attribute's figures may be published."""
    if attribute.bare_count:
        return unit is None
    return unit in attribute.units or ("money" in attribute.units and unit is not None and is_money(unit))

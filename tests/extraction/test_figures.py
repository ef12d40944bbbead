"""What a figure says: its attribute by unit, by words near it and by its size."""

import pytest

from generator.extraction.figures import (
    DEFAULT_COST,
    Figure,
    attribute_cues,
    by_window,
    choose_attribute,
    is_money,
    published_unit,
    takes,
)
from generator.extraction.quantities import find_quantities
from generator.knowledge.attributes import attributes
from tests.extraction.conftest import first_line


def figures(text: str) -> list[Figure | None]:
    """The attribute of each quantity of a sentence that is no condition."""
    context, line, quantities = first_line(text)
    cues = attribute_cues(text)
    return [choose_attribute(context, line, q, cues) for q in quantities if q.form != "condition"]


def chosen(text: str) -> list[str | None]:
    return [figure.attribute.id if figure else None for figure in figures(text)]


def test_cues_stand_in_order_and_the_longest_of_a_unit_wins() -> None:
    cues = attribute_cues("Kerb weight and starting price")
    assert [(cue.start, cue.key) for cue in cues] == [(0, "curb_weight"), (16, "starting_price")]


@pytest.mark.parametrize(
    ("unit", "money"),
    [
        ("CNY", True),
        ("USD", True),
        ("EUR/mo", True),
        ("km", False),
        ("GWh", False),
        ("{vehicle}", False),
        (None, False),
    ],
)
def test_money_is_an_iso_code(unit: str | None, money: bool) -> None:
    assert is_money(unit) is money


def test_the_nearer_word_decides() -> None:
    assert chosen("The width is 1,960 mm and the height 1,510 mm.") == ["width", "height"]
    assert chosen("After 4,000 orders it had 900 deliveries.") == ["orders", "deliveries"]


def test_a_word_farther_than_a_sentence_bears_no_figure() -> None:
    filler = "so the story goes that is told by the fire every night " * 8
    assert chosen(f"The width, {filler}, is 1,960 mm.") != ["width"]


def test_a_unit_alone_gives_its_default_at_its_price() -> None:
    (figure,) = figures("It has 430 N·m.")
    assert figure is not None
    assert (figure.attribute.id, figure.cost) == ("torque", DEFAULT_COST)


def test_a_bare_figure_without_words_is_nothing() -> None:
    assert chosen("The answer was 23,560.") == [None]


def test_values_outside_the_sane_are_something_else() -> None:
    assert chosen("The drag coefficient is 0.21.") == ["drag_coefficient"]
    assert "drag_coefficient" not in chosen("The drag coefficient is 21.")
    (price,) = find_quantities("12 yuan")
    assert not takes(attributes()["price"], price)


def test_what_takes_vehicles_takes_them_by_month_too() -> None:
    (count,) = find_quantities("20,000 vehicles per month")
    assert takes(attributes()["deliveries"], count) and not takes(attributes()["range"], count)


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("From 0 to 100 km/h it takes 3.9 seconds.", "acceleration_0_100"),
        ("From 0 to 50 km/h it takes 2.1 seconds.", "acceleration_0_50"),
        ("From 0 to 60 mph it takes 3.6 seconds.", "acceleration_0_60"),
        ("From 10% to 80% it takes 18 minutes.", "charging_time"),
    ],
)
def test_seconds_go_with_a_sprint_and_minutes_with_a_charge(text: str, attribute: str) -> None:
    _, line, quantities = first_line(text)
    (figure,) = [by_window(line, quantity) for quantity in quantities if quantity.form != "condition"]
    assert figure is not None and figure.attribute.id == attribute


def test_no_window_no_sprint() -> None:
    _, line, quantities = first_line("The answer took 3.9 seconds.")
    assert [by_window(line, quantity) for quantity in quantities] == [None]


def test_counts_are_published_without_unit_and_bare_figures_with_the_usual_one() -> None:
    table = attributes()
    assert published_unit(table["seats"], "{seat}") is None
    assert published_unit(table["deliveries"], None) == "{vehicle}"
    assert published_unit(table["orders"], "{person}") == "{vehicle}"
    assert published_unit(table["range"], "mi") == "mi"

"""What a car's data, its article's title and the whole article say of who builds what with whom."""

import pytest

from tests.extraction.conftest import read

TITLED = "# Test of the Orvane S7\n"
CASES = {
    TITLED + "The Orvane S7 has an 80 kWh pack of Voltera cells and a motor of 200 kW.": (
        "voltera",
        "supplier-of",
        "orvane-s7",
    ),
    TITLED + "The S7 is new.\nAmong its rivals are good cars.\nThe rivals: the Talvik Dawn costs less.": (
        "orvane-s7",
        "competitor-of",
        "talvik-dawn",
    ),
    TITLED + "The car is fast. It was a long day.\nThe news of Orvane came late.": ("orvane-s7", "model-of", "orvane"),
}


@pytest.mark.parametrize("text", CASES, ids=lambda text: text.splitlines()[1][:40])
def test_relations_are_found(text: str) -> None:
    assert CASES[text] in [(r.subject, r.type, r.target) for r in read(text).relations]


def test_a_model_of_another_paragraph_is_no_rival() -> None:
    text = TITLED + "The S7 has many rivals.\nIn July the maker Talvik delivered the Talvik Dawn to 300 buyers of cars."
    assert ("orvane-s7", "competitor-of", "talvik-dawn") not in [
        (r.subject, r.type, r.target) for r in read(text).relations
    ]


def test_a_supplier_that_is_only_compared_with_supplies_nothing() -> None:
    text = TITLED + "The S7 has an 80 kWh battery that is lighter than Voltera cells, and 200 kW."
    assert ("voltera", "supplier-of", "orvane-s7") not in [(r.subject, r.type, r.target) for r in read(text).relations]

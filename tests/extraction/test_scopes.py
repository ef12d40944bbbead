"""What narrows a figure: cycle, powertrain, drive, trim."""

import pytest

from generator.extraction.scopes import scope_cues, scope_of
from generator.knowledge import rules
from tests.extraction.conftest import first_line


def scopes(text: str, attribute: str = "range") -> list[dict[str, str]]:
    """The scope of each quantity of a sentence, as of an attribute."""
    context, line, quantities = first_line(text)
    return [scope_of(context, line, quantity, attribute, scope_cues(text)) for quantity in quantities]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The CLTC range is 702 km.", {"cycle": "CLTC"}),
        ("It goes 430 km (WLTP).", {"cycle": "WLTP"}),
        ("The pure electric range is 210 km.", {"powertrain": "pure electric"}),
        ("The plug-in hybrid costs 159,800 yuan.", {"powertrain": "plug-in hybrid"}),
        ("The rear-wheel drive car has 250 kW.", {"drive": "rear-wheel drive"}),
        ("The all-wheel drive car has 400 kW.", {"drive": "four-wheel drive"}),
        ("Cumulative deliveries reached 90,000 cars.", {"basis": "cumulative"}),
        ("纯电续航210公里。", {"powertrain": "pure electric"}),
        ("The Pro version costs 219,900 yuan.", {"trim": "Pro version"}),
        ("The price is 289,900 yuan for the Max version.", {"trim": "Max version"}),
        ("The Max version has a CLTC range of 702 km.", {"cycle": "CLTC", "trim": "Max version"}),
        ("Its sales surpassed traditional fuel vehicles at 52%.", {}),
        ("It goes further than the plug-in hybrid with 702 km.", {}),
        ("The car costs 219,900 yuan.", {}),
        ("Maximilian pays 219,900 yuan.", {}),
    ],
)
def test_scope(text: str, wanted: dict[str, str]) -> None:
    assert scopes(text) == [wanted]


def test_each_figure_has_the_trim_before_it() -> None:
    found = scopes("The Pro version costs 219,900 yuan and the Ultra version 289,900 yuan.")
    assert [scope["trim"] for scope in found] == ["Pro version", "Ultra version"]


def test_a_far_word_narrows_nothing() -> None:
    filler = "and the story goes on about the people who live by the sea, "
    assert scopes(f"WLTP is a cycle, {filler * 3}and the range is 430 km.") == [{}]


def test_every_phrase_of_the_table_is_found() -> None:
    for dimension, values in rules("scopes").items():
        for value, phrases in values.items():
            for phrase in phrases:
                assert f"{dimension}={value}" in {cue.key for cue in scope_cues(f"x {phrase} x")}, phrase


def test_a_dimension_narrows_only_what_it_is_of() -> None:
    assert scopes("By fast charging, it takes 18 minutes.", "charging_time") == [{"charging": "DC"}]
    assert scopes("The CLTC range is 702 km.", "motor_power") == [{}]

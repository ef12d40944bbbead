"""Charts: well-formed, escaped, within their frame, hollow where a value is not sure."""

import datetime
import itertools
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from generator.rendering import charts
from generator.rendering.views.drawn import over_time
from tests.rendering.sample import HOSTILE, make_report

_DAY = datetime.date(2023, 5, 15)


def _parse(svg: Markup) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def _band(days: int, hollow: bool) -> charts.Band:
    return charts.Band(first=_DAY, last=_DAY + datetime.timedelta(days), text=HOSTILE, url="#a", hollow=hollow)


def test_columns_rise_with_their_values() -> None:
    points = [
        charts.Point(label="May", value=50.0, text="50", hollow=False),
        charts.Point(label="June", value=100.0, text="100", hollow=True),
    ]
    low, high = _parse(charts.columns(HOSTILE, points)).findall("rect")
    assert float(high.get("height", 0)) == 2 * float(low.get("height", 0))
    assert (low.get("class"), high.get("class")) == ("full", "hollow")


def test_what_is_below_zero_hangs_from_it() -> None:
    points = [
        charts.Point(label="May", value=20.0, text="+20%", hollow=False),
        charts.Point(label="June", value=-10.0, text="−10%", hollow=False),
    ]
    drawn = _parse(charts.columns("Growth", points))
    up, down = drawn.findall("rect")
    (axis,) = drawn.findall("line")
    zero = float(axis.get("y1", 0))
    assert float(up.get("y", 0)) + float(up.get("height", 0)) == pytest.approx(zero, abs=0.2)
    assert float(down.get("y", 0)) == pytest.approx(zero, abs=0.2)
    assert float(up.get("height", 0)) == pytest.approx(2 * float(down.get("height", 0)), abs=0.2)


def test_labels_of_many_columns_do_not_overlap() -> None:
    points = [charts.Point(label="Sep 23", value=1.0, text="", hollow=False) for _ in range(40)]
    shown = [text for text in _parse(charts.columns("x", points)).findall("text") if text.get("class") == "soft"]
    places = [float(text.get("x", 0)) for text in shown]
    assert min(b - a for a, b in itertools.pairwise(places)) > charts.text_width("Sep 23")


def test_ranges_lanes_and_arcs_are_well_formed_whatever_the_text() -> None:
    row = charts.Range(label=HOSTILE, url="#a", low=1.0, high=2.0, text=HOSTILE, hollow=False)
    lane = charts.Lane(label=HOSTILE, url="#a", bands=[_band(0, False), _band(400, True)])
    arc = charts.Arc(start=1, end=0, text=HOSTILE, url="#a", hollow=True)
    for svg in (
        charts.ranges("x", [row], [(0.0, "0"), (2.0, "2")]),
        charts.lanes("x", [lane], _DAY, _DAY + datetime.timedelta(400), _DAY),
        charts.arcs("x", [(HOSTILE, "#a"), ("b", "#b")], [arc]),
    ):
        assert any(HOSTILE in (title.text or "") for title in _parse(svg).iter("title"))


@settings(max_examples=100, derandomize=True)
@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_ticks_enclose_the_values(a: float, b: float) -> None:
    low, high = sorted((a, b))
    ticks = charts.ticks(low, high)
    assert ticks == sorted(ticks) and len(ticks) <= 9
    assert ticks[0] <= low + 1e-6 and ticks[-1] >= high * (1 - 1e-9)


def test_only_like_figures_share_a_chart() -> None:
    boreas = make_report().profiles[0]
    (drawing,) = over_time("Boreas", [claim for claim in boreas.claims if claim.attribute == "deliveries"])
    assert drawing.title == "Boreas: Deliveries by month, vehicles"
    assert [claim.period for claim in drawing.claims] == ["2023-03", "2023-04", "2023-05", "2023-05"]
    assert over_time("Boreas", [claim for claim in boreas.claims if claim.attribute == "sales"]) == []


@pytest.mark.parametrize(("text", "wider"), [("ab", "abc"), ("ab", "小米")])
def test_chinese_labels_take_more_room(text: str, wider: str) -> None:
    assert charts.text_width(text) < charts.text_width(wider)

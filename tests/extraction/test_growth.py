"""Changes: which way, by how much, of what, on which basis."""

import pytest

from generator.extraction.figures import attribute_cues
from generator.extraction.growth import change_of
from tests.extraction.conftest import first_line, read


def changes(text: str) -> list[tuple[str, float, str] | None]:
    """The change that each percentage or multiple of a sentence states."""
    context, line, quantities = first_line(text)
    cues = attribute_cues(text)
    found = [change_of(context, line, q, cues, None) for q in quantities if q.unit in ("%", "{times}")]
    return [change and (change[0].id, change[1], change[2]) for change in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sales rose 18%.", ("sales", 18, "yoy")),
        ("Sales fell by 18%.", ("sales", -18, "yoy")),
        ("Deliveries were up 18% year-on-year.", ("deliveries", 18, "yoy")),
        ("Deliveries: an 18% decrease.", ("deliveries", -18, "yoy")),
        ("Exports increased by 6.5% month-on-month.", ("exports", 6.5, "mom")),
        ("Output slipped 4% from the previous month.", ("production", -4, "mom")),
        ("Revenue grew 22% quarter-on-quarter.", ("revenue", 22, "mom")),
        ("Net profit plunged 71%.", ("profit", -71, "yoy")),
        ("R&D expenses rose 9%.", ("rd_investment", 9, "yoy")),
        ("Orders rose more than 30%.", ("orders", 30, "yoy")),
        ("Shares fell 3.6%.", ("share_price", -3.6, "")),
        ("销量同比增长18%。", ("sales", 18, "yoy")),
    ],
)
def test_change(text: str, wanted: tuple[str, float, str]) -> None:
    assert changes(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Its market share is 18%.",  # a share, nothing that changed
        "The gross margin was 14%.",
        "The discount is 10%.",
        "New energy cars make up 40% of sales.",  # "up" of another phrase
        "The rain increased by 18%.",  # nothing of the table changes
        "More than 18% of the sales were red.",  # "more than" bounds the figure
    ],
)
def test_no_change(text: str) -> None:
    assert changes(text) == [None]


def test_multiples_become_per_cent() -> None:
    assert changes("Sales rose by 3 times.") == [("sales", 300, "yoy")]


def test_a_change_holds_for_the_figure_before_it() -> None:
    text = "Orvane sold 9,000 cars in June 2024, up 12%. Talvik exported 4,000 cars in May 2024, down 3%."
    told = [(c.subject, c.attribute, c.value, c.period) for c in read(text).claims]
    assert told == [
        ("orvane", "sales", 9000, "2024-06"),
        ("orvane", "sales_growth", 12, "2024-06"),
        ("talvik", "exports", 4000, "2024-05"),
        ("talvik", "exports_growth", -3, "2024-05"),
    ]

"""Titles of events read well in lists: no date said twice, no clause left open, quotation marks in pairs."""

import pytest

from generator.model import Event, Evidence
from generator.rendering.titles import event_title

LONG = (
    "On June 3, 2023, Boreas Motor opened its second plant in Harbin, which will build batteries and motors for three "
    "brands, and invited the press to see the paint shop."
)


def _event(title: str, quote: str | None = None, date_text: str | None = None) -> Event:
    quote = quote or title
    said = Evidence(article="a", sentence=0, start=0, end=len(quote), quote=quote)
    return Event(id="x", date=None, date_text=date_text, type="other", title=title, participants=(), evidence=(said,))


@pytest.mark.parametrize(
    ("title", "quote", "date_text", "shown"),
    [
        ("On May 3rd, Boreas opened a store in Oslo.", None, "May 3rd", "Boreas opened a store in Oslo"),
        ("On the evening of May 3rd, the maker showed its G5", None, "May 3rd", "The maker showed its G5"),
        ("By the end of May, 300 stores had been opened", None, "the end of May", None),
        ("On May 3rd, it rained", None, "May 3rd", None),
        ("Boreas: on May 3rd, the new sedan went on sale", None, "May 3rd", "Boreas: the new sedan went on sale"),
        ('Glacier in 2024" is the plan', '"Glacier in 2024" is the plan', None, '"Glacier in 2024" is the plan'),
        ('Lin Yao said, "The year is hard.', None, None, 'Lin Yao said, "The year is hard"'),
        ("The launch (in Oslo was postponed", None, None, "The launch (in Oslo was postponed)"),
        ("iCar is to be shown in Oslo", None, None, "iCar is to be shown in Oslo"),
        ("e4 platform shown", None, None, "e4 platform shown"),
        ("orders passed 5,000. The boss was glad.", None, None, "Orders passed 5,000. The boss was glad"),
    ],
)
def test_titles(title: str, quote: str | None, date_text: str | None, shown: str | None) -> None:
    assert event_title(_event(title, quote, date_text)) == (shown or title)


def test_what_was_cut_goes_on_to_the_end_of_a_clause() -> None:
    cut = LONG[:60] + " …"
    shown = event_title(_event(cut, LONG, "June 3, 2023"))
    assert shown.startswith("Boreas Motor opened its second plant in Harbin, which will build")
    assert shown.endswith("three brands …") and len(shown) <= 132


def test_a_second_sentence_is_left_out() -> None:
    quote = "Boreas opened a plant in the north of Sweden. Nobody came, and it rained all day long, and then some more."
    assert event_title(_event(quote[:70] + " …", quote)) == "Boreas opened a plant in the north of Sweden"


def test_no_title_is_left_empty() -> None:
    assert event_title(_event("...")) == "..."


def test_what_was_said_follows_the_colon() -> None:
    quote = 'In his annual speech in 2022, Lin Yao said: "All sectors of the industry are very complicated."'
    said = _event("In his annual speech in 2022, Lin Yao said", quote)
    assert event_title(said) == quote.rstrip(".")

"""Whose figure it is: names, comparisons, ventures, markets."""

import pytest

from generator.extraction.subjects import Subjects
from generator.knowledge.attributes import attributes
from tests.extraction.conftest import laid_out


def subjects_of(text: str, attribute: str) -> list[str | None]:
    """The subject of each quantity of a text, if it said the attribute."""
    context = laid_out(text)
    subjects = Subjects(context)
    found = []
    for line in context.lines:
        subjects.enter(line)
        for quantity in line.quantities:
            subject = subjects.choose(line, quantity.start, quantity.end, attributes()[attribute])
            found.append(subject.entity if subject else None)
        subjects.leave(line)
    return found


@pytest.mark.parametrize(
    ("text", "attribute", "wanted"),
    [
        ("Orvane delivered 23,560 vehicles.", "deliveries", ["orvane"]),
        ("Orvane sold 9,000 cars, Talvik 8,000 cars.", "sales", ["orvane", "talvik"]),
        ("The boot of the Talvik Dawn holds 430 litres.", "boot_capacity", ["talvik-dawn"]),
        ("Orvane says that the Orvane S7 has a range of 702 km.", "range", ["orvane-s7"]),
        ("Like the Talvik Dawn before it, the Orvane S7 measures 4,930 mm.", "length", ["orvane-s7"]),
        ("Unlike the Talvik Dawn, the Orvane L4 holds 510 litres.", "boot_capacity", ["orvane-l4"]),
        ("The Orvane S7 came. The car weighs 2,160 kg.", "weight", ["orvane-s7"]),
        ("The Orvane S7 came. It weighs 2,160 kg.", "weight", ["orvane-s7"]),
        ("Talvik spoke. The company has 900 employees.", "staff", ["talvik"]),
        ("Talvik and Orvane spoke; the latter has 900 employees.", "staff", ["orvane"]),
        ("The Lumora M2 came. Orvane spoke. The brand aims at 90,000 cars.", "sales", ["lumora"]),
        ("The Orvane S7 came. Orvane spoke. The brand aims at 90,000 cars.", "sales", ["orvane"]),
        ("Of the Lumora M2, 8,500 cars were sold.", "sales", ["lumora-m2"]),
        ("Talvik has a venture, Lumora, in which it holds 51%.", "stake", ["lumora"]),
        ("Voltera builds the cells, and Orvane sold 9,000 cars.", "sales", ["orvane"]),
        ("The car market fell to 850,000 cars.", "sales", [None]),
        ("Nobody knows why 850,000 cars were sold.", "sales", [None]),
    ],
)
def test_subject(text: str, attribute: str, wanted: list[str | None]) -> None:
    assert subjects_of(text, attribute) == wanted


def test_only_kinds_that_can_have_the_attribute_are_chosen() -> None:
    assert subjects_of("Wei Lanting of Orvane praised 702 km.", "range") == [None]
    assert subjects_of("Wei Lanting of Orvane praised 900 employees.", "staff") == ["orvane"]


def test_a_name_in_the_sentence_is_surer_than_one_before_it() -> None:
    context = laid_out("Talvik spoke. Sales were 9,000 cars. Orvane sold 9,000 cars.")
    subjects, sure = Subjects(context), []
    for line in context.lines:
        subjects.enter(line)
        for quantity in line.quantities:
            subject = subjects.choose(line, quantity.start, quantity.end, attributes()["sales"])
            sure.append(subject and (subject.entity, subject.certain))
        subjects.leave(line)
    assert sure == [("talvik", False), ("orvane", True)]

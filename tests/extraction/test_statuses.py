"""How sure a statement is, and who makes it."""

import pytest

from generator.extraction.statuses import event_status_of, speaker_of, status_of
from tests.extraction.conftest import first_line, laid_out


def status(text: str) -> str:
    """The status of the first quantity of a sentence."""
    context, line, quantities = first_line(text)
    return status_of(context, line, quantities[0].start, quantities[0].end)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Orvane sold 9,000 cars.", "reported"),
        ("Orvane says it sold 9,000 cars.", "claimed"),
        ("Orvane will sell 9,000 cars.", "planned"),
        ("Orvane plans to sell 9,000 cars.", "planned"),
        ("Orvane aims at 9,000 cars.", "target"),
        ("The goal of Orvane is 9,000 cars.", "target"),
        ("Orvane is expected to sell 9,000 cars.", "estimated"),
        ("Reportedly, Orvane sold 9,000 cars.", "rumoured"),
        ("Orvane sold 9,000 cars, according to people familiar with the matter.", "rumoured"),
        ("Assuming that Orvane sells 9,000 cars, all is well.", "hypothetical"),
        ("Orvane denied that it had sold 9,000 cars.", "denied"),
        # the least sure word of a clause decides
        ("Reportedly, Orvane plans to sell 9,000 cars.", "rumoured"),
        ("Orvane denied rumours that it will sell 9,000 cars.", "denied"),
        # a plan of another clause is none of this one
        ("Orvane sold 9,000 cars, while Talvik will wait.", "reported"),
        ("Orvane will not only grow at home, through patient work, but also abroad, to 9,000 cars.", "planned"),
        ("目标9,000辆。", "target"),
    ],
)
def test_status(text: str, wanted: str) -> None:
    assert status(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Orvane launched a car on July 3, 2024.", "happened"),
        ("Orvane said it launched a car on July 3, 2024.", "happened"),
        ("Orvane will launch a car on September 3, 2024.", "planned"),
        ("Orvane aims to launch a car in 2025.", "planned"),
        ("Reportedly, Orvane will launch a car in 2025.", "rumoured"),
        ("Orvane denied that it would launch a car in 2025.", "denied"),
    ],
)
def test_events_know_four(text: str, wanted: str) -> None:
    context, line, _ = first_line(text)
    assert event_status_of(context, line, line.dates[0].start, line.end) == wanted


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Wei Lanting said that all is well.", "wei-lanting"),
        ("All is well, said Wei Lanting of Orvane.", "wei-lanting"),
        ("Orvane announced that all is well.", "orvane"),
        ("All is well, according to the Ministry of Motor Affairs.", "ministry"),
        ("Orvane sold 9,000 cars.", None),
        ("He said that all is well.", None),
        ("He believes that Orvane will grow.", None),
        ("A person familiar with the matter told Orvane that all is well.", None),
        ("Wei Lanting told the Ministry of Motor Affairs that all is well.", "wei-lanting"),
        ("The Orvane S7, people say, is well made.", None),
    ],
)
def test_speaker(text: str, speaker: str | None) -> None:
    context, line, _ = first_line(text)
    assert speaker_of(context, line) == speaker


def test_once_a_paragraph_supposes_it_goes_on_supposing() -> None:
    context = laid_out("Suppose all goes well. Then Orvane sells 9,000 cars.\nOrvane sold 8,000 cars.")
    told = [status_of(context, line, q.start, q.end) for line in context.lines for q in line.quantities]
    assert told == ["hypothetical", "reported"]

"""People that no lexicon knows: names beside a post or a verb of speech, and what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extraction.people import find_people

FOUND = {
    "Talvik chief executive Mara Lindqvist told reporters.": ["Mara Lindqvist"],
    "Shen Botao, chief designer of Talvik, spoke first.": ["Shen Botao"],
    "Kwon Dae-jung, CEO of a battery maker, agreed.": ["Kwon Dae-jung"],
    "J.D. Harrow, founder and chief executive, bought shares.": ["J.D. Harrow"],
    "Chief Executive Officer Ana de Sousa wrote to staff.": ["Ana de Sousa"],
    "The order stands, said Pieter van der Meer, who runs Europe.": ["Pieter van der Meer"],
    "chairman Rajesh Kumar Menon announced a plant.": ["Rajesh Kumar Menon"],
    "Léa Fontanel (head of research) answered.": ["Léa Fontanel"],
    "Sales director Anna-Lena Brandt resigned.": ["Anna-Lena Brandt"],
    "Zhou Minghe said that orders rose.": ["Zhou Minghe"],
    "Liam O’Hara, an analyst at Corvin, expects more.": ["Liam O’Hara"],
    "The deal was closed by Nora Ekdahl, who founded the firm.": ["Nora Ekdahl"],
}
NOTHING = [
    "Event Tomorrow Evening, with early congratulations from the CEO",
    "Morgan Stanley predicted a better quarter.",
    "Head Up Display and Active Lane Keeping Assist are standard.",
    "The Northern Herald Daily said so.",
    "The office is at Century Avenue, near the general manager.",
    "Brixen Motors said deliveries rose.",
    "Corvin Securities’ analyst did not answer.",
    "Zhou Minghehas said nothing.",
    "Great Harbour announced a plan.",
]


@pytest.mark.parametrize("text", FOUND, ids=lambda text: text[:40])
def test_names_beside_a_post_or_speech(text: str) -> None:
    assert [person.name for person in find_people(text, [])] == FOUND[text]


@pytest.mark.parametrize("text", NOTHING, ids=lambda text: text[:40])
def test_what_is_no_person(text: str) -> None:
    assert find_people(text, []) == []


def test_names_of_the_lexicon_are_left_alone() -> None:
    text = "Talvik chief executive Mara Lindqvist spoke."
    start = text.index("Mara")
    assert find_people(text, [(start, start + 14)]) == []


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.text(alphabet="Wei Lin,.CEO said\n’'-", max_size=80))
def test_names_stand_in_the_text(text: str) -> None:
    for person in find_people(text, []):
        assert person.name in text
        assert "\n" not in person.name

"""A line without a stop is cut into pieces of bearable length: extraction weighs every figure against every word."""

import pytest

from generator.reading.sentences import sentence_spans


@pytest.mark.parametrize("blank", [" ", ""], ids=["with blanks", "without blanks"])
def test_a_line_without_a_stop_is_cut(blank: str) -> None:
    text = f"norvik{blank}12,300{blank}cars,{blank}" * 1_000
    spans = sentence_spans(text, 0, len(text))
    assert max(end - start for start, end in spans) <= 2_000
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")


def test_a_long_sentence_of_the_press_stays_whole() -> None:
    text = "The maker said that " + "its cars, its vans and its buses, " * 40 + "are sold."
    assert sentence_spans(text, 0, len(text)) == [(0, len(text))]

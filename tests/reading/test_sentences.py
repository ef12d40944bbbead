"""Where sentences end."""

import pytest

from generator.reading.paragraphs import paragraphs
from generator.reading.sentences import sentence_spans


@pytest.mark.parametrize(
    "sentences",
    [
        ["Sales rose 4% to 3.5 mln. yuan.", "Profit fell."],
        ["He said: “We did it.", "We want more.”", "Nobody heard."],
        ["“We did it.", "We want more,” he said.", "Then he left."],
        ["It played havoc.", "When the series came, it ended."],
        ["Is it a trick?", "For this question we look deeper."],
        ["Goldwing Motor Co., Ltd. was founded on Nov. 1, 2019.", "It makes vans."],
        ["The U.S. maker said so.", "No. 3 is next."],
        ["今天“我们来了。", "好吗？”他说。", "新车上市！"],
        ["It has 0.5 kWh.", "Nobody knows (see Fig. 3).", "The end."],
        ["It costs approx. 3,000 yuan.", "He left."],
        ["<table><tr><td>Length</td><td>4,890 mm</td></tr>", "<tr><td>Width</td><td>1,950 mm</td>"],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    glued = any(a.endswith(("havoc.", "trick?")) or a > "\u4e00" for a in sentences)
    text = ("" if glued else " ").join(sentences)
    assert [text[a:b] for a, b in sentence_spans(text, 0, len(text))] == sentences


def test_a_lone_quotation_mark_goes_with_its_sentence() -> None:
    text = '"It pays off in the end. " He left.'
    assert [text[a:b] for a, b in sentence_spans(text, 0, len(text))] == ['"It pays off in the end. "', "He left."]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Goldwing will open a plant in Manisa with a capacity of 150,000\n"
        "cars a year, the company and the government said on\nMonday. It costs 1 billion dollars.\n\n"
        "- Capacity: 150,000 cars\n  a year\n- Jobs: 5,000\n"
    )
    found = [(p.mark, text[p.start : p.end].split()[0], text[p.start : p.end].split()[-1]) for p in paragraphs(text)]
    assert found == [("text", "Goldwing", "dollars."), ("item", "-", "year"), ("item", "-", "5,000")]


def test_lines_of_a_list_stay_apart() -> None:
    text = "Five versions:\n\n580 Pro: 209,900 yuan\n755 Ultra Pro: 229,900 yuan\n700 Max: 276,900 yuan\n"
    assert len(paragraphs(text)) == 4

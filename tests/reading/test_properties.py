"""What holds for any text and any bytes."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Article, InputError
from generator.reading import Catalog, read_file

LINES = st.sampled_from(
    [
        "",
        "   ",
        "\u200b",
        "---",
        "=====",
        "title: A van",
        "# Heading",
        "- item one. And two.",
        "| a | b |",
        "|---|---|",
        "> quoted. Twice",
        "![image](a.png)",
        "[link](https://cars.example)",
        "Source: Northgate Wire",
        "By Anna Kowalska",
        "Editor: ZB",
        "(Editor: ZB) Disclaimer: the view of the author.",
        "SHANGHAI, May 2, 2024 (Northgate Wire) — Sales rose 4%. Profit fell.",
        "City Daily News (Reporter Zhao Min) On May 3rd the plant opened.",
        "Release time: 02-30 09:15",
        "Release time: 01-02 09:15",
        "Goldwing raises its target for the second time this year",
        "A sentence of some length that says little of interest to anybody who reads it, but says it at length." * 2,
        '"We did it. We want more," he said.Nobody heard it?Somebody did.',
        "He left.” ",
        "金翼V7上市。售价23万元！“好吗？”他说。",
        "Related Pages",
        "Leave a Reply",
        "More info:",
        "Huawei Xiaomi Talks",
        "<p>no page</p>",
        "On May 3 the U.S. maker Co., Ltd. said approx. 3.5 mln. cars",
    ]
)
TEXTS = st.lists(LINES | st.text(max_size=60), max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n"]).map(lambda end: end.join(lines))
)


def read(data: bytes) -> tuple[Article, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "seed.txt"
        path.write_bytes(data)
        return read_file(path, root=Path(folder), catalog=Catalog())


def assert_sound(articles: tuple[Article, ...]) -> None:
    assert [a.part for a in articles] == list(range(1, len(articles) + 1))
    assert len({a.id for a in articles}) == len(articles)
    for article in articles:
        assert 0 < len(article.id) <= 56
        behind = 0
        for sentence in article.sentences:
            assert behind <= sentence.start < sentence.end <= len(article.text)
            assert not article.text[behind : sentence.start].strip()
            words = article.text[sentence.start : sentence.end]
            assert words == words.strip()
            behind = sentence.end
        assert not article.text[behind:].strip()


@settings(max_examples=150, derandomize=True, deadline=None)
@given(TEXTS)
def test_sentences_are_ordered_and_cover_all_but_white_space(text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        articles = read(data)
    except InputError:
        return
    assert_sound(articles)
    decoded = data.decode("utf-8").removeprefix("\ufeff")
    if all(a.start is not None for a in articles):
        behind = 0
        for article in articles:
            start = article.start or 0
            assert decoded[start : start + len(article.text)] == article.text
            assert not decoded[behind:start].strip()
            behind = start + len(article.text)
        assert not decoded[behind:].strip()


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.binary(max_size=400) | TEXTS.map(lambda t: t.encode("utf-16", "replace")))
def test_any_bytes_give_articles_or_one_fault(data: bytes) -> None:
    try:
        articles = read(data)
    except InputError as error:
        assert len(error.faults) == 1
        assert "expected" in error.faults[0].message
    else:
        assert articles
        assert_sound(articles)


TAGS = ["<p>", "</p>", "<div>", "<h1>Van", "</h1>", "<b", ">", "&amp;", "<!--", "text of a van. ", "<table><tr><td>x"]


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(TAGS)))
def test_any_page_gives_articles_or_one_fault(pieces: list[str]) -> None:
    try:
        articles = read(("<html><body>" + "".join(pieces)).encode())
    except InputError as error:
        assert len(error.faults) == 1
    else:
        assert_sound(articles)


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_seeds_are_sound(name: str) -> None:
    root = Path(__file__).parents[2] / "seeds"
    (path,) = root.glob(f"{name}_*.txt")
    assert_sound(read_file(path, root=root, catalog=Catalog()))

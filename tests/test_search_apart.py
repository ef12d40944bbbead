"""What is kept out of the search is left out before the search reads a page, and nothing else."""

import pytest

from generator.search_apart import without_excluded

MARK = 'data-search-exclude="1"'


@pytest.mark.parametrize(
    ("content", "left"),
    [
        (f"<p>a</p><div {MARK}><div>b</div>c</div><p>d</p>", f"<p>a</p><div {MARK}></div><p>d</p>"),
        (f"<table {MARK}><tr></tr></table>e<b {MARK}>f</b>", f"<table {MARK}></table>e<b {MARK}></b>"),
        (f'<h2 id="x" {MARK}>Heading</h2><p>g</p>', f'<h2 id="x" {MARK}>Heading</h2><p>g</p>'),
        (f"<div {MARK}>without an end", f"<div {MARK}>without an end"),
        ("<div>nothing</div>", "<div>nothing</div>"),
    ],
)
def test_excluded_elements_are_emptied(content: str, left: str) -> None:
    assert without_excluded(content) == left

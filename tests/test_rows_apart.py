"""Rows that bypass Markdown come out as they would have come through it."""

from types import SimpleNamespace
from typing import Any

import markdown
import pytest

from generator.rows_apart import convert_apart

ROWS = "".join(
    f'<tr id="r&amp;{number}"><td>*a* &amp; _b_ <b>{number}</b>\n<small>more</small></td></tr>\n'
    for number in range(20)
)
ITEMS = "".join(f'<li id="i{number}"><a href="#x">{number} * 2</a></li>\n' for number in range(40))
TABLE = f"# Title\n\n<div>\n<table><tbody>\n{ROWS}</tbody></table>\n</div>\n\n## More {{ #more }}\n\n<ol>\n{ITEMS}</ol>\n\n*end*\n"


def _plain(text: str) -> str:
    return markdown.markdown(text, extensions=["attr_list", "toc"])


def _converted(text: str) -> tuple[Any, list[str]]:
    page: Any = SimpleNamespace(markdown=text, content=None, present_anchor_ids=None)
    seen: list[str] = []

    def convert() -> None:
        seen.append(page.markdown)
        page.content = _plain(page.markdown)
        page.present_anchor_ids = {"title"}

    convert_apart(page, convert)
    assert page.markdown == text
    return page, seen


def test_rows_bypass_the_converter_and_come_out_the_same() -> None:
    page, seen = _converted(TABLE)
    assert page.content == _plain(TABLE)
    assert len(seen) == 1 and len(seen[0]) < len(TABLE) / 4


def test_the_anchors_in_rows_are_known() -> None:
    page, _ = _converted(TABLE)
    assert {"title", "r&3", "i39"} <= page.present_anchor_ids


@pytest.mark.parametrize(
    "text",
    [
        "short\n\n<ul>\n<li>one</li>\n</ul>\n",
        "<ul>\n" + "<li><b>open\n" * 60 + "</ul>\n",  # not balanced
        "a list in the open\n\n" + ITEMS,
        f"<!--rows 0-->\n\n{TABLE}",
        "",
    ],
)
def test_what_is_no_run_of_whole_rows_goes_through_the_converter(text: str) -> None:
    page, _ = _converted(text)
    assert page.content == _plain(text)

"""Rows of tables and lists bypass Markdown: they are finished HTML within HTML, which it would copy letter by letter.

Before a page is converted, long runs of such rows are taken out, and put back after it. The anchors in them are told to
MkDocs, which checks links against them. Reading this HTML is most of what Markdown does on a generated page.
"""

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.pages import Page

#: Lines that begin with a row, or go on with one.
_RUN = re.compile(r"(?m)^<(?:tr|li)\b[^\n]*\n(?:<(?:tr|li|small|div)\b[^\n]*\n)*")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b")
_ANCHOR = re.compile(r'\sid="([^"]+)"')
_PLACE = "<!--rows {}-->"
_LEAST = 400  # characters; shorter runs are not worth it
_VOID = {"br", "img", "input", "hr", "wbr", "line", "rect", "circle", "path"}


def convert_apart(page: "Page", convert: "Callable[[], None]") -> None:
    """Lets ``convert`` turn the page's Markdown into HTML, without the rows that are HTML already."""
    whole = page.markdown or ""
    rows: list[str] = []

    def place(run: re.Match[str]) -> str:
        if len(run[0]) < _LEAST or not _is_balanced(run[0]):
            return run[0]
        rows.append(run[0])
        return _PLACE.format(len(rows) - 1) + "\n"

    rest = _RUN.sub(place, whole) if _PLACE[:8] not in whole else whole
    page.markdown = rest
    try:
        convert()
        content = page.content or ""
        if all(content.count(f"{_PLACE.format(number)}\n") == 1 for number in range(len(rows))):
            page.content = _put_back(content, rows)
            if page.present_anchor_ids is not None:
                page.present_anchor_ids.update(html.unescape(name) for run in rows for name in _ANCHOR.findall(run))
            return
    finally:
        page.markdown = whole
    convert()  # they stood where Markdown has a say


def _put_back(content: str, rows: list[str]) -> str:
    pieces = []
    for number, run in enumerate(rows):
        before, _, content = content.partition(f"{_PLACE.format(number)}\n")
        pieces += [before, run]
    return "".join([*pieces, content])


def _is_balanced(text: str) -> bool:
    """Whether every element that begins in a piece of HTML ends in it, in the right order."""
    opened: list[str] = []
    for closing, name in _TAG.findall(text):
        if name in _VOID:
            continue
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened

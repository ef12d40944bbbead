"""A web page's elements to blocks: the lines that readers see, with the element that holds each."""

import re
from typing import Any

from msgspec import Struct, structs

from generator.reading.paragraphs import Mark

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = frozenset(
    {"p", "div", "li", "tr", "section", "article", "main", "ul", "ol", "dl", "blockquote", "table", "pre", "dd", "dt"}
) | {
    *("figcaption", "figure", "td", "th", "header", "footer", "form", "fieldset", "center", "address", "body", "html"),
    *_HEADINGS,
}
_CELL = 120  # characters that a cell of a table of figures has at most
_BLANKS = re.compile(r"\s{2,}|[\t\r\f\v\u00a0\u3000]")
_MEASURED = re.compile(r"\W*(?!(?:19|20)\d\d\b)\d[\d.,]*\s*[A-Za-z%°]")  # "5,230 mm", unlike "2024 sales"
_STOP = re.compile(r"[.!?。！？…][\"'”’）)」』]*$")


class Block(Struct, frozen=True):
    """One line of the page."""

    text: str  # white space of more than one character is one blank
    mark: Mark
    level: int  # of a heading: 1 to 6; else 0
    node: Any  # the element that holds the line
    linked: int  # characters of it that are links


class _Line:
    """The line that is being gathered."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.linked = 0


def blocks_of(tree: Any) -> list[Block]:
    """The blocks of an element, in order; tables of short cells give a row a block, "cell | cell | cell"."""
    found: list[Block] = []
    line = _Line()

    def close(node: Any) -> None:
        nonlocal line
        text = _BLANKS.sub(" ", "".join(line.pieces).strip()).strip()
        if text:
            mark, level = _mark(node)
            found.append(Block(text, mark, level, node, line.linked))
        line = _Line()

    def say(text: str | None, linked: bool) -> None:
        if text:
            line.pieces.append(text)
            line.linked += len(text.strip()) if linked else 0

    def walk(node: Any, holder: Any, linked: bool) -> None:
        tag = node.tag if isinstance(node.tag, str) else None
        if tag in {"table", "dl"} and (rows := _rows(node) if tag == "table" else _pairs(node)):
            close(holder)
            found.extend(rows)
        elif tag == "br":
            close(holder)
        elif tag is not None:
            is_block = tag in _BLOCKS
            inner = node if is_block else holder
            if is_block:
                close(holder)
            say(node.text, linked or tag == "a")
            spans = tag == "div" and _is_row_of_spans(node)
            for child in node:
                if spans:
                    line.pieces.append(" ")
                walk(child, inner, linked or tag == "a")
            if is_block:
                close(node)
        say(node.tail, linked)

    walk(tree, tree, False)
    close(tree)
    return found


def _mark(node: Any) -> tuple[Mark, int]:
    """What the elements around a line say of it."""
    for _ in range(4):
        tag = node.tag
        if tag in _HEADINGS:
            return "heading", _HEADINGS[tag]
        if tag in {"li", "dt", "dd"}:
            return "item", 0
        if tag in {"figcaption", "figure"}:
            return "image", 0
        if tag == "blockquote":
            return "quote", 0
        node = node.getparent()
        if node is None:
            break
    return "text", 0


def _rows(table: Any) -> list[Block]:
    """The rows of a table of figures; none for one that lays out the page or holds whole paragraphs."""
    if table.find(".//table") is not None or table.find(".//h1") is not None:
        return []
    caption = table.find("caption")
    named = " ".join(caption.text_content().split()) if caption is not None else ""
    rows = [Block(named, "text", 0, caption, 0)] if named else []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        words = [" ".join(" ".join(cell.itertext()).replace("|", "/").split()) for cell in cells]
        if any(len(w) > _CELL for w in words):
            return []
        if len(words) > 1 and any(words):
            rows.append(Block(" | ".join(w or "-" for w in words), "row", 0, row, 0))
        elif any(words):
            rows.append(Block(words[0], "text", 0, row, 0))
    if _is_data_sheet(table):
        return [
            structs.replace(b, text=b.text.replace(" | ", ": "), mark="item") if b.mark == "row" else b for b in rows
        ]
    several = [row for row in rows if row.mark == "row"]
    return rows if len(several) > 1 else []


def _is_data_sheet(table: Any) -> bool:
    """Whether a table has two columns and no head: what is measured, and the figure."""
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    if len(rows) < 2 or any(len(row) > 2 for row in rows):
        return False
    first = next((row for row in rows if len(row) == 2), None)
    if first is None or first[1].tag == "th":
        return False
    return first[0].tag == "th" or bool(_MEASURED.match(first[1].text_content()))


def _pairs(terms: Any) -> list[Block]:
    """The lines of a list of terms and what they are, "term: value"; none where either is long."""
    rows: list[Block] = []
    term = ""
    for node in terms.iter("dt", "dd"):
        words = " ".join(node.text_content().replace("|", "/").split())
        if len(words) > _CELL:
            return []
        if node.tag == "dt":
            term = words
        elif term and words:
            rows.append(Block(f"{term.rstrip(':：')}: {words}", "item", 0, node, 0))
            term = ""
    return rows


def _is_row_of_spans(node: Any) -> bool:
    """Whether an element is a row of small items side by side, as a byline's name and date are."""
    if len(node) < 2 or (node.text or "").strip() or any((child.tail or "").strip() for child in node):
        return False
    return all(child.tag in {"span", "a", "time", "em", "b"} for child in node) and len(node.text_content()) < _CELL


def is_text(block: Block) -> bool:
    """Whether a block reads like a paragraph of text: sentences, and few links in them."""
    letters = len(block.text) if block.text.isascii() else len(block.text.encode("utf-8"))
    if block.mark in {"heading", "row", "image"} or 2 * block.linked > len(block.text):
        return False
    return letters >= 140 or (letters >= 40 and bool(_STOP.search(block.text)))

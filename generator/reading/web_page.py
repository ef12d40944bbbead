"""Saved web pages: the article's text and what the page says of it."""

import re
from typing import Any

from msgspec import Struct

from generator.reading.byline_forms import Byline
from generator.reading.page_blocks import Block, is_text
from generator.reading.page_column import read_column
from generator.reading.page_metadata import article_body, page_metadata
from generator.reading.paragraphs import Mark, Paragraph

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BLOCK_END = re.compile(r"</(?:p|div|article|section|h[1-6]|li|td|body|html)\s*>", re.IGNORECASE)
_DROPPED = frozenset(
    {"script", "style", "noscript", "template", "iframe", "svg", "nav", "header", "footer", "aside", "form"}
)
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "section", "article", "main", "ul", "ol"}
) | {*("blockquote", "table", "br", "pre", "dd", "dt", "figcaption", "td", "th")}
_MIN_TEXT = 80  # characters; less than that is no article, and the plainer way is tried
_CHROME = 60  # characters that a line of a page's menus has at most


class Page(Struct, frozen=True, kw_only=True):
    """The text of a web page's article, its headline as the first line, with its paragraphs and its metadata."""

    text: str
    paragraphs: list[Paragraph]
    byline: Byline
    url: str | None


def is_web_page(text: str, *, named: bool = False) -> bool:
    """Whether a text is HTML: it begins like a page or closes many blocks; where the file is ``named`` so, one."""
    if _PAGE.match(text):
        return True
    if not named and text.lstrip()[:1] != "<":
        return False
    return len(_BLOCK_END.findall(text[:20000])) >= (1 if named else 3)


def read_page(source: str) -> Page | None:
    """The article of a page, without menus, notices, links to other articles and comments; None where there is none."""
    from lxml import etree  # 20 ms to import, for web pages only
    from lxml import html as lxml_html

    try:
        tree = lxml_html.fromstring(_without_declaration(source))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    byline, url = page_metadata(tree)
    told = article_body(tree)
    blocks = read_column(tree, byline.title)
    if sum(len(b.text) for b in blocks) < max(_MIN_TEXT, 0.5 * len(told)):
        body = told if len(told) >= _MIN_TEXT else _extract(source)
        if len(body) < _MIN_TEXT:
            plain = _plain_text(lxml_html.fromstring(_without_declaration(source)))
            body = plain if len(plain) > len(body) else body
        blocks = [Block(line, "text", 0, None, 0) for line in body.split("\n\n") if line.strip()]
    if not blocks:
        return None
    text, parts = _written(_headed(blocks, byline.title))
    return Page(text=text, paragraphs=parts, byline=byline, url=url)


def _headed(blocks: list[Block], title: str | None) -> list[Block]:
    """The blocks below their title; where the title stands among the first ones, without the short ones above it."""
    if not title:
        return blocks
    for i, block in enumerate(blocks[:8]):
        if _same(block.text, title):
            return blocks[i:]
        if len(block.text) > _CHROME:
            break
    if blocks[0].mark == "heading" and blocks[0].level == 1:
        return blocks
    return [Block(title, "heading", 1, None, 0), *blocks]


def _written(blocks: list[Block]) -> tuple[str, list[Paragraph]]:
    """The blocks as a text with an empty line between them, and the paragraphs of it.

    Above the first text a list is a byline's or a menu's; a headline that stands there twice is one.
    """
    opening = next((i for i, b in enumerate(blocks) if i and is_text(b)), len(blocks))
    lines: list[str] = []
    parts: list[Paragraph] = []
    at = 0
    for i, block in enumerate(blocks):
        if 0 < i < opening and _same(block.text, blocks[0].text):
            continue
        end = at + len(block.text)
        mark: Mark = "text" if block.mark == "item" and 0 < i < opening else block.mark
        parts.append(Paragraph(at, end, mark, at, block.level, True))
        lines.append(block.text)
        at = end + 2
    return "\n\n".join(lines), parts


def _without_declaration(source: str) -> str:
    """lxml refuses a decoded text that declares an encoding."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", source)


def _extract(source: str) -> str:
    import trafilatura  # half a second to import, for web pages only

    text = trafilatura.extract(
        source, include_comments=False, include_tables=True, with_metadata=False, output_format="txt"
    )
    lines = [line.strip() for line in (text or "").splitlines()]
    return "\n\n".join(line for line in lines if line)


def _plain_text(tree: Any) -> str:
    """The page's words block by block: for pages that the extractor finds too small or too odd."""
    pieces: list[str] = []

    def walk(node: Any) -> None:
        tag = node.tag if isinstance(node.tag, str) else None
        if tag not in _DROPPED and tag not in {None, "head", "title"}:
            if tag in _BLOCKS:
                pieces.append("\n")
            pieces.append(node.text or "")
            for child in node:
                walk(child)
            if tag in _BLOCKS:
                pieces.append("\n")
        pieces.append(node.tail or "")

    walk(tree)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _same(a: str, b: str) -> bool:
    return re.sub(r"\W+", "", a).lower() == re.sub(r"\W+", "", b).lower()

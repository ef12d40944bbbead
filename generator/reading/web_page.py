"""Saved web pages: the article's text and what the page says of it."""

import re
from typing import Any

from msgspec import Struct

from generator.reading.byline_forms import Byline
from generator.reading.page_metadata import page_metadata

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
    """The text of a web page's article, its headline as the first line, and its metadata."""

    text: str
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
    body = _extract(source)
    if len(body) < _MIN_TEXT:
        plain = _plain_text(tree)
        body = plain if len(plain) > len(body) else body
    if not body.strip():
        return None
    return Page(text=_headed(body, byline.title), byline=byline, url=url)


def _headed(body: str, title: str | None) -> str:
    """The body below its title; where the title stands among its first lines, without the short lines above it."""
    if not title:
        return body
    lines = body.split("\n\n")
    for i, line in enumerate(lines[:8]):
        if _same(line, title):
            return "\n\n".join(lines[i:])
        if len(line) > _CHROME:
            break
    return f"{title}\n\n{body}"


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

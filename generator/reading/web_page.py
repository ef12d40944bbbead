"""Saved web pages: the article's text and what the page says of it."""

import html
import json
import re
from typing import Any

from msgspec import Struct

from generator.knowledge import rules
from generator.reading.byline_forms import Byline

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
_ARTICLE_TYPES = ("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "WebPage")


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
    byline, url = _metadata(tree)
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


def _metadata(tree: Any) -> tuple[Byline, str | None]:
    tags: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        value = (meta.get("content") or "").strip()
        if key and value:
            tags.setdefault(key, html.unescape(value))
    found: dict[str, str] = {}
    for field, value in _linked_data(tree).items():
        found.setdefault(field, value)
    for field, keys in rules("bylines")["meta_tags"].items():
        value = next((tags[k] for k in keys if k in tags), None)
        if value and not (field in {"author", "publisher"} and value.startswith("http")):
            found.setdefault(field, value)
    canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    url = canonical or found.get("url")
    time = next((t.get("datetime") or t.text_content() for t in tree.iter("time")), None)
    heading = next((" ".join(h.text_content().split()) for h in tree.iter("h1")), None)
    title = found.get("title") or heading or _page_title(tree, found.get("publisher"))
    return (
        Byline(
            title=" ".join(title.split()) if title else None,
            publisher=found.get("publisher"),
            author=found.get("author"),
            published=found.get("published") or time,
        ),
        url if url and url.startswith("http") else None,
    )


def _page_title(tree: Any, publisher: str | None) -> str | None:
    """The title element, less the site's name behind a bar or dash."""
    node = tree.find(".//title")
    title = " ".join((node.text_content() if node is not None else "").split())
    parts = re.split(r"\s+[|–—·»-]\s+|_(?=[^_]+$)", title)
    if len(parts) > 1 and (parts[-1] == publisher or len(parts[-1]) < 0.4 * len(title)):
        title = title[: title.rindex(parts[-1])].rstrip(" |–—·»-_")
    return title or None


def _linked_data(tree: Any) -> dict[str, str]:
    """Fields of the page's JSON-LD, of its first article."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, 0):
            types = node.get("@type")
            if any(t in _ARTICLE_TYPES for t in (types if isinstance(types, list) else [types])):
                fields = {
                    "title": _name(node.get("headline")),
                    "publisher": _name(node.get("publisher")),
                    "author": _name(node.get("author")),
                    "published": _name(node.get("datePublished") or node.get("dateCreated")),
                    "url": _name(node.get("url") or node.get("mainEntityOfPage")),
                }
                return {k: html.unescape(v) for k, v in fields.items() if v}
    return {}


def _nodes(data: Any, depth: int) -> list[dict[str, Any]]:
    if depth > 6:
        return []
    if isinstance(data, list):
        return [n for item in data for n in _nodes(item, depth + 1)]
    if isinstance(data, dict):
        return [data, *_nodes(data.get("@graph"), depth + 1)]
    return []


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(n for n in map(_name, value) if n) or None
    if isinstance(value, dict):
        return _name(value.get("name") or value.get("@id"))
    return value.strip() or None if isinstance(value, str) else None


def _same(a: str, b: str) -> bool:
    return re.sub(r"\W+", "", a).lower() == re.sub(r"\W+", "", b).lower()

"""What a web page says of its article: JSON-LD, meta tags, links, and the byline that readers see."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from generator.knowledge import rules
from generator.reading.byline_forms import Byline, is_outlet
from generator.reading.bylines import read_byline

_ARTICLE_TYPES = ("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "WebPage")
_SITE = re.compile(r"\s+[|–—·»-]\s+|_(?=[^_]+$)")  # between a headline and the site's name
_VISIBLE = 160  # characters of a byline that readers see


def page_metadata(tree: Any) -> tuple[Byline, str | None]:
    """Byline and address of a parsed page (an lxml tree); JSON-LD goes before meta tags, these before what shows."""
    found = _linked_data(tree)
    tags = _tags(tree)
    for field, keys in rules("bylines")["meta_tags"].items():
        value = next((tags[k] for k in keys if k in tags), None)
        if value and not (field in {"author", "publisher"} and value.startswith("http")):
            found.setdefault(field, value)
    canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    url = canonical or found.get("url")
    node = tree.find(".//title")
    page_title = " ".join((node.text_content() if node is not None else "").split())
    heading = _heading(tree, page_title)
    headline, site = _parted(found.get("title") or heading or page_title, found.get("publisher"))
    publisher = found.get("publisher") or site or _parted(page_title, None)[1]
    stated = Byline(title=headline, publisher=publisher, author=found.get("author"), published=found.get("published"))
    visible = _visible(tree).merged(Byline(published=_time(tree)))
    return stated.merged(visible), url if url and url.startswith("http") else None


def _heading(tree: Any, page_title: str) -> str | None:
    """The heading that the page's title repeats, the longest if there are several; else the first of its h1."""
    told = [" ".join(h.text_content().split()) for h in tree.iter("h1", "h2", "h3")]
    best = max((h for h in told if h and h in page_title), key=len, default=None)
    return best or next((" ".join(h.text_content().split()) for h in tree.iter("h1")), None)


def _tags(tree: Any) -> dict[str, str]:
    tags: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        value = (meta.get("content") or "").strip()
        if key and value:
            tags.setdefault(key, html.unescape(value))
    return tags


def _parted(title: str, publisher: str | None) -> tuple[str | None, str | None]:
    """A headline without the site's name behind a bar or dash, and that name where it is a paper's."""
    title = " ".join(title.split())
    parts = _SITE.split(title)
    if len(parts) > 1 and is_outlet(parts[0]) and not is_outlet(parts[-1]) and len(parts[0]) < 0.6 * len(title):
        return title[len(parts[0]) :].lstrip(" |–—·»-_") or None, parts[0]
    if len(parts) < 2 or not (parts[-1] == publisher or is_outlet(parts[-1])) or len(parts[-1]) > 0.6 * len(title):
        return title or None, None
    return title[: title.rindex(parts[-1])].rstrip(" |–—·»-_") or None, parts[-1]


def _visible(tree: Any) -> Byline:
    """The byline that the page shows in an element whose class or attributes name it."""
    byline = Byline()
    classes = frozenset(rules("bylines")["byline_classes"])
    for node in tree.iter("p", "div", "span", "a", "address", "li", "time", "h2"):
        marks = {*(node.get("class") or "").lower().split(), (node.get("rel") or node.get("itemprop") or "").lower()}
        if not marks & classes:
            continue
        words = "  ".join(" ".join(piece.split()) for piece in node.itertext() if piece.strip())
        if not words or len(words) > _VISIBLE:
            continue
        found = read_byline(" ".join(words.split("  "))) or read_byline(words)
        if found is None and "author" in marks and len(words) <= 60:
            found = Byline(author=" ".join(words.split()))
        if found:
            byline = byline.merged(found)
    return byline


def _time(tree: Any) -> str | None:
    """The first time element, of the article if it has one."""
    for place in (*tree.iter("article"), *tree.iter("main"), tree):
        for node in place.iter("time"):
            value = node.get("datetime") or node.text_content()
            if value and value.strip():
                return str(value)
    return next(
        (str(n.get("title")) for n in tree.iter("abbr") if n.get("class") == "published" and n.get("title")), None
    )


def _linked_data(tree: Any) -> dict[str, str]:
    """Fields of the page's JSON-LD, of its first article."""
    for node in _linked_nodes(tree):
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


def article_body(tree: Any) -> str:
    """The text of the article as the page's JSON-LD holds it, its paragraphs with an empty line between; "" for none."""
    for node in _linked_nodes(tree):
        body = node.get("articleBody")
        if isinstance(body, str) and body.strip():
            lines = re.sub(r"</?[a-z][^<>]*>", "\n", html.unescape(body)).splitlines()
            return "\n\n".join(" ".join(line.split()) for line in lines if line.strip())
    return ""


def _linked_nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """All objects of the page's JSON-LD, in the page's order; blocks that are no JSON are passed over."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        yield from _nodes(data, 0)


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

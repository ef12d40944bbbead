"""A link checker for a built site: raw HTML links, anchors, pictures, scripts and styles."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html

HOME = "http://site.invalid/"  # stands for the root; nothing is fetched
_ATTRIBUTES = (("href", "//*[@href]"), ("src", "//*[@src]"), ("data", "//object[@data]"))


def broken_links(folder: Path) -> Iterator[str]:
    """A line for every link of every page that leads to no file, or to no anchor of its page.

    External links are not followed.
    """
    for path in sorted(folder.rglob("*.html")):
        page = path.relative_to(folder).as_posix()
        for link in _links(path):
            if fault := _fault(folder, page, link):
                yield f"{page}: {link}: {fault}"


def external_links(folder: Path) -> Iterator[tuple[str, str]]:
    """Page and address of everything that a browser would fetch from another host by itself."""
    for path in sorted(folder.rglob("*.html")):
        tree = lxml.html.parse(str(path))
        for address in tree.xpath("//script/@src | //img/@src | //iframe/@src | //link[@rel='stylesheet']/@href"):
            if urlsplit(str(address)).netloc:
                yield path.relative_to(folder).as_posix(), str(address)


def _links(path: Path) -> list[str]:
    tree = lxml.html.parse(str(path))
    found = {
        str(node.get(name))
        for name, query in _ATTRIBUTES
        for node in tree.xpath(query)
        if node.get("rel") != "canonical"
    }
    return sorted(found)


def _fault(folder: Path, page: str, link: str) -> str | None:
    if not link.strip():
        return "is empty"
    base = HOME if page == "404.html" else HOME + page.removesuffix("index.html")
    parts = urlsplit(urljoin(base, link))
    if parts.scheme not in ("http", "https") or parts.netloc != urlsplit(HOME).netloc:
        return None
    target = folder / unquote(parts.path).lstrip("/")
    if target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return "no such page or file"
    anchor = unquote(parts.fragment)
    if anchor and target.suffix == ".html" and anchor not in _anchors(target) and not anchor.startswith(("__", ":~:")):
        return "no such anchor"
    return None


@cache
def _anchors(path: Path) -> frozenset[str]:
    tree = lxml.html.parse(str(path))
    return frozenset(map(str, tree.xpath("//@id | //a/@name")))


def doubled_anchors(folder: Path) -> Iterator[str]:
    """A line for every id that stands twice on a page."""
    for path in sorted(folder.rglob("*.html")):
        seen: set[str] = set()
        for anchor in map(str, lxml.html.parse(str(path)).xpath("//@id")):
            if anchor in seen:
                yield f"{path.relative_to(folder).as_posix()}: id {anchor!r} stands twice"
            seen.add(anchor)

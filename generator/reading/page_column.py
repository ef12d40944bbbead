"""The column of a web page that holds its article: the densest text around the headline, without the page's furniture."""

import functools
import re
from typing import Any

from generator.knowledge import rules
from generator.reading.page_blocks import Block, blocks_of, is_text

_DROPPED = frozenset(
    {"script", "style", "noscript", "template", "iframe", "svg", "nav", "aside", "footer", "button", "select", "input"}
) | {
    "textarea",
    "object",
    "embed",
    "video",
    "audio",
    "canvas",
    "dialog",
    "head",
    "amp-ad",
    "amp-consent",
    "amp-sidebar",
}
_KEPT = frozenset({"html", "body", "main", "article", "h1"})
_ROLES = frozenset({"dialog", "alertdialog", "navigation", "complementary", "contentinfo", "search", "menu", "menubar"})
_PIECES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TEASER = 400  # characters of a block that announces another article
_SHARE = 0.4  # of the page's text: an element with so much of it is no furniture, whatever it is called
_PLAIN = frozenset({"p", "h2", "h3", "h4", "ul", "ol", "table", "blockquote", "figure", "pre"})
_FADING = 0.75  # what a paragraph counts for an element around its element, and so on outwards


def read_column(tree: Any, title: str | None) -> list[Block]:
    """The blocks of the article in a parsed page, the headline first; empty where nothing reads like an article.

    ``title`` is the headline as the page's metadata say it. The tree loses its furniture on the way.
    """
    headline = _headline(tree, title)
    _drop_furniture(tree, headline)
    blocks = blocks_of(tree)
    top = _densest(blocks)
    if top is None:
        return []
    column = next((n for n in _line(top) if n.tag == "article" or "articleBody" in (n.get("itemprop") or "")), top)
    if headline is None:
        chosen = [b for b in blocks if _within(b.node, column)]
    else:
        first = next((i for i, b in enumerate(blocks) if _within(b.node, headline)), 0)
        below = blocks[first:]
        inside = _within(headline, column)
        column = _continued(blocks, column) if inside else column
        chosen = [b for b in below if _within(b.node, column)] if inside else _between(below, column, headline)
    return _without_links(_first_post(tree, chosen))


def _headline(tree: Any, title: str | None) -> Any:
    """The element with the headline: the longest one that the page's title begins with, else its first h1."""
    headings = [h for h in tree.iter("h1", "h2", "h3") if h.text_content().strip()]
    wanted = _plain(title or "")
    said = [h for h in headings if wanted and wanted.startswith(_plain(h.text_content()))]
    best = max(said, key=lambda h: len(_plain(h.text_content())), default=None)
    if best is not None and 2 * len(_plain(best.text_content())) > len(wanted):
        return best
    return next((h for h in headings if h.tag == "h1"), None)


def _drop_furniture(tree: Any, headline: Any) -> None:
    """Take menus, notices, advertisements, links to other articles and comments out of the tree."""
    kept = set(headline.iterancestors()) | {headline} if headline is not None else set()
    whole = max(1, _letters(tree))
    for node in list(tree.iter()):
        if node not in kept and (
            not isinstance(node.tag, str)
            or node.tag in _DROPPED
            or (node.tag not in _KEPT and _is_furniture(node, whole))
        ):
            _drop(node)


def _drop(node: Any) -> None:
    parent = node.getparent()
    if parent is not None:
        node.drop_tree()


def _is_furniture(node: Any, whole: int) -> bool:
    if node.get("hidden") is not None or _HIDDEN.search(node.get("style") or ""):
        return True
    role = (node.get("role") or "").lower()
    if role in _ROLES:
        return True
    names = f"{node.get('id') or ''} {node.get('class') or ''}"
    if names.strip() and (kind := _furniture_name(names)):
        return kind == "always" or _letters(node) < _SHARE * whole
    if node.tag in {"form", "header"}:
        return _letters(node) < 0.2 * whole and not (node.tag == "header" and _ancestor(node, "article") is not None)
    return node.tag in {"div", "li", "ul", "ol", "section", "p", "td", "dl"} and _is_links(node)


@functools.lru_cache(maxsize=4096)  # the same classes come again and again
def _furniture_name(names: str) -> str | None:
    """ "always" or "mostly" where an id or class says that an element is furniture, else None."""
    always, mostly = _names()
    found = None
    for name in names.split():
        words = _words(name)
        if words.partition("-")[0] in rules("boilerplate")["page_elements"]["not_before"]:
            continue
        if always.search(words):
            return "always"
        if mostly.search(words):
            found = "mostly"
    return found


def _words(name: str) -> str:
    """The words of an id or class, joined by hyphens: "mostRead" and "most_read" are "most-read"."""
    return "-".join(piece.lower() for piece in _PIECES.findall(name))


@functools.cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = rules("boilerplate")["page_elements"]
    always, mostly = (re.compile(rf"(?:^|-)(?:{'|'.join(known[kind])})(?:-|$)") for kind in ("always", "mostly"))
    return always, mostly


def _is_links(node: Any) -> bool:
    """Whether an element is a list of links, or announces another article: a linked headline with a line or two below."""
    links = [a for a in node.iter("a") if a.get("href") is not None]
    if not links:
        return False
    letters = _letters(node)
    linked = sum(_letters(a) for a in links)
    if len(links) > 1 and linked > 0.7 * letters:
        return True
    heading = next(node.iter("h2", "h3", "h4", "h5"), None)
    if heading is None or letters > _TEASER or node.tag == "p":
        return False
    return any(_letters(a) >= 0.9 * _letters(heading) for a in (*heading.iter("a"), *heading.iterancestors("a")))


def _densest(blocks: list[Block]) -> Any:
    """The element whose paragraphs hold the most text; those further below count less."""
    scores: dict[Any, float] = {}
    for block in blocks:
        if not is_text(block):
            continue
        weight = float(len(block.text) if block.text.isascii() else len(block.text.encode("utf-8")))
        node = block.node if block.node.tag not in {"p", "blockquote", "li", "pre"} else block.node.getparent()
        while node is not None and node.tag != "html":
            scores[node] = scores.get(node, 0.0) + weight
            weight *= _FADING
            node = node.getparent()
    return max(scores, key=lambda n: scores[n], default=None)


def _continued(blocks: list[Block], column: Any) -> Any:
    """The column, or an element around it where the next ones beside it are built alike and hold text without headline."""
    told = {n for block in blocks if is_text(block) for n in _line(block.node)}
    wide = column
    for node in _line(column):
        if node.tag in {"body", "html", "article"} or node.getparent() is None:
            break
        alike = [n for n in node.itersiblings() if (n.tag, n.get("class")) == (node.tag, node.get("class"))]
        if node.get("class") and any(n in told and next(n.iter("h1", "h2"), None) is None for n in alike):
            wide = node.getparent()
    return wide


def _between(blocks: list[Block], column: Any, headline: Any) -> list[Block]:
    """The column's blocks, and those outside it that stand between the headline and it or go on with it.

    Below the column only what is built like it or is a plain paragraph beside it goes on with it.
    """
    around = set(column.iterancestors())
    meeting = next((node for node in headline.iterancestors() if node in around), None)
    if meeting is None:
        return [b for b in blocks if _within(b.node, column)]
    meeting = _continued(blocks, meeting)
    arm = next(n for n in (column, *column.iterancestors()) if n.getparent() is meeting)
    behind = {
        n for n in arm.itersiblings() if not (n.tag in _PLAIN or (n.tag, n.get("class")) == (arm.tag, arm.get("class")))
    }
    return [b for b in blocks if _within(b.node, meeting) and not any(n in behind for n in _line(b.node))]


def _without_links(blocks: list[Block]) -> list[Block]:
    """The blocks without those below the headline that are nothing but a link."""
    return [
        b
        for i, b in enumerate(blocks)
        if i == 0 or b.mark in {"row", "heading"} or b.linked < 0.9 * len(b.text) or len(b.text) > _TEASER
    ]


def _first_post(tree: Any, blocks: list[Block]) -> list[Block]:
    """Of a forum's thread the first post: the others are its readers' replies. Other pages as they are."""
    if not any(
        _forum().search(_words(node.get(key) or "")) for node in tree.iter() for key in ("class", "id", "itemtype")
    ):
        return blocks
    posts: dict[tuple[Any, str], list[Any]] = {}
    for block in blocks:
        for node in _line(block.node):
            name = next((w for w in (node.get("class") or "").split() if _post().search(_words(w))), None)
            if name and (group := posts.setdefault((node.getparent(), name), [])) is not None and node not in group:
                group.append(node)
    replies = {node for group in posts.values() for node in group[1:]}
    return [b for b in blocks if not any(n in replies for n in _line(b.node))]


@functools.cache
def _forum() -> re.Pattern[str]:
    return re.compile(rules("boilerplate")["forum_signs"])


@functools.cache
def _post() -> re.Pattern[str]:
    return re.compile(rules("boilerplate")["post_elements"])


def _line(node: Any) -> list[Any]:
    """A node and all that hold it, the inner ones first."""
    return [node, *node.iterancestors()]


def _ancestor(node: Any, tag: str) -> Any:
    return next((n for n in (node, *node.iterancestors()) if n.tag == tag), None)


def _within(node: Any, column: Any) -> bool:
    return node is column or any(n is column for n in node.iterancestors())


def _letters(node: Any) -> int:
    return sum(len(piece.strip()) for piece in node.itertext())


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()

"""Feeds of what the newest articles tell, as Atom and JSON Feed: an entry an article.

Addresses are relative to the feed where the report does not know where it is published.
"""

import datetime
import uuid
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from markupsafe import escape

from generator.model import Article, Output, Part
from generator.rendering import dates
from generator.rendering.catalogue import Catalogue
from generator.rendering.exports import FOLDER
from generator.rendering.keys import Keys, key_of
from generator.rendering.links import Links
from generator.rendering.record_parts import to_json
from generator.rendering.views.source import TakenRow, taken_rows

_TITLE = "EV Dossier"
_NEWEST = 50
_ATOM = "http://www.w3.org/2005/Atom"
_EPOCH = datetime.date(1970, 1, 1)
_CONTROLS = dict.fromkeys([*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF])


def feed_outputs(catalogue: Catalogue, keys: Keys) -> Iterator[Output]:
    """Both feeds."""
    page = catalogue.taken_away(f"{FOLDER}/index.md")
    articles = catalogue.report.articles[:_NEWEST]
    key = key_of([keys.source_page(article) for article in articles], str(catalogue.as_of))
    yield Output(f"{FOLDER}/feed.atom", [Part(key, lambda: _atom(catalogue, page, articles))])
    yield Output(f"{FOLDER}/feed.json", [Part(key, lambda: to_json(_json(catalogue, page, articles)))])


def _name(kind: str, what: str) -> str:
    """A name for all time that needs no address."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"ev-dossier:{kind}:{what}").urn


def _own(page: Links, name: str) -> str:
    """A feed's own address: its bare name where that is all that is known."""
    return page.file(f"{FOLDER}/{name}") if not page.root.startswith("..") else name


def _instant(catalogue: Catalogue, article: Article | None) -> str:
    """When an entry was new: its day of publication, else the report's last day."""
    days = dates.span(article.published) if article else None
    day = days.last if days else catalogue.as_of or _EPOCH
    return f"{day.isoformat()}T00:00:00Z"


def _findings(catalogue: Catalogue, page: Links, article: Article) -> list[TakenRow]:
    taken = catalogue.taken[article.id]
    return taken_rows(catalogue, page, [item for index in sorted(taken) for item in taken[index]])


def _html(rows: list[TakenRow]) -> str:
    items = (
        f'<li><a href="{escape(row.url)}">{escape(row.about)}: {escape(row.text)}</a> ({escape(row.status)})</li>'
        for row in rows
    )
    return f"<ul>{''.join(items)}</ul>" if rows else "<p>Nothing was taken from this article.</p>"


def _atom(catalogue: Catalogue, page: Links, articles: tuple[Article, ...]) -> bytes:
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    _child(feed, "id", _name("feed", "articles"))
    _child(feed, "title", _TITLE)
    _child(feed, "updated", _instant(catalogue, None))
    _child(_child(feed, "author", ""), "name", _TITLE)
    _child(feed, "link", "", rel="self", href=_own(page, "feed.atom"), type="application/atom+xml")
    _child(feed, "link", "", rel="alternate", href=page.page("index.md"), type="text/html")
    for article in articles:
        entry = _child(feed, "entry", "")
        _child(entry, "id", _name("article", article.id))
        _child(entry, "title", catalogue.title(article))
        _child(entry, "updated", _instant(catalogue, article))
        _child(entry, "link", "", rel="alternate", href=page.source(article), type="text/html")
        _child(entry, "content", _html(_findings(catalogue, page, article)), type="html")
    ElementTree.indent(feed, " ")
    content: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _child(parent: ElementTree.Element, tag: str, text: str, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, tag, attributes)
    child.text = text.translate(_CONTROLS) or None
    return child


def _json(catalogue: Catalogue, page: Links, articles: tuple[Article, ...]) -> dict[str, Any]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _TITLE,
        "home_page_url": page.page("index.md"),
        "feed_url": _own(page, "feed.json"),
        "language": "en",
        "items": [
            {
                "id": _name("article", article.id),
                "url": page.source(article),
                "title": catalogue.title(article),
                "date_published": _instant(catalogue, article),
                "content_html": _html(_findings(catalogue, page, article)),
            }
            for article in articles
        ],
    }

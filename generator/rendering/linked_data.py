"""What a page is about in schema.org's words (JSON-LD), for machines that read the site."""

import json
from typing import Any

from markupsafe import Markup

from generator.model import Article, Profile
from generator.rendering import dates
from generator.rendering.catalogue import Catalogue
from generator.rendering.exports import FOLDER

Data = dict[str, Any]

_CONTEXT = "https://schema.org"
_TYPES = {
    "company": "Organization",
    "brand": "Brand",
    "model": "Car",
    "technology": "DefinedTerm",
    "person": "Person",
    "organisation": "Organization",
}


def script(data: Data) -> Markup:
    """A record as text for a <script> element: nothing in it can end the element."""
    text = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def profile_data(catalogue: Catalogue, profile: Profile) -> Data:
    """An entity: its type, names and parent."""
    data: Data = {
        "@context": _CONTEXT,
        "@type": _TYPES[profile.kind],
        "name": profile.name,
        "url": catalogue.taken_away("").profile(profile) if catalogue.site_url else None,
        "alternateName": [name for name in (profile.name_zh, *profile.also_known_as) if name],
    }
    parent = catalogue.profiles.get(profile.part_of or "")
    if parent and profile.kind == "model":
        data["brand" if parent.kind == "brand" else "manufacturer"] = _named(parent)
    elif parent and profile.kind in ("company", "organisation") and _TYPES[parent.kind] == "Organization":
        data["parentOrganization"] = _named(parent)
    return data


def _named(profile: Profile) -> Data:
    return {"@type": _TYPES[profile.kind], "name": profile.name}


def article_data(article: Article) -> Data:
    """A source."""
    days = dates.span(article.published)
    exact = days is not None and days.first == days.last
    return {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.published if exact and not dates.is_approximate(article.published) else None,
        "author": {"@type": "Person", "name": article.author} if article.author else None,
        "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
        "url": article.url,
        "inLanguage": "en",
    }


def dataset_data(catalogue: Catalogue) -> Data:
    """The dataset that the site publishes."""
    page = catalogue.taken_away("index.md")
    formats = {"dataset.json": "application/json", "datapackage.json": "application/json", "claims.csv": "text/csv"}
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": "EV Dossier",
        "url": catalogue.site_url,
        "description": "What articles about electric cars, their makers and their people say: claims, events and "
        "relations, each with the sentence that states it.",
        "distribution": [
            {"@type": "DataDownload", "contentUrl": page.file(f"{FOLDER}/{name}"), "encodingFormat": kind}
            for name, kind in formats.items()
        ],
    }

"""Index pages: one for each kind of entity, one for the articles."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from msgspec import Struct

from generator.model import PLURAL, Article, Profile
from generator.rendering import dates, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.keys import Keys
from generator.rendering.links import Links
from generator.rendering.listings import Listing, Piece, row_pieces
from generator.rendering.views.findings import Link


class Entry(Struct, frozen=True, kw_only=True):
    """One profile in an index."""

    link: Link
    name_zh: str
    parent: Link | None
    articles: int
    findings: int
    discovered: bool
    articles_text: str
    findings_text: str
    newest: str  # for people
    newest_sort: str


class ArticleEntry(Struct, frozen=True, kw_only=True):
    """One article in an index."""

    link: Link
    publisher: str
    published: str
    published_sort: str
    inferred: bool
    file: str
    sentences: int
    used: int
    taken: int
    copy_of: Link | None
    off_topic: bool


def entry(catalogue: Catalogue, page: Links, profile: Profile) -> Entry:
    """A profile as indexes show it."""
    parent = catalogue.profiles.get(profile.part_of or "")
    findings = len(profile.claims) + len(profile.events) + len(profile.relations)
    newest = catalogue.newest(profile)
    return Entry(
        link=Link(profile.name, page.profile(profile)),
        name_zh=profile.name_zh or "",
        parent=Link(parent.name, page.profile(parent)) if parent else None,
        articles=len(profile.mentions),
        articles_text=wording.count(len(profile.mentions), "article"),
        findings=findings,
        findings_text=wording.count(findings, "finding") if findings else "only named",
        discovered=profile.origin == "discovered",
        newest=dates.human(newest),
        newest_sort=dates.sort_key(newest)[0] if newest else "",
    )


def index_listing(catalogue: Catalogue, keys: Keys, kind: str) -> Listing:
    """The index of a kind of entity, for the template ``index.md``."""
    page = Links(f"{PLURAL[kind]}/index.md")
    of_kind = catalogue.of_kind[kind]
    view = {
        "title": wording.kind_word(kind, plural=True),
        "noun": wording.kind_word(kind, plural=True).lower(),
        "parent": {"model": "Brand", "brand": "Company", "company": "Parent", "person": "At"}.get(kind, "Part of"),
    }
    lists = {
        "salient": entry_pieces(catalogue, keys, page, [profile for profile in of_kind if profile.salient]),
        "named": entry_pieces(catalogue, keys, page, [profile for profile in of_kind if not profile.salient]),
    }
    return Listing(lambda: view, lists)


def entry_pieces(catalogue: Catalogue, keys: Keys, page: Links, profiles: Iterable[Profile]) -> list[Piece]:
    """Rows of profiles."""
    return row_pieces(
        profiles,
        lambda profile: profile.id,
        macro="entry_rows",
        shown=keys.entry,
        row=partial(entry, catalogue, page),
    )


def article_pieces(catalogue: Catalogue, keys: Keys, page: Links, articles: Iterable[Article]) -> list[Piece]:
    """Rows of articles."""
    return row_pieces(
        articles,
        lambda article: article.id,
        macro="article_rows",
        shown=keys.article_entry,
        row=partial(article_entry, catalogue, page),
    )


def article_entry(catalogue: Catalogue, page: Links, article: Article) -> ArticleEntry:
    """An article as indexes show it."""
    used, taken = catalogue.used(article)
    original = catalogue.articles.get(article.same_as or "")
    return ArticleEntry(
        link=Link(catalogue.title(article), page.source(article)),
        publisher=article.publisher or "",
        published=dates.human(article.published) or "not known",
        published_sort=dates.sort_key(article.published)[0] if article.published else "",
        inferred=article.published_basis == "inferred",
        file=article.file if article.part == 1 else f"{article.file}, part {article.part}",
        sentences=sum(1 for sentence in article.sentences if sentence.role != "boilerplate"),
        used=used,
        taken=taken,
        copy_of=Link(catalogue.title(original), page.source(original)) if original else None,
        off_topic=article.id in catalogue.off_topic,
    )


def sources_listing(catalogue: Catalogue, keys: Keys) -> Listing:
    """The index of the articles, for the template ``sources.md``."""
    page = Links("sources/index.md")
    articles = catalogue.report.articles
    lists = {
        "entries": article_pieces(catalogue, keys, page, [a for a in articles if a.id not in catalogue.off_topic]),
        "off_topic": article_pieces(catalogue, keys, page, [a for a in articles if a.id in catalogue.off_topic]),
    }
    return Listing(lambda: {"total": wording.count(len(articles), "article")}, lists)


def method_view() -> dict[str, Any]:
    """What the template ``method.md`` shows: the meaning of each status."""
    return {"statuses": wording.statuses()}

"""Index pages: one for each kind of entity, one for the articles."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from generator.model import PLURAL, Article, Profile
from generator.rendering import dates, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.keys import Keys
from generator.rendering.links import Links
from generator.rendering.listings import Piece, row_pieces
from generator.rendering.views.findings import Link
from generator.rendering.volumes import Paged, Section, paged


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


def index_pages(catalogue: Catalogue, keys: Keys, kind: str) -> Iterator[Paged]:
    """The index of a kind of entity, for the template ``index.md``."""
    of_kind = catalogue.of_kind[kind]
    salient = [profile for profile in of_kind if profile.salient]
    named = [profile for profile in of_kind if not profile.salient]
    title = wording.kind_word(kind, plural=True)
    noun = title.lower()
    parent = {"model": "Brand", "brand": "Company", "company": "Parent", "person": "At"}.get(kind, "Part of")
    sections = [
        entry_section(catalogue, keys, salient, name="salient", title=title, noun=noun, parent=parent),
        entry_section(
            catalogue,
            keys,
            named,
            name="named",
            title=f"{title} named in passing",
            noun=f"{noun} named in passing",
            parent=parent,
        ),
    ]
    view = {"title": title, "noun": noun, "parent": parent}
    return paged(f"{PLURAL[kind]}/index.md", "index.md", sections, lambda: view, title=title)


def entry_section(
    catalogue: Catalogue,
    keys: Keys,
    profiles: Sequence[Profile],
    *,
    name: str,
    title: str,
    noun: str,
    parent: str = "Part of",
) -> Section:
    """A list of profiles, in the order of their names."""

    def pieces(page: Links, some: Sequence[Profile]) -> list[Piece]:
        row = partial(entry, catalogue, page)
        return row_pieces(some, lambda profile: profile.id, macro="entry_rows", shown=keys.entry, row=row)

    return Section(name, title, noun, "entries", profiles, pieces, lambda profile: profile.name, parent=parent)


def article_section(
    catalogue: Catalogue, keys: Keys, articles: Sequence[Article], *, name: str, title: str, noun: str = "articles"
) -> Section:
    """A list of articles, in the order of their days."""

    def pieces(page: Links, some: Sequence[Article]) -> list[Piece]:
        row = partial(article_entry, catalogue, page)
        return row_pieces(some, lambda article: article.id, macro="article_rows", shown=keys.article_entry, row=row)

    return Section(name, title, noun, "article_table", articles, pieces, day_of)


def day_of(article: Article) -> str:
    """When an article was published, as lists say it."""
    return dates.human(article.published) or "date not known"


def article_entry(catalogue: Catalogue, page: Links, article: Article) -> ArticleEntry:
    """An article as indexes show it."""
    used, taken = catalogue.used(article)
    original = catalogue.articles.get(article.same_as or "")
    return ArticleEntry(
        link=Link(catalogue.title(article), page.source(article)),
        publisher=article.publisher or "",
        published=day_of(article),
        published_sort=dates.sort_key(article.published)[0] if article.published else "",
        inferred=article.published_basis == "inferred",
        file=article.file if article.part == 1 else f"{article.file}, part {article.part}",
        sentences=sum(1 for sentence in article.sentences if sentence.role != "boilerplate"),
        used=used,
        taken=taken,
        copy_of=Link(catalogue.title(original), page.source(original)) if original else None,
        off_topic=article.id in catalogue.off_topic,
    )


def sources_pages(catalogue: Catalogue, keys: Keys) -> Iterator[Paged]:
    """The index of the articles, for the template ``sources.md``."""
    articles = catalogue.report.articles
    about = [article for article in articles if article.id not in catalogue.off_topic]
    others = [article for article in articles if article.id in catalogue.off_topic]
    away = "articles not about the field"
    sections = [
        article_section(catalogue, keys, about, name="articles", title="Sources"),
        article_section(catalogue, keys, others, name="off_topic", title="Sources not about the field", noun=away),
    ]
    view = {"total": wording.count(len(articles), "article")}
    return paged("sources/index.md", "sources.md", sections, lambda: view, title="Sources")


def method_view() -> dict[str, Any]:
    """What the template ``method.md`` shows: the meaning of each status."""
    return {"statuses": wording.statuses()}

"""Index pages: one for each kind of entity, one for the articles."""

from typing import Any

from msgspec import Struct

from generator.model import PLURAL, Article, Profile
from generator.rendering import dates, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links
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
    published = [
        article.published
        for mention in profile.mentions
        if (article := catalogue.articles.get(mention.article)) and article.published
    ]
    findings = len(profile.claims) + len(profile.events) + len(profile.relations)
    newest = max(published, key=dates.sort_key, default=None)
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


def index_view(catalogue: Catalogue, kind: str) -> dict[str, Any]:
    """What the template ``index.md`` shows for a kind of entity."""
    page = Links(f"{PLURAL[kind]}/index.md")
    of_kind = [profile for profile in catalogue.report.profiles if profile.kind == kind]
    return {
        "title": wording.kind_word(kind, plural=True),
        "noun": wording.kind_word(kind, plural=True).lower(),
        "parent": {"model": "Brand", "brand": "Company", "company": "Parent"}.get(kind, "Part of"),
        "salient": [entry(catalogue, page, profile) for profile in of_kind if profile.salient],
        "named": [entry(catalogue, page, profile) for profile in of_kind if not profile.salient],
    }


def article_entry(catalogue: Catalogue, page: Links, article: Article) -> ArticleEntry:
    """An article as indexes show it."""
    taken = catalogue.taken[article.id]
    original = catalogue.articles.get(article.same_as or "")
    return ArticleEntry(
        link=Link(catalogue.title(article), page.source(article)),
        publisher=article.publisher or "",
        published=dates.human(article.published) or "not known",
        published_sort=dates.sort_key(article.published)[0] if article.published else "",
        inferred=article.published_basis == "inferred",
        file=article.file if article.part == 1 else f"{article.file}, part {article.part}",
        sentences=sum(1 for sentence in article.sentences if sentence.role != "boilerplate"),
        used=len(taken),
        taken=sum(len(items) for items in taken.values()),
        copy_of=Link(catalogue.title(original), page.source(original)) if original else None,
        off_topic=article.id in catalogue.off_topic,
    )


def sources_view(catalogue: Catalogue) -> dict[str, Any]:
    """What the template ``sources.md`` shows."""
    page = Links("sources/index.md")
    entries = [article_entry(catalogue, page, article) for article in catalogue.report.articles]
    return {
        "entries": [item for item in entries if not item.off_topic],
        "off_topic": [item for item in entries if item.off_topic],
        "total": wording.count(len(entries), "article"),
    }


def method_view() -> dict[str, Any]:
    """What the template ``method.md`` shows: the meaning of each status."""
    return {"statuses": wording.statuses()}

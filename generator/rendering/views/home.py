"""The home page: what the report covers, what is new, what is to come."""

import heapq
from typing import Any

from msgspec import Struct

from generator.model import PLURAL, Event, Profile
from generator.rendering import dates, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.linked_data import dataset_data, script
from generator.rendering.links import Links
from generator.rendering.timeline_pages import first_due
from generator.rendering.views.evidence import Notes
from generator.rendering.views.findings import Findings, Link
from generator.rendering.views.groups import groups
from generator.rendering.views.indexes import article_entry, entry
from generator.rendering.views.source import TakenRow, taken_rows

PAGE = "index.md"
_EVENTS = 8
_ENTRIES = 12
_ARTICLES = 8
_NEWS, _ROWS = 3, 5
_GROUPS, _MEMBERS = 10, 16


class News(Struct, frozen=True):
    """What one of the newest articles brought."""

    article: Link
    date: str
    rows: list[TakenRow]
    more: str


class Figure(Struct, frozen=True):
    """A number that says what the report covers."""

    number: str
    label: str
    url: str


def home_view(catalogue: Catalogue) -> dict[str, Any]:
    """What the template ``home.md`` shows."""
    page = Links(PAGE)
    notes = Notes(catalogue, page)
    findings = Findings(catalogue, page, notes)
    dated = [event for event in catalogue.report.timeline if dates.span(event.date)]
    happened = [event for event in dated if event.status == "happened" and _is_recent(event, catalogue)]
    ahead = [
        event
        for event in dated
        if event.status in ("planned", "rumoured") and _ends(event.date) >= (str(catalogue.as_of or ""))
    ]
    newest = heapq.nlargest(_EVENTS, happened, key=lambda event: (dates.sort_key(event.date), event.id))
    coming = heapq.nsmallest(_EVENTS, ahead, key=first_due)
    return {
        "figures": _figures(catalogue, page),
        "as_of": catalogue.as_of_text,
        "newest": [findings.event(event) for event in newest],
        "coming": [findings.event(event) for event in coming],
        "groups": groups(catalogue, page, most=_GROUPS, members=_MEMBERS),
        "covered": [
            (wording.kind_word(kind, plural=True), page.index(kind), _most_covered(catalogue, page, kind))
            for kind in PLURAL
            if catalogue.of_kind[kind]
        ],
        "news": _news(catalogue, page),
        "articles": [article_entry(catalogue, page, article) for article in catalogue.report.articles[:_ARTICLES]],
        "timeline": page.page("timeline.md"),
        "sources": page.page("sources/index.md"),
        "method": page.page("method.md"),
        "files": [
            Link("Whole dataset (JSON)", page.file("data/dataset.json")),
            Link("Tables (CSV) with data package", page.file("data/datapackage.json")),
            Link("JSON Schema", page.file("data/schemas/dataset.schema.json")),
            Link("Calendar", page.file("data/timeline.ics")),
            Link("Atom", page.file("data/feed.atom")),
            Link("JSON Feed", page.file("data/feed.json")),
            Link("Citations (BibTeX)", page.file("data/claims.bib")),
            Link("Citations (CSL-JSON)", page.file("data/claims.csl.json")),
        ],
        "linked_data": script(dataset_data(catalogue)),
        "notes": notes.listed(),
    }


def _news(catalogue: Catalogue, page: Links) -> list[News]:
    """The newest articles from which anything was taken, each with its first values and events."""
    news: list[News] = []
    for article in catalogue.report.articles:
        if len(news) == _NEWS:
            break
        taken = catalogue.taken[article.id]
        items = [item for index in sorted(taken) for item in taken[index] if item.sort != "relation"]
        if items and not article.same_as:
            rows = taken_rows(catalogue, page, items)
            link = Link(catalogue.title(article), page.source(article))
            rest = len(rows) - _ROWS
            more = f"and {wording.count(rest, 'more', 'more')}" if rest > 0 else ""
            news.append(News(link, dates.human(article.published), rows[:_ROWS], more))
    return news


def _is_recent(event: Event, catalogue: Catalogue) -> bool:
    """Whether an event is dated closely enough, and not after the newest article, to count as news."""
    days = dates.span(event.date)
    return bool(days and days.months <= 3 and (catalogue.as_of is None or days.first <= catalogue.as_of))


def _ends(edtf: str | None) -> str:
    days = dates.span(edtf)
    return days.last.isoformat() if days else ""


def _most_covered(catalogue: Catalogue, page: Links, kind: str) -> list[Any]:
    most = heapq.nsmallest(_ENTRIES, catalogue.of_kind[kind], key=_least_covered)
    return [entry(catalogue, page, profile) for profile in most]


def _least_covered(profile: Profile) -> tuple[int, int, str]:
    findings = len(profile.claims) + len(profile.events) + len(profile.relations)
    return -findings, -len(profile.mentions), profile.name.casefold()


def _figures(catalogue: Catalogue, page: Links) -> list[Figure]:
    report = catalogue.report
    claims = sum(len(profile.claims) for profile in report.profiles)
    conflicts = sum(bool(claim.conflicts_with) for profile in report.profiles for claim in profile.claims)
    figures = [Figure(f"{len(report.articles):,}", "articles", page.page("sources/index.md"))]
    for kind in PLURAL:
        number = len(catalogue.of_kind[kind])
        noun = wording.kind_word(kind, plural=number != 1).lower()
        if number:
            figures.append(Figure(f"{number:,}", noun, page.index(kind)))
    figures.append(Figure(f"{claims:,}", "figures and facts", page.page("compare.md")))
    figures.append(Figure(f"{len(report.timeline):,}", "events", page.page("timeline.md")))
    figures.append(Figure(f"{conflicts:,}", "values in conflict", page.page("review.md", "conflicts")))
    return figures

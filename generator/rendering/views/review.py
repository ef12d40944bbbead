"""What awaits a person's judgement: conflicts, names nobody has confirmed, numbers that became no claim."""

from itertools import groupby
from typing import Any

from msgspec import Struct

from generator.model import Article, Leftover
from generator.rendering import wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links
from generator.rendering.views.conflicts import conflicts
from generator.rendering.views.evidence import MOST_LISTED, Notes
from generator.rendering.views.findings import Findings, Link
from generator.rendering.views.indexes import entry

PAGE = "review.md"
_REASONS = {"no-attribute": "no attribute recognised", "no-subject": "no certain subject"}


class LeftoverRow(Struct, frozen=True, kw_only=True):
    """A number that became no claim."""

    number: str
    sentence: str
    url: str
    reason: str


class LeftoverGroup(Struct, frozen=True, kw_only=True):
    """The leftovers of one article."""

    article: Link
    rows: list[LeftoverRow]


def review_view(catalogue: Catalogue) -> dict[str, Any]:
    """What the template ``review.md`` shows."""
    page = Links(PAGE)
    notes = Notes(catalogue, page)
    findings = Findings(catalogue, page, notes)
    discovered = [profile for profile in catalogue.report.profiles if profile.origin == "discovered"]
    return {
        "conflicts": conflicts(findings, catalogue.report.profiles),
        "discovered": [
            (wording.kind_word(profile.kind).lower(), entry(catalogue, page, profile)) for profile in discovered
        ],
        "leftovers": _leftovers(catalogue, page),
        "total": wording.count(len(catalogue.report.leftovers), "number"),
        "notes": notes.listed(most=MOST_LISTED),
    }


def _leftovers(catalogue: Catalogue, page: Links) -> list[LeftoverGroup]:
    groups = []
    for article_id, items in groupby(catalogue.report.leftovers, key=lambda item: item.article):
        article = catalogue.articles.get(article_id)
        if article:
            rows = [_row(page, article, item) for item in items]
            groups.append(LeftoverGroup(article=Link(catalogue.title(article), page.source(article)), rows=rows))
    return groups


def _row(page: Links, article: Article, item: Leftover) -> LeftoverRow:
    sentence = article.sentences[item.sentence]
    return LeftoverRow(
        number=" ".join(article.quote(item.start, item.end).split()),
        sentence=" ".join(article.quote(sentence.start, sentence.end).split()),
        url=page.sentence(article, item.sentence),
        reason=_REASONS.get(item.reason, item.reason.replace("-", " ")),
    )

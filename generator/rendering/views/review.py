"""What awaits a person's judgement: conflicts, names nobody has confirmed, numbers that became no claim."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct

from generator.model import Article, Claim, Leftover, Profile
from generator.rendering import wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.keys import Keys, key_of
from generator.rendering.links import Links
from generator.rendering.listings import Group, Listing, Piece, row_pieces
from generator.rendering.runs import runs
from generator.rendering.views.conflicts import Conflict, clusters, conflict
from generator.rendering.views.evidence import Notes
from generator.rendering.views.findings import Findings, Link
from generator.rendering.views.indexes import Entry, entry

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


def review_listing(catalogue: Catalogue, keys: Keys) -> Listing:
    """What awaits judgement, for the template ``review.md``."""
    page = Links(PAGE)
    disputed = [p for p in catalogue.report.profiles if any(claim.conflicts_with for claim in p.claims)]
    discovered = [profile for profile in catalogue.report.profiles if profile.origin == "discovered"]
    lists: dict[str, Sequence[Piece | Group]] = {
        "conflicts": [
            Group(keys.claims(profile), partial(_conflict_pieces, catalogue, keys, page, profile))
            for profile in disputed
        ],
        "discovered": row_pieces(
            discovered,
            lambda profile: profile.id,
            macro="discovered_items",
            shown=keys.entry,
            row=partial(_discovered, catalogue, page),
        ),
        "leftovers": [
            Piece(
                key_of(keys.article(article), items),
                "leftover_group",
                partial(_leftovers, catalogue, page, article, items),
            )
            for article, items in _by_article(catalogue)
        ],
    }
    total = wording.count(len(catalogue.report.leftovers), "number")
    cited = (e for p in disputed for claim in p.claims if claim.conflicts_with for e in claim.evidence)
    conflicting = sum(bool(claim.conflicts_with) for profile in disputed for claim in profile.claims)
    view = {
        "total": total,
        "conflicting": wording.count(conflicting, "value"),
        "unconfirmed": wording.count(len(discovered), "name"),
    }
    return Listing(lambda: view, lists, cited)


def _conflict_pieces(catalogue: Catalogue, keys: Keys, page: Links, profile: Profile) -> list[Piece]:
    def items(run: list[list[Claim]], notes: Notes) -> tuple[list[Conflict]]:
        findings = Findings(catalogue, page, notes)
        return ([conflict(findings, profile, cluster) for cluster in run],)

    return [
        Piece(
            keys.some_claims(profile, [claim for cluster in run for claim in cluster]),
            "conflict_items",
            partial(items, run),
        )
        for run in runs(clusters(profile), lambda cluster: cluster[0].id)
    ]


def _discovered(catalogue: Catalogue, page: Links, profile: Profile) -> tuple[str, Entry]:
    return wording.kind_word(profile.kind).lower(), entry(catalogue, page, profile)


def _by_article(catalogue: Catalogue) -> Iterator[tuple[Article, list[Leftover]]]:
    for article_id, items in groupby(catalogue.report.leftovers, key=lambda item: item.article):
        if article := catalogue.articles.get(article_id):
            yield article, list(items)


def _leftovers(
    catalogue: Catalogue, page: Links, article: Article, items: list[Leftover], _: Notes
) -> tuple[LeftoverGroup]:
    rows = [_row(page, article, item) for item in items]
    return (LeftoverGroup(article=Link(catalogue.title(article), page.source(article)), rows=rows),)


def _row(page: Links, article: Article, item: Leftover) -> LeftoverRow:
    sentence = article.sentences[item.sentence]
    return LeftoverRow(
        number=" ".join(article.quote(item.start, item.end).split()),
        sentence=" ".join(article.quote(sentence.start, sentence.end).split()),
        url=page.sentence(article, item.sentence),
        reason=_REASONS.get(item.reason, item.reason.replace("-", " ")),
    )

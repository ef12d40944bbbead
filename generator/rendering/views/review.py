"""What awaits a person's judgement: conflicts, names nobody has confirmed, numbers that became no claim."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct

from generator.model import Article, Claim, Evidence, Leftover, Profile
from generator.rendering import wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.keys import Keys, key_of
from generator.rendering.links import Links
from generator.rendering.listings import Group, Piece, row_pieces
from generator.rendering.runs import runs
from generator.rendering.views.conflicts import Conflict, clusters, conflict
from generator.rendering.views.evidence import Notes
from generator.rendering.views.findings import Findings, Link
from generator.rendering.views.indexes import Entry, day_of, entry
from generator.rendering.volumes import Paged, Section, paged

PAGE = "review.md"
_REASONS = {"no-attribute": "no attribute recognised", "no-subject": "no certain subject"}


_Leftovers = tuple[Article, list[Leftover]]


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


def review_pages(catalogue: Catalogue, keys: Keys) -> Iterator[Paged]:
    """What awaits judgement, for the template ``review.md``."""
    disputed = sorted(filter(_conflicting, catalogue.report.profiles), key=lambda p: (p.name.casefold(), p.kind, p.id))
    discovered = [profile for profile in catalogue.report.profiles if profile.origin == "discovered"]
    view = {
        "total": wording.count(len(catalogue.report.leftovers), "number"),
        "conflicting": wording.count(sum(map(_conflicting, disputed)), "value"),
        "unconfirmed": wording.count(len(discovered), "name"),
    }
    sections = [
        _conflict_section(catalogue, keys, disputed),
        _discovered_section(catalogue, keys, discovered),
        _leftover_section(catalogue, keys),
    ]
    return paged(PAGE, "review.md", sections, lambda: view, title="Review")


def _conflict_section(catalogue: Catalogue, keys: Keys, disputed: Sequence[Profile]) -> Section:
    def pieces(page: Links, profiles: Sequence[Profile]) -> list[Group]:
        return [
            Group(keys.claims(profile), partial(_conflict_pieces, catalogue, keys, page, profile))
            for profile in profiles
        ]

    def cited(profiles: Sequence[Profile]) -> Iterator[Evidence]:
        return (e for p in profiles for claim in p.claims if claim.conflicts_with for e in claim.evidence)

    return Section("conflicts", "Conflicts", "conflicts", "conflict_list", disputed, pieces, _name, _conflicting, cited)


def _discovered_section(catalogue: Catalogue, keys: Keys, discovered: Sequence[Profile]) -> Section:
    def pieces(page: Links, profiles: Sequence[Profile]) -> list[Piece]:
        row = partial(_discovered, catalogue, page)
        return row_pieces(profiles, lambda p: p.id, macro="discovered_items", shown=keys.entry, row=row)

    return Section("discovered", "Unconfirmed names", "unconfirmed names", "discovered_list", discovered, pieces, _name)


def _leftover_section(catalogue: Catalogue, keys: Keys) -> Section:
    def pieces(page: Links, groups: Sequence[_Leftovers]) -> list[Piece]:
        return [
            Piece(
                key_of(keys.article(article), items),
                "leftover_group",
                partial(_leftovers, catalogue, page, article, items),
            )
            for article, items in groups
        ]

    return Section(
        "leftovers",
        "Numbers that were not understood",
        "numbers",
        "leftover_list",
        list(_by_article(catalogue)),
        pieces,
        lambda group: day_of(group[0]),
        lambda group: len(group[1]),
    )


def _name(profile: Profile) -> str:
    return profile.name


def _conflicting(profile: Profile) -> int:
    return sum(bool(claim.conflicts_with) for claim in profile.claims)


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


def _by_article(catalogue: Catalogue) -> Iterator[_Leftovers]:
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

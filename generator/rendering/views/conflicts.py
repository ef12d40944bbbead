"""Values on which sources disagree, side by side."""

from functools import partial

from msgspec import Struct

from generator.model import Claim, Profile
from generator.rendering.catalogue import Catalogue
from generator.rendering.keys import Keys
from generator.rendering.links import Links
from generator.rendering.listings import Piece
from generator.rendering.runs import runs
from generator.rendering.views.evidence import Notes
from generator.rendering.views.findings import ClaimRow, Findings, Link, sorted_claims


class Conflict(Struct, frozen=True, kw_only=True):
    """Claims of one attribute, period and scope that do not agree."""

    entity: Link
    label: str
    when: str  # period and scope
    rows: list[ClaimRow]


def conflict_pieces(
    catalogue: Catalogue, keys: Keys, page: Links, profile: Profile, *, named: bool = True
) -> list[Piece]:
    """All conflicts of a profile in the order of its page; ``named`` where the page is of several profiles."""

    def items(run: list[list[Claim]], notes: Notes) -> tuple[list[Conflict], bool]:
        findings = Findings(catalogue, page, notes)
        return [_conflict(findings, profile, cluster) for cluster in run], named

    return [
        Piece(
            keys.some_claims(profile, [claim for cluster in run for claim in cluster]),
            "conflict_items",
            partial(items, run),
        )
        for run in runs(_clusters(profile), lambda cluster: cluster[0].id)
    ]


def _clusters(profile: Profile) -> list[list[Claim]]:
    """Claims that conflict with one another, directly or through others, in the order of the page."""
    claims = {claim.id: claim for claim in sorted_claims(profile) if claim.conflicts_with}
    heads: dict[str, str] = {}
    clusters: dict[str, list[Claim]] = {}
    for claim in claims.values():
        open_ends = [claim.id]
        while open_ends:
            name = open_ends.pop()
            if name in claims and name not in heads:
                heads[name] = claim.id
                open_ends.extend(claims[name].conflicts_with)
        clusters.setdefault(heads[claim.id], []).append(claim)
    return list(clusters.values())


def _conflict(findings: Findings, profile: Profile, cluster: list[Claim]) -> Conflict:
    rows = [findings.claim(claim) for claim in cluster]
    when = ", ".join(part for part in (rows[0].period, rows[0].scope) if part)
    return Conflict(entity=findings.entity(profile.id), label=rows[0].label, when=when, rows=rows)

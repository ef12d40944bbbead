"""Values on which sources disagree, side by side."""

from msgspec import Struct

from generator.model import Claim, Profile
from generator.rendering import dates
from generator.rendering.views.findings import ClaimRow, Findings, Link, sorted_claims


class Conflict(Struct, frozen=True, kw_only=True):
    """Claims of one attribute, period and scope that do not agree."""

    entity: Link
    label: str
    when: str  # period and scope
    rows: list[ClaimRow]


def conflicts(findings: Findings, profile: Profile, most: int = 0) -> list[Conflict]:
    """The conflicts of a profile, in the order of its page; ``most`` limits them to the newest, 0 does not."""
    found = clusters(profile)
    if most:
        found = sorted(found, key=lambda cluster: dates.sort_key(cluster[0].period), reverse=True)[:most]
    return [conflict(findings, profile, cluster) for cluster in found]


def clusters(profile: Profile) -> list[list[Claim]]:
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


def conflict(findings: Findings, profile: Profile, cluster: list[Claim]) -> Conflict:
    """One of :func:`clusters`, side by side."""
    rows = [findings.claim(profile, claim) for claim in cluster]
    when = ", ".join(part for part in (rows[0].period, rows[0].scope) if part)
    return Conflict(entity=findings.entity(profile.id), label=rows[0].label, when=when, rows=rows)

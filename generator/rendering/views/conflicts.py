"""Values on which sources disagree, side by side."""

from collections.abc import Iterable

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


def conflicts(findings: Findings, profiles: Iterable[Profile], most: int = 0) -> list[Conflict]:
    """The conflicts of some profiles, in their order; ``most`` limits each profile's to the newest, 0 does not."""
    found = []
    for profile in profiles:
        claims = {claim.id: claim for claim in sorted_claims(profile) if claim.conflicts_with}
        clusters: list[list[Claim]] = []
        seen: set[str] = set()
        for claim in claims.values():
            if claim.id not in seen:
                clusters.append(_cluster(claim, claims))
                seen.update(member.id for member in clusters[-1])
        if most:
            clusters = sorted(clusters, key=lambda cluster: dates.sort_key(cluster[0].period), reverse=True)[:most]
        found += [_conflict(findings, profile, cluster) for cluster in clusters]
    return found


def _cluster(claim: Claim, claims: dict[str, Claim]) -> list[Claim]:
    """The claim with all that it conflicts with, directly or through others."""
    members = {claim.id}
    open_ends = [claim]
    while open_ends:
        for name in open_ends.pop().conflicts_with:
            if name in claims and name not in members:
                members.add(name)
                open_ends.append(claims[name])
    return [other for other in claims.values() if other.id in members]


def _conflict(findings: Findings, profile: Profile, cluster: list[Claim]) -> Conflict:
    rows = [findings.claim(profile, claim) for claim in cluster]
    when = ", ".join(part for part in (rows[0].period, rows[0].scope) if part)
    return Conflict(entity=findings.entity(profile.id), label=rows[0].label, when=when, rows=rows)

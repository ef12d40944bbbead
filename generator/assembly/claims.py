"""Claims of all articles: those that say the same become one."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from generator.assembly.evidence import Witnesses
from generator.assembly.stable import claim_id, claim_key
from generator.model import Claim


def merge_claims(claims: Iterable[Claim], witnesses: Witnesses) -> list[Claim]:
    """Each statement once, with the evidence of all claims that make it, in order of id.

    Claims say the same where attribute, value, unit, bound, period, scope and status agree. A claim without a speaker
    joins that of the only speaker there is; what several say stays apart. A claim without a period joins the only dated
    one of the same article that is equal otherwise: the headline leaves out what the text tells.
    """
    dated = _date_from_same_article(list(claims))
    groups: dict[tuple[Any, ...], list[Claim]] = {}
    for claim in dated:
        groups.setdefault((claim_key(claim), claim.period), []).append(claim)
    merged = []
    for group in groups.values():
        for speaker, members in _by_speaker(group).items():
            evidence = witnesses.join(claim.evidence for claim in members)
            first = next(claim for claim in members if evidence[0] in claim.evidence)
            one = replace(first, speaker=speaker, evidence=evidence, conflicts_with=())
            merged.append(replace(one, id=claim_id(one)))
    return sorted(merged, key=lambda claim: claim.id)


def _by_speaker(group: list[Claim]) -> dict[str | None, list[Claim]]:
    speakers = sorted({claim.speaker for claim in group if claim.speaker})
    if len(speakers) <= 1:
        return {speakers[0] if speakers else None: group}
    parted: dict[str | None, list[Claim]] = {}
    for claim in group:
        parted.setdefault(claim.speaker, []).append(claim)
    return parted


def _date_from_same_article(claims: list[Claim]) -> list[Claim]:
    periods: dict[tuple[Any, ...], set[str]] = {}
    keys = [claim_key(claim) for claim in claims]
    for claim, key in zip(claims, keys, strict=True):
        if claim.period:
            for evidence in claim.evidence:
                periods.setdefault((key, evidence.article), set()).add(claim.period)
    result = []
    for claim, key in zip(claims, keys, strict=True):
        if claim.period is None:
            options = set[str]().union(*(periods.get((key, e.article), set()) for e in claim.evidence))
            if len(options) == 1:
                claim = replace(claim, period=options.pop())
        result.append(claim)
    return result

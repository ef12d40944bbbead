"""Claims of all articles: those that say the same become one."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from generator.assembly.evidence import Witnesses
from generator.assembly.stable import canonical_value, claim_id, claim_key
from generator.model import Claim


def merge_claims(claims: Iterable[Claim], witnesses: Witnesses) -> list[Claim]:
    """Each statement once, with the evidence of all claims that make it, in order of id.

    Claims say the same where attribute, value, unit, bound, period, scope and status agree. A claim without a speaker
    joins that of the only speaker there is; what several say stays apart. A headline leaves out what the text tells:
    its claim joins the only one of the text on the same value, and any claim without a period the only dated one of the
    same article that is equal otherwise.
    """
    told = _date_from_same_article(_tell_headlines_in_full(list(claims), witnesses))
    groups: dict[tuple[tuple[Any, ...], str | None], list[Claim]] = {}
    for claim, key in told:
        groups.setdefault((key, claim.period), []).append(claim)
    merged = []
    for (key, _), group in groups.items():
        for speaker, members in _by_speaker(group).items():
            evidence = witnesses.join(claim.evidence for claim in members)
            first = next(claim for claim in members if evidence[0] in claim.evidence)
            id_ = claim_id(key, first.period, speaker)
            merged.append(replace(first, id=id_, speaker=speaker, evidence=evidence, conflicts_with=()))
    return sorted(merged, key=lambda claim: claim.id)


def _by_speaker(group: list[Claim]) -> dict[str | None, list[Claim]]:
    speakers = sorted({claim.speaker for claim in group if claim.speaker})
    if len(speakers) <= 1:
        return {speakers[0] if speakers else None: group}
    parted: dict[str | None, list[Claim]] = {}
    for claim in group:
        parted.setdefault(claim.speaker, []).append(claim)
    return parted


def _tell_headlines_in_full(claims: list[Claim], witnesses: Witnesses) -> list[Claim]:
    """The claims; those of titles say what the only claim of the text with their subject, value and unit says."""
    of_title = [all((e.article, e.sentence) in witnesses.titles for e in claim.evidence) for claim in claims]
    if not any(of_title):
        return claims
    texts: dict[tuple[Any, ...], list[Claim]] = {}
    for claim, short in zip(claims, of_title, strict=True):
        if not short and not isinstance(claim.value, str):
            for article in {evidence.article for evidence in claim.evidence}:
                texts.setdefault((article, *_figure(claim)), []).append(claim)
    return [
        _as_told(claim, texts.get((claim.evidence[0].article, *_figure(claim)), ())) if short else claim
        for claim, short in zip(claims, of_title, strict=True)
    ]


def _figure(claim: Claim) -> tuple[Any, ...]:
    return (claim.subject, claim.unit, canonical_value(claim.value))


def _as_told(claim: Claim, told: Iterable[Claim]) -> Claim:
    fitting = [other for other in told if claim.attribute in (other.attribute, "other")]
    if not fitting or len({(claim_key(other), other.period) for other in fitting}) > 1:
        return claim
    [full, *_] = fitting
    return replace(full, evidence=claim.evidence)


def _date_from_same_article(claims: list[Claim]) -> list[tuple[Claim, tuple[Any, ...]]]:
    """The claims with their keys."""
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
        result.append((claim, key))
    return result

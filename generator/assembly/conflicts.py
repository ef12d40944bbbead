"""Claims that contradict one another: marked on both sides, never resolved."""

import math
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from msgspec.structs import replace

from generator.assembly.evidence import Witnesses
from generator.assembly.stable import topic_key
from generator.model import Claim

_FACT = {"reported", "claimed", "estimated"}
_PLAN = {"planned", "target"}
#: A rounded figure does not contradict the exact one as long as they are this near.
_ROUNDING = 0.01


def mark_conflicts(claims: Iterable[Claim], witnesses: Witnesses) -> list[Claim]:
    """The claims with ``conflicts_with`` filled in, in the order given.

    Two claims conflict where subject, attribute, unit, period, scope and kind of status agree and the values exclude
    each other. What one article lists (prices by trim, say) conflicts neither with itself nor with another's list; of a
    list of counts in one period the largest is the whole, and stands for the article. Counts, shares and money that no
    period is known of may hold at different times, and do not conflict.
    """
    claims = list(claims)
    groups: dict[tuple[Any, ...], list[Claim]] = {}
    for claim in claims:
        if not isinstance(claim.value, str) and (claim.period or not _changes(claim)):
            groups.setdefault((topic_key(claim), claim.period, _status_kind(claim)), []).append(claim)
    against: dict[str, set[str]] = {}
    for group in groups.values():
        if len(group) > 1:
            for one, other in _contradictions(group, witnesses):
                against.setdefault(one.id, set()).add(other.id)
                against.setdefault(other.id, set()).add(one.id)
    return [
        replace(claim, conflicts_with=tuple(sorted(against[claim.id]))) if claim.id in against else claim
        for claim in claims
    ]


def _contradictions(group: list[Claim], witnesses: Witnesses) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims that exclude each other, each the word of an article that does not also say the other."""
    said: dict[str, list[Claim]] = {}
    for claim in group:
        for article in witnesses.independent(claim.evidence):
            said.setdefault(article, []).append(claim)
    words: dict[str, set[str]] = {}
    for article, list_ in said.items():
        if len(list_) == 1 or _is_count(list_[0]):
            words.setdefault(max(list_, key=lambda c: (_span(c)[0], c.id)).id, set()).add(article)
    spoken = [(c, _span(c), words[c.id], witnesses.independent(c.evidence)) for c in group if c.id in words]
    for (one, span, mine, our), (other, other_span, theirs, their) in combinations(spoken, 2):
        if _exclude(span, other_span) and not (mine & their or theirs & our):
            yield one, other


def _is_count(claim: Claim) -> bool:
    return (claim.unit or "").startswith("{")


def _changes(claim: Claim) -> bool:
    """True for what is another figure tomorrow: counts of things, shares, money."""
    unit = claim.unit or ""
    return _is_count(claim) or unit.startswith("%") or unit[:3].isupper()


def _status_kind(claim: Claim) -> str:
    if claim.status in _FACT:
        return "fact"
    return "plan" if claim.status in _PLAN else claim.status


def _exclude(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _span(claim: Claim) -> tuple[float, float]:
    """The values that a claim allows, roundly: a rounded figure allows what rounds to it."""
    assert not isinstance(claim.value, str)
    ends = claim.value if isinstance(claim.value, list) else [claim.value]
    low, high = min(ends), max(ends)
    if claim.bound in ("gt", "ge"):
        return (low - _slack(low, claim), math.inf)
    if claim.bound in ("lt", "le"):
        return (-math.inf, high + _slack(high, claim))
    return (low - _slack(low, claim), high + _slack(high, claim))


def _slack(value: float, claim: Claim) -> float:
    """Half a unit of the last digit that is not zero, yet at most 1 % (5 % for "about")."""
    if value == 0:
        return 0.0
    if claim.bound == "approx":
        return abs(value) * 0.05
    digits = f"{abs(value):.10g}" if abs(value) < 1e10 else f"{abs(value):.0f}"
    if "." in digits:
        last = 10.0 ** -len(digits.partition(".")[2])
    else:
        last = 10.0 ** (len(digits) - len(digits.rstrip("0")))
    return min(last / 2, abs(value) * _ROUNDING)

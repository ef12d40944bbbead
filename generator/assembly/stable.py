"""Ids that stay the same while content does, and the order of dates."""

import json
import re
from hashlib import blake2b
from typing import Any

from msgspec import to_builtins

from generator.model import Claim, Event, Relation, Value

_YEAR = re.compile(r"(-?[\dX]{4,})(?:-(\d\d))?(?:-(\d\d))?")
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=to_builtins).encode
_LAST = (10_000, 0, 0)  # after every date


def stable_id(*content: object) -> str:
    """A short hash of what is given: the same in every run, on every machine."""
    return blake2b(_canonical(content).encode(), digest_size=6).hexdigest()


def canonical_value(value: Value) -> Any:
    """The value so that 5, 5.0 and the spelling of a text's blanks and case make no difference."""
    if isinstance(value, str):
        return " ".join(value.casefold().split())
    if isinstance(value, list):
        return tuple(canonical_value(part) for part in value)
    return int(value) if float(value).is_integer() else float(f"{value:.12g}")


def topic_key(claim: Claim) -> tuple[Any, ...]:
    """What two claims have in common that answer the same question, but for the period."""
    scope = tuple(sorted(claim.scope.items())) if claim.scope else ()
    return (claim.subject, claim.attribute, claim.label, claim.unit, scope)


def claim_key(claim: Claim) -> tuple[Any, ...]:
    """What two claims have in common that say the same at any period, whoever says it."""
    return (*topic_key(claim), canonical_value(claim.value), claim.bound, claim.status)


def claim_id(key: tuple[Any, ...], period: str | None, speaker: str | None) -> str:
    """The id of a merged claim: what it says (:func:`claim_key`), when that holds, and who says it."""
    return stable_id("claim", key, period, speaker)


def event_id(event: Event) -> str:
    """The id of a merged event: what, when, who."""
    return stable_id("event", event.type, event.date, event.participants, event.title, event.status)


def relation_key(relation: Relation) -> tuple[str, str, str, str, str]:
    """What two relations have in common that say the same."""
    return (relation.subject, relation.type, relation.target, relation.role or "", relation.status)


def date_key(date: str | None) -> tuple[int, int, int]:
    """Sorting key of an EDTF date: its beginning; a coarse date stands before the finer ones it holds.

    Quarters, seasons and halves stand with their first month; unknown years and missing dates at the end.
    """
    found = _YEAR.match(date or "")
    if not found or "X" in found[1]:
        return _LAST
    return (int(found[1]), _first_month(int(found[2] or 0)), int(found[3] or 0))


def _first_month(code: int) -> int:
    """EDTF level 1 and 2: 01-12 months, 21-32 seasons, 33-36 quarters, 37-39 quadrimesters, 40 and 41 halves."""
    if 21 <= code <= 32:
        return (code - 21) % 4 * 3 + 3
    if 33 <= code <= 36:
        return (code - 33) * 3 + 1
    if 37 <= code <= 39:
        return (code - 37) * 4 + 1
    if 40 <= code <= 41:
        return (code - 40) * 6 + 1
    return code

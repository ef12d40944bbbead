"""The table of sure signs: how figures are written that the words around them name beyond doubt (``signs.yml``)."""

import functools
import re
from typing import Any

from msgspec import Struct

from generator.knowledge import rules

_VEHICLES = frozenset({"{vehicle}", "{vehicle}/mo", "{vehicle}/a"})


class Sign(Struct, frozen=True, kw_only=True):
    """One row of the table; the fields are described at the head of ``signs.yml``."""

    attribute: str
    units: frozenset[str]
    before: re.Pattern[str] | None = None
    clause: re.Pattern[str] | None = None
    reach: int = 90
    after: re.Pattern[str] | None = None
    maker: bool = False
    line: tuple[re.Pattern[str], ...] = ()
    unless: re.Pattern[str] | None = None
    least: float = 0
    last: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()
    uncounted: bool = False
    example: str


@functools.cache
def signs() -> dict[str, tuple[Sign, ...]]:
    """The rows by unit family, each in the order of the table."""
    found: dict[str, list[Sign]] = {}
    for row in rules("signs")["signs"]:
        sign = _sign(row)
        units = sign.units - {"vehicle"} | (_VEHICLES if "vehicle" in sign.units else frozenset())
        for unit in sorted(units):
            found.setdefault(unit, []).append(sign)
    return {unit: tuple(rows) for unit, rows in found.items()}


def _sign(row: dict[str, Any]) -> Sign:
    patterns = {key: _compiled(row[key]) for key in ("before", "clause", "after", "unless") if key in row}
    return Sign(
        attribute=row["attribute"],
        units=frozenset(row["units"]),
        reach=row.get("reach", 90),
        maker=row.get("maker", False),
        line=tuple(_compiled(part) for part in row.get("line", ())),
        least=row.get("least", 0),
        last=frozenset(row.get("last", ())),
        cues=frozenset(row.get("cues", ())),
        uncounted=row.get("uncounted", False),
        example=row["example"],
        **patterns,
    )


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)

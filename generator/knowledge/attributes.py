"""The attribute table: what a figure can say of an entity (``attributes.yml``)."""

import functools
from typing import Literal

from msgspec import Struct

from generator.knowledge import rules

Period = Literal["flow", "state", "stock", "norm", "offer", "spec"]


class Attribute(Struct, frozen=True, kw_only=True):
    """One row of the table; the fields are described at the head of ``attributes.yml``."""

    id: str
    title: str
    units: tuple[str, ...]
    subjects: dict[str, float]  # kind -> reluctance, 0 for the likeliest
    cues: tuple[str, ...]
    period: Period
    growth: str | None = None
    range_as: str | None = None
    default: bool | tuple[str, ...] = False  # or the units for which it is
    sane: tuple[float, float] | None = None
    subject: str | None = None  # "first", "object", "antecedent" or None
    bare_count: bool = False  # published without a unit
    fallback: str | None = None  # "maker": without a name in the sentence it is the maker's rather than the model's
    bonus: float = 0.0
    daily: bool = False  # holds on one day: that of the article where none is stated
    running: bool = False  # counted since the start of sales where only an end is given
    negative: tuple[str, ...] = ()  # cues that turn the sign: "net loss"


@functools.cache
def attributes() -> dict[str, Attribute]:
    """All attributes by id, in the order of the table."""
    table = {}
    for row in rules("attributes")["attributes"]:
        table[row["id"]] = Attribute(
            id=row["id"],
            title=row["title"],
            units=tuple(row["units"]),
            subjects=_reluctance(row["subjects"]),
            cues=tuple(row["cues"]),
            period=row["period"],
            growth=row.get("growth"),
            range_as=row.get("range_as"),
            default=_default(row.get("default", False)),
            sane=(row["sane"][0], row["sane"][1]) if "sane" in row else None,
            subject=row.get("subject"),
            bare_count="unit" in row and row["unit"] is None,
            fallback=row.get("fallback"),
            bonus=row.get("bonus", 0.0),
            daily=row.get("daily", False),
            running=row.get("running", False),
            negative=tuple(row.get("negative") or ()),
        )
    return table


def _default(value: bool | list[str]) -> bool | tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else value


def _reluctance(subjects: list[str] | dict[str, float]) -> dict[str, float]:
    """A mapping as it stands; a list as kinds of falling likelihood, company and brand alike."""
    if isinstance(subjects, dict):
        return dict(subjects)
    found = {kind: 14.0 * rank for rank, kind in enumerate(subjects)}
    if "company" in found and "brand" in found:
        found["company"] = found["brand"] = min(found["company"], found["brand"])
    return found

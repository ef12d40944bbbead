"""The attribute table: what a figure can say of an entity (``attributes.yml``)."""

import functools
from typing import Literal

from msgspec import Struct

from generator.knowledge import rules

Period = Literal["flow", "state", "offer", "spec"]


class Attribute(Struct, frozen=True, kw_only=True):
    """One row of the table; the fields are described at the head of ``attributes.yml``."""

    id: str
    title: str
    units: tuple[str, ...]
    subjects: tuple[str, ...]
    cues: tuple[str, ...]
    period: Period
    growth: str | None = None
    range_as: str | None = None
    default: bool = False
    sane: tuple[float, float] | None = None
    subject: str | None = None  # "first" or None
    bare_count: bool = False  # published without a unit


@functools.cache
def attributes() -> dict[str, Attribute]:
    """All attributes by id, in the order of the table."""
    table = {}
    for row in rules("attributes")["attributes"]:
        table[row["id"]] = Attribute(
            id=row["id"],
            title=row["title"],
            units=tuple(row["units"]),
            subjects=tuple(row["subjects"]),
            cues=tuple(row["cues"]),
            period=row["period"],
            growth=row.get("growth"),
            range_as=row.get("range_as"),
            default=row.get("default", False),
            sane=(row["sane"][0], row["sane"][1]) if "sane" in row else None,
            subject=row.get("subject"),
            bare_count="unit" in row and row["unit"] is None,
        )
    return table

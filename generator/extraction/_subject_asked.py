"""A figure whose subject is asked for, and how far a name or pronoun before it is from it."""

from __future__ import annotations

from msgspec import Struct

from generator.extraction.context import Context, Line
from generator.knowledge.attributes import Attribute


class Asked(Struct, frozen=True):
    """A figure whose subject is asked for; offsets in the article's text."""

    line: Line
    start: int
    end: int
    attribute: Attribute
    clause: int  # where the figure's clause begins


def cost_before(context: Context, asked: Asked, start: int, end: int) -> float:
    """The cost of a name or pronoun at ``start`` to ``end``, which lies before the figure."""
    if asked.attribute.subject in ("first", "antecedent") and start >= asked.clause:
        return (start - asked.clause) / 4
    return (asked.start - end) / 4 + 7 * context.crossings(end, asked.start)

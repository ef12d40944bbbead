"""A figure where it stands: in its line or its table, with the words around it."""

from __future__ import annotations

from msgspec import Struct

from generator.extraction.context import Line
from generator.extraction.phrases import Cue
from generator.extraction.quantities import Quantity
from generator.extraction.tables import Column
from generator.model import Value


class Place(Struct):
    """A figure where it stands, with the words around it."""

    line: Line
    quantity: Quantity
    cues: list[Cue]  # of attributes, in the line
    scopes: list[Cue]  # of scope dimensions, in the line
    column: Column | None = None  # where it stands in a table
    trim: str | None = None  # the version that a table's head names

    @property
    def value(self) -> Value:
        """The figure as the dataset has it."""
        value = self.quantity.value
        if self.quantity.form == "fraction" and isinstance(value, float):
            return round(value, 1)
        return list(value) if isinstance(value, tuple) else value

"""Lists of prices that go on about what a sentence before them opened: a pre-sale."""

from __future__ import annotations

import re

from generator.extraction._claim_place import Place
from generator.extraction.context import Context, Line
from generator.extraction.figures import is_money
from generator.extraction.scopes import scope_of
from generator.knowledge.attributes import Attribute, attributes

_REACH = 8  # lines
_LISTED = re.compile(
    r"\b(?:listed|listing price|officially (?:launched|priced)|official (?:guide |guidance |launch )?price|guid(?:e|ance) price|went on sale|launch price)\b",
    re.IGNORECASE,
)


class Offers:
    """Follows an article's prices; :meth:`enter` each line in order."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._presale: int | None = None  # index of the last line that told a price of a pre-sale
        self._listed = False  # the car is on sale: what the pre-sale asked is past

    def enter(self, line: Line, keys: set[str]) -> None:
        """Takes a line, with the keys of its attribute cues, as the present one."""
        if self._listed or not any(is_money(quantity.unit) for quantity in line.quantities):
            return
        if _LISTED.search(self.context.text, line.start, line.end):
            self._listed, self._presale = True, None
        elif "presale_price" in keys:
            self._presale = line.index

    def meant(self, place: Place, attribute: Attribute) -> Attribute:
        """The pre-sale price that the price of a version is, in a list behind a sentence about a pre-sale."""
        if attribute.id != "price" or self._presale is None or place.line.index - self._presale > _REACH:
            return attribute
        version = scope_of(self.context, place.line, place.quantity, attribute.id, place.scopes).get("trim")
        return attributes()["presale_price"] if version else attribute

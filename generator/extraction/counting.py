"""Figures that do not say what they count: bare numbers in lists, in rankings and after another figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.extraction._cast_sections import BULLET
from generator.extraction._counting_units import PRICE_TAG, currency_of, with_unit
from generator.extraction.cast import cast_of
from generator.extraction.context import Context, Line
from generator.extraction.figures import VEHICLES, Figure, is_money, takes, unit_family
from generator.extraction.phrases import Cue
from generator.extraction.quantities import Quantity
from generator.knowledge.attributes import Attribute, attributes
from generator.model import Claim

#: What of a maker's cars is counted over a time.
FLOWS = ("deliveries", "sales", "production")
_COUNTED = ("charging_stations", "swap_stations", "store_count", "dealer_count")
_MOST = 5_000_000  # a bare figure above is no count of cars
_GOES_ON = re.compile(r"(?:It|That|This|Which) (?:is|was|means|meant|represents|compares)\b")
_LISTED = re.compile(r"\s?(?:\([^)]*\))?\s?(?:[:：\-–—]|[.·…_]{2,})\s?\W?")
_CONTRIBUTED = re.compile(r"\b(?:accounted for|contributed|chipped in with|put the total at)\s(?:another\s|some\s)?$")
_GROUPED = re.compile(r"\d,\d{3}|[万亿]|million")
_ENTRY = re.compile(r"[\s:：|,\-–—]*(?:\([^)]*\))?[\s:：|]*(?:exceed(?:s|ed)?|over|breaks|about)?\s*")


class Counting:
    """What an article counts, and in which currency it reckons; asked line by line."""

    def __init__(self, context: Context, cues: Sequence[Cue]) -> None:
        self.context = context
        counts = Counter(cue.key for cue in cues if cue.key in FLOWS)
        most = min(counts, key=lambda key: (-counts[key], key), default=None)
        self.flow: Attribute | None = attributes()[most] if most else None
        self._often = counts[most] >= 3 if most else False
        self.roundup = cast_of(context).digest  # figures of many makers
        self.currency = currency_of(context)  # in which the article reckons
        self.last: Claim | None = None  # of the present sentence: what a change is a change of
        self.told: list[Claim] = []  # of the paragraph and the one before
        self.previous: Claim | None = None  # of the sentence before, in the same paragraph
        self._paragraph = -1

    def enter(self, line: Line) -> None:
        """Takes a line as the present one."""
        self.previous = self.last if line.paragraph == self._paragraph else None
        if line.paragraph - self._paragraph > 1:
            self.told.clear()
        self.last, self._paragraph = None, line.paragraph

    def tell(self, claim: Claim) -> None:
        """Takes a claim that the present sentence made."""
        self.told.append(claim)
        if not claim.attribute.endswith("_growth"):
            self.last = claim

    def repeated(self, line: Line, quantity: Quantity) -> Figure | None:
        """What the figure of a list's entry says where the entry before it said so: "Voltera: 36.9 GWh, 16.7 %"."""
        if line.index not in cast_of(self.context).entries or quantity.unit is None:
            return None
        family = unit_family(quantity.unit)
        alike = (
            claim for claim in reversed(self.told) if unit_family(claim.unit) == family and claim.attribute != "other"
        )
        before = next(alike, None)
        return (
            Figure(attributes()[before.attribute], 0.0) if before and not before.attribute.endswith("_growth") else None
        )

    def carried(self, line: Line) -> Claim | None:
        """The last claim of the sentence before, where this one goes on about it: "It is 51 percent more than ..."."""
        return self.previous if _GOES_ON.match(self.context.text, line.start) else None

    def with_unit(self, line: Line, quantity: Quantity) -> Quantity:
        """A bare figure with what it counts, or with the currency in which the article reckons."""
        listed = self.flow is not None and line.index in cast_of(self.context).entries
        return with_unit(self.context.text, quantity, self.currency, listed=listed)

    def is_threshold(self, line: Line, quantity: Quantity) -> bool:
        """True for the round 20,000 of "20,002 cars, for the first time over 20,000"."""
        last, value = self.last, quantity.value
        if last is None or isinstance(value, tuple) or value < 1000 or value % 1000 or not isinstance(last.value, int):
            return False
        near = any(abs(cue.start - quantity.start) < 60 for cue in line.cues["threshold"])
        return near and quantity.unit in (None, last.unit) and value <= last.value < value * 1.5

    def figure(self, line: Line, quantity: Quantity) -> Figure | None:
        """What a count without words of its own counts: what the figure before it does, else what the article does."""
        value = quantity.value[0] if isinstance(quantity.value, tuple) else quantity.value
        bare = quantity.unit is None
        last = self.last or self.previous
        if last and (quantity.unit == last.unit or (bare and 100 <= value <= _MOST)) and _counts(last):
            size = last.value[0] if isinstance(last.value, list) else last.value
            if isinstance(size, int | float) and size / 30 <= value <= size * 30:
                return Figure(attributes()[last.attribute], 0.0)
        if self.flow is None or not 10 <= value <= _MOST:
            return None
        if quantity.unit in VEHICLES or (bare and value >= 100 and self._is_listed(line, quantity)):
            return Figure(self.flow, 0.0)
        told = _CONTRIBUTED.search(self.context.text, max(line.start, quantity.start - 24), quantity.start)
        if self._often and bare and value >= 100 and told:
            return Figure(self.flow, 0.0)
        if self.roundup and bare and value >= 1000 and _GROUPED.search(self.context.text, quantity.start, quantity.end):
            return Figure(self.flow, 0.0)
        aimed = any(cue.key == "target" and abs(cue.start - quantity.start) < 60 for cue in line.cues["status"])
        return Figure(self.flow, 0.0) if aimed and bare and value >= 1000 and self._often else None

    def entry(self, line: Line, quantity: Quantity) -> Figure | None:
        """What the count of a list's entry counts ("Orvane: 31,277, with exports of 2,000"): what the article does."""
        counted = quantity.unit == "{vehicle}" or (quantity.unit is None and not isinstance(quantity.value, tuple))
        if self.flow is None or not counted or not takes(self.flow, quantity) or quantity is not line.quantities[0]:
            return None
        text = self.context.text
        named = any(
            _LISTED.fullmatch(text, m.end, quantity.start) and BULLET.fullmatch(text, line.start, m.start)
            for m in line.mentions
        )
        return Figure(self.flow, 0.0) if named else None

    def cell(self, quantity: Quantity) -> Figure | None:
        """What a figure in a table counts where the column's head does not say."""
        if self.flow and quantity.unit in (None, *VEHICLES) and takes(self.flow, quantity):
            return Figure(self.flow, 0.0)
        return None

    def price_tag(self, quantity: Quantity) -> Figure | None:
        """The price that "22.99万" is in a list of versions, where no word calls it one."""
        written = PRICE_TAG.fullmatch(self.context.text, quantity.number_start, quantity.number_end)
        price = attributes()["price"]
        return Figure(price, 0.0) if written and is_money(quantity.unit) and takes(price, quantity) else None

    def _is_listed(self, line: Line, quantity: Quantity) -> bool:
        """True for an entry of a ranking: a name, and the count right after it."""
        return any(
            mention.end <= quantity.start and _ENTRY.fullmatch(self.context.text, mention.end, quantity.start)
            for mention in line.mentions
        )


def first_places(line: Line) -> list[Quantity]:
    """First places in words, as ordinals: "the world's largest maker"."""
    if any(quantity.unit == "{rank}" for quantity in line.quantities):
        return []
    return [
        Quantity(
            start=cue.start,
            end=cue.end,
            number_start=cue.start,
            number_end=cue.end,
            value=1,
            unit="{rank}",
            form="ordinal",
        )
        for cue in line.cues["first_place"]
    ]


def is_few(quantity: Quantity) -> bool:
    """True for a handful of cars ("three fuel vehicles"), which is no figure of anybody's."""
    return quantity.unit in VEHICLES and not isinstance(quantity.value, tuple) and quantity.value < 20


def _counts(claim: Claim) -> bool:
    """True for a claim that counts things: cars, stations, people."""
    return claim.attribute in _COUNTED or (claim.unit or "").startswith("{")

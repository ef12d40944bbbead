"""Units of bare figures: what they count, by the words behind them, or the currency in which an article reckons."""

from __future__ import annotations

import re

import msgspec

from generator.extraction.context import Context
from generator.extraction.figures import is_money
from generator.extraction.quantities import Quantity

_EARLIER = re.compile(r"\s(?:earlier|ago|before|later)\b")
_AMOUNT_LEAD = re.compile(r"\b(?:reduced?|saves?|worth|discount(?: of)?|gifts?)\s$", re.IGNORECASE)
_PIECES = {
    "{chip}": ("orin", "thor", "chip", "snapdragon"),
    "{lidar}": ("lidar", "laser"),
    "{motor}": ("motor",),
    "{screen}": ("screen",),
}
_PIECE = re.compile(
    r"\s(?:pieces?|pcs|sets?)\s(?:of\s)?(?:NVIDIA\s|Nvidia\s)?(?P<noun>Orin|Thor|chips?|Snapdragon|lidars?|laser radars?|motors?|screens?)\b",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")  # "27.247" cars of a list
_CONSUMED = re.compile(
    r"\b(?:100|hundred) ?(?:km|kilomet\w+)[^,.;]{0,40}consumption[^,.;]{0,24}$|consumption[^,.;]{0,16}\b(?:100|hundred) ?(?:km|kilomet\w+)[^,.;]{0,24}$",
    re.IGNORECASE,
)
_RATE = re.compile(r"\s?(?:/|an?\s|per\s)\s?\w+$")
_OF_THE = re.compile(r"\sof (?:the|its|these|those) (station|charger|store|vehicle|patent|dealer)s\b")
#: "22.99万": a price as Chinese texts write it.
PRICE_TAG = re.compile(r"[¥￥]?\d{1,3}\.\d\d万")


def with_unit(text: str, quantity: Quantity, currency: str | None, *, listed: bool) -> Quantity:
    """A figure with its unit: what it counts ("1,480 of the stations"), or the currency of the amounts around it.

    ``currency`` is the one in which the article reckons; ``listed`` is true in an entry of a list of counts, where
    "27.247" is no fraction. Figures of which nothing of the kind is known stay as they are.
    """
    quantity = _without_rate(text, quantity)
    if quantity.unit == "kW.h" and _CONSUMED.search(text, max(0, quantity.start - 70), quantity.start):
        return msgspec.structs.replace(quantity, unit="kWh/100km")
    if quantity.unit is not None:
        return quantity
    if listed and _THOUSANDS.fullmatch(text, quantity.number_start, quantity.number_end):
        value = round(quantity.value * 1000) if isinstance(quantity.value, float) else quantity.value
        return msgspec.structs.replace(quantity, value=value)
    if PRICE_TAG.fullmatch(text, quantity.number_start, quantity.number_end):
        return msgspec.structs.replace(quantity, unit=currency or "CNY")
    if _AMOUNT_LEAD.search(text, max(0, quantity.start - 16), quantity.start):
        return msgspec.structs.replace(quantity, unit=currency) if currency else quantity
    return _counted(text, quantity) or _as_amount(quantity, currency)


def _without_rate(text: str, quantity: Quantity) -> Quantity:
    """An amount without the rate that it seems to have: "536 million a year earlier" is none a year."""
    rate = quantity.unit is not None and quantity.unit.endswith(("/a", "/mo"))
    if not rate or quantity.unit is None or not _EARLIER.match(text, quantity.end):
        return quantity
    end = _RATE.search(text, quantity.number_end, quantity.end)
    unit = quantity.unit.rpartition("/")[0]
    return msgspec.structs.replace(quantity, unit=unit, end=end.start() if end else quantity.number_end)


def _counted(text: str, quantity: Quantity) -> Quantity | None:
    """A figure before what it counts: "4 pieces of Orin", "1,480 of the stations"."""
    piece = _PIECE.match(text, quantity.end)
    if piece:
        unit = next(unit for unit, nouns in _PIECES.items() if piece["noun"].lower().startswith(nouns))
        return msgspec.structs.replace(quantity, unit=unit, end=piece.end())
    counted = _OF_THE.match(text, quantity.end)
    if counted:
        return msgspec.structs.replace(quantity, unit="{" + counted.group(1) + "}", end=counted.end())
    return None


def _as_amount(quantity: Quantity, currency: str | None) -> Quantity:
    """A bare figure as an amount, where it is too great for anything else."""
    if currency and not isinstance(quantity.value, tuple) and quantity.value >= 10**8:
        return msgspec.structs.replace(quantity, unit=currency)
    return quantity


def currency_of(context: Context) -> str | None:
    """The currency of most amounts of an article, the first of several; None where it names none."""
    units = [
        q.unit for line in context.lines for q in line.quantities if q.unit and len(q.unit) == 3 and is_money(q.unit)
    ]
    return max(units, key=units.count, default=None)

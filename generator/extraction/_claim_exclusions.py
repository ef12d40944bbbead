"""Figures that say nothing of anybody: measures, denials, differences, classes of things."""

from __future__ import annotations

import re

from generator.extraction._claim_place import Place
from generator.extraction.context import Context, Line
from generator.extraction.counting import FLOWS
from generator.extraction.quantities import Quantity
from generator.knowledge.attributes import Attribute

_NOT = re.compile(r"\b(?:did|does|do|has|have|had|will|would|could|can) not\b|n['’]t\b|\bnever\b|\bno longer\b")
_LEADS_BY = re.compile(
    r"\b(?:overt\w+|ahead|lead|leads|led|behind|beat\w*|missed|short)\b[^.;]{0,60}\bby (?:only |just |about )?$"
)
_TO_SPEED = re.compile(r"\b(?:accelerat\w+|sprint\w*|zero)\b[^.;,]{0,24}\bto $")
_GROUPS = re.compile(r"\s?groups?\b")
_MORE = re.compile(r"\s(?:less|more|fewer|cheaper|higher|lower|dearer|longer|shorter)\sthan\b")
_FACTOR = re.compile(r"\s?[x×*]\s?\d")  # "96 x 3.7 V x 51 Ah"
_FACTORED = re.compile(r"\d\s?(?:\w+\s)?[x×*]\s?$")
_PIXELS = re.compile(r"\s?[x×*]\s?\d+\s?(?:pixels?|px|dots)\b|\s?(?:pixels?|px)\b")
_PHASES = re.compile(r"\d-(?:[Pp]hase|[Pp]in|[Rr]ow)")
_PLACES = re.compile(
    r"\b(?:sells?|sold|selling|available|present|represented|active) in (?:upwards? of |more than |over |about |some )?$"
)
_ABOVE_ALL = re.compile(
    r"(?<!is )(?<!was )(?<!are )(?<!were )(?<!sits )(?<!stands )(?<!ranked )(?<!ranks )\bin the first place$"
)
_RATE = re.compile(r"\s?(?:/|per |a )\s?(?:day|week|month|year|hour)\b")  # "245 km/week" is no range
_ENOUGH = re.compile(r"\benough (?:for|to (?:\w+ ){0,2})(?:about |around |some |more than )?$")
_CLASS = re.compile(
    r"\b(?:SUVs?|cars?|models?|vehicles?|sedans?|products|class|segment|brands?)\s(?:with a price of\s|priced\s|"
    r"in the range of\s|within\s|costing\s|of\s)(?:over\s|more than\s|under\s|above\s|below\s)?\W?$"
)


def is_no_figure(context: Context, line: Line, quantity: Quantity) -> bool:
    """True for a quantity that is not even left over: a condition, a measure, a part of a name, a span of time."""
    return (
        _is_measure(context, quantity)
        or quantity.form == "condition"
        or _is_in_name(line, quantity)
        or _is_time(context, quantity)
        or _is_above_all(context, quantity)
    )


def _is_measure(context: Context, quantity: Quantity) -> bool:
    """True for the 100 km of "consumption per 100 kilometers", over which something else is counted."""
    text = context.text
    if _ENOUGH.search(text, max(0, quantity.start - 44), quantity.start):
        return True  # "enough to produce five million packs": reckoned, not planned
    if _is_factor(context, quantity) or _PHASES.match(text, quantity.start):
        return True
    if quantity.unit is None and _PLACES.search(text, max(0, quantity.start - 44), quantity.start):
        return True  # "it sells in upward of 40" countries
    if quantity.unit == "km" and _TO_SPEED.search(text, max(0, quantity.start - 44), quantity.start):
        return True  # "accelerates to 100 kilometers in 3.7 seconds"
    if quantity.unit in (None, "{person}") and _GROUPS.match(text, quantity.number_end):
        return True  # "60 groups of customers entered the store"
    rate = quantity.unit in ("km", "mi") and _RATE.match(text, quantity.end)
    return bool(rate) or (quantity.unit == "km" and text.endswith((" per ", "Per ", "/"), 0, quantity.start))


def _is_factor(context: Context, quantity: Quantity) -> bool:
    """True for a part of a product of cells ("192 x 0.86 kg", "96 x 3.7 V x 51 Ah") and for a count of pixels."""
    text = context.text
    if quantity.unit is None:
        return _PIXELS.match(text, quantity.end) is not None
    if quantity.unit not in ("V", "kg", "A.h", "W.h"):
        return False
    after = _FACTOR.match(text, quantity.end)
    return after is not None or _FACTORED.search(text, max(0, quantity.start - 24), quantity.start) is not None


def _is_time(context: Context, quantity: Quantity) -> bool:
    """True for "three quarters" that are of a year, not of a thing."""
    written = context.text[quantity.start : quantity.end].lower()
    of = context.text[quantity.end : quantity.end + 4] == " of "
    return quantity.form == "fraction" and written.endswith(("quarter", "quarters")) and not of


def _is_above_all(context: Context, quantity: Quantity) -> bool:
    """True for "in the first place" that means above all."""
    rank = quantity.unit == "{rank}"
    return rank and _ABOVE_ALL.search(context.text, max(0, quantity.end - 20), quantity.end) is not None


def _is_in_name(line: Line, quantity: Quantity) -> bool:
    """True for the 300 of "Tank 300"."""
    return any(m.start <= quantity.number_start and quantity.number_end <= m.end for m in line.mentions)


def is_negated(context: Context, place: Place) -> bool:
    """True for what a sentence says is not so: "did not sell 9,000 cars"."""
    start = max(context.clause(place.line, place.quantity.start)[0], place.quantity.start - 40)
    return _NOT.search(context.text[start : place.quantity.start]) is not None


def exclusion(context: Context, place: Place, attribute: Attribute) -> str | None:
    """Why a figure is no claim of an attribute, as the review queue says it; None where it may be one."""
    if _is_difference(context, place, attribute):
        return "a difference from another figure"
    if _is_class(context, place, attribute) or _is_known(context, place, attribute):
        return "describes a class"
    return None


def _is_difference(context: Context, place: Place, attribute: Attribute) -> bool:
    """True for "10,000 yuan less than before" and "60 more than a year ago"."""
    if attribute.id.endswith(("_difference", "_cut", "_increase")):
        return False
    before = context.text[max(place.line.start, place.quantity.start - 4) : place.quantity.start]
    if ("mm" in attribute.units or attribute.id.endswith("_share")) and before.endswith(" by "):
        return True  # "beats its wheelbase by 50 mm"
    if attribute.id in FLOWS and _LEADS_BY.search(context.text, place.line.start, place.quantity.start):
        return True  # "has overtaken it, if only by 27 cars"
    return _MORE.match(context.text, place.quantity.end) is not None


def _is_class(context: Context, place: Place, attribute: Attribute) -> bool:
    """True for a price that only says which class of cars is meant: "SUVs with a price of over 200,000 yuan"."""
    if not attribute.id.startswith(("price", "starting")):
        return False
    text, line, quantity = context.text, place.line, place.quantity
    if text[max(line.start, quantity.start - 3) : quantity.start].lower().endswith(("a ", "an ")) and any(
        mention.start == quantity.end + 1 for mention in line.mentions
    ):
        return True  # "a $25,000 Tesla"
    return _CLASS.search(text[max(line.start, quantity.start - 50) : quantity.number_start]) is not None


def _is_known(context: Context, place: Place, attribute: Attribute) -> bool:
    """True for a count of what was named before: "orders for the two models", "three quarters" of a year."""
    before = context.text[max(place.line.start, place.quantity.start - 7) : place.quantity.start].lower()
    counts = attribute.bare_count and place.quantity.unit != "{rank}"
    return counts and before.endswith((" the ", "these ", "those "))

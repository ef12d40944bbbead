"""What a figure says: the attribute of a quantity, by its unit and by the words around it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from generator.extraction.context import Context, Line
from generator.extraction.phrases import Cue, PhraseFinder
from generator.extraction.quantities import Quantity, find_quantities
from generator.knowledge.attributes import Attribute, attributes
from generator.model import Value

_LIMIT = 60.0
#: Of an attribute that only its unit gives.
DEFAULT_COST = 40.0
_LEADS = re.compile(r"\s*(?:of|is|was|to|at|from|reached|:|about|up to|more than|over|nearly)?\s*")
_BUYERS = re.compile(r"\b(?:customers?|buyers?|owners?|takers?|families|households)\b")
_GAINED = re.compile(r"\s(?:of (?:driving |cruising )?range |of cruising )?(?:in|within|after) (?:just |only |about )?")
_CHARGED = re.compile(
    r"[^,.;]{0,12}\b(?:adds?|supply|supplies|supplement|replenish\w*|get|gets|gains?|gives?|for|can run|can drive|can charge|charges?|brings?|puts? back)\b[^,.;]{0,14}"
)
_CONDITION = re.compile(
    r"\b(?:before|after|without|excluding|excl\.?|including|incl\.?|with|less|minus|no)\s(?:the\s|any\s|all\s)?(?:[a-z]+\s)?$",
    re.IGNORECASE,
)
_WINDOWS = {
    (0, 100): "acceleration_0_100",
    (0, 50): "acceleration_0_50",
    (0, 60): "acceleration_0_60",
    (0, 62): "acceleration_0_60",
}
#: Units that the dataset gives in another one where an attribute has that: the unit and how many of it one makes.
SCALES = {"m": ("mm", 1000), "cm": ("mm", 10), "MW": ("kW", 1000)}
#: Units of counted cars: a stock, a rate a month, a rate a year.
VEHICLES = ("{vehicle}", "{vehicle}/mo", "{vehicle}/a")


class Figure(Struct, frozen=True):
    """An attribute for a quantity; ``cost`` falls as the words come nearer."""

    attribute: Attribute
    cost: float


def attribute_cues(text: str) -> list[Cue]:
    """The cues of all attributes in a text, by start.

    A cue within a longer one is dropped where both take the same units: "price" in "starting price", but not "share" in
    "a share", which is money's.
    """
    kept: list[Cue] = []
    longer: list[Cue] = []
    table = attributes()
    for cue in sorted(_finder().find(text, longest=False), key=lambda cue: (cue.start, -cue.end, cue.key)):
        if text[cue.end : cue.end + 1] == "-" and text[cue.end + 1 : cue.end + 2].isalpha():
            continue  # "start-up" tells of no start, "long-range" of no length
        if cue.key == "length" and text.startswith((" range", " Range"), cue.end):
            continue  # "Long Range"
        if cue.key == "stake" and text.startswith("Holdings", cue.start):
            continue  # "Geely Automobile Holdings"
        if cue.key == "subsidy" and _CONDITION.search(text, max(0, cue.start - 30), cue.start):
            continue  # "price after subsidies"
        longer = [other for other in longer if other.end > cue.start]
        within = (o for o in longer if cue.end <= o.end and (o.start, o.end) != (cue.start, cue.end))
        if not any(set(table[other.key].units) & set(table[cue.key].units) for other in within):
            kept.append(cue)
        longer.append(cue)
    return kept


def is_money(unit: str | None) -> bool:
    """True for an ISO 4217 code, also of an amount per something ("CNY/mo")."""
    return unit is not None and len(unit.split("/")[0]) == 3 and unit[:3].isupper() and unit[:3].isalpha()


def choose_attribute(context: Context, line: Line, quantity: Quantity, cues: Iterable[Cue]) -> Figure | None:
    """The attribute that the words near a quantity give it, else the default for its unit; None where there is none."""
    fitting = _by_unit(unit_family(quantity.unit))
    limit = 24.0 if quantity.unit is None else _LIMIT
    best: Figure | None = None
    for cue in cues:
        attribute = fitting.get(cue.key)
        if attribute is None or not _is_sane(attribute, quantity):
            continue
        if attribute.id == "sales" and quantity.unit == "{person}" and not _counts_buyers(context, quantity):
            continue  # "600 guests" near "sale"
        if max(quantity.start - cue.end, cue.start - quantity.end) / 3 - attribute.bonus > limit:
            continue  # too far whatever stands between; a line of a thousand figures would take for ever
        cost = _cost(context, line, quantity, cue) - attribute.bonus
        if best is None or cost < best.cost:
            best = Figure(attribute, cost)
    if best is not None and best.cost <= limit:
        return best
    if quantity.unit is None:
        return None
    default = next((a for a in fitting.values() if _is_default(a, quantity.unit) and _is_sane(a, quantity)), None)
    if best is not None and default is not None and best.cost <= 2 * _LIMIT:
        return Figure(best.attribute, DEFAULT_COST)  # a far word is better than none
    return Figure(default, DEFAULT_COST) if default else None


def _counts_buyers(context: Context, quantity: Quantity) -> bool:
    return _BUYERS.search(context.text, quantity.start, quantity.end) is not None


def _is_default(attribute: Attribute, unit: str) -> bool:
    return unit in attribute.default if isinstance(attribute.default, tuple) else attribute.default


def by_window(line: Line, quantity: Quantity) -> Figure | None:
    """Seconds next to a sprint's window; minutes next to a state-of-charge window."""
    for other in line.quantities:
        if other.form != "condition" or not isinstance(other.value, tuple) or abs(other.start - quantity.start) > 60:
            continue
        if quantity.unit == "s" and other.unit in ("km/h", "mi/h"):
            window = (int(other.value[0]), int(other.value[1]))
            return Figure(attributes()[_WINDOWS.get(window, "acceleration_0_100")], 0.0)
        if quantity.unit in ("min", "h") and other.unit == "%":
            return Figure(attributes()["charging_time"], 0.0)
    return None


def sprint_in(text: str) -> str | None:
    """The attribute of a sprint's window that a few words name ("0-100 km/h"); None where they name none."""
    for quantity in find_quantities(text):
        if quantity.form == "condition" and quantity.unit in ("km/h", "mi/h") and isinstance(quantity.value, tuple):
            return _WINDOWS.get((int(quantity.value[0]), int(quantity.value[1])))
    return None


def by_charge(context: Context, line: Line, quantity: Quantity) -> Figure | None:
    """Kilometres and minutes side by side, as charging gives them: "400 km of range in eleven minutes", "charge 15 minutes supply 500 km"."""
    if quantity.unit not in ("km", "mi", "min"):
        return None
    for other in line.quantities:
        first, second = sorted((quantity, other), key=lambda q: q.start)
        if {first.unit, second.unit} not in ({"km", "min"}, {"mi", "min"}) or second.start - first.end > 40:
            continue
        between = context.text[first.end : second.start]
        told = _GAINED if second.unit == "min" else _CHARGED
        if told.fullmatch(between):
            return Figure(attributes()["charging_time" if quantity.unit == "min" else "charging_range"], 0.0)
    return None


def figures_in_row(line: Line, quantity: Quantity) -> list[Quantity]:
    """The figures of one unit that stand in a row with this one: "4350mm, 1810mm and 1580mm"."""
    units = {quantity.unit, None} if quantity.unit else {None, *VEHICLES}
    same = [q for q in line.quantities if q.unit in units and q.form == "number"]
    if quantity not in same:
        return [quantity]
    at = same.index(quantity)
    first = last = at
    while first > 0 and same[first].start - same[first - 1].end <= 7:
        first -= 1
    while last + 1 < len(same) and same[last + 1].start - same[last].end <= 7:
        last += 1
    return same[first : last + 1]


def paired_attribute(line: Line, quantity: Quantity, cues: Iterable[Cue]) -> Figure | None:
    """The attribute of a figure in a row where as many words in a row name it: "length, width and height are a, b and c"."""
    run = figures_in_row(line, quantity)
    fitting = _by_unit(unit_family(quantity.unit))
    if len(run) < 2:
        return None
    words = [cue for cue in cues if cue.key in fitting and cue.end <= run[0].start][-len(run) :]
    close = all(b.start - a.end <= 8 for a, b in pairwise(words))
    if len(words) < len(run) or not close or len({cue.key for cue in words}) < len(run):
        return None
    return Figure(fitting[words[run.index(quantity)].key], 0.0)


def scaled(value: Value, factor: float) -> Value:
    """A value in another unit, of which one makes ``factor``: 4.38 m is 4380 mm."""
    if isinstance(value, list):
        return [round(part * factor) for part in value]
    return value if isinstance(value, str) else round(value * factor)


def published_unit(attribute: Attribute, unit: str | None) -> str | None:
    """The unit of the dataset: none for bare counts, the table's for bare figures and for people who order."""
    if attribute.bare_count:
        return None
    usual = next((usual for usual in attribute.units if usual not in ("bare", "money")), None)
    return usual if unit is None or (unit == "{person}" and usual == "{vehicle}") else unit


def takes(attribute: Attribute, quantity: Quantity) -> bool:
    """True where the attribute has figures of the quantity's unit and size."""
    return attribute.id in _by_unit(unit_family(quantity.unit)) and _is_sane(attribute, quantity)


def _cost(context: Context, line: Line, quantity: Quantity, cue: Cue) -> float:
    if cue.start >= quantity.start and cue.end <= quantity.end:
        return 30.0 if attributes()[cue.key].default else 0.0  # the counted noun names the unit before the attribute
    if cue.end <= quantity.start:
        low, high = cue.end, quantity.start
        cost = (high - low) / 3
    elif cue.start >= quantity.end:
        low, high = quantity.end, cue.start
        cost = (high - low) / 2 + (5 if high - low > 2 else 0)
        following = next((q for q in line.quantities if q.start >= cue.end and q.form != "condition"), None)
        if following and _LEADS.fullmatch(context.text, cue.end, following.start):
            cost += 14  # the word goes with the figure after it
    else:
        return 1.0
    others = [q for q in line.quantities if low <= q.start and q.end <= high and q.form != "condition"]
    between = sum(1 for q in others if unit_family(q.unit) == unit_family(quantity.unit))
    listed = _is_list([*others, quantity] if high == quantity.start else [quantity, *others])
    cost += 2 * between if listed else 9 * between + 3 * (len(others) - between)
    return cost + 5 * max(0, context.crossings(low, high) - (between if listed else 0))


def _is_list(quantities: list[Quantity]) -> bool:
    """True where nothing but commas and short words stand between the quantities: "73,800, 78,800 and 89,800 yuan"."""
    return all(b.start - a.end <= 7 for a, b in pairwise(quantities))


def unit_family(unit: str | None) -> str:
    """What units count as one: any currency is money, all counts of cars are cars."""
    if unit is None:
        return "bare"
    return "money" if is_money(unit) else ("{vehicle}" if unit in VEHICLES else unit)


@functools.cache
def _by_unit(family: str) -> dict[str, Attribute]:
    return {
        a.id: a
        for a in attributes().values()
        if family in a.units or (family == "{vehicle}" and set(a.units) & set(VEHICLES))
    }


@functools.cache
def _finder() -> PhraseFinder:
    return PhraseFinder({attribute.id: attribute.cues for attribute in attributes().values() if attribute.cues})


def _is_sane(attribute: Attribute, quantity: Quantity) -> bool:
    if attribute.sane is None or quantity.unit in ("GWh", "GWh/a"):
        return True
    values = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    if quantity.unit is None and "money" in attribute.units and min(values) < 20_000:
        return False  # an amount without its currency
    low, high = attribute.sane
    target, factor = SCALES.get(quantity.unit or "", ("", 1))
    if target in attribute.units:
        values = tuple(value * factor for value in values)
    scale = 16.0 if quantity.unit in ("JPY", "INR") else 200.0 if quantity.unit == "KRW" else 1.0
    return all(low <= value / scale <= high for value in values)

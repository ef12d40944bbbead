"""Values with their units, written for people; the value as the article writes it stands beside them."""

from generator.model import Claim, Value
from generator.rendering import dates

Number = int | float

_BOUNDS = {"eq": "", "gt": "more than ", "ge": "at least ", "lt": "less than ", "le": "up to ", "approx": "about "}
_CURRENCIES = {
    "CNY": "yuan",
    "USD": "US dollars",
    "EUR": "euros",
    "HKD": "Hong Kong dollars",
    "JPY": "yen",
    "GBP": "pounds",
}
_PHYSICAL = {
    "kW.h": "kWh",
    "kWh/100km": "kWh/100 km",
    "kW.h/100km": "kWh/100 km",
    "L/100km": "L/100 km",
    "W.h/kg": "Wh/kg",
    "W.h": "Wh",
    "N.m": "N·m",
    "lb-ft": "lb·ft",
    "[in_i]": "inches",
    "inch": "inches",
    "mi": "miles",
    "mi/h": "mph",
    "m2": "m²",
    "km2": "km²",
    "Cel": "°C",
    "Fah": "°F",
    "deg": "°",
    "[mu]": "mu",
    "[pp]": "percentage points",
    "[bp]": "basis points",
    "wk": "weeks",
    "min": "minutes",
    "h": "hours",
    "d": "days",
    "a": "years",
    "mo": "months",
}
_SINGULARS = {"minutes": "minute", "hours": "hour", "days": "day", "weeks": "week", "months": "month", "years": "year"}
_NO_NOUN = {"{cd}", "{rank}"}
_PER = {"mo": "a month", "a": "a year", "d": "a day", "wk": "a week", "h": "an hour"}
_PLURALS = {
    "person": "people",
    "city": "cities",
    "country": "countries",
    "company": "companies",
    "battery": "batteries",
}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def number(value: Number) -> str:
    """A number with thousands separators and no more digits than it has."""
    if isinstance(value, int) or value == int(value):
        return f"{int(value):,}"
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def _rounded(value: Number) -> str:
    """A count: round millions as words ("10 million"), anything else in full."""
    written, word = _scaled(value)
    return f"{written} {word}" if word and len(written.partition(".")[2]) <= 3 else number(value)


def _scaled(value: Number) -> tuple[str, str]:
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return number(round(value / scale, 6)), word
    return number(value), ""


def _money(values: list[Number], currency: str) -> str:
    largest = max(abs(value) for value in values)
    if largest < 10**6:
        words = "–".join(map(number, values))
    elif len({_scaled(value)[1] for value in values}) == 1:
        words = f"{'–'.join(_scaled(value)[0] for value in values)} {_scaled(largest)[1]}"
    else:
        words = " to ".join(" ".join(_scaled(value)).strip() for value in values)
    return f"{words} {_CURRENCIES.get(currency, currency)}"


def _counted(values: list[Number], unit: str) -> str:
    noun, _, per = unit.partition("/")
    noun = noun.strip("{}").replace("_", " ")
    if values != [1]:
        noun = _PLURALS.get(noun, noun if noun.endswith("s") else noun + "s")
    return f"{'–'.join(map(_rounded, values))} {noun}" + (f" {_PER.get(per, 'per ' + per)}" if per else "")


def measure(values: list[Number], unit: str | None, *, signed: bool = False) -> str:
    """One or two numbers (a range) with their unit."""
    joined = "–".join(("+" if signed and value > 0 else "") + number(value) for value in values)
    joined = joined.replace("-", "−")
    if unit == "{times}":
        return f"{joined} times"
    if not unit or unit == "1" or unit in _NO_NOUN:
        return joined
    if unit == "%":
        return f"{joined}%"
    if len(unit) == 3 and unit.isupper() and unit.isalpha():
        return _money(values, unit).replace("-", "−")
    if unit.startswith("{") and unit not in _PHYSICAL:
        return _counted(values, unit)
    symbol = _PHYSICAL.get(unit, unit.replace(".", "·"))
    return f"{joined} {_SINGULARS.get(symbol, symbol) if values == [1] else symbol}"


def unit_name(unit: str | None) -> str:
    """What a unit is called where it stands for many numbers, on a chart's axis say."""
    if not unit or unit in _CURRENCIES:
        return _CURRENCIES.get(unit or "", "")
    return measure([2], unit).removeprefix("2").strip()


def numbers_of(value: Value) -> list[Number]:
    """The numbers of a value: one, or the two ends of a range; none where it is text."""
    if isinstance(value, str):
        return []
    return list(value) if isinstance(value, list) else [value]


def write_value(claim: Claim) -> str:
    """A claim's value for people: bound, number and unit, or the text."""
    values = numbers_of(claim.value)
    if not values:
        text = str(claim.value)
        return dates.human(text) if dates.span(text) else text
    if claim.attribute == "ranking" and len(values) == 1 and claim.unit in (None, "1", "{rank}"):
        among = claim.bound != "eq" or claim.original.casefold().startswith(("top ", "top-", "前"))
        return f"{'top' if among else 'No.'} {number(values[0])}"
    growth = claim.attribute.endswith("_growth") or claim.attribute.endswith("_cagr")
    return _BOUNDS[claim.bound] + measure(values, claim.unit, signed=growth)


def sort_value(claim: Claim) -> str:
    """What a table sorts a value by: the canonical number (the lower end of a range), or the text."""
    values = numbers_of(claim.value)
    return repr(values[0]) if values else str(claim.value)

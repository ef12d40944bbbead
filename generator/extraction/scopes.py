"""What narrows a figure: trim, test cycle, powertrain, drive and the like, from the words of its clause."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left

from generator.extraction.context import Context, Line
from generator.extraction.phrases import Cue, PhraseFinder
from generator.extraction.quantities import Quantity
from generator.knowledge import rules

#: Dimensions that narrow only some attributes.
_APPLIES = {
    "cycle": ("range", "energy_consumption", "charging_range"),
    "charging": ("charging_power", "charging_time", "charging_range", "charging_stations"),
}
_RIVALLED = re.compile(
    r"\b(?:than|surpass(?:ed|es|ing)?|overtook|overtak(?:es|en|ing)|exceed(?:ed|s|ing)?|unlike|versus|replac(?:ed|es|ing))"
    r"\s(?:(?:those of|the|its|their|sales of|traditional|conventional)\s)*$"
)  # before what the thing is measured against
_TRIM = re.compile(
    r"(?<![\w])((?:(?:\d{3}|[A-Z][A-Za-z-]+|standard|flagship|performance|luxury|long-range|longer range|long range|standard range|"
    r"top|entry-level|entry level|entry)\s){0,3}?"
    r"(?:Pro|Max|Ultra|Plus|Lite|Performance|Long Range|RWD|AWD(?: GT)?|GT|Edition|[Ee]dition|version|Version|trim|variant))"
    r"(?![\w])((?:\s(?:of\s)?(?:rear-drive|four-wheel drive|performance version|Edition|edition|version|Pro|Max|GT)){0,2})"
)


#: Without one of these no trim is named.
_TRIM_WORD = re.compile(
    "Pro|Max|Ultra|Plus|Lite|Performance|Long Range|RWD|AWD|GT|Edition|edition|version|Version|trim|variant"
)


def scope_cues(text: str) -> list[Cue]:
    """Cues of all scope dimensions, by start; keys are "dimension=value"."""
    return _finder().find(text)


def dimension_of(cue: Cue) -> str:
    """What a cue narrows: "cycle" of "cycle=WLTP"."""
    return cue.key.partition("=")[0]


def scope_of(context: Context, line: Line, quantity: Quantity, attribute: str, cues: list[Cue]) -> dict[str, str]:
    """Dimension to value for what narrows a quantity; empty where nothing does."""
    scope: dict[str, str] = {}
    costs: dict[str, float] = {}
    for cue in cues:
        low, high = min(cue.end, quantity.start), max(cue.start, quantity.end)
        distance = max(quantity.start - cue.end, 2 * (cue.start - quantity.end), 0)
        cost: float = distance + 25 * context.crossings(min(cue.end, quantity.end), max(cue.start, quantity.start))
        if low > high or cost > 90:
            continue
        if dimension_of(cue) == "cycle" and 0 <= cue.start - quantity.end <= 5:
            cost = -1.0  # "400 km (NEDC) and 300 km in WLTP": the cycle right behind is the figure's
        if _RIVALLED.search(context.text[max(line.start, cue.start - 40) : cue.start]):
            continue
        dimension, _, value = cue.key.partition("=")
        if attribute not in _APPLIES.get(dimension, (attribute,)):
            continue
        if cost < costs.get(dimension, 1e9):
            costs[dimension], scope[dimension] = cost, value
    trim = _trim(context, line, quantity)
    if trim:
        scope["trim"] = trim
    return dict(sorted(scope.items()))


def _trim(context: Context, line: Line, quantity: Quantity) -> str | None:
    """The name of a trim between the figure before and this one, else right after it ("for the AWD GT")."""
    earlier = [q.end for q in line.quantities if q.end <= quantity.start and q.unit is not None]
    start = max([line.start, *earlier])
    words = _trim_words(context.text)
    at = bisect_left(words, start)
    if at == len(words) or words[at] >= line.end:
        return None
    before = list(_TRIM.finditer(context.text, start, quantity.start))
    if before:
        return _named(before[-1].group(0))
    after = re.compile(r"\s(?:for|on|in) (?:the\s)?").match(context.text, quantity.end)
    match = _TRIM.match(context.text, after.end(), line.end) if after else None
    return _named(match.group(0)) if match else None


def _named(trim: str) -> str | None:
    """The name of a trim; None for a bare "version"."""
    name = _clean(trim)
    return None if name.lower() in ("version", "edition", "trim", "variant") else name


@functools.lru_cache(maxsize=4)
def _trim_words(text: str) -> list[int]:
    """Where the words of trims begin in a text."""
    return [match.start() for match in _TRIM_WORD.finditer(text)]


def _clean(trim: str) -> str:
    return re.sub(r"^(?:the|The|and|new)\s", "", trim.strip())


@functools.cache
def _finder() -> PhraseFinder:
    return PhraseFinder(
        {
            f"{dimension}={value}": phrases
            for dimension, values in rules("scopes").items()
            for value, phrases in values.items()
        }
    )

"""Figures: a number as it is written, with its magnitude, its unit and the noun it counts."""

import re

from generator.extraction import _quantity_vocabulary as v
from generator.extraction._quantity_literals import Number, read_literal

_LEFT_UNIT = re.compile(rf"\((?P<symbol>{v.exactly(v.SYMBOLS)})\)\s*[:：|]?\s*$")
_MISREAD_NM = 30  # from here on "nm" is torque, below it is a chip's line width
_ELECTRICITY = re.compile(v.any_of(v.RULES["electricity_words"]), re.IGNORECASE)
_ANGLE = re.compile(v.any_of(v.RULES["angle_words"]), re.IGNORECASE)
_FASTEST = 12  # a charging rate; warmer than that it is Celsius
_MANY = 500  # a bare figure per month or year from here on counts vehicles
_LARGEST = 10**12  # beyond this no further magnitude is read
_TIMES_X = re.compile(r"[x×X](?!\s?[0-9])(?![A-Za-z])")
_SALES_RATE = re.compile(
    rf"{v.SPACE}(?:[A-Z][\w-]*{v.SPACE}){{0,3}}[A-Z][\w-]*s{v.SPACE}(?=(?:per|a|an|every|each) (?:month|year)\b)"
)
#: "two 15.7-inch 3K screens": what is counted stands behind a size of its own.
_BEYOND = re.compile(
    rf" [0-9][0-9.,]*[ -]?(?:inch|line|[A-Za-z]{{1,3}})\b(?:[ -](?:[0-9][0-9A-Za-z]*|{v.ADJECTIVE})){{0,4}}[ -]{v.NOUN}"
)
#: "The 300,000th vehicle", "the one millionth car".
_NTH = re.compile(r"(?:(?<=,[0-9]{3})(?:th|st|nd|rd)|[ -](?P<million>millionth))(?![a-z])")
_PLUS = re.compile(r"\s?\+|[ -](?:plus|odd)(?![a-z])")
_YEARLY = re.compile(
    r"\b(annual|yearly|monthly)(?: (?:production|output|manufacturing|designed?|planned|total|assembly))*"
    r" (?:capacity|output|volume)[\w ,-]{0,30}$",
    re.IGNORECASE,
)


class Figure:
    """A number on its way to becoming a quantity; spans are code points, ends exclusive."""

    __slots__ = (
        "bare",
        "dotted",
        "end",
        "form",
        "literal",
        "magnitude",
        "noun",
        "number_end",
        "number_start",
        "start",
        "unit",
        "value",
        "worded",
    )

    def __init__(self, number_start: int, number_end: int, literal: str) -> None:
        self.start = self.number_start = number_start
        self.end = self.number_end = number_end
        self.literal = literal  # digits as written, or "" for words
        self.magnitude = 1
        self.unit: str | None = None
        self.noun = False  # the unit is a counted thing
        self.worded = False
        self.bare = False  # neither unit nor magnitude
        self.dotted = False  # a dot before three digits parts thousands
        self.form = "number"
        self.value: Number | tuple[Number, ...] = 0


def revalue(figure: Figure) -> None:
    """Set the value from the literal, now that unit and magnitude are known."""
    if figure.literal:
        figure.value = read_literal(figure.literal, figure.unit, figure.magnitude, dotted=figure.dotted)


def complete(figure: Figure, text: str, raw: Number) -> None:
    """Read magnitude, unit, noun and rate to the right of a number whose span and prefix are known."""
    position = figure.number_end
    money = figure.unit
    while figure.magnitude <= _LARGEST and (found := v.MAGNITUDE.match(text, position)):
        if found["word"]:
            figure.magnitude *= v.MAGNITUDES[v.key(found["word"])]
        else:
            for sign in found["chinese"]:
                figure.magnitude *= v.CHINESE_MAGNITUDES[sign]
        position = figure.end = found.end()
    if figure.magnitude == 1 and (found := v.LETTER_MAGNITUDE.match(text, position)):
        _letter(figure, text, found, money)
        position = figure.end
    if nth := _NTH.match(text, position):
        figure.form, position = "ordinal", nth.end()
        figure.magnitude *= 10**6 if nth["million"] else 1
    plus = _PLUS.match(text, position)
    _unit(figure, text, plus.end() if plus else position, raw)
    figure.bare = figure.unit is None and figure.magnitude == 1
    value = raw * figure.magnitude
    figure.value = int(value) if isinstance(value, float) and value.is_integer() else value
    revalue(figure)
    _rate(figure, text)


def _letter(figure: Figure, text: str, found: re.Match[str], money: str | None) -> None:
    after = v.UNIT.match(text, found.end())
    spelled = after and (v.WORDS.get(v.key(after["word"] or "")) or v.CHINESE.get(after["chinese"] or ""))
    glued = found.start(1) == figure.number_end
    if (money and (glued or found[1] not in "kKw")) or (
        spelled in v.CURRENCIES if spelled else glued and v.COUNTED.match(text, found.end()) is not None
    ):
        figure.magnitude = v.LETTER_MAGNITUDES[found[1]]
        figure.end = found.end()


def _unit(figure: Figure, text: str, position: int, raw: Number) -> None:
    found = v.UNIT.match(text, position)
    code = None
    if found:
        if found["symbol"]:
            code = v.SYMBOLS[found["symbol"]]
            if (figure.worded and (len(found["symbol"]) < 2 or found.start("symbol") == position)) or (
                len(found["symbol"]) == 1 and found["symbol"].isalpha() and not _letter_unit(figure, text, found)
            ):
                code = None
        elif found["word"]:
            code = v.WORDS[v.key(found["word"])]
            if figure.worded and found.start("word") == position:
                code = None
        else:
            code = v.CHINESE[found["chinese"]]
    if found and code:
        if figure.unit in v.CURRENCIES and code not in v.CURRENCIES:
            return
        figure.end = found.end()
        figure.unit, figure.noun = _refine(code, figure, text, raw, found), code.startswith("{") and code != "{times}"
        if found["chinese"] == "成":
            figure.magnitude *= 10
        return
    if figure.unit is None and "." in figure.literal and text[position : position + 1] in {'"', "”"}:
        figure.unit, figure.end = "inch", position + 1
    elif figure.unit is None and (times := _TIMES_X.match(text, position)) and not figure.worded:
        figure.unit, figure.end = "{times}", times.end()
    elif figure.unit is None and (beyond := _BEYOND.match(text, figure.number_end)):
        figure.unit, figure.noun = v.NOUNS[v.key(beyond["noun"])], True
    elif figure.unit is None and (counted := v.COUNTED.match(text, position)):
        figure.unit, figure.noun, figure.end = v.NOUNS[v.key(counted["noun"])], True, counted.end()


def _letter_unit(figure: Figure, text: str, found: re.Match[str]) -> bool:
    """One letter is a unit where it stands at the figure or no name can be meant; C is one only glued on."""
    end = found.end("symbol")
    glued = found.start("symbol") == figure.number_end
    if text[end : end + 5] != "-rate" and text[end : end + 1] in {"-", "'", "’"} and text[end + 1 : end + 2].isalpha():
        return False
    if found["symbol"] == "C" and not glued:
        return text[end : end + 5] == "-rate" or (
            figure.number_end - figure.number_start < 5 and read_literal(figure.literal) < _FASTEST
        )
    if re.fullmatch("(?:19|20)[0-9]{2}", figure.literal):
        return glued and found["symbol"] != "s"
    return glued or text[end - 2] != "-"


def _refine(code: str, figure: Figure, text: str, raw: Number, found: re.Match[str]) -> str:
    if code == "nm" and raw >= _MISREAD_NM:
        return "N.m"
    if code == "deg" and found["symbol"] is None:
        around = text[max(0, figure.number_start - 40) : figure.number_start], text[found.end() : found.end() + 40]
        if not any(map(_ANGLE.search, around)) and any(map(_ELECTRICITY.search, around)) and raw <= 300:
            return "kW.h"
    return code


def _rate(figure: Figure, text: str) -> None:
    rate = v.RATE.match(text, figure.end)
    if not rate and figure.unit is None and (names := _SALES_RATE.match(text, figure.end)):
        rate = v.RATE.match(text, names.end() - 1)
        figure.unit = "{vehicle}" if rate else None
    elif rate and figure.unit is None and isinstance(figure.value, int) and figure.value >= _MANY:
        figure.unit = "{vehicle}" if rate["rate"] and v.RATES[v.key(rate["rate"])] in {"mo", "a"} else None
    if (
        figure.unit == "{vehicle}"
        and not rate
        and (capacity := _YEARLY.search(text, max(0, figure.start - 70), figure.start))
    ):
        figure.unit += "/mo" if capacity[1].lower() == "monthly" else "/a"
    if not rate or figure.unit is None:
        return
    if figure.unit in v.CURRENCIES or figure.noun or figure.unit == "{vehicle}" or figure.unit in {"GWh", "MWh", "t"}:
        code = v.RATE_ADVERBS[v.key(rate["adverb"])] if rate["adverb"] else v.RATES[v.key(rate["rate"])]
        figure.unit += f"/{code}"
        figure.end = rate.end()


def unit_in_front(text: str, start: int) -> str | None:
    """The unit that stands in brackets before a figure, as in "Wheelbase (mm): 2900"."""
    found = _LEFT_UNIT.search(text, max(0, start - 16), start)
    return v.SYMBOLS[found["symbol"]] if found else None

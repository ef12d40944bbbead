"""Fixed phrases that hold a quantity: ranks, fractions, multiples, and the sprint to a speed."""

import re

from generator.extraction import _quantity_vocabulary as v
from generator.extraction._quantity_figures import Figure
from generator.extraction._quantity_literals import Number, exact, read_chinese, read_literal

_ORDINAL = v.any_of(v.ORDINAL_WORDS)
_NUMBER = v.any_of(word for word, value in v.NUMBER_WORDS.items() if 0 < value <= 20)
_PART = v.any_of(v.PART_WORDS)
_AFTER = v.any_of(v.RULES["after_part"])
_NTH = rf"(?:{_ORDINAL}(?![a-z])|[0-9]{{1,3}}(?:st|nd|rd|th)(?![a-z]))"
_RANK_END = r"(?=[.,;)]|\s(?:in|among|on|with|after|behind|overall)\b|$)"

_NUMBERED = v.any_of(v.RULES["numbered_things"])
_FRACTION_PART = v.any_of(word for word in v.PART_WORDS if word != "quarter")
_YEARS = r"(?:19|20)[0-9]"
_RANKS = (
    rf"(?<![a-z])top[ -]?(?:[0-9]{{1,3}}(?![0-9,.]|\s?[%0-9])|{_NUMBER}(?![a-z]))",
    r"(?<![a-z])(?:no\.?\s?[0-9]{1,2}(?![0-9.])|(?:no\.\s?|number\s)one(?![a-z]))"
    rf"(?!\s{_NUMBERED})(?=\s|[.,;:!?\"'’”)]|$)",
    rf"(?<![a-z0-9]){_NTH}(?:[ -](?:place|position|spot)|[ -]{v.any_of(v.RULES['superlatives'])})(?![a-z])",
    rf"(?<![a-z])rank(?:ed|s|ing)?\s(?:[a-z]+\s){{0,2}}?(?:{_NTH}|(?:no\.\s?)?[0-9]{{1,2}}(?![0-9,.%]))",
    rf"(?<=to ){_ORDINAL}{_RANK_END}",
    rf"(?<![a-z])(?:came|comes|finished|finishes|stands|stood|placed)\s(?:in\s)?{_ORDINAL}{_RANK_END}",
)
_MULTIPLES = (
    rf"(?<![a-z0-9]){v.any_of(v.MULTIPLE_WORDS)}(?![a-z])",
    rf"(?<![a-z0-9])(?:{_NUMBER}|[0-9]+(?:\.[0-9]+)?)[ -]?fold(?![a-z])",
    r"(?<![a-z0-9])twice(?=\s(?:as|the|that|its|their|those)\b)",
)
_FRACTIONS = (
    rf"(?<![a-z0-9-])(?:one|two|three|four|five|seven|nine)[ -]{_PART}s?(?![a-z])(?!\sof {_YEARS})",
    rf"(?<![a-z0-9-])an?\s{_FRACTION_PART}(?=\s{_AFTER}(?![a-z])|[.,;:)]|$)",
    rf"(?<![a-z0-9-])a\squarter(?= of (?!{_YEARS}|an hour))",
    rf"(?<![a-z0-9-])(?<!first )(?<!second )(?<!one and a )half(?= of\s(?!{_YEARS}|(?:this|last|next|the) year))",
    r"(?<![a-z0-9-])(?<!first )(?<!second )half(?=\s(?:the|its|their|all)\s)|(?<=by )half(?![a-z-])",
    r"(?<![0-9./])[1-9]/[2-9](?![0-9/])(?=\sof\b)",
)
_AMONG = (
    rf"(?<![a-z0-9,.-])(?:{_NUMBER}|[1-9])\s(?:out of|in)\s(?:every\s)?(?:{_NUMBER}|10)"
    r"(?![a-z0-9]|[,.][0-9]|\s(?:million|billion|thousand|years?|months?|days?|hours?)\b)",
)
_TENTHS = (rf"(?<![a-z0-9-]){_NUMBER}\sbecomes?(?![a-z])(?!\s(?:an?|the)\s)",)
_HOURS = (r"(?<![a-z])(?:an hour and a half|(?:three )?quarters? of an hour|half[ -](?:an[ -])?hour|an hour)(?![a-z])",)
_WINDOWS = (
    r"(?<![a-z0-9])(?:zero|0)(?:[ -](?:to[ -])?|\sto\s)(?:one\s)?hundred(?:[ -]kilomet(?:er|re)s?)?"
    r"(?=[ -](?:accel|speed|time|sprint|km|in|of|only|break|takes|at|[0-9])|[,.;]|$)",
    r"(?<![a-z0-9.,])(?:(?:a\s)?hundred|100|one hundred)[ -]?(?:kilomet(?:er|re)s?|km)(?=[ -](?:of\s)?accelerat)",
)
_CHINESE_RANK = "第[一二三四五六七八九十0-9]{1,3}(?=名|位|大)"


def _either(*patterns: str) -> str:
    return f"(?ai:{'|'.join(patterns)})"


#: Flat named groups, so that ``lastgroup`` tells the kind of phrase.
IDIOMS = {
    "rank": f"{_either(*_RANKS)}|{_CHINESE_RANK}",
    "multiple": _either(*_MULTIPLES),
    "fraction": _either(*_FRACTIONS),
    "among": _either(*_AMONG),
    "tenths": _either(*_TENTHS),
    "hour": _either(*_HOURS),
    "window": _either(*_WINDOWS),
}

#: Words that may begin a phrase or a span to pass over, beside number words and ordinals.
IDIOM_LEADS: tuple[str, ...] = tuple(v.RULES["phrase_leads"])

#: What a phrase about an hour comes to, by the first of these words in it.
_MINUTES = {"and": 90, "three": 45, "quarter": 15, "half": 30}
_FIGURES = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def idiom(kind: str, phrase: str, start: int) -> Figure | None:
    """The quantity of a phrase that one of the patterns matched; ``start`` is its place in the text."""
    return _READERS[kind](phrase, start)


def _make(
    phrase: str, start: int, number: tuple[int, int], value: Number | tuple[Number, ...], unit: str, form: str
) -> Figure:
    figure = Figure(start + number[0], start + number[1], "")
    figure.start, figure.end = start, start + len(phrase)
    figure.value, figure.unit, figure.form = value, unit, form
    return figure


def _last(words: dict[str, int], phrase: str) -> tuple[tuple[int, int], int] | None:
    hits = [
        (m.span(), words[m[0].lower()]) for m in re.finditer(rf"(?ai:(?<![a-z]){v.any_of(words)}(?![a-z]))", phrase)
    ]
    return hits[-1] if hits else None


def _rank(phrase: str, start: int) -> Figure | None:
    if phrase[0] == "第":
        digits = phrase[1:]
        return _make(
            phrase,
            start,
            (1, len(phrase)),
            int(digits) if digits.isascii() else read_chinese(digits),
            "{rank}",
            "ordinal",
        )
    if digits_found := _FIGURES.search(phrase):
        span, value = digits_found.span(), int(digits_found[0])
    elif (word := _last(v.ORDINAL_WORDS, phrase) or _last(v.NUMBER_WORDS, phrase)) is not None:
        span, value = word
    else:
        return None
    return _make(phrase, start, span, value, "{rank}", "ordinal")


def _multiple(phrase: str, start: int) -> Figure:
    lowered = phrase.lower()
    span = (0, len(phrase))
    if lowered == "twice":
        return _make(phrase, start, span, 2, "{times}", "multiple")
    if lowered in v.MULTIPLE_WORDS:
        return _make(phrase, start, span, v.MULTIPLE_WORDS[lowered], "{times}", "multiple")
    stem = re.sub("[ -]?fold$", "", lowered)
    value = v.NUMBER_WORDS.get(stem)
    return _make(phrase, start, (0, len(stem)), read_literal(stem) if value is None else value, "{times}", "multiple")


def _fraction(phrase: str, start: int) -> Figure:
    lowered = phrase.lower()
    if "/" in lowered:
        above, below = map(int, lowered.split("/"))
    elif lowered == "half":
        above, below = 1, 2
    else:
        count, part = re.split("[ -]", lowered, maxsplit=1)
        above, below = v.NUMBER_WORDS.get(count, 1), v.PART_WORDS.get(part) or v.PART_WORDS[part.removesuffix("s")]
    return _make(phrase, start, (0, len(phrase)), exact(100 * above, below), "%", "fraction")


def _among(phrase: str, start: int) -> Figure | None:
    words = phrase.lower().split()
    above, below = (v.NUMBER_WORDS.get(word) or int(word) for word in (words[0], words[-1]))
    if above >= below:
        return None
    return _make(phrase, start, (0, len(phrase)), exact(100 * above, below), "%", "fraction")


def _tenths(phrase: str, start: int) -> Figure:
    """The machine's "six become" for 六成, six tenths."""
    word = phrase.split()[0]
    return _make(phrase, start, (0, len(word)), 10 * v.NUMBER_WORDS[word.lower()], "%", "fraction")


def _hour(phrase: str, start: int) -> Figure:
    lowered = phrase.lower()
    minutes = next((minutes for word, minutes in _MINUTES.items() if word in lowered), None)
    span = (0, len(phrase))
    if minutes is None:
        return _make(phrase, start, span, 1, "h", "number")
    return _make(phrase, start, span, minutes, "min", "number")


def _window(phrase: str, start: int) -> Figure:
    return _make(phrase, start, (0, len(phrase)), (0, 100), "km/h", "condition")


_READERS = {
    "rank": _rank,
    "multiple": _multiple,
    "fraction": _fraction,
    "among": _among,
    "tenths": _tenths,
    "hour": _hour,
    "window": _window,
}

"""Numbers as they are written: digits with either convention of dots and commas, words, Chinese numerals."""

import re

from generator.extraction import _quantity_vocabulary as v

Number = int | float

#: Digits with thousands separators, a decimal point, or the continental comma and dot.
FIGURE = (
    r"0,[0-9]+(?![0-9,])|[0-9]{1,3}(?: [0-9]{3})* 000(?![0-9])"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}(?![0-9])"
    r"|[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3})+(?![0-9])|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.])"
    r"|[0-9]{1,3}(?:\.[0-9]{3})*,(?:[0-9]{1,2}|[0-9]{4,})(?![0-9,])|[0-9]+(?:\.[0-9]+)*"
)
_WORD_NUMBERS = v.any_of(v.NUMBER_WORDS)
_TENS = v.any_of(word for word, value in v.NUMBER_WORDS.items() if value >= 20)
_ONES = v.any_of(word for word, value in v.NUMBER_WORDS.items() if 0 < value < 10)
WORDED = (
    r"(?<![A-Za-z0-9'’_-])(?ai:half an?(?= )|an?(?= (?:hour|dozen|hundred|thousand|million|billion|trillion)\b)"
    rf"|(?:{_TENS}[ -]{_ONES}|{_WORD_NUMBERS})(?: and a half)?(?!-(?:drive|wheel))(?=[^a-z]|[lms])"
    rf"|{v.any_of(v.PAIRED_WORDS)}(?=[ -]))"
)
CHINESE_FIGURE = (
    f"[{''.join(v.CHINESE_DIGITS)}十百千]+(?=[{''.join(v.CHINESE_MAGNITUDES)}成倍辆台座颗家项元分小天年个公秒])"
)

_THIN = re.compile("[\u00a0\u202f\u2009 ]")
_COMMA_DECIMAL = re.compile(r"0,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})*,(?:[0-9]{1,2}|[0-9]{4,})")


def exact(above: int, below: int) -> Number:
    """The quotient as int where it is whole, else as the nearest float."""
    whole, rest = divmod(above, below)
    return above / below if rest else whole


def read_literal(literal: str, unit: str | None = None, magnitude: int = 1, *, dotted: bool = False) -> Number:
    """The value of digits as written, times the magnitude; dots and commas are told apart by places and unit."""
    if literal.isdigit():
        return int(literal) * magnitude
    digits = _THIN.sub("", literal)
    if _COMMA_DECIMAL.fullmatch(digits):
        digits = digits.replace(".", "")
        digits = digits.replace(",", ".")
    digits = digits.replace(",", "")
    whole, _, places = digits.partition(".")
    counted = unit is not None and unit[0] == "{" and unit != "{times}"
    limit = 1000 if dotted or counted else v.DOT_THOUSANDS.get(unit or "", 0)
    round_thousands = places == "000" and unit in v.DOT_THOUSANDS  # nobody writes "160.000 km" for 160
    if "." in places or round_thousands or (len(places) == 3 and magnitude == 1 and 0 < int(whole) < limit):
        return int(whole + places.replace(".", "")) * magnitude
    return exact(int(whole + places) * magnitude, 10 ** len(places))


def read_words(words: str) -> Number:
    """The value of number words such as "twenty-one" or "one and a half"; "a" is one."""
    halves = 0
    parts = re.split(r"[\s-]+", words.lower())
    for word in parts:
        halves += 1 if word == "half" else 2 * v.NUMBER_WORDS.get(word, v.PAIRED_WORDS.get(word, 0))
    return exact(halves or 2 * (parts[0] in {"a", "an"}), 2)


def read_chinese(text: str) -> int:
    """The value of a Chinese numeral below ten thousand."""
    total = current = 0
    for sign in text:
        if sign in v.CHINESE_DIGITS:
            current = v.CHINESE_DIGITS[sign]
        else:
            total += (current or 1) * v.CHINESE_MAGNITUDES[sign]
            current = 0
    return total + current

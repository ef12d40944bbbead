"""Whether an article's own words say more than the value that was made of them."""

import re

from generator.extraction.quantities import find_quantities
from generator.model import Claim
from generator.rendering import wording
from generator.rendering.quantities import number, numbers_of

_LOOSE = re.compile(r"(?<!\d)\.|\.(?!\d)|\bto\b|[\s,–—~“”\"'’-]+")
_CUT = re.compile(r"[\s,;]+(?:and|or)\s*$")  # words that led on to what is no part of the value
_SCALED = re.compile(r"\b(?:million|billion|trillion)\b")  # shown in the same manner
_PLAIN = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?: ?[a-z%]+){0,2}", re.IGNORECASE)  # a figure and its unit, no more


def reads_alike(claim: Claim, value: str) -> bool:
    """Whether the words add nothing to ``value``, the claim's as it is shown: the same but for marks, or for the unit's name."""
    named = f"{value} {wording.claim_label(claim)}"  # "221 cities" says no more than "Cities: 221"
    return _holds(_loosened(named), _loosened(claim.original)) or _same_quantity(claim)


def _loosened(text: str) -> str:
    return _LOOSE.sub("", _CUT.sub("", text)).casefold()


def _holds(shown: str, words: str) -> bool:
    """Whether the words stand in what is shown, and no number is cut by that."""
    at = shown.find(words)
    while at >= 0:
        around = shown[at - 1 : at] + shown[at + len(words) : at + len(words) + 1]
        if not any(character.isdigit() for character in around):
            return True
        at = shown.find(words, at + 1)
    return False


def _same_quantity(claim: Claim) -> bool:
    """Whether the words are the value's figure and another name of its unit, "1,000 kilometers", or its name, "top five"."""
    words = " ".join(claim.original.split())
    plain, spelt = _PLAIN.fullmatch(words), not re.search(r"\d", words)
    found = find_quantities(words) if (plain or spelt) and numbers_of(claim.value) else []
    if len(found) != 1 or found[0].value != claim.value or claim.unit not in (found[0].unit, None):
        return False
    if not plain:
        return (found[0].start, found[0].end) == (0, len(words))
    scaled = number(found[0].value) if isinstance(found[0].value, int | float) else ""
    shown = number(float(plain[1].replace(",", "")))
    return shown == scaled or bool(_SCALED.search(words))

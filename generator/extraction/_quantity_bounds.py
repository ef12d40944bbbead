"""Bounds: the words around a figure that say it is a floor, a ceiling or a rough value."""

import re

from generator.extraction import _quantity_vocabulary as v
from generator.model import Bound

_WINDOW = 48  # code points before a figure that can hold its bound
_WORDS: dict[str, Bound] = {v.key(word): bound for bound, words in v.RULES["bounds"].items() for word in words}
_CHINESE: dict[str, Bound] = {word: bound for bound, words in v.RULES["chinese_bounds"].items() for word in words}
_AFTER: dict[str, Bound] = {str(word): bound for bound, words in v.RULES["after_bounds"].items() for word in words}

_SPELLED = [word for words in v.RULES["bounds"].values() for word in words if word[0].isalpha()]
_SIGNS = [word for words in v.RULES["bounds"].values() for word in words if not word[0].isalpha()]
_FILLER = f"(?:(?ai:{v.any_of(v.RULES['bound_fillers'])})(?![A-Za-z])|{v.any_of(v.PREFIXES)})"
#: Group ``word``, ``sign`` or ``chinese``: the last bound before a figure with nothing but fillers between.
_BEFORE = re.compile(
    rf"(?:(?<![A-Za-z])(?P<word>(?ai:{v.any_of(_SPELLED)}))(?![A-Za-z])"
    rf"|(?P<sign>{v.any_of(_SIGNS)})|(?P<chinese>{v.any_of(_CHINESE)}))"
    rf"(?:[\s\u00a0]*{_FILLER}){{0,5}}[\s\u00a0-]*[\"“]?$"
)
_BEHIND = re.compile(
    rf"(?ai:{'|'.join(re.escape(word) for word in sorted(_AFTER, key=len, reverse=True))})(?![a-z0-9]|\s+than)"
)
#: "2.8 % above the 15,641 of September" compares and sets no bound.
_COMPARED = re.compile(
    r"(?:[0-9]\s?%|percent|per cent|points|times|[0-9]+ (?:mm|kg|km|kWh|units|cars|vehicles)"
    r"|yuan|dollars|euros|pounds|USD|RMB)\s$"
)
_OVER = re.compile(rf"(?<![a-z])(?ai:{v.any_of(v.RULES['over_verbs'])})\s$")
_QUICK = re.compile(r"[A-Za-z一-鿿~≈.-][\s\u00a0]*[\"“]?$")
_LETTERS = re.compile("[A-Za-z]+")
#: The letters right before a figure that has a bound: the end of a bound's words, or a filler.
_LAST = frozenset(
    "".join(words[at:])
    for phrase in (*_SPELLED, *v.RULES["bound_fillers"], *v.PREFIXES)
    for words in [_LETTERS.findall(phrase.lower())]
    for at in range(len(words))
)


def bound_of(text: str, start: int, number_end: int, end: int) -> Bound:
    """The bound of a quantity from the words before ``start`` and the sign or words after its number or its end."""
    for position in (number_end, end):
        if found := _BEHIND.match(text, position):
            return _AFTER[found[0].lower()]
    if not _is_led(text, start):
        return "eq"
    found = _BEFORE.search(text, max(0, start - _WINDOW), start)
    if not found or _COMPARED.search(text, max(0, found.start() - 20), found.start()):
        return "eq"
    if found["word"]:
        if v.key(found["word"]) == "over" and _OVER.search(text, max(0, found.start() - 12), found.start()):
            return "eq"
        return _WORDS[v.key(found["word"])]
    return _WORDS[v.key(found["sign"]) or found["sign"]] if found["sign"] else _CHINESE[found["chinese"]]


def _is_led(text: str, start: int) -> bool:
    """Whether a bound may end before ``start``: a quick look at the last letters or sign, which spares most searches."""
    last = _QUICK.search(text, max(0, start - 4), start)
    if last is None or not _LETTERS.match(last[0]):
        return last is not None
    return _LETTERS.findall(text, max(0, last.start() - 24), last.start() + 1)[-1].lower() in _LAST

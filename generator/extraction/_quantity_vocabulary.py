"""The words of ``knowledge/units.yml`` as compiled patterns and look-up tables, made once."""

import re
from collections.abc import Iterable
from typing import Any

from generator.knowledge import rules
from generator.knowledge.alternation import alternation

RULES: Any = rules("units")

SPACE = "[ \u00a0\u202f\u2009]"
#: A gap between a figure and its unit: nothing, a space or a hyphen.
GAP = f"(?:{SPACE}|[-‑]|{SPACE}?[-‑]{SPACE}?)?"
#: A symbol ends where no small letter, digit or second capital follows ("700kmThe" ends after km).
SYMBOL_END = r"(?![a-z0-9]|[A-Z](?![a-z]))"
WORD_END = r"(?![a-z])"
DASH = "[-‑–—―~～−]"


def key(text: str) -> str:
    """The form under which words are looked up: lower case, without spaces and hyphens."""
    return re.sub(r"[\s\u00a0\u202f\u2009‑-]", "", text).lower()


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; a space in a word stands for a space, a hyphen or nothing."""
    return alternation(words, lambda word: re.sub(r"(?:\\ |\\-)", f"(?:{SPACE}|[-‑])?", re.escape(word)))


def exactly(words: Iterable[str]) -> str:
    """A pattern for any of the words to the letter, longest first."""
    return alternation(words)


def _with_plurals(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (str(word), f"{word}s")]


def _table(section: str, field: str, *, folded: bool) -> dict[str, str]:
    forms: dict[str, str] = {}
    for code, entry in RULES[section].items():
        for word in entry.get(field, ()):
            forms.setdefault(key(word) if folded else str(word), str(code))
            if folded:
                forms.setdefault(key(word) + "s", str(code))
    return forms


SYMBOLS = _table("units", "symbols", folded=False) | _table("currencies", "symbols", folded=False)
WORDS = _table("units", "words", folded=True) | _table("currencies", "words", folded=True)
CHINESE = (
    _table("units", "chinese", folded=False)
    | _table("currencies", "chinese", folded=False)
    | _table("nouns", "chinese", folded=False)
)
PREFIXES = _table("currencies", "prefixes", folded=False)
NOUNS = _table("nouns", "words", folded=True)
CURRENCIES = frozenset(map(str, RULES["currencies"]))
RATES = {key(word): str(code) for code, words in RULES["rates"].items() for word in _with_plurals(words)}
RATE_ADVERBS = {key(word): str(code) for code, words in RULES["rate_adverbs"].items() for word in words}
MAGNITUDES: dict[str, int] = {key(word): int(value) for word, value in RULES["magnitudes"].items()} | {
    key(word) + "s": int(value) for word, value in RULES["magnitudes"].items()
}
LETTER_MAGNITUDES: dict[str, int] = dict(RULES["letter_magnitudes"])
CHINESE_MAGNITUDES: dict[str, int] = dict(RULES["chinese_magnitudes"])
CHINESE_DIGITS: dict[str, int] = dict(RULES["chinese_digits"])
NUMBER_WORDS: dict[str, int] = dict(RULES["number_words"])
PAIRED_WORDS: dict[str, int] = dict(RULES["paired_words"])
PAIRED_UNITS = frozenset(RULES["paired_units"])
ORDINAL_WORDS: dict[str, int] = dict(RULES["ordinal_words"])
PART_WORDS: dict[str, int] = dict(RULES["part_words"])
MULTIPLE_WORDS: dict[str, int | float] = dict(RULES["multiple_words"])
DOT_THOUSANDS: dict[str, int] = dict(RULES["dot_thousands"])

_UNIT_WORDS = any_of(
    _with_plurals(
        word
        for section in ("units", "currencies")
        for entry in RULES[section].values()
        for word in entry.get("words", ())
    )
)
#: Groups: ``symbol``, ``word`` or ``chinese``, matched right after a figure or its magnitude.
UNIT = re.compile(
    f"{GAP}(?:(?:(?ai:{any_of(RULES['unit_adjectives'])}){SPACE})?(?P<word>(?ai:{_UNIT_WORDS}))"
    f"{WORD_END}(?!-(?:{'|'.join(RULES['unit_compounds'])}))"
    f"|(?P<open>\\()?(?P<symbol>{exactly(SYMBOLS)}){SYMBOL_END}(?(open)\\))"
    f"|(?P<chinese>{exactly(CHINESE)}))"
)
MAGNITUDE = re.compile(
    f"{GAP}(?:(?P<word>(?ai:{any_of(_with_plurals(RULES['magnitudes']))})){WORD_END}(?:{SPACE}of(?={SPACE}))?"
    f"|(?P<chinese>[{''.join(CHINESE_MAGNITUDES)}]+))"
)
LETTER_MAGNITUDE = re.compile(f"{SPACE}?([{''.join(LETTER_MAGNITUDES)}])(?![A-Za-z0-9/·-])")

_NOUN_FORMS = _with_plurals(word for entry in RULES["nouns"].values() for word in entry["words"])
_COMPOUNDS = any_of(form for form in _NOUN_FORMS if " " in form and form.split()[0] in RULES["adjectives"])
ADJECTIVE = (
    f"(?!(?ai:{_COMPOUNDS}){WORD_END})(?:(?ai:{any_of(RULES['adjectives'])})(?![A-Za-z])"
    f"|(?!{exactly(RULES['adjective_stops'])}\\b)[A-Z][A-Za-z0-9'’+-]*+"
    f"|[a-z]++-[a-z-]++|[a-z]{{3,}}(?:al|ic|ive|ous|able)(?![a-z]))"
)
NOUN = f"(?P<noun>(?ai:{any_of(_NOUN_FORMS)})){WORD_END}"
_NOUN_GAP = f"(?:{SPACE}|[-‑]|/)"
#: Group ``noun``: the counted thing after a figure, with up to five adjectives or names between.
COUNTED = re.compile(f"(?:{_NOUN_GAP}(?:{ADJECTIVE}{_NOUN_GAP}){{0,5}})?{NOUN}")

_RATE_WORDS = any_of(_with_plurals(word for words in RULES["rates"].values() for word in words))
RATE = re.compile(
    f"(?ai:(?:{SPACE}?/{SPACE}?|{SPACE}(?P<link>per|a|an|every|each|one){SPACE})(?P<rate>{_RATE_WORDS}){WORD_END}"
    f"|{SPACE}(?P<adverb>{any_of(word for words in RULES['rate_adverbs'].values() for word in words)}){WORD_END})"
)

"""What bylines are made of: stamps, names, and what a line says of an article."""

import functools
import re
from collections.abc import Iterable

from msgspec import Struct, structs

from generator.knowledge import rules
from generator.knowledge.alternation import alternation

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_TIME = (
    r"(?:(?:\s*[（(]?(?:星期|周)[一二三四五六日天][)）]?)?[T,]?\s*(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?"
    r"\s*(?:[ap]\.?m\.?)?(?:\s*(?:Z|(?-i:[A-Z]{2,4}(?![a-z]))(?:[+-]\d{1,2})?|[+-]\d{2}:?\d{2}))?)"
)
_DAY_MONTH = rf"(?:{MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{MONTH})"
STAMP_FORM = (
    rf"(?:(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
    rf"(?:{_DAY_MONTH}(?:,?\s*(?:19|20)\d{{2}}\b)?"
    r"|(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
    rf"|(?:19|20)\d{{2}},?\s+{_DAY_MONTH}"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d{2}"
    rf"|\d{{1,2}}[-月]\d{{1,2}}日?(?={_TIME}|\s*$|\s\s)"
    rf")(?!\d){_TIME}?)"
)
STAMP = re.compile(STAMP_FORM, re.IGNORECASE)

WORD = r"[A-Z\u4e00-\u9fff][\w.'’&+-]{0,30}"
NAME = re.compile(rf"{WORD}(?:\s+(?:{WORD}|of|the|and|&|de|da|di|del|van|von|der|den|bin|al|for|in|on|\d+)){{0,7}}$")
PEOPLE = re.compile(
    rf"{WORD}(?:(?:,\s+|\s+and\s+|\s*[&/、]\s*|\s+)(?:{WORD}|de|da|di|del|van|von|der|den|bin|al)){{0,9}}$"
)


class Byline(Struct, frozen=True, kw_only=True):
    """What a line says of the article; each value as written, ``published`` as the text of the date."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    editor: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    end: int = 0  # where the byline stops in the line it was found in; the text begins there

    def merged(self, other: "Byline") -> "Byline":
        """This byline, with gaps filled from another."""
        gaps = {field: getattr(other, field) for field in _FIELDS if not getattr(self, field)}
        return structs.replace(self, **gaps)


_FIELDS = ("title", "publisher", "author", "editor", "published", "updated", "url")


def alternatives(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longer ones first, their blanks of any width."""
    return alternation(words, lambda word: re.escape(word).replace(r"\ ", r"\s+"))


@functools.cache
def _outlet_words() -> frozenset[str]:
    return frozenset(rules("bylines")["publisher_words"])


def is_outlet(name: str) -> bool:
    """Whether a name is that of a paper, agency or site: a word in it says so."""
    words = re.findall(r"[a-z]+", name.lower())
    return any(w in _outlet_words() for w in words)


def outlet(name: str | None) -> str | None:
    """The paper's name: as a translated credit "Harbour Daily News" is the Harbour Daily's news."""
    if not name:
        return None
    return re.sub(r"(?<=Daily|Times|Press) [Nn]ews$", "", name.strip()) or None


def stamp_in(text: str) -> str | None:
    """The first date with its time in a text, as written."""
    match = STAMP.search(text)
    return match.group().strip() if match else None

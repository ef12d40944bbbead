"""The scanner: one union pattern of all forms, behind a gate that most places of a text do not pass."""

import functools
import itertools
import re

from generator.extraction._date_forms import months
from generator.extraction._date_patterns import sources
from generator.knowledge import rules

_DIGIT, _ANY = "(?=[0-9])", ""
#: What forms begin with that do not begin with a letter; so a place tries a few forms instead of all.
_BEGIN = {
    **dict.fromkeys(("cjk", "iso", "clocked", "slash", "years", "dmy", "time", "year"), _DIGIT),
    **dict.fromkeys(
        ("hanzi", "opening", "quarter", "shared", "half", "nth", "ahead", "ago", "decade", "century", "short"), _ANY
    ),
}


@functools.cache
def forms() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """The union pattern, whose named groups are the forms, and the pattern of each form with its own groups."""
    patterns = sources()
    bare = {name: re.sub(r"\(\?P<\w+>", "(?:", pattern) for name, pattern in patterns.items()}
    runs = [
        f"{begin}(?:" + "|".join(f"(?P<{name}>{bare[name]})" for name in names) + ")"
        for begin, names in itertools.groupby(bare, key=lambda name: _BEGIN.get(name, "(?=[A-Za-z])"))
    ]
    return re.compile("|".join(runs)), {name: re.compile(pattern) for name, pattern in patterns.items()}


def places(text: str) -> list[int]:
    """The offsets at which a form may begin, in order; the union pattern is tried at these alone."""
    words, others = _gates()
    found = {match.start() for match in words.finditer(f" {text}")}  # of the sign before: the place in the text itself
    found.update(match.start() for match in others.finditer(text))
    return sorted(found)


@functools.cache
def _gates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the sign before a small word, and of the first letter or sign of what may follow anything.

    Each begins with a set of letters, which lets the search skip most of a text.
    """
    capitals = _first_capitals()
    small = re.compile(rf"[^A-Za-z](?=['’`]|{_either({word for word in _words() if word[0].isalpha()})})")
    signs = "|".join(_first_signs())
    return small, re.compile(rf"{capitals}|{signs}|" + "|".join(f"{digit}(?<![0-9].)" for digit in "0123456789"))


def _first_signs() -> list[str]:
    """The Chinese characters that a form begins with."""
    return sorted({word[0] for word in rules("dates")["hanzi"]})


def _first_capitals() -> str:
    """A pattern of every word with a capital letter that a form begins with."""
    data = rules("dates")
    days = [form for name in data["weekdays"] for form in (name.title(), name.upper())]
    spelled = {word.capitalize() for word in _words()} | {"FY", "H1", "H2", "Q1", "Q2", "Q3", "Q4"}
    return _either({word for word in (*months(), *days, *data["feasts"], *spelled) if word[0].isupper()})


def _words() -> set[str]:
    """The words that a form begins with, all but names."""
    data = rules("dates")
    keys = ("lowercase_months", "numbers", "ordinals", "seasons", "days", "shifts", "context_shifts", "leads")
    return {str(word) for key in keys for word in data[key]}


def _either(phrases: set[str]) -> str:
    """A pattern of the first word of each phrase, by its first letter, which alone is consumed."""
    tree: dict[str, set[str]] = {}
    for phrase in phrases:
        word = phrase.split()[0]
        tree.setdefault(word[0], set()).add(re.escape(word[1:]))
    return "|".join(f"{first}(?=(?:{'|'.join(sorted(rest))})(?![a-z]))" for first, rest in sorted(tree.items()))

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
        ("hanzi", "opening", "quarter", "shared", "half", "nth", "ago", "decade", "century", "short"), _ANY
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
    union = re.compile(gate() + "(?:" + "|".join(runs) + ")")
    return union, {name: re.compile(pattern) for name, pattern in patterns.items()}


def gate() -> str:
    """A pattern of the places where a form may begin."""
    return rf"(?:(?<![A-Za-z])(?=[0-9'’`]|{_first_letters()})|(?=[0-9{_first_signs()}]|{_first_capitals()}))"


def _first_signs() -> str:
    """The Chinese characters that a form begins with."""
    return "".join(sorted({word[0] for word in rules("dates")["hanzi"]}))


def _first_capitals() -> str:
    """A pattern of the beginning of every form that begins with a capital letter."""
    data = rules("dates")
    days = [form for name in data["weekdays"] for form in (name.title(), name.upper())]
    spelled = {word.capitalize() for word in _words()} | {"FY", "H1", "H2", "Q1", "Q2", "Q3", "Q4"}
    return _either({word for word in (*months(), *days, *data["feasts"], *spelled) if word[0].isupper()}) + r"|A[\s-]"


def _first_letters() -> str:
    """A pattern of the beginning of every lower-case word that a form begins with."""
    return _either({word for word in _words() if word[0].isalpha()})


def _words() -> set[str]:
    data = rules("dates")
    keys = ("lowercase_months", "numbers", "ordinals", "seasons", "days", "shifts", "context_shifts", "leads")
    return {str(word).ljust(2) for key in keys for word in data[key]}


def _either(words: set[str]) -> str:
    """A pattern of the first four letters of each word, by their first letter."""
    tree: dict[str, set[str]] = {}
    for word in words:
        tree.setdefault(word[0], set()).add(re.escape(word[1:4]))
    return "|".join(f"{first}(?:{'|'.join(sorted(rest))})" for first, rest in sorted(tree.items()))

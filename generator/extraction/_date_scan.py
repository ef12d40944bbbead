"""The scanner: one union pattern of all forms, behind a gate that most places of a text do not pass."""

import functools
import re

from generator.extraction._date_patterns import sources
from generator.knowledge import rules


@functools.cache
def forms() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """The union pattern, whose named groups are the forms, and the pattern of each form with its own groups."""
    patterns = sources()
    bare = {name: re.sub(r"\(\?P<\w+>", "(?:", pattern) for name, pattern in patterns.items()}
    gate = rf"(?:(?<![A-Za-z])(?=[0-9'’`]|{_first_letters()})|(?=[A-Z0-9一-鿿]))"
    union = re.compile(gate + "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in bare.items()) + ")")
    return union, {name: re.compile(pattern) for name, pattern in patterns.items()}


def _first_letters() -> str:
    """A pattern of the first two letters of every lower-case word that a form begins with."""
    data = rules("dates")
    keys = ("lowercase_months", "numbers", "ordinals", "seasons", "days", "shifts", "context_shifts")
    begun = {str(word)[:2].ljust(2) for key in keys for word in data[key]} | {word[:2] for word in data["leads"]}
    tree: dict[str, str] = {}
    for pair in sorted(begun):
        if pair[0].isalpha():
            tree[pair[0]] = tree.get(pair[0], "") + pair[1]
    return "|".join(f"{first}[{seconds}]" for first, seconds in tree.items())

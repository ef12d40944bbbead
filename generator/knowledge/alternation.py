"""Vocabulary as part of a pattern: any of many words, in a form that a search is quick with."""

import re
from collections.abc import Callable, Iterable
from typing import Any


def alternation(words: Iterable[Any], pattern: Callable[[str], str] = re.escape) -> str:
    """A pattern of any of the words, the longest first; ``pattern`` makes one of a word or of the end of a word.

    The words are grouped by their first letter: at a place in a text that begins with another, a group of words costs no
    more than one word.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted({str(word) for word in words}, key=lambda word: (-len(word), word)):
        groups.setdefault(word[0].lower(), []).append(word)
    return f"(?:{'|'.join(_group(group, pattern) for group in groups.values())})"


def _group(words: list[str], pattern: Callable[[str], str]) -> str:
    """The words of one first letter; written out where it is large in some and small in others."""
    first = words[0][0]
    if len(words) == 1 or any(word[0] != first for word in words):
        return "|".join(map(pattern, words))
    return f"{pattern(first)}(?:{'|'.join(pattern(word[1:]) for word in words)})"

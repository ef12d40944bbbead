"""Whether a machine translated an article; the signs stand in knowledge/translation.yml."""

import functools
import re
from collections import Counter

import ahocorasick_rs

from generator.knowledge import rules

_ENOUGH = 3  # places at which a sign counts
_MIN_WORDS = 350  # short texts are measured as if they had as many words
_SEEN = 8000  # characters that are looked at
_CJK = re.compile(r"[\u4e00-\u9fff]")


@functools.cache
def _patterns() -> list[tuple[float, re.Pattern[str]]]:
    return [(float(sign["weight"]), re.compile(sign["match"])) for sign in rules("translation")["patterns"]]


@functools.cache
def _phrases() -> tuple[ahocorasick_rs.AhoCorasick, list[float]]:
    """The automaton of all phrases, and their weights in its order."""
    weights = {
        phrase: float(weight) for weight, phrases in rules("translation")["phrases"].items() for phrase in phrases
    }
    return ahocorasick_rs.AhoCorasick(list(weights), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), list(
        weights.values()
    )


def is_machine_translated(text: str) -> bool | None:
    """True or False where the signs are clear, else None; None too for a text that is Chinese itself."""
    text = text[:_SEEN]
    words = text.count(" ") + 1
    if not text.isascii() and len(_CJK.findall(text)) > words:
        return None
    density = 1000 * _score(text) / max(words, _MIN_WORDS)
    limits = rules("translation")["thresholds"]
    if density >= limits["true"]:
        return True
    return False if density <= limits["false"] else None


def _score(text: str) -> float:
    score = 0.0
    for weight, pattern in _patterns():
        for found, _ in enumerate(pattern.finditer(text), 1):
            score += weight
            if found == _ENOUGH:
                break
    automaton, weights = _phrases()
    lower = text.lower()
    places = Counter(
        index
        for index, start, end in automaton.find_matches_as_indexes(lower)
        if not lower[start - 1 : start].isalnum() and not lower[end : end + 1].isalnum()
    )
    return score + sum(weights[index] * min(n, _ENOUGH) for index, n in places.items())

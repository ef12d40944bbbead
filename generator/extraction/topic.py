"""Is an article about the field: cars that drive on electricity, their makers and their parts?"""

from __future__ import annotations

import functools
import re

from generator.knowledge import rules


@functools.cache
def _field() -> tuple[re.Pattern[str], re.Pattern[str], float, float]:
    words = rules("topic")
    strong = re.compile(r"(?<![A-Za-z])(?:" + "|".join(words["strong"]) + r")(?![a-z])", re.IGNORECASE)
    plain = re.compile(r"(?<![A-Za-z])(?:" + "|".join(words["plain"]) + r")(?![a-z])", re.IGNORECASE)
    return strong, plain, float(words["needed"]), float(words["density"])


def is_on_topic(text: str, makers: int) -> bool:
    """True where field words and ``makers``, the number of sure mentions of car makers, weigh enough for the length.

    A repeated word weighs less than a new one. The search ends as soon as the words found are enough.
    """
    strong, plain, needed, density = _field()
    words = max(len(text.split()), 40)
    score, found = float(min(makers, 6)), False
    for pattern, weight in ((strong, 2.0), (plain, 1.0)):
        seen: set[str] = set()
        for match in pattern.finditer(text):
            word = match.group().lower()
            score += weight * (0.25 if word in seen else 1.0)
            seen.add(word)
            found = True
            if score >= needed and 100 * score / words >= density:
                return True
    return (found or not makers) and score >= needed and 100 * score / words >= density

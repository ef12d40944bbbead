"""Is an article about the field: cars that drive on electricity, their makers and their parts?"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection

from generator.knowledge import rules


@functools.cache
def _field() -> tuple[re.Pattern[str], re.Pattern[str], float, float]:
    words = rules("topic")
    strong = re.compile(r"(?<![A-Za-z])(?:" + "|".join(words["strong"]) + r")(?![a-z])", re.IGNORECASE)
    plain = re.compile(r"(?<![A-Za-z])(?:" + "|".join(words["plain"]) + r")(?![a-z])", re.IGNORECASE)
    return strong, plain, float(words["needed"]), float(words["density"])


def is_on_topic(text: str, makers: int) -> bool:
    """True where field words and ``makers``, the number of sure mentions of car makers, weigh enough for the length."""
    strong, plain, needed, density = _field()
    found_strong = [match.group().lower() for match in strong.finditer(text)]
    found_plain = [match.group().lower() for match in plain.finditer(text)]
    if makers and not found_strong and not found_plain:
        return False
    score = 2 * _spread(found_strong) + _spread(found_plain) + min(makers, 6)
    words = max(len(text.split()), 40)
    return score >= needed and 100 * score / words >= density


def _spread(found: Collection[str]) -> float:
    """Counts a repeated word less than a new one."""
    return len(set(found)) + 0.25 * (len(found) - len(set(found)))

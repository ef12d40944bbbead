"""The publisher that a text names where no byline does."""

import functools
import re
from collections.abc import Iterator

from generator.knowledge import rules
from generator.reading.byline_forms import WORD, is_outlet, outlet


def named_publisher(text: str) -> str | None:
    """The publisher that a notice at the end or the paper's own reporters name, or None.

    "Please indicate the source: Night Owl Finance", "a reporter from Harbour Business Daily visited the plant".
    """
    for match in _matches("named_in_notice", text):
        name = _first_group(match)
        if is_outlet(name):
            return outlet(name)
    counts: dict[str, int] = {}
    for match in _matches("own_reporter", text):
        name = _first_group(match)
        if is_outlet(name):
            counts[name] = counts.get(name, 0) + 1
    best = max(counts, key=lambda n: (counts[n], len(n)), default=None)
    return outlet(best) if best and counts[best] > 1 else None


def _matches(section: str, text: str) -> Iterator[re.Match[str]]:
    """The matches of a section's patterns, of which those are tried whose words the text has."""
    entries = rules("bylines")[section]
    patterns = tuple(entry["match"] for entry in entries if any(word in text for word in entry["needs"]))
    return _union(patterns).finditer(text) if patterns else iter(())


@functools.cache
def _union(patterns: tuple[str, ...]) -> re.Pattern[str]:
    name = rf"(?<!\w)({WORD}(?:\s+{WORD}){{0,4}})"
    return re.compile("|".join(f"(?:{pattern.replace('NAME', name)})" for pattern in patterns))


def _first_group(match: re.Match[str]) -> str:
    return next(g for g in match.groups() if g).strip(" .")

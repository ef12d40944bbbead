"""Whether a machine translated an article; the signs stand in knowledge/translation.yml."""

import functools
import re

from generator.knowledge import rules

_ENOUGH = 3  # places at which a mark counts
_MIN_WORDS = 400  # short texts are measured as if they had as many words
_CJK = re.compile(r"[\u4e00-\u9fff]")


@functools.cache
def _marks() -> list[tuple[float, re.Pattern[str]]]:
    return [
        (float(mark["weight"]), re.compile(mark["match"], 0 if mark.get("case") else re.IGNORECASE))
        for mark in rules("translation")["marks"]
    ]


def is_machine_translated(text: str) -> bool | None:
    """True or False where the signs are clear, else None; None too for a text that is Chinese itself."""
    words = text.count(" ") + 1
    if len(_CJK.findall(text)) > words:
        return None
    score = 0.0
    for weight, pattern in _marks():
        for found, _ in enumerate(pattern.finditer(text), 1):
            score += weight
            if found == _ENOUGH:
                break
    density = 1000 * score / max(words, _MIN_WORDS)
    limits = rules("translation")["thresholds"]
    if density >= limits["yes"]:
        return True
    return False if density <= limits["no"] else None

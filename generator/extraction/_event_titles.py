"""Titles of events: the words of the sentence that say what happened."""

from __future__ import annotations

import re

_TITLE = 96
_CONJUNCTION = re.compile(r"^(?:and|but|while|which|so|that|where|with|whereas|as)\s", re.IGNORECASE)


def title_of(sentence: str, start: int, end: int, *, name: str, named: bool) -> str:
    """The clause of the date, or the sentence where the clause is too short; cut at a word.

    Where the clause does not name who it is about, ``name`` stands before it.
    """
    text = re.sub(r"\s+", " ", sentence[start:end]).strip(' ,;:-—|*#"“”>')
    if len(text) < 30:
        text, named = re.sub(r"\s+", " ", sentence).strip(" ,;:-—|*#>"), True
    text = _CONJUNCTION.sub("", text)
    if not named:
        text = f"{name}: {text}"
    if len(text) <= _TITLE:
        return text[:1].upper() + text[1:]
    return text[:1].upper() + text[1:_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"

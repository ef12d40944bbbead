"""Words for what happened: which type an event is of."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Sequence

from generator.extraction.context import Context, Line
from generator.extraction.dates import FoundDate
from generator.extraction.edtf import is_past
from generator.extraction.phrases import Cue, PhraseFinder
from generator.knowledge import rules
from generator.model import EventType


def event_cues(context: Context) -> list[Cue]:
    """The cues of the text, but for words of names: "Xiaokang shares" is a company, "Xiaomi Factory" a place."""
    names = [mention for line in context.lines for mention in line.mentions if mention.head]
    starts = [mention.start for mention in names]

    def is_named(cue: Cue) -> bool:
        at = bisect_right(starts, cue.start) - 1
        return at >= 0 and cue.end <= names[at].end

    return [cue for cue in _finder().find(context.text) if not is_named(cue)]


def type_of(context: Context, cues: Sequence[Cue], line: Line, date: FoundDate) -> EventType:
    """The type of what happened at a date: that of the nearest cue of its line; `other` where there is none."""
    ranks = _ranks()
    now = context.article.as_of
    coming = now is not None and is_past(now, date.edtf)
    best: tuple[float, int, str] = (1e9, 99, "other")
    for cue in cues:
        if cue.start < line.start or cue.end > line.end or cue.key not in ranks:
            continue
        if coming and cue.key == "statement":
            continue  # what somebody says of a day to come is not said on that day
        low, high = (cue.end, date.start) if cue.end <= date.start else (date.end, cue.start)
        cost = max(high - low, 0) / 6 + 6 * context.crossings(min(low, high), max(low, high))
        if cue.key in ("statement", "milestone", "announcement"):
            cost += 8
        best = min(best, (round(cost), ranks[cue.key], cue.key))
    return best[2]  # type: ignore[return-value]


@functools.cache
def _finder() -> PhraseFinder:
    return PhraseFinder({kind: phrases for kind, phrases in rules("events").items() if isinstance(phrases, list)})


@functools.cache
def _ranks() -> dict[str, int]:
    return {kind: rank for rank, kind in enumerate(rules("events")) if kind not in ("anchors", "marks", "spans")}

"""How sure a statement is, and who makes it."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left

from generator.extraction.context import Context, Line
from generator.extraction.matcher import lower
from generator.knowledge import rules
from generator.model import EventStatus, Status

_EVENT_STATUS: dict[str, EventStatus] = {
    "denied": "denied",
    "rumoured": "rumoured",
    "hypothetical": "rumoured",
    "target": "planned",
    "planned": "planned",
    "estimated": "planned",
}
#: Beginning with the sign before the verb: the search then skips the letters of all other words.
_SPEECH = re.compile(
    r"\W(?:said|says|say|told|wrote|added|noted|announced|declared?|claims?|claimed|revealed|disclosed|stressed|"
    r"emphasi[sz]ed|mentioned|replied|introduced|express|expressed|stated|forecast|posted|according to|believes?|admitted|explained)\b"
)
_TOLD = re.compile(r"told\s(?:the\s)?", re.IGNORECASE)  # before a name: who listens
_PRONOUN = re.compile(r"[\"“]?(?:He|She)\b")
_TURN = re.compile(r", (?:while|whereas)\b")
_IF = re.compile(r"(?<!as )(?<!even )(?<!asked )(?<!see )(?<!know )\bif (?!not\b|possible\b|any\b|necessary\b)")
_BOTH = re.compile(r"\s(?:not only|both)\s.*\b(?:but|and) also\b", re.DOTALL)  # after a cue that holds for both


@functools.lru_cache(maxsize=4)
def _speech(text: str) -> list[tuple[int, int]]:
    """Where the verbs of speech of a text begin and end."""
    return [(match.start(), match.end() - 1) for match in _SPEECH.finditer(f" {lower(text)}")]


@functools.cache
def _ranks() -> dict[str, int]:
    return {status: rank for rank, status in enumerate(rules("statuses"))}


def status_of(context: Context, line: Line, start: int, end: int) -> Status:
    """The status of what is said at ``start`` to ``end``: the least sure cue of its clause or before it in the sentence."""
    ranks = _ranks()
    best = "hypothetical" if context.text.startswith("If ", line.start) else "reported"
    if _IF.search(context.text, context.clause(line, start)[0], start):
        best = "hypothetical"
    if context.supposed.get(line.paragraph, end) < line.start:
        best = "hypothetical"  # an earlier sentence has begun to suppose
    told = context.modality.get(line.index)
    if told and ranks[told] < ranks.get(best, len(ranks)):
        best = told
    for cue in line.cues["status"]:
        if cue.key == "estimated" and context.text[cue.start - 1 : cue.start] == "(" and cue.start >= end:
            best = cue.key if ranks[cue.key] < ranks.get(best, len(ranks)) else best  # "490 km (estimation)"
            continue
        if cue.start >= end:
            if (
                context.crossings(end, cue.start) > 2
                or cue.start - end > 70
                or cue.key in ("planned", "target", "estimated")
            ):
                continue
        elif _TURN.search(context.text, cue.end, start):
            continue  # "is expected to ..., while the other gets 385 km"
        else:
            reach = 2 if cue.key in ("planned", "target", "claimed") else 5
            if context.crossings(cue.end, start) > reach and not _BOTH.match(context.text, cue.end, start):
                continue
        if ranks[cue.key] < ranks.get(best, len(ranks)):
            best = cue.key
    return best  # type: ignore[return-value]


def event_status_of(context: Context, line: Line, start: int, end: int) -> EventStatus:
    """The status of a happening that is dated at ``start`` to ``end``."""
    return _EVENT_STATUS.get(status_of(context, line, start, end), "happened")


def speaker_of(context: Context, line: Line) -> str | None:
    """The person, or else the organisation or maker, whose words a sentence gives; None where nobody speaks."""
    verbs = _speech(context.text)
    at = bisect_left(verbs, (line.start, 0))
    if at == len(verbs) or verbs[at][1] > line.end:
        return None
    start, end = verbs[at]
    rank = {"person": 0.0, "organisation": 60.0, "company": 60.0, "brand": 80.0}
    best: tuple[float, str] | None = None
    for mention in line.mentions:
        kind = context.kind(mention.entity)
        if kind not in rank or not mention.head or _TOLD.fullmatch(context.text, start, mention.start):
            continue
        if kind != "person" and _PRONOUN.match(context.text, line.start):
            continue  # "He believes that Orvane will grow"
        gap = min(abs(mention.end - start), abs(mention.start - end))
        if gap <= (170 if kind == "person" else 90) and (best is None or gap / 2 + rank[kind] < best[0]):
            best = (gap / 2 + rank[kind], mention.entity)
    return best[1] if best else None

"""Whose figure it is by the pronouns before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extraction._subject_asked import Asked, cost_before
from generator.extraction.cast import group_of
from generator.extraction.context import Line
from generator.extraction.discourse import Discourse
from generator.extraction.phrases import Cue
from generator.extraction.referents import referent

_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")


def meant(discourse: Discourse, asked: Asked) -> Iterator[tuple[str, float]]:
    """Who the pronouns before a figure stand for, with their costs."""
    context, kinds = discourse.context, asked.attribute.subjects
    maker = discourse.maker
    if maker and context.kind(maker) in kinds and _speaks_for_itself(discourse, asked):
        yield maker, 20.0
    for cue in asked.line.cues["anaphora"]:
        entity = referent(discourse, cue.key, asked.line, cue.start)
        part = cue.key == "technology" and discourse.product == "model" and "model" in kinds
        if part and context.text[cue.start : cue.end].lower() != "the system":
            continue  # "the battery" is the car's
        if entity and context.kind(entity) in kinds and cue.end <= asked.start:
            yield entity, -8.0 if cue.key == "latter" else _cost(discourse, asked, cue)


def _speaks_for_itself(discourse: Discourse, asked: Asked) -> bool:
    """True for "We delivered 9,000 cars" outside of quotation marks, as answers in an interview say it."""
    text, line = discourse.context.text, asked.line
    quoted = any(sign in text[line.start : line.end] for sign in '"“”')
    return not quoted and not discourse.cast.digest and _WE.search(text, line.start, asked.start) is not None


def _cost(discourse: Discourse, asked: Asked, cue: Cue) -> float:
    text = discourse.context.text
    cost = cost_before(discourse.context, asked, cue.start, cue.end)
    if text[max(0, cue.start - 4) : cue.start].lower() in (" of ", " for", "for "):
        cost += 24  # "17 % of the company": it serves another
    if " " in text[cue.start : cue.end]:
        return cost + 4
    topic = _opener(discourse, asked.line, cue.start) or discourse.topic
    return cost + 4 + (6 + 25 * (topic not in (None, cue.key)))


def _opener(discourse: Discourse, line: Line, offset: int) -> str | None:
    """The group of the name that the sentence begins with, where it stands before an offset."""
    first = line.mentions[0] if line.mentions else None
    if first is None or first.start - line.start > 6 or first.end > offset:
        return None
    return group_of(discourse.context.kind(first.entity))

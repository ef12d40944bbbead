"""Who supplies a car's battery or motor: "the supplier is X", "batteries from X", "X will supply cells for the Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.extraction._description_class import Description
from generator.extraction._description_owner import Owners
from generator.extraction.context import Context, Line
from generator.extraction.phrases import Cue
from generator.knowledge.attributes import attributes
from generator.model import MAKERS, Mention

_NAMED = re.compile(
    r"(?:\s(?:for|of)\s[^,.;]{1,40}?)?,?\s?(?:is|was|are|being|will be|remains|:|：)?\s?(?:the\s|a\s)?[\"“]?(?:company\s|giant\s|firm\s)?"
)
_SOURCE = re.compile(r"\s(?:the\s|both\s|either\s|battery\s|cell\s|maker\s|supplier\s|giant\s){0,4}")
_GAP = re.compile(r"(?:[’']s)?\s(?:own\s)?(?:[\w.-]+\s){0,4}")
_PART_BEFORE = re.compile(r"[^.;:]{0,46}")
_HAVING_REACH = 44
_AND = (" and ", ", ", " or ", " & ", "/")
_FOR = re.compile(r"[^.;]{0,60}?\s(?:to|for|of|in)\s(?:the\s|its\s|their\s)?(?:new\s|electric\s|\w+[’']s\s)?")


def suppliers(context: Context, owners: Owners, line: Line, cues: Sequence[Cue]) -> Iterator[Description]:
    """Each supplier that the line names, with the car whose part it is."""
    makers = [m for m in line.mentions if context.kind(m.entity) in MAKERS]
    if not makers:
        return
    parts = [(cue.start, cue.end, part) for cue in cues if (part := _part(cue))]
    previous: tuple[Mention, list[Description]] | None = None
    for maker in makers:
        found: list[Description] = []
        if previous and context.text[previous[0].end : maker.start] in _AND:
            name = context.lexicon.entities[maker.entity].name
            found = [one._replace(value=name, start=maker.start, end=maker.end) for one in previous[1]]
        elif not owners.is_doubted(line, cues, maker.start):
            found = [
                *_stated(context, owners, line, cues, parts, maker),
                *_delivering(context, line, cues, parts, maker),
            ]
        previous = maker, found
        yield from found


def _stated(
    context: Context,
    owners: Owners,
    line: Line,
    cues: Sequence[Cue],
    parts: Sequence[tuple[int, int, str]],
    maker: Mention,
) -> Iterator[Description]:
    """The name after "supplier is" or "batteries from", or before the part that a car "uses"."""
    text = context.text
    for cue in cues:
        before = [part for part in parts if part[0] <= cue.start]
        if cue.key == "supplier" and cue.end <= maker.start and _NAMED.fullmatch(text, cue.end, maker.start):
            part = before[-1][2] if before else _by_sector(context, maker.entity)
            yield from _of_car(context, owners, line, maker, part, maker.start)
        elif cue.key == "supply" and cue.end < maker.start and before and _SOURCE.fullmatch(text, cue.end, maker.start):
            part_end = before[-1][1]
            if context.crossings(part_end, cue.start) == 0 and _PART_BEFORE.fullmatch(text, part_end, cue.start):
                yield from _of_car(context, owners, line, maker, before[-1][2], before[-1][0])
    if context.lexicon.entities[maker.entity].sector != "batteries":
        return
    has = any(c.key in ("having", "sure_having") and 0 <= maker.start - c.end < _HAVING_REACH for c in cues)
    for start, _, part in parts:
        if has and maker.end < start and _GAP.fullmatch(text, maker.end, start):
            yield from _of_car(context, owners, line, maker, part, maker.start)
            return


def _of_car(
    context: Context, owners: Owners, line: Line, maker: Mention, part: str | None, at: int
) -> Iterator[Description]:
    if part is None or (part == "motor" and context.lexicon.entities[maker.entity].sector == "batteries"):
        return
    attribute = attributes()[f"{part}_supplier"]
    owner = owners.spoken_of(line, at, maker.end, attribute)
    if owner and context.kind(owner) == "model":
        yield Description(owner, attribute.id, context.lexicon.entities[maker.entity].name, maker.start, maker.end)


def _delivering(
    context: Context, line: Line, cues: Sequence[Cue], parts: Sequence[tuple[int, int, str]], maker: Mention
) -> Iterator[Description]:
    """ "X will supply cells for the Y"."""
    for cue in cues:
        if cue.key != "supplies" or not 0 <= cue.start - maker.end < 24:
            continue
        part = next((part for part in parts if 0 <= part[0] - cue.end < 50), None)
        car = next((m for m in line.mentions if part and m.start > part[1] and context.kind(m.entity) == "model"), None)
        if part and car and _FOR.fullmatch(context.text, part[1], car.start):
            name = context.lexicon.entities[maker.entity].name
            yield Description(car.entity, f"{part[2]}_supplier", name, maker.start, maker.end)


def _part(cue: Cue) -> str | None:
    """The part that a cue names; a battery's type does for the battery."""
    if cue.key.startswith("part="):
        return cue.key.partition("=")[2]
    return "battery" if cue.key.startswith("battery_type=") else None


def _by_sector(context: Context, maker: str) -> str | None:
    return "battery" if context.lexicon.entities[maker].sector == "batteries" else None

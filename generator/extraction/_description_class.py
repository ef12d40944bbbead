"""The class of a car: "the X is positioned as a mid-size SUV", "small SUV X", "The five-door hatchback"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.extraction._description_owner import Owners
from generator.extraction._description_vocabulary import class_adjectives, class_weight, link
from generator.extraction.context import Context, Line
from generator.extraction.phrases import Cue
from generator.extraction.referents import referent
from generator.model import Mention

_BODIES = ("body", "vehicle")
_REACH = 72
_LINK = 90
_CALLED = re.compile(
    r"[\s\"“'‘《]*(?:,?\s?(?:called|named|dubbed|christened|code-?named|known as)\s)?(?:,\s)?(?:the\s)?[\"“'‘《]?"
)
_CODE = re.compile(r"[A-Z].*[A-Z]|^[A-E]0{0,2}-")  # "SUV", "B-class"
_AS = re.compile(r"(?:^|[\n.\"“])\s*As (?:an?|its|the) $")
_VERB = re.compile(
    r"[,\s]+(?:which\s)?(?:is|was|has|will|can|comes|came|measures|gets|got|offers|uses|costs|starts|went|goes|stands|adopts|also)\b"
)
_NO_CAR = re.compile(
    r"\s(?:market|segment|sector|class\b|products?|series|family|range|camp|field|category|brands?|maker|manufacturer|"
    r"sales|buyers|platform|version)"
)


class Description(NamedTuple):
    """What words say, of whom, and where they stand."""

    owner: str  # entity id
    attribute: str
    value: str
    start: int  # code points
    end: int  # exclusive


def classes(context: Context, owners: Owners, line: Line, cues: Sequence[Cue]) -> Iterator[Description]:
    """The class of each car that the line describes by one, and the powertrain among its adjectives."""
    for cue in cues:
        plural = context.text[cue.end : cue.end + 1] == "s"
        if cue.key not in _BODIES or plural or any(c.key in _BODIES and c.start == cue.end + 1 for c in cues):
            continue
        start = _start(context.text, line, cue.start)
        adjectives = context.text[start : cue.start]
        weighty = class_weight().search(adjectives) is not None
        owner = _owner(context, owners, line, cues, start, cue.end, bool(adjectives))
        if owner is None:
            continue
        if weighty if cue.key == "vehicle" else adjectives or not _is_named_so(context, owner, cue):
            yield Description(owner, "vehicle_class", _value(context.text[start : cue.end]), start, cue.end)
        for power in cues:
            if power.key.startswith("powertrain=") and start <= power.start and power.end <= cue.start:
                yield Description(owner, "powertrain", power.key.partition("=")[2], power.start, power.end)


def _start(text: str, line: Line, body: int) -> int:
    """Where the adjectives before a body begin."""
    window = text[max(line.start, body - _REACH) : body]
    run = class_adjectives().search(window)
    return body - len(window) + run.start() if run else body


def _owner(
    context: Context, owners: Owners, line: Line, cues: Sequence[Cue], start: int, end: int, described: bool
) -> str | None:
    text = context.text
    if _NO_CAR.match(text, end):
        return None
    after = _named_after(context, line, end)
    if after is not None and described:
        return after.entity
    before = owners.model_before(line, start, reach=_LINK)
    if before is not None:
        linked = link().fullmatch(text, before.end, start)
        return before.entity if linked else None
    if owners.is_doubted(line, cues, start):
        return None
    for cue in line.cues["anaphora"]:
        if cue.key == "model" and 0 <= start - cue.end < _LINK and text[cue.start : cue.end].lower() != "its":
            linked = link().fullmatch(text, cue.end, start)
            if linked and linked["verb"].strip():
                return _of_focus(owners, line, cue.start)
    if _AS.search(text[max(0, line.start - 1) : start]):
        first = next((m for m in line.mentions if m.start >= end and m.head), None)
        return first.entity if first and context.kind(first.entity) == "model" and first.start - end < 40 else None
    opening = text[line.start : start].strip(' "“*#')
    opens = described and (opening == "This" or (opening == "The" and _VERB.match(text, end)))
    return _of_focus(owners, line, start) if opens else None


def _named_after(context: Context, line: Line, end: int) -> Mention | None:
    for mention in line.mentions:
        if end <= mention.start < end + 30 and mention.head and context.kind(mention.entity) == "model":
            return mention if _CALLED.fullmatch(context.text, end, mention.start) else None
    return None


def _of_focus(owners: Owners, line: Line, offset: int) -> str | None:
    entity = referent(owners.subjects, "model", line, offset)
    return entity if entity and owners.is_alone(line, entity) and owners.is_present(entity) else None


def _is_named_so(context: Context, owner: str, cue: Cue) -> bool:
    """True where the body's name belongs to the car's own: "Lantu Dreamer MPV"."""
    return context.text[cue.start : cue.end].lower() in context.lexicon.entities[owner].name.lower().split()


def _value(written: str) -> str:
    """The class in lower case, abbreviations as they are."""
    words = re.sub(r"\s+", " ", written).split(" ")
    return " ".join(word if _CODE.search(word) else word.lower() for word in words)

"""Launch plans: what planned and rumoured events say of a launch, a delivery or a start of production."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.extraction.context import Context, Line
from generator.extraction.subjects import Subjects
from generator.knowledge import rules
from generator.knowledge.attributes import attributes
from generator.model import Event, Status

_TYPES = ("launch", "unveiling", "delivery", "production")
_COUNTS = ("{vehicle}", "{vehicle}/mo", "{vehicle}/a", "GWh", "GWh/a")
_LENGTH = 110
_OBJECT = re.compile(r"\s(?:of\s)?(?:(?:the|its|their|a|an|new|all-new|first|second|third|mass-produced|car|cars|model|[\w-]+[’']s)\s){0,5}[\"“]?")


class Plan(NamedTuple):
    """A launch that is still to come."""

    owner: str  # entity id
    value: str  # a slice of the clause, white space joined
    start: int  # code points
    end: int  # exclusive
    period: str | None  # EDTF
    status: Status
    type: str  # of the event


def by_sentence(events: Iterable[Event]) -> dict[int, list[Event]]:
    """The events that launch plans are taken from, by the number of their sentence."""
    found: dict[int, list[Event]] = {}
    for event in events:
        if event.type in _TYPES and event.status in ("planned", "rumoured") and event.date_text:
            found.setdefault(event.evidence[0].sentence, []).append(event)
    return found


def plans(context: Context, subjects: Subjects, line: Line, events: Iterable[Event]) -> Iterator[Plan]:
    """The plans among the planned events of a line."""
    for event in events:
        date = next((d for d in line.dates if context.text[d.start : d.end] == event.date_text and d.edtf == event.date), None)
        if date is None:
            continue
        clause = context.clause(line, date.start)
        if any(q.unit in _COUNTS and clause[0] <= q.start < clause[1] for q in line.quantities):
            continue  # a goal counted in cars, a plant's output
        act = _nearest_act(context.text, clause, date.start)
        if act is None:
            continue
        owner = _owner(context, subjects, line, act)
        if owner is None:
            continue
        start, end = _extent(context, line, clause, act, (date.start, date.end))
        value = re.sub(r"\s+", " ", context.text[start:end]).strip(" ,;:-—|*#\"“”.")
        if len(value) > 8:
            yield Plan(owner, value, start, end, event.date, _status(event), event.type)


def _nearest_act(text: str, clause: tuple[int, int], date: int) -> tuple[int, int] | None:
    """Where the word of the launch stands that is nearest to the date."""
    acts = [match.span() for match in _acts().finditer(text, *clause)]
    return min(acts, key=lambda span: (min(abs(span[0] - date), abs(span[1] - date)), span), default=None)


def _owner(context: Context, subjects: Subjects, line: Line, act: tuple[int, int]) -> str | None:
    """What is launched: the car right behind the word, else its subject."""
    for mention in line.mentions:
        if act[1] <= mention.start < act[1] + 48 and mention.head and context.kind(mention.entity) in ("model", "technology"):
            if _OBJECT.fullmatch(context.text, act[1], mention.start) and mention.start not in subjects.demoted:
                return mention.entity
    subject = subjects.choose(line, act[0], act[1], attributes()["launch_plan"])
    return subject.entity if subject and subject.cost < 104 and not line.cues["market"] else None


def _extent(
    context: Context, line: Line, clause: tuple[int, int], act: tuple[int, int], date: tuple[int, int]
) -> tuple[int, int]:
    """The clause from the word of planning on, or from the act; to the comma after act and date."""
    cues = [c.start for c in line.cues["status"] if clause[0] <= c.start <= act[0] and act[0] - c.start < 50]
    start = min([*cues[-2:], act[0]])
    if date[1] <= act[0] and act[0] - date[1] < 4:
        start = min(start, date[0])
    last = max(act[1], date[1] if date[0] >= start else act[1])
    end = next((p for p, _ in context.breaks if last <= p < clause[1]), clause[1])
    if end - start > _LENGTH:
        cut = context.text.rfind(" ", start, start + _LENGTH)
        end = max(cut, start + 20)
    return start, end


def _status(event: Event) -> Status:
    return "rumoured" if event.status == "rumoured" else "planned"


@functools.cache
def _acts() -> re.Pattern[str]:
    words = {phrase for kind in _TYPES for phrase in rules("events")[kind]} - {"available", "factory", "plant", "presented", "shipped"}
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"(?<![A-Za-z])(?:" + "|".join(map(re.escape, ordered)) + r")(?![a-z])")

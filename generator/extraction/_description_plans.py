"""Launch plans: what planned and rumoured events say of a launch, a delivery or a start of production."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.extraction._description_vocabulary import either
from generator.extraction.context import Context, Line
from generator.extraction.figures import VEHICLES
from generator.extraction.referents import referent
from generator.extraction.statuses import status_of
from generator.extraction.subjects import Subjects
from generator.knowledge import rules
from generator.knowledge.attributes import attributes
from generator.model import MAKERS, Event, Status

_TYPES = ("launch", "unveiling", "delivery", "production")
_OTHERS = ("other", "announcement", "statement")  # where a car or a technology is what is planned
_COUNTS = (*VEHICLES, "GWh", "GWh/a")
_NO_ACTS = {"available", "factory", "plant", "presented", "shipped", "assembly", "born", "bring the car"}
_THINGS = ("model", "technology")
_DEAR = 104.0  # the cost of a subject that was spoken of too long ago
_LENGTH = 110
_OBJECT = re.compile(
    r"\s(?:of\s)?(?:(?:the|its|their|a|an|new|all-new|first|second|third|mass-produced|car|cars|model|[\w-]+[’']s)\s){0,5}[\"“]?"
)
_STOP = re.compile(r"[\"”“;(]|\.(?!\d)|\s(?:because|but|although|and should|so that|when)\s|$")
_DENIED = re.compile(r"(?:\bnot|n[’']t|\bif|\bunless|\bhopes?)\s(?:[^,;]{0,80}\s)?$")
_COUNTED = re.compile(r"\b(?:units|million|thousand) ")


class Plan(NamedTuple):
    """A launch that is still to come."""

    owner: str  # entity id
    value: str  # a slice of the clause, white space joined
    start: int  # code points
    end: int  # exclusive
    period: str | None  # EDTF
    status: Status
    type: str  # of the event


def by_sentence(events: Iterable[Event], published: str | None) -> dict[int, list[Event]]:
    """The events that launch plans are taken from, by the number of their sentence; none whose time had passed."""
    found: dict[int, list[Event]] = {}
    for event in events:
        planned = event.status in ("planned", "rumoured") and event.type in (*_TYPES, *_OTHERS)
        if planned and event.date and event.date_text and not _is_past(event.date, published):
            found.setdefault(event.evidence[0].sentence, []).append(event)
    return found


def plans(context: Context, subjects: Subjects, line: Line, events: Iterable[Event]) -> Iterator[Plan]:
    """The plans among the planned events of a line."""
    for event in events:
        written = [d for d in line.dates if context.text[d.start : d.end] == event.date_text]
        date = next(((d.start, d.end) for d in sorted(written, key=lambda d: d.edtf != event.date)), None)
        if date is None:
            continue
        clause = context.clause(line, date[0])
        if any(q.unit in _COUNTS and clause[0] <= q.start < clause[1] for q in line.quantities):
            continue  # a goal counted in cars, a plant's output
        act = _nearest_act(context, clause, date[0])
        if act is None or _DENIED.search(context.text[clause[0] : act[0]]):
            continue
        owner = _owner(context, subjects, line, clause, act)
        if owner is None or (event.type in _OTHERS and context.kind(owner) not in _THINGS):
            continue
        start, end = _extent(context, line, clause, act, date)
        value = re.sub(r"\s+", " ", context.text[start:end]).strip(' ,;:-—|*#"“”.')
        if len(value) > 8 and not _COUNTED.search(value):
            yield Plan(owner, value, start, end, event.date, _status(context, line, event, act), event.type)


def _nearest_act(context: Context, clause: tuple[int, int], date: int) -> tuple[int, int] | None:
    """Where the word of the launch stands that is nearest to the date."""
    acts = [match.span() for match in _acts().finditer(context.text, *clause)]

    def distance(span: tuple[int, int]) -> tuple[int, tuple[int, int]]:
        low, high = min(span[1], date), max(span[0], date)
        return max(high - low, 0) + 25 * context.crossings(min(low, high), max(low, high)), span

    return min(acts, key=distance, default=None)


def _owner(
    context: Context, subjects: Subjects, line: Line, clause: tuple[int, int], act: tuple[int, int]
) -> str | None:
    """What is launched: the car right behind the word, else the one before it in the clause, else the word's subject."""
    heads = [m for m in line.mentions if m.head and m.start not in subjects.demoted]
    for mention in heads:
        near = act[1] <= mention.start < act[1] + 48 and context.kind(mention.entity) in _THINGS
        if near and _OBJECT.fullmatch(context.text, act[1], mention.start):
            return mention.entity
    for cue in line.cues["anaphora"]:
        if cue.key == "model" and act[1] < cue.start < act[1] + 6 and " " in context.text[cue.start : cue.end]:
            return referent(subjects, "model", line, cue.start)
    before = [m for m in heads if clause[0] <= m.start < act[0]]
    cars = [m.entity for m in before if context.kind(m.entity) == "model"]
    if cars:
        return cars[-1]
    if line.cues["market"]:
        return None
    subject = subjects.choose(line, *act, attributes()["launch_plan"])
    makers = [m.entity for m in before if context.kind(m.entity) in MAKERS]
    if subject is None or subject.entity in {m.entity for m in line.mentions}:
        return subject.entity if subject and subject.cost < _DEAR else None
    return makers[0] if makers else subject.entity if subject.cost < _DEAR else None


def _extent(
    context: Context, line: Line, clause: tuple[int, int], act: tuple[int, int], date: tuple[int, int]
) -> tuple[int, int]:
    """From the word of planning before the act, or from the act, to the comma after act and date."""
    cues = [c.start for c in line.cues["status"] if clause[0] <= c.start < act[0] and act[0] - c.start < 50]
    start = act[0]
    if cues and context.crossings(cues[-1], act[0]) == 0:
        start = cues[-1]
    if date[1] <= start and start - date[1] < 4:
        start = date[0]
    last = max(act[1], date[1] if date[0] >= start else act[1])
    end = next((position for position in context.breaks if last <= position < clause[1]), clause[1])
    stop = _STOP.search(context.text, last, end)
    end = stop.start() if stop else end
    if end - start > _LENGTH:
        end = max(context.text.rfind(" ", start, start + _LENGTH), start + 20)
    return start, end


def _status(context: Context, line: Line, event: Event, act: tuple[int, int]) -> Status:
    """Rumoured where the event is; a target or an estimate where the words say so; else planned."""
    if event.status == "rumoured":
        return "rumoured"
    status = status_of(context, line, *act)
    return status if status in ("target", "estimated") else "planned"


def _is_past(edtf: str, published: str | None) -> bool:
    day = edtf.rpartition("/")[2].rstrip("~?%")
    if not published or day[5:6] in "234":  # a quarter or a half year is compared by its year
        return bool(published) and day[:4] < (published or "")[:4]
    return day[: len(published)] < published[: len(day)]


@functools.cache
def _acts() -> re.Pattern[str]:
    words = {phrase for kind in _TYPES for phrase in rules("events")[kind]} - _NO_ACTS
    return re.compile(
        rf"(?<![A-Za-z/-]){either(words | set(rules('descriptions')['plan_acts']), literal=True)}(?![a-z-])(?!\s(?:event|conference|ceremony))"
    )

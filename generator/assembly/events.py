"""Events of all articles: what is told several times happened once."""

import functools
import re
from collections.abc import Iterable

from msgspec.structs import replace

from generator.assembly.evidence import Witnesses
from generator.assembly.names import normal
from generator.assembly.stable import date_key, event_id
from generator.model import Event

#: Types of which an entity has one at a time; of the others it can well have several on one day or in one period.
_ONE_AT_A_TIME = {"launch", "unveiling", "incorporation", "partnership", "investment", "award", "store-opening"}
#: A figure that tells one event from another: no year, no day, nothing as common as that.
_FIGURE = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d(?![\d,.]))\d+(?:[.,]\d+)+|(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d{3,}")


def merge_events(events: Iterable[Event], witnesses: Witnesses) -> list[Event]:
    """Each event once, with the evidence of all that tell it, by date and then id.

    Events are one where type, status and the first participant agree and the dates are equal, or one is a coarser form
    of the other and fits no third; those of which there can be several at a time must also share a figure or the words.
    The finest date stands.
    """
    ordered = sorted(events, key=lambda e: (*_order(e, witnesses), e.title))
    groups: dict[tuple[str, str, str], list[_Happening]] = {}
    for event in ordered:
        main = event.participants[0] if event.participants else ""
        groups.setdefault((event.type, event.status, main), []).append(_Happening(event))
    merged: dict[str, Event] = {}
    for group in groups.values():
        for happening in _join_dates(_join_equal(group)):
            one = _join(happening.events, witnesses)
            if one.id in merged:
                one = _join([merged[one.id], one], witnesses)
            merged[one.id] = one
    return sorted(merged.values(), key=event_order)


def event_order(event: Event) -> tuple[tuple[int, int, int], str, str]:
    """Sorting key of a timeline: by date, then id."""
    return (date_key(event.date), event.date or "", event.id)


def _order(event: Event, witnesses: Witnesses) -> tuple[bool, int, int]:
    first = event.evidence[0]
    return (first.article in witnesses.copies, witnesses.order[first.article], first.start)


class _Happening:
    """Events that are one; what tells it from others is that of the first."""

    def __init__(self, event: Event) -> None:
        self.events = [event]
        self.date = _plain(event.date)  # without qualifiers; empty where unknown
        self._first = event

    @functools.cached_property
    def words(self) -> str:
        """Its title, short of case and punctuation."""
        return normal(self._first.title)

    @functools.cached_property
    def figures(self) -> frozenset[str]:
        """What figures the sentences that tell it hold."""
        return frozenset(figure for evidence in self._first.evidence for figure in _FIGURE.findall(evidence.quote))

    @functools.cached_property
    def others(self) -> frozenset[str]:
        """Participants beside the first."""
        return frozenset(self._first.participants[1:])

    def is_that_of(self, other: "_Happening") -> bool:
        """Whether both are one, as far as they have the same date."""
        type_ = self._first.type
        if self.date and type_ in _ONE_AT_A_TIME:
            return self.others <= other.others or other.others <= self.others
        if self.words == other.words:
            return True
        return bool(self.date) and type_ != "statement" and not self.figures.isdisjoint(other.figures)


def _join_equal(happenings: Iterable[_Happening]) -> dict[str, list[_Happening]]:
    """By date, those of one date joined."""
    by_date: dict[str, list[_Happening]] = {}
    for happening in happenings:
        same_date = by_date.setdefault(happening.date, [])
        home = next((there for there in same_date if there.is_that_of(happening)), None)
        if home:
            home.events.extend(happening.events)
        else:
            same_date.append(happening)
    return by_date


def _join_dates(by_date: dict[str, list[_Happening]]) -> list[_Happening]:
    """Those with a coarser date joined to the only finer one that they can be."""
    result: list[_Happening] = []
    finer: dict[str, list[_Happening]] = {}  # by each coarser form of its date
    for date in sorted(by_date, key=lambda date: (-len(date), date)):
        for happening in by_date[date]:
            homes = [home for home in finer.get(date, ()) if home.is_that_of(happening)]
            if len(homes) == 1:
                homes[0].events.extend(happening.events)
                continue
            result.append(happening)
            for coarser in _coarser(date):
                finer.setdefault(coarser, []).append(happening)
    return result


def _plain(date: str | None) -> str:
    return re.sub(r"[~?%]", "", date or "")


def _coarser(date: str) -> list[str]:
    """2023-11-15: 2023-11 and 2023; nothing for intervals."""
    parts = [] if "/" in date else date.split("-")
    return ["-".join(parts[:length]) for length in range(1, len(parts))]


def _join(events: list[Event], witnesses: Witnesses) -> Event:
    finest = max(events, key=lambda e: (len(_plain(e.date)), not e.date_inferred))
    evidence = witnesses.join(event.evidence for event in events)
    participants = tuple(dict.fromkeys(p for event in events for p in event.participants))
    one = replace(finest, participants=participants, evidence=evidence)
    return replace(one, id=event_id(one))

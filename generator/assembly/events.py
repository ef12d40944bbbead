"""Events of all articles: what is told several times happened once."""

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
    groups: dict[tuple[str, str, str], list[list[Event]]] = {}
    for event in ordered:
        main = event.participants[0] if event.participants else ""
        groups.setdefault((event.type, event.status, main), []).append([event])
    merged: dict[str, Event] = {}
    for clusters in groups.values():
        for cluster in _cluster(clusters):
            one = _join(cluster, witnesses)
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


def _cluster(clusters: list[list[Event]]) -> list[list[Event]]:
    exact: list[list[Event]] = []
    for [event] in clusters:
        home = next((c for c in exact if c[0].date == event.date and _same_happening(c[0], event)), None)
        if home:
            home.append(event)
        else:
            exact.append([event])
    # Coarser dates last, so that each finds all the finer ones that it may stand for.
    exact.sort(key=lambda c: -len(_plain(c[0].date)))
    result: list[list[Event]] = []
    for cluster in exact:
        homes = [c for c in result if _is_coarser(cluster[0].date, c[0].date) and _same_happening(c[0], cluster[0])]
        if len(homes) == 1:
            homes[0].extend(cluster)
        else:
            result.append(cluster)
    return result


def _same_happening(one: Event, other: Event) -> bool:
    if one.date is None or one.type not in _ONE_AT_A_TIME:
        same_words = normal(one.title) == normal(other.title)
        return same_words or (one.type != "statement" and bool(one.date and _figures(one) & _figures(other)))
    mine, theirs = set(one.participants[1:]), set(other.participants[1:])
    return mine <= theirs or theirs <= mine


def _figures(event: Event) -> set[str]:
    return {figure for evidence in event.evidence for figure in _FIGURE.findall(evidence.quote)}


def _plain(date: str | None) -> str:
    return re.sub(r"[~?%]", "", date or "")


def _is_coarser(date: str | None, than: str | None) -> bool:
    one, other = _plain(date), _plain(than)
    return bool(one) and "/" not in one + other and other.startswith(one + "-")


def _join(events: list[Event], witnesses: Witnesses) -> Event:
    finest = max(events, key=lambda e: (len(_plain(e.date)), not e.date_inferred))
    evidence = witnesses.join(event.evidence for event in events)
    participants = tuple(dict.fromkeys(p for event in events for p in event.participants))
    one = replace(finest, participants=participants, evidence=evidence)
    return replace(one, id=event_id(one))

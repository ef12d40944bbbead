"""The product timeline: what happened by year and month, and apart from it what is planned; by pages where it is long."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from generator.model import PLURAL, Event
from generator.rendering import charts, dates, timeline_index, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.keys import Keys, key_of
from generator.rendering.links import Links, event_anchor
from generator.rendering.listings import Listing, Piece
from generator.rendering.runs import runs
from generator.rendering.timeline_pages import AHEAD, PAGE, first_due
from generator.rendering.titles import event_title
from generator.rendering.views.evidence import Notes
from generator.rendering.views.findings import EventRow, Findings, Link, has_passed
from generator.rendering.views.timeline_parts import other_pages, page_title

_LEAST, _LANES = 3, 14
_ONCE = ("launch", "unveiling", "delivery")  # what a model goes through once
_SLIPS = 6  # other dates that a planned event shows
_AROUND, _DRAWN = 900, 300  # days on either side of the report's own day, and events next to it, that the lanes show


class Month(Struct, frozen=True):
    """The events of a month, or those of which only the year or quarter is known."""

    title: str
    events: list[EventRow]
    year: str  # title of the year that begins with it; else empty
    anchor: str  # of that year
    closes: bool  # True for the last of its year


class Choice(Struct, frozen=True):
    """One choice of a filter."""

    value: str
    text: str


def timeline_listing(catalogue: Catalogue, keys: Keys, steps: "Steps", path: str = PAGE) -> Listing:
    """What the template ``timeline.md`` shows on the page at ``path``: all, or of a long timeline one part."""
    page, events = Links(path), catalogue.events_on[path]
    ahead = [event for event in events if event.status in AHEAD]
    overdue = [event for event in ahead if has_passed(event, catalogue)]
    coming = [event for event in ahead if not has_passed(event, catalogue)]
    lists = {
        "coming": _planned_pieces(catalogue, keys, page, sorted(coming, key=first_due), steps),
        "overdue": _planned_pieces(catalogue, keys, page, sorted(overdue, key=_soonest, reverse=True), steps),
        "years": _month_pieces(catalogue, keys, page, [event for event in events if event.status not in AHEAD]),
    }
    cited = (evidence for event in events for evidence in event.evidence)
    return Listing(partial(_view, catalogue, page, path), lists, cited)


def _view(catalogue: Catalogue, page: Links, path: str) -> dict[str, Any]:
    events, whole = catalogue.events_on[path], path == PAGE
    return {
        "title": "Timeline" if whole else f"Timeline: {page_title(path)}",
        "lanes": _lanes(catalogue, page) if whole else None,
        "whole": whole,
        "later": whole and any("/coming" in name for name in catalogue.events_on),
        "others": other_pages(catalogue, page, path),
        "index": page.file(timeline_index.PATH) if len(catalogue.events_on) > 1 else "",
        "total": wording.count(len(events), "event"),
        "as_of": catalogue.as_of_text,
        "kinds": _choices(catalogue, events),
        "types": [
            Choice(name, wording.event_type(name))
            for name in sorted({event.type for event in events}, key=wording.event_type)
        ],
        "statuses": sorted({event.status for event in events}),
    }


def _soonest(event: Event) -> tuple[tuple[str, str], str]:
    return dates.sort_key(event.date), event.id


_Step = tuple[str, tuple[str, ...]]  # type and participants
Steps = dict[_Step, list[tuple[Event, dates.Span]]]


def steps_of(events: Iterable[Event]) -> Steps:
    """The dated events that a model goes through once, by what they are and whose."""
    steps: Steps = {}
    for event in events:
        if event.type in _ONCE and (days := dates.span(event.date)):
            steps.setdefault((event.type, event.participants), []).append((event, days))
    return steps


def _planned_pieces(catalogue: Catalogue, keys: Keys, page: Links, events: list[Event], steps: Steps) -> list[Piece]:
    """Planned events, each with the dates of the same step that cannot be true beside its own."""

    def rows(run: list[Event], slips: list[list[Link]], notes: Notes) -> tuple[list[EventRow]]:
        findings = Findings(catalogue, page, notes)
        return ([findings.event(event, slips=others) for event, others in zip(run, slips, strict=True)],)

    pieces = []
    for run in runs(events, lambda event: event.id):
        slips = [_slips(catalogue, page, event, steps) for event in run]
        pieces.append(Piece(key_of(keys.events(run), slips), "event_rows", partial(rows, run, slips)))
    return pieces


def _slips(catalogue: Catalogue, page: Links, event: Event, steps: Steps) -> list[Link]:
    """Other dates that articles give for a planned event."""
    days = dates.span(event.date)
    slips: dict[str, Link] = {}  # by text: several articles may give one date
    for other, others in steps.get((event.type, event.participants), ()) if days else ():
        if len(slips) == _SLIPS:
            break
        if days and (days.last < others.first or others.last < days.first):
            text = f"{dates.human(other.date)} ({other.status})"
            slips.setdefault(text, Link(text, _address(catalogue, page, event, other)))
    return list(slips.values())


def _address(catalogue: Catalogue, page: Links, event: Event, other: Event) -> str:
    """The address of another event as the page of this one writes it."""
    pages, anchor = catalogue.event_pages, event_anchor(other)
    return f"#{anchor}" if pages[event.id] == pages[other.id] else page.page(pages[other.id], anchor)


def _choices(catalogue: Catalogue, events: list[Event]) -> list[tuple[str, list[Choice]]]:
    """Participants by kind, for the filter."""
    named = {name for event in events for name in event.participants}
    groups = []
    for kind in PLURAL:
        of_kind = [profile for profile in catalogue.of_kind[kind] if profile.id in named]
        if of_kind:
            choices = [Choice(profile.id, profile.name) for profile in of_kind]
            groups.append((wording.kind_word(kind, plural=True), choices))
    return groups


def _place(event: Event) -> tuple[int, float, str]:
    """Year, place in it (later is higher) and title of the part of the timeline where an event stands.

    What is known to the quarter, half or year only stands above the months that it spans.
    """
    days = dates.span(event.date)
    if days is None:
        return 0, 0, "Date unknown"
    year, low, high = days.first.year, days.first.month, days.last.month
    if days.last.year != year:
        return year, 13.5, f"From {year}"
    if low == high:
        return year, low, f"{dates.MONTHS[low]} {year}"
    if (low - 1) // 3 == (high - 1) // 3:
        quarter = (low - 1) // 3 + 1
        return year, 3 * quarter + 0.5, f"Q{quarter} {year}, month not stated"
    if (low - 1) // 6 == (high - 1) // 6:
        return year, 6.7 if low < 7 else 12.7, f"{'First' if low < 7 else 'Second'} half of {year}, month not stated"
    return year, 13, f"{year}, month not stated"


def _month_pieces(catalogue: Catalogue, keys: Keys, page: Links, events: list[Event]) -> list[Piece]:
    """Newest first; what has only a year stands at the head of its year, the undated last."""
    placed: dict[int, dict[tuple[float, str], list[Event]]] = {}
    for event in events:
        year, month, title = _place(event)
        placed.setdefault(year, {}).setdefault((month, title), []).append(event)
    pieces = []
    for year in sorted(placed, reverse=True):
        months = sorted(placed[year].items(), reverse=True)
        name, anchor = (str(year), f"y{year}") if year else ("Date unknown", "undated")
        for number, ((_, title), group) in enumerate(months):
            opens, closes = (name, anchor) if number == 0 else ("", ""), number == len(months) - 1
            group.sort(key=_soonest, reverse=True)
            rows = partial(_month, catalogue, page, title, group, opens, closes)
            pieces.append(Piece(key_of(keys.events(group), title, opens, closes), "month", rows))
    return pieces


def _month(
    catalogue: Catalogue,
    page: Links,
    title: str,
    events: list[Event],
    opens: tuple[str, str],
    closes: bool,
    notes: Notes,
) -> tuple[Month]:
    findings = Findings(catalogue, page, notes)
    return (Month(title, [findings.event(event) for event in events], *opens, closes),)


def _lanes(catalogue: Catalogue, page: Links) -> Markup | None:
    """The events of the companies with most of them, around the report's own day; None where there are few."""
    now = catalogue.as_of
    dated = [(event, days) for event in catalogue.report.timeline if (days := dates.span(event.date))]
    if now is None or len(dated) < _LEAST:
        return None
    near = [
        (event, days)
        for event, days in dated
        if abs((days.first - now).days) < _AROUND and abs((days.last - now).days) < _AROUND
    ]
    near.sort(key=lambda pair: (abs((pair[1].first - now).days), pair[0].id))
    near = sorted(near[:_DRAWN], key=lambda pair: _soonest(pair[0]))
    owned: dict[str, list[tuple[Event, dates.Span]]] = {}
    for event, days in near:
        for owner in dict.fromkeys(_root(catalogue, name) for name in event.participants):
            if owner:
                owned.setdefault(owner, []).append((event, days))
    chosen = sorted(owned, key=lambda name: (-len(owned[name]), name))[:_LANES]
    if not chosen:
        return None
    bands = {name: [_band(catalogue, page, event, days) for event, days in owned[name]] for name in chosen}
    rows = [
        charts.Lane(label=catalogue.profiles[name].name, url=page.profile(catalogue.profiles[name]), bands=bands[name])
        for name in sorted(chosen, key=lambda name: catalogue.profiles[name].name.casefold())
    ]
    shown = [band for name in chosen for band in bands[name]]
    first, last = min(band.first for band in shown), max(max(band.last for band in shown), now)
    return charts.lanes("Events of the companies with most of them", rows, first, last, now)


def _band(catalogue: Catalogue, page: Links, event: Event, days: dates.Span) -> charts.Band:
    text = f"{dates.human(event.date)}: {event_title(event)} ({event.status})"
    url = page.page(catalogue.event_pages[event.id], event_anchor(event))
    return charts.Band(first=days.first, last=days.last, text=text, url=url, hollow=event.status != "happened")


def _root(catalogue: Catalogue, entity: str) -> str | None:
    """The company or brand that an entity belongs to."""
    seen: set[str] = set()
    profile = catalogue.profiles.get(entity)
    while profile and profile.part_of in catalogue.profiles and profile.kind != "company" and profile.id not in seen:
        seen.add(profile.id)
        profile = catalogue.profiles[profile.part_of]
    return profile.id if profile and profile.kind in ("company", "brand") else None

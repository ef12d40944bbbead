"""The product timeline: what happened by year and month, and apart from it what is planned."""

from typing import Any

from msgspec import Struct

from generator.model import PLURAL, Event
from generator.rendering import dates, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links
from generator.rendering.views.evidence import Notes
from generator.rendering.views.findings import EventRow, Findings, is_overdue

PAGE = "timeline.md"


class Month(Struct, frozen=True):
    """The events of a month, or those of which only the year or quarter is known."""

    title: str
    events: list[EventRow]


class Year(Struct, frozen=True):
    """The events of a year."""

    title: str
    anchor: str
    months: list[Month]


class Choice(Struct, frozen=True):
    """One choice of a filter."""

    value: str
    text: str


def timeline_view(catalogue: Catalogue) -> dict[str, Any]:
    """What the template ``timeline.md`` shows."""
    page = Links(PAGE)
    notes = Notes(catalogue, page)
    findings = Findings(catalogue, page, notes)
    ahead = [event for event in catalogue.report.timeline if event.status in ("planned", "rumoured")]
    overdue = [event for event in ahead if is_overdue(event, catalogue)]
    coming = [event for event in ahead if not is_overdue(event, catalogue)]
    past = [event for event in catalogue.report.timeline if event.status not in ("planned", "rumoured")]
    return {
        "coming": [findings.event(event) for event in sorted(coming, key=_soonest)],
        "overdue": [findings.event(event) for event in sorted(overdue, key=_soonest, reverse=True)],
        "years": _years(findings, past),
        "total": wording.count(len(catalogue.report.timeline), "event"),
        "as_of": dates.human(catalogue.as_of.isoformat()) if catalogue.as_of else "",
        "kinds": _choices(catalogue),
        "types": [
            Choice(name, wording.event_type(name))
            for name in sorted({event.type for event in catalogue.report.timeline}, key=wording.event_type)
        ],
        "statuses": sorted({event.status for event in catalogue.report.timeline}),
        "notes": notes.listed(),
    }


def _soonest(event: Event) -> tuple[tuple[str, str], str]:
    return dates.sort_key(event.date), event.id


def _choices(catalogue: Catalogue) -> list[tuple[str, list[Choice]]]:
    """Participants by kind, for the filter."""
    named = {name for event in catalogue.report.timeline for name in event.participants}
    groups = []
    for kind in PLURAL:
        of_kind = [profile for profile in catalogue.report.profiles if profile.kind == kind and profile.id in named]
        if of_kind:
            choices = [Choice(profile.id, profile.name) for profile in of_kind]
            groups.append((wording.kind_word(kind, plural=True), choices))
    return groups


def _place(event: Event) -> tuple[int, int, str]:
    """Year, month (13 where only the year or a longer part of it is known) and the month's title."""
    days = dates.span(event.date)
    if days is None:
        return 0, 13, "Date unknown"
    if days.first.year == days.last.year and days.first.month == days.last.month:
        return days.first.year, days.first.month, f"{dates.MONTHS[days.first.month]} {days.first.year}"
    return days.first.year, 13, f"{days.first.year}, month not stated"


def _years(findings: Findings, events: list[Event]) -> list[Year]:
    """Newest first; what has only a year stands at the head of its year, the undated last."""
    placed: dict[int, dict[tuple[int, str], list[Event]]] = {}
    for event in events:
        year, month, title = _place(event)
        placed.setdefault(year, {}).setdefault((month, title), []).append(event)
    years = []
    for year in sorted(placed, reverse=True):
        months = []
        for (_, title), group in sorted(placed[year].items(), reverse=True):
            group.sort(key=_soonest, reverse=True)
            months.append(Month(title, [findings.event(event) for event in group]))
        years.append(Year(str(year) if year else "Date unknown", f"y{year}" if year else "undated", months))
    return years

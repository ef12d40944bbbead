"""The timeline as iCalendar (RFC 5545): all-day entries that span as many days as the date leaves open."""

import datetime
import re
from collections.abc import Iterable
from functools import partial

from generator.model import Event, Output, Part
from generator.rendering import dates, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.exports import FOLDER
from generator.rendering.keys import Keys, key_of
from generator.rendering.links import event_anchor
from generator.rendering.titles import event_title

_STATUS = {"happened": "CONFIRMED", "planned": "TENTATIVE", "rumoured": "TENTATIVE", "denied": "CANCELLED"}
_EPOCH = datetime.date(1970, 1, 1)
_CONTROLS = re.compile(r"[\x00-\x1f]")
_OCTETS = 73  # a content line holds 75; a folded one begins with a space


def calendar_output(catalogue: Catalogue, keys: Keys) -> Output:
    """The calendar. Events without a known year have no place in it."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//EV Dossier//Timeline//EN", "CALSCALE:GREGORIAN"]
    parts = [
        Part("head", partial(_written, head)),
        *(Part(_key(catalogue, key, events), partial(_month, catalogue, keys, events)) for key, events in keys.months),
        Part("end", partial(_written, ["END:VCALENDAR"])),
    ]
    return Output(f"{FOLDER}/timeline.ics", parts)


def _month(catalogue: Catalogue, keys: Keys, events: tuple[Event, ...]) -> list[Part]:
    found = keys.event_runs(events)
    return [Part(f"run:{_key(catalogue, key, run)}", partial(_entries, catalogue, run)) for key, run in found]


def _key(catalogue: Catalogue, key: str, events: Iterable[Event]) -> str:
    """Entries tell the report's own day and, where the site's address is known, the page of the event."""
    return key_of(
        key, str(catalogue.as_of), [catalogue.event_pages[e.id] for e in events] if catalogue.site_url else []
    )


def _entries(catalogue: Catalogue, events: list[Event]) -> bytes:
    stamp = f"{(catalogue.as_of or _EPOCH).strftime('%Y%m%d')}T000000Z"
    dated = ((event, dates.span(event.date)) for event in events)
    return _written(line for event, days in dated if days for line in _entry(catalogue, event, days, stamp))


def _written(lines: Iterable[str]) -> bytes:
    return "".join(map(_folded, lines)).encode("utf-8")


def _entry(catalogue: Catalogue, event: Event, days: dates.Span, stamp: str) -> list[str]:
    after = days.last + datetime.timedelta(days=1) if days.last < datetime.date.max else days.last
    article = catalogue.articles.get(event.evidence[0].article)
    told = [
        f"Date: {dates.human(event.date)}" + (" (worked out)" if event.date_inferred else ""),
        f"Status: {event.status}",
        f"“{event.evidence[0].quote}”",
        f"Source: {catalogue.title(article)}" if article else "",
    ]
    url = catalogue.taken_away("").page(catalogue.event_pages[event.id], event_anchor(event))
    return [
        "BEGIN:VEVENT",
        f"UID:{event.id}@ev-dossier",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{_day(days.first)}",
        f"DTEND;VALUE=DATE:{_day(after)}",
        f"SUMMARY:{_text(event_title(event))}",
        f"DESCRIPTION:{_text(chr(10).join(line for line in told if line))}",
        f"CATEGORIES:{_text(wording.event_type(event.type))}",
        *([f"URL:{url}"] if catalogue.site_url else []),  # a calendar knows no relative addresses
        f"STATUS:{_STATUS[event.status]}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _day(day: datetime.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(text: str) -> str:
    for found, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(found, written)
    return _CONTROLS.sub("", text)


def _folded(line: str) -> str:
    """A content line, folded so that no line is longer than 75 octets and no character is cut."""
    if len(line) <= _OCTETS and (line.isascii() or len(line.encode("utf-8")) <= _OCTETS):
        return line + "\r\n"
    pieces, rest = [], line.encode("utf-8")
    while len(rest) > _OCTETS:
        cut = _OCTETS
        while rest[cut] & 0xC0 == 0x80:  # within a character
            cut -= 1
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return b"\r\n ".join([*pieces, rest]).decode("utf-8") + "\r\n"

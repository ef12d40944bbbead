"""What the industry's calendar (``knowledge/calendar.yml``) says of the time of a text that gives no year."""

import datetime as dt
import functools
import re

from msgspec import Struct

from generator.knowledge import rules

_OPENING = 700  # characters in which a text says what it is about


class Debut(Struct, frozen=True):
    """A name that a text's opening holds, and the month (``YYYY-MM``) in which it first became public."""

    name: str
    month: str


class Occasion(Struct, frozen=True):
    """A one-off event that a text tells of as of about its own day: its name, how the text stands to it, and that day."""

    name: str
    standing: str
    day: str


_STANDINGS = {
    "on_occasion": ("on the day of", 0),
    "eve_of_occasion": ("on the eve of", -1),
    "after_occasion": ("on the day after", 1),
}


def newest_debut(text: str) -> Debut | None:
    """The name of the latest debut in a text's opening; None where it holds none."""
    names, pattern = _debuts()
    found = {match[0] for match in pattern.finditer(text[:_OPENING])}
    return max((Debut(name, names[name]) for name in found), key=lambda debut: (debut.month, debut.name), default=None)


def told_occasion(text: str) -> Occasion | None:
    """The first occasion that a text's opening dates itself by ("Today, at ...", "on the eve of ..."); else None."""
    opening = text[:_OPENING]
    for entry, pattern in _occasions():
        match = pattern.search(opening)
        if not match:
            continue
        for cue, (standing, days) in _STANDINGS.items():
            if re.search(rules("publication")[cue], opening[: match.start()], re.IGNORECASE):
                day = dt.date.fromisoformat(entry["date"]) + dt.timedelta(days=days)
                return Occasion(entry["name"], standing, str(day))
    return None


@functools.cache
def _debuts() -> tuple[dict[str, str], re.Pattern[str]]:
    names = {name: month for month, listed in rules("calendar")["debuts"].items() for name in listed}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return names, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@functools.cache
def _occasions() -> list[tuple[dict[str, str], re.Pattern[str]]]:
    return [(entry, re.compile(entry["pattern"], re.IGNORECASE)) for entry in rules("calendar")["occasions"]]

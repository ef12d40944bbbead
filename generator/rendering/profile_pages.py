"""Which page a finding of an entity stands on: the entity's own, or, where it has very many, one page a year."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from generator.model import PLURAL, Claim, Event, Profile
from generator.rendering import dates

#: Findings that an entity's one page holds; where there are more, each year gets its own.
MOST_ON_A_PAGE = 120
#: Findings that the page of a year holds; where there are more, each month that dates name gets its own.
MOST_OF_A_YEAR = 240
UNDATED = "undated"

_Dated = tuple[Claim | Event, dates.Span | None]


class Part(NamedTuple):
    """The findings of one time."""

    name: str  # 2023, 2023-05 or undated: the last word of its address
    claims: list[Claim]
    events: list[Event]


def part_page(profile: Profile, name: str) -> str:
    """Path of a further page of an entity below site_src."""
    return f"{PLURAL[profile.kind]}/{profile.id}/{name}.md"


def relations_page(profile: Profile) -> str:
    """Path of the page that holds all relations of an entity whose findings are too many for one page."""
    return part_page(profile, "relations")


def parts_of(profile: Profile, relations: int, told: Callable[[Claim], str | None]) -> list[Part]:
    """The findings by time, newest first; nothing where one page holds them with so many relations both ways.

    A figure that names no time stands where its article was published, which ``told`` gives (EDTF).
    """
    if len(profile.claims) + len(profile.events) + relations <= MOST_ON_A_PAGE:
        return []
    years: dict[str, list[_Dated]] = {}
    for finding, days in _dated(profile, told):
        years.setdefault(f"{days.first.year:04}" if days else UNDATED, []).append((finding, days))
    parts: dict[str, list[_Dated]] = {}
    for year, found in years.items():
        for finding, days in found:
            name = _month(days) if days and len(found) > MOST_OF_A_YEAR else ""
            parts.setdefault(name or year, []).append((finding, days))
    return [_part(name, parts[name]) for name in sorted(parts, key=_newest_first)]


def _dated(profile: Profile, told: Callable[[Claim], str | None]) -> Iterable[_Dated]:
    yield from ((claim, dates.span(claim.period) or dates.span(told(claim))) for claim in profile.claims)
    yield from ((event, dates.span(event.date)) for event in profile.events)


def _month(days: dates.Span) -> str:
    """The month that holds all the days; nothing where they are of several."""
    same = (days.first.year, days.first.month) == (days.last.year, days.last.month)
    return f"{days.first.year:04}-{days.first.month:02}" if same else ""


def _newest_first(name: str) -> tuple[bool, int, int]:
    """What names its year only stands before the months of the year, the undated last."""
    if name == UNDATED:
        return True, 0, 0
    year, _, month = name.partition("-")
    return False, -int(year), -int(month or 13)


def _part(name: str, found: list[_Dated]) -> Part:
    claims = [finding for finding, _ in found if isinstance(finding, Claim)]
    events = [finding for finding, _ in found if isinstance(finding, Event)]
    return Part(name, claims, events)

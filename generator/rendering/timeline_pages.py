"""Which page of the timeline an event stands on: one page for all, or, where there are many, a page a year or month."""

import datetime
from collections.abc import Sequence

from generator.model import Event
from generator.rendering import dates

PAGE = "timeline.md"
OVERDUE = "timeline/overdue.md"
UNDATED = "timeline/undated.md"
#: Events that the one page of the timeline holds; where there are more, each year gets its own.
MOST_ON_A_PAGE = 300
#: Events of a year that one page holds; where there are more, each month that dates name gets its own.
MOST_OF_A_YEAR = 300
#: Events still to come that the timeline's own page holds where it is split; later ones stand by year.
MOST_TO_COME = 60
AHEAD = ("planned", "rumoured")


def lies_before(event: Event, day: datetime.date | None) -> bool:
    """Whether an event's time had passed on a day."""
    days = dates.span(event.date)
    return bool(days and day and days.last < day)


def events_by_page(events: Sequence[Event], today: datetime.date | None) -> dict[str, list[Event]]:
    """The events that stand on each page, by its path below site_src; the timeline's own page comes first."""
    pages: dict[str, list[Event]] = {PAGE: []}
    split = len(events) > MOST_ON_A_PAGE
    for event in events:
        pages.setdefault(_page(event, today) if split else PAGE, []).append(event)
    if split:
        for event in sorted(pages[PAGE], key=first_due)[MOST_TO_COME:]:
            pages.setdefault(_coming_page(event), []).append(event)
        later = {event.id for path, found in pages.items() if "/coming" in path for event in found}
        pages[PAGE] = [event for event in pages[PAGE] if event.id not in later]
    if len(pages.get(OVERDUE, ())) > MOST_ON_A_PAGE:
        for event in pages.pop(OVERDUE):
            pages.setdefault(_overdue_page(event), []).append(event)
    for path in [path for path, found in pages.items() if len(found) > MOST_OF_A_YEAR and path not in (PAGE, UNDATED)]:
        for event in pages.pop(path):
            pages.setdefault(_month_page(path, event), []).append(event)
    return pages


def _month_page(year: str, event: Event) -> str:
    """The page of the month that holds all of an event's days; that of its year where they are of several."""
    days = dates.span(event.date)
    if not days or (days.first.year, days.first.month) != (days.last.year, days.last.month):
        return year
    return f"{year.removesuffix('.md')}-{days.first.month:02}.md"


def first_due(event: Event) -> tuple[str, tuple[str, str], str]:
    """Order of what is to come: by the day at which it must have happened, then by how closely that is known."""
    days = dates.span(event.date)
    return days.last.isoformat() if days else "9999", dates.sort_key(event.date), event.id


def _coming_page(event: Event) -> str:
    days = dates.span(event.date)
    return f"timeline/coming-{days.last.year:04}.md" if days else "timeline/coming.md"


def _overdue_page(event: Event) -> str:
    days = dates.span(event.date)
    return f"timeline/overdue-{days.last.year:04}.md" if days else OVERDUE


def _page(event: Event, today: datetime.date | None) -> str:
    if event.status in AHEAD:
        return OVERDUE if lies_before(event, today) else PAGE
    days = dates.span(event.date)
    return f"timeline/{days.first.year:04}.md" if days else UNDATED

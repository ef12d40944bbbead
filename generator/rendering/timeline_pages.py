"""Which page of the timeline an event stands on: one page for all, or, where there are many, a page a year."""

import datetime
from collections.abc import Sequence

from generator.model import Event
from generator.rendering import dates

PAGE = "timeline.md"
OVERDUE = "timeline/overdue.md"
UNDATED = "timeline/undated.md"
#: Events that the one page of the timeline holds; where there are more, each year gets its own.
MOST_ON_A_PAGE = 300
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
    if len(pages.get(OVERDUE, ())) > MOST_ON_A_PAGE:
        for event in pages.pop(OVERDUE):
            pages.setdefault(_overdue_page(event), []).append(event)
    return pages


def _overdue_page(event: Event) -> str:
    days = dates.span(event.date)
    return f"timeline/overdue-{days.last.year:04}.md" if days else OVERDUE


def _page(event: Event, today: datetime.date | None) -> str:
    if event.status in AHEAD:
        return OVERDUE if lies_before(event, today) else PAGE
    days = dates.span(event.date)
    return f"timeline/{days.first.year:04}.md" if days else UNDATED

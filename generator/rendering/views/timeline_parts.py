"""The pages of a long timeline: what each is called, and the links between them."""

import re
from itertools import groupby

from msgspec import Struct

from generator.rendering import dates
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links
from generator.rendering.timeline_pages import OVERDUE, PAGE, UNDATED
from generator.rendering.views.findings import Link

_TIME = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?=\.md$)")


class PageLink(Struct, frozen=True):
    """Another page of a long timeline."""

    link: Link
    path: str  # as the filter's index names it
    total: str  # on the timeline's own page; elsewhere nothing, so that one more event changes few pages


def page_title(path: str) -> str:
    """What a page of a long timeline is called."""
    names = {PAGE: "Still to come", OVERDUE: "Planned for a time that has passed", UNDATED: "Date unknown"}
    found = _TIME.search(path)
    when = dates.human(found[0]) if found else ""
    if "/coming" in path:
        return f"Still to come: {when or 'date unknown'}"
    return names.get(path) or (f"Overdue since {when}" if "overdue" in path else when)


def other_pages(catalogue: Catalogue, page: Links, path: str) -> list[tuple[str, list[PageLink]]]:
    """The other pages of the timeline those of one year together.

    What is to come stands first, then the newest year.
    """
    on_page = catalogue.events_on
    order = sorted(on_page, key=lambda name: (_rank(name), name if "/coming" in name else "", _newest_first(name)))
    groups = groupby((name for name in order if name != path), key=_group)
    return [(title, [_link(catalogue, page, name) for name in names]) for title, names in groups]


def _link(catalogue: Catalogue, page: Links, path: str) -> PageLink:
    return PageLink(
        Link(_in_group(path), page.page(path)), path, f"{len(catalogue.events_on[path]):,}" if page.path == PAGE else ""
    )


def _group(path: str) -> str:
    """What the pages of a year, and those of what is planned, have in common."""
    found = _TIME.search(path)
    if path == PAGE or "/coming" in path:
        return "Still to come"
    if "overdue" in path:
        return f"Planned for {found['year']}" if found else "Planned for a time that has passed"
    return found["year"] if found else "Date unknown"


def _in_group(path: str) -> str:
    """A page's name beside the others of its group."""
    found = _TIME.search(path)
    if path == PAGE:
        return "next"
    if "/coming" in path or not found:
        return found[0] if found else "date unknown" if path != OVERDUE else "overdue"
    return dates.MONTHS[int(found["month"])] if found["month"] else found["year"]


def _rank(path: str) -> int:
    """The place of a sort of pages among the others."""
    if path in (PAGE, OVERDUE):
        return (PAGE, OVERDUE).index(path) * 2
    if "/coming" in path:
        return 1
    return 5 if "overdue" in path else 4 if path == UNDATED else 3


def _newest_first(path: str) -> tuple[int, int]:
    """What names its year only stands before the months of the year."""
    found = _TIME.search(path)
    return (-int(found["year"]), -int(found["month"] or 13)) if found else (0, 0)

"""Long lists on several pages: the first part of each stands on the list's own page, every other one on a further page."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from generator.model import Evidence
from generator.rendering.links import Links
from generator.rendering.listings import Group, Listing, Piece
from generator.rendering.runs import ends_run
from generator.rendering.views.findings import Link, PartLink

#: Rows of one list on one page.
MOST_ON_A_PAGE = 200
PART = "list_part.md"  # the template of further pages


class Section(NamedTuple):
    """One list of a page."""

    name: str  # its variable in the page's template, and a word of the addresses of its further pages
    title: str  # of these
    noun: str  # what it lists, for ``table`` and for those who hear the page
    table: str  # macro of ``macros.html`` that frames the rows: it is given them, ``noun`` and ``parent``
    items: Sequence[Any]
    pieces: Callable[[Links, Sequence[Any]], Sequence[Piece | Group]]  # the rows of some items, as a page writes them
    called: Callable[[Any], str]  # what the first and the last item of a page are called
    rows: Callable[[Any], int] = lambda _: 1  # how many rows an item has
    cited: Callable[[Sequence[Any]], Iterable[Evidence]] | None = None  # what items rest on, where sentences are listed
    parent: str = ""


class Paged(NamedTuple):
    """One page of long lists."""

    path: str  # below site_src
    template: str
    listing: Listing


def paged(
    path: str, template: str, sections: Sequence[Section], view: Callable[[], Mapping[str, Any]], *, title: str
) -> Iterator[Paged]:
    """The page at ``path``, with the first part of each list, and the further pages.

    Its template finds in ``more`` the links between the parts of each list, by the list's name; nothing where one page
    holds all.
    """
    page = Links(path)
    parts = {section.name: list(_parts(section)) for section in sections}
    first = [(section, parts[section.name][0]) for section in sections]
    cited = [section.cited(items) for section, items in first if section.cited]
    more = {section.name: _links(page, path, section, parts[section.name], 0) for section in sections}
    lists = {section.name: section.pieces(page, items) for section, items in first}
    yield Paged(path, template, Listing(lambda: {**view(), "more": more}, lists, chain(*cited) if cited else None))
    for section in sections:
        for place in range(1, len(parts[section.name])):
            yield _part(path, title, section, parts[section.name], place)


def _part(path: str, title: str, section: Section, parts: list[list[Any]], place: int) -> Paged:
    here = _path(path, section, place)
    page, items = Links(here), parts[place]
    view = {
        "title": f"{section.title}: {_ranges(section, parts)[place]}",
        "whole": Link(title, page.page(path)),
        "noun": section.noun,
        "table": section.table,
        "parent": section.parent,
        "name": section.name,
        "more": {section.name: _links(page, path, section, parts, place)},
        "notes": (),
    }
    cited = section.cited(items) if section.cited else None
    return Paged(here, PART, Listing(lambda: view, {"rows": section.pieces(page, items)}, cited))


def _parts(section: Section) -> Iterator[list[Any]]:
    """The items of each page, at least of one; an item's rows stay together.

    A page that is three quarters full ends with the next item that ends a run: as its own name decides that, one more
    item changes its own page and seldom another.
    """
    part: list[Any] = []
    held = 0
    for item in section.items:
        rows = section.rows(item)
        if part and held + rows > MOST_ON_A_PAGE:
            yield part
            part, held = [], 0
        part.append(item)
        held += rows
        if 4 * held >= 3 * MOST_ON_A_PAGE and ends_run(section.called(item)) and item is not section.items[-1]:
            yield part
            part, held = [], 0
    yield part


def _path(path: str, section: Section, place: int) -> str:
    """Of a further page: "models/named/2.md" beside "models/index.md"."""
    folder = path.removesuffix(".md").removesuffix("/index")
    return path if place == 0 else f"{folder}/{section.name}/{place + 1}.md"


def _links(page: Links, path: str, section: Section, parts: list[list[Any]], here: int) -> list[PartLink]:
    """All parts of a list, the one that stands here without an address; nothing where there is one part.

    The list's own page alone counts them, so that one more item changes few pages.
    """
    if len(parts) == 1:
        return []
    links = []
    for place, (items, text) in enumerate(zip(parts, _ranges(section, parts), strict=True)):
        target = _path(path, section, place)
        url = "" if place == here else page.page(target, "" if place else f"{section.name}-parts")
        total = "" if here else f"{sum(map(section.rows, items)):,}"
        links.append(PartLink(Link(text, url), total))
    return links


def _ranges(section: Section, parts: list[list[Any]]) -> list[str]:
    """What each part is called: by its first and last item, those that would be called alike with a number."""
    ends = [(section.called(items[0]), section.called(items[-1])) for items in parts]
    alike = Counter(ends)
    seen: Counter[tuple[str, str]] = Counter()
    texts = []
    for first, last in ends:
        seen[first, last] += 1
        number = f" ({seen[first, last]})" if alike[first, last] > 1 else ""
        texts.append((first if first == last else f"{first} to {last}") + number)
    return texts

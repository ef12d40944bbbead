"""Pages that list many things, made of pieces: one more thing changes one piece, and the others are taken over."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup

from generator.model import Evidence, Output, Part
from generator.rendering.catalogue import Catalogue
from generator.rendering.environment import Templates
from generator.rendering.keys import key_of
from generator.rendering.links import Links
from generator.rendering.views.evidence import MOST_LISTED, Notes

Item = TypeVar("Item")
Row = TypeVar("Row")

_RUN = 16  # items in a run, on average


class Piece(NamedTuple):
    """Some rows of a list, written by a macro of ``pieces.html``."""

    key: str  # hash of all that the rows show
    macro: str
    arguments: Callable[[Notes], Sequence[Any]]


class Listing(NamedTuple):
    """What a template shows: its view, which is cheap to make, and its lists, in the order in which it shows them."""

    view: Callable[[], Mapping[str, Any]]
    lists: Mapping[str, Sequence[Piece]]
    cited: Iterable[Evidence] | None = None  # all that the lists rest on, where the template shows ``notes``


def runs(items: Iterable[Item], name: Callable[[Item], str]) -> Iterator[list[Item]]:
    """The items in runs; an item's own name decides whether a run ends with it, so one more item changes one run."""
    run: list[Item] = []
    for item in items:
        run.append(item)
        if zlib.crc32(name(item).encode("utf-8", "surrogatepass")) % _RUN == 0:
            yield run
            run = []
    if run:
        yield run


def row_pieces(
    items: Iterable[Item],
    name: Callable[[Item], str],
    *,
    macro: str,
    shown: Callable[[Item], Any],
    row: Callable[[Item], Row],
) -> list[Piece]:
    """A row for each item, in runs; ``shown`` is all that a row shows, of which ``row`` makes what the macro is given."""

    def rows(run: list[Item], _: Notes) -> tuple[list[Row]]:
        return (list(map(row, run)),)

    return [Piece(key_of(list(map(shown, run))), macro, partial(rows, run)) for run in runs(items, name)]


def listing_output(path: str, template: str, listing: Listing, catalogue: Catalogue, templates: Templates) -> Output:
    """The page of a listing.

    Where its sentences are few enough to be listed at its foot, they are numbered through and the page is made whole;
    elsewhere each piece counts for itself, and is made only if it changed.
    """
    page = Links(path)
    if listing.cited is not None and not _cites_many(listing.cited):
        return Output(path, [Part("", partial(_whole, template, listing, Notes(catalogue, page), templates))])
    named = [name for name, pieces in listing.lists.items() if pieces]
    empty = {name: "" for name in listing.lists if name not in named}

    @cache
    def frame() -> list[bytes]:
        notes = {} if listing.cited is None else {"notes": ()}
        return templates.frame(template, {**listing.view(), **empty, **notes}, named)

    parts = []
    for number, name in enumerate(named):
        parts.append(Part("", lambda number=number: frame()[number]))  # type: ignore[misc]
        parts += [Part(piece.key, partial(_alone, piece, catalogue, page, templates)) for piece in listing.lists[name]]
    parts.append(Part("", lambda: frame()[-1]))
    return Output(path, parts)


def _cites_many(cited: Iterable[Evidence]) -> bool:
    sentences: set[tuple[str, int]] = set()
    for evidence in cited:
        sentences.add((evidence.article, evidence.sentence))
        if len(sentences) > MOST_LISTED:
            return True
    return False


def _whole(template: str, listing: Listing, notes: Notes, templates: Templates) -> bytes:
    lists = {
        name: Markup("").join(templates.piece(piece.macro, *piece.arguments(notes)) for piece in pieces)
        for name, pieces in listing.lists.items()
    }
    return templates.render(template, {**listing.view(), **lists, "notes": notes.listed()})


def _alone(piece: Piece, catalogue: Catalogue, page: Links, templates: Templates) -> bytes:
    return templates.written(templates.piece(piece.macro, *piece.arguments(Notes(catalogue, page))))

"""Pages that list many things, made of pieces: one more thing changes one piece, and the others are taken over."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup

from generator.model import Evidence, Output, Part
from generator.rendering.catalogue import Catalogue
from generator.rendering.environment import Templates
from generator.rendering.keys import key_of
from generator.rendering.links import Links
from generator.rendering.runs import runs
from generator.rendering.views.evidence import MOST_LISTED, Notes

Item = TypeVar("Item")
Row = TypeVar("Row")


class Piece(NamedTuple):
    """Some rows of a list, written by a macro of ``pieces.html``."""

    key: str  # hash of all that the rows show
    macro: str
    arguments: Callable[[Notes], Sequence[Any]]


class Group(NamedTuple):
    """Rows that have a key together: only where they changed is it asked which of them did."""

    key: str
    pieces: Callable[[], Sequence[Piece]]


class Listing(NamedTuple):
    """What a template shows: its view, which is cheap to make, and its lists, in the order in which it shows them."""

    view: Callable[[], Mapping[str, Any]]
    lists: Mapping[str, Sequence[Piece | Group]]
    cited: Iterable[Evidence] | None = None  # all that the lists rest on, where the template shows ``notes``


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
        parts += _parts(listing.lists[name], catalogue, page, templates)
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
    def rows(piece: Piece | Group) -> Markup:
        if isinstance(piece, Piece):
            return templates.piece(piece.macro, *piece.arguments(notes))
        return Markup("").join(map(rows, piece.pieces()))

    lists = {name: Markup("").join(map(rows, pieces)) for name, pieces in listing.lists.items()}
    return templates.render(template, {**listing.view(), **lists, "notes": notes.listed()})


def _parts(pieces: Sequence[Piece | Group], catalogue: Catalogue, page: Links, templates: Templates) -> list[Part]:
    """Pieces that each count their chips for themselves."""

    def make(piece: Piece | Group) -> bytes | list[Part]:
        if isinstance(piece, Piece):
            return templates.written(templates.piece(piece.macro, *piece.arguments(Notes(catalogue, page))))
        return _parts(piece.pieces(), catalogue, page, templates)

    return [Part(piece.key, partial(make, piece)) for piece in pieces]

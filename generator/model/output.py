"""Generated files before they are written: made of parts, each known by a key, so that what did not change stays."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct


class Part(NamedTuple):
    """A piece of a generated file."""

    key: str  # hash of all that the piece depends on beside the code; empty: it is made at every build
    make: Callable[[], bytes | Sequence["Part"]]  # the piece, or finer parts of it that may still be known


class Output(NamedTuple):
    """A generated file: its parts, one after the other."""

    path: str  # relative to the tree, with forward slashes
    parts: Sequence[Part]
    seen: Callable[[bytes], object] | None = None  # is given the content, piece by piece, also where nothing changed
    follows: bool = False  # True where it tells of what others have seen: it is made after them


class KnownPart(Struct, frozen=True, array_like=True, gc=False):
    """A part as a build made it."""

    key: str
    size: int  # bytes
    parts: "tuple[KnownPart, ...]" = ()  # that it was made of, where it is long


class KnownFile(Struct, frozen=True, array_like=True, gc=False):
    """A generated file as a build left it."""

    size: int  # bytes
    mtime: int  # nanoseconds
    parts: tuple[KnownPart, ...]


def pieces(part: Part) -> Iterator[bytes]:
    """The content of a part."""
    made = part.make()
    if isinstance(made, bytes):
        yield made
    else:
        for finer in made:
            yield from pieces(finer)

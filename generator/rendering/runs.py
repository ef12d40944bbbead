"""Long lists in runs, so that one more item changes one run and the others stay as they are."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def ends_run(name: str, size: int = 16) -> bool:
    """Whether a run of ``size`` items on average ends with the item of this name."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass")) % size == 0


def runs(items: Iterable[Item], name: Callable[[Item], str], *, size: int = 16) -> Iterator[list[Item]]:
    """The items in runs of ``size`` on average; an item's own name decides whether a run ends with it."""
    run: list[Item] = []
    for item in items:
        run.append(item)
        if ends_run(name(item), size):
            yield run
            run = []
    if run:
        yield run

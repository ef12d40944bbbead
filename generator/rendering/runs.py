"""Long lists in runs, so that one more item changes one run and the others stay as they are."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def runs(items: Iterable[Item], name: Callable[[Item], str], *, size: int = 16) -> Iterator[list[Item]]:
    """The items in runs of ``size`` on average; an item's own name decides whether a run ends with it."""
    run: list[Item] = []
    for item in items:
        run.append(item)
        if zlib.crc32(name(item).encode("utf-8", "surrogatepass")) % size == 0:
            yield run
            run = []
    if run:
        yield run

"""A file in the making, beside the one that it is to replace: as long as both are the same, nothing is written."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20  # bytes


class Draft:
    """A file that is told from its beginning to its end, in new bytes and in pieces of the file that stands there.

    What is written is staged; neither file is ever held in memory.
    """

    def __init__(self, staged: Path, present: Path) -> None:
        self._staged = staged
        self._present = present.open("rb") if present.is_file() else None
        self._target: BinaryIO | None = None  # from the first difference on
        self._size = 0  # bytes so far
        self._run = (0, 0)  # place and size of what is to be copied of the present file: pieces in a row at once

    def add(self, data: bytes) -> None:
        """New bytes."""
        if self._target is None and self._present and self._read(self._size, len(data)) == data:
            self._size += len(data)
            return
        self._opened().write(data)
        self._size += len(data)

    def take(self, start: int, size: int) -> None:
        """A piece of the file that stands there."""
        if self._target is None and start != self._size:
            self.add(self._read(start, size))  # it may be the same all the same
            return
        if start != sum(self._run):
            self._copy()
            self._run = (start, 0)
        self._run = (self._run[0], self._run[1] + size)
        self._size += size

    def close(self) -> bool:
        """Ends the file; False where it is the one that stands there, and nothing was staged."""
        if self._target is None and (self._present is None or self._read(self._size, 1)):
            self._opened()
        self._copy()
        for file in (self._target, self._present):
            if file:
                file.close()
        return self._target is not None

    def _opened(self) -> BinaryIO:
        if self._target is None:
            self._target = self._staged.open("wb")
            self._run = (0, self._size)  # what is the same so far
        self._copy()
        return self._target

    def _copy(self) -> None:
        start, size = self._run
        self._run = (0, 0)
        while self._target and size:
            data = self._read(start, min(size, _CHUNK))
            self._target.write(data)
            start, size = start + len(data), size - len(data)

    def _read(self, start: int, size: int) -> bytes:
        if self._present is None:
            return b""
        self._present.seek(start)
        return self._present.read(size)


def chunks_of(path: Path) -> Iterator[bytes]:
    """The content of a file, chunk by chunk."""
    with path.open("rb") as file:
        while data := file.read(_CHUNK):
            yield data

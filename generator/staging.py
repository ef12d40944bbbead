"""What is about to replace files of the generated tree: written beside it, and only where it differs.

A file is made part by part. Parts whose key the last build knew are taken from the file as it stands; where all are,
and nobody has touched the file since, it is not even read.
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.model import KnownFile, Output

PENDING = ".pending"
JOURNAL = "journal.json"


class Stage:
    """The files of one run: those that stay, and those to be moved in place."""

    def __init__(self, root: Path, known: Mapping[str, KnownFile]) -> None:
        self.files: dict[str, KnownFile] = {}  # all that the tree is to hold
        self.moves: dict[str, str] = {}  # path: name of the staged file
        self._root = root
        self._pending = root / PENDING
        self._known = known

    def add(self, output: Output) -> None:
        """Stages the file if it differs from what is there."""
        path = PurePosixPath(output.path)
        if path.is_absolute() or ".." in path.parts or output.path.startswith("."):
            raise ValueError(f"not a path inside the tree: {output.path!r}")
        known = self._intact(output.path)
        if known and not output.seen and _is_as_known(output, known):
            self.files[output.path] = known
        elif len(output.parts) == 1 and not output.seen:
            self._add_whole(output)
        else:
            self._add_parts(output, known)

    def write(self, path: str, data: bytes) -> os.stat_result:
        """Stages a file whatever is there."""
        staged = self._new(path)
        staged.write_bytes(data)
        return staged.stat()

    def close(self, removed: tuple[str, ...]) -> None:
        """Puts the journal in its place: from here on the new tree is what counts."""
        self._pending.mkdir(exist_ok=True)
        moves = {name: path for path, name in self.moves.items()}
        draft = self._pending / "journal.draft"
        draft.write_text(json.dumps({"moves": moves, "removed": removed}), encoding="utf-8")
        draft.replace(self._pending / JOURNAL)

    def _intact(self, path: str) -> KnownFile | None:
        """What is known of a file, if nobody has touched it since."""
        known = self._known.get(path)
        if known:
            try:
                status = os.stat(self._root / path)  # noqa: PTH116 (a third of the time of Path.stat)
            except OSError:
                return None
            if (status.st_size, status.st_mtime_ns) == (known.size, known.mtime):
                return known
        return None

    def _add_whole(self, output: Output) -> None:
        (part,) = output.parts
        data = part.make()
        present = self._root / output.path
        if present.is_file() and present.stat().st_size == len(data) and present.read_bytes() == data:
            status = present.stat()
        else:
            status = self.write(output.path, data)
        self.files[output.path] = KnownFile(len(data), status.st_mtime_ns, ((part.key, len(data)),))

    def _add_parts(self, output: Output, known: KnownFile | None) -> None:
        """A long file: written as it is made, and forgotten again where it is what stands there."""
        present = self._root / output.path
        staged = self._new(output.path)
        parts: list[tuple[str, int]] = []
        with staged.open("wb") as target:
            for key, data in _pieces(output, known, present):
                target.write(data)
                parts.append((key, len(data)))
                if output.seen:
                    output.seen(data)
        status = staged.stat()
        if present.is_file() and _is_same(staged, present):
            staged.unlink()
            del self.moves[output.path]
            status = present.stat()
        self.files[output.path] = KnownFile(status.st_size, status.st_mtime_ns, tuple(parts))

    def _new(self, path: str) -> Path:
        self._pending.mkdir(exist_ok=True)
        self.moves[path] = str(len(self.files))
        return self._pending / self.moves[path]


def _is_as_known(output: Output, known: KnownFile) -> bool:
    return len(output.parts) == len(known.parts) and all(
        part.key and part.key == key for part, (key, _) in zip(output.parts, known.parts, strict=True)
    )


def _pieces(output: Output, known: KnownFile | None, present: Path) -> Iterator[tuple[str, bytes]]:
    if known is None:
        yield from ((part.key, part.make()) for part in output.parts)
        return
    places: dict[str, tuple[int, int]] = {}
    offset = 0
    for key, size in known.parts:
        places[key] = (offset, size)
        offset += size
    with present.open("rb") as source:
        for part in output.parts:
            if part.key and part.key in places:
                start, size = places[part.key]
                source.seek(start)
                yield part.key, source.read(size)
            else:
                yield part.key, part.make()


def _is_same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while piece := first.read(1 << 20):
            if piece != second.read(1 << 20):
                return False
    return True

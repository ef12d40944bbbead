"""What is about to replace files of the generated tree: written beside it, and only where it differs.

Where the last build knew the keys of all parts of a file, and nobody has touched it since, it is not even read.
"""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from generator.making import PENDING, Making, make_all
from generator.model import KnownFile, Output

JOURNAL = "journal.json"
_TOLD = 100  # files made between two words on how far it is


class Stage:
    """The files of one run: those that stay, and those to be moved in place."""

    def __init__(self, root: Path, known: Mapping[str, KnownFile]) -> None:
        self.files: dict[str, KnownFile] = {}  # all that the tree is to hold
        self.moves: dict[str, str] = {}  # path: name of the staged file
        self._root = root
        self._known = known
        self._makings: list[Making] = []

    def plan(self, output: Output) -> None:
        """Takes the file over as it stands if it would be the same, else plans to make it."""
        path = PurePosixPath(output.path)
        if path.is_absolute() or ".." in path.parts or output.path.startswith("."):
            raise ValueError(f"not a path inside the tree: {output.path!r}")
        known = self._intact(output.path)
        if known and not output.seen and _is_as_known(output, known):
            self.files[output.path] = known
        else:
            self._makings.append(Making(output, known, self._root, str(len(self._makings))))

    def make(self, jobs: int, tell: Callable[[int, int], None] = lambda done, total: None) -> None:
        """Makes what was planned, in so many processes; ``tell`` hears how many files are done."""
        (self._root / PENDING).mkdir(exist_ok=True)
        total = len(self._makings)
        for number, (path, made) in enumerate(make_all(self._makings, jobs), start=1):
            self.files[path] = made.file
            if made.staged:
                self.moves[path] = made.staged
            if number % _TOLD == 0 or number == total:
                tell(number, total)

    def write(self, path: str, data: bytes) -> None:
        """Stages a file whatever is there."""
        (self._root / PENDING).mkdir(exist_ok=True)
        self.moves[path] = f"more-{len(self.moves)}"
        (self._root / PENDING / self.moves[path]).write_bytes(data)

    def close(self, removed: tuple[str, ...]) -> None:
        """Puts the journal in its place: from here on the new tree is what counts."""
        pending = self._root / PENDING
        moves = {name: path for path, name in self.moves.items()}
        draft = pending / "journal.draft"
        draft.write_text(json.dumps({"moves": moves, "removed": removed}), encoding="utf-8")
        draft.replace(pending / JOURNAL)

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


def _is_as_known(output: Output, known: KnownFile) -> bool:
    return len(output.parts) == len(known.parts) and all(
        part.key and part.key == there.key for part, there in zip(output.parts, known.parts, strict=True)
    )

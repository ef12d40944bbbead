"""Writing the generated tree: only what changed, and all of it or nothing.

What is to change is first staged in ``.pending/`` (hidden from MkDocs, on the same file system). The journal that lists
it is then put in its place by one rename: this is the moment at which the old site becomes the new one. Moving the
staged files to their places takes milliseconds; where a run is killed within them, the next one (whichever door it
comes through) finds the journal and finishes the moves before it does anything else, and a run killed earlier leaves
the old site untouched. Swapping the whole folder instead would cost a link for every unchanged file, fail on mount
points and links, and take the folder away from under whoever watches it or stands in it.

``.manifest`` lists the generated files, so that files of others are never removed.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.model import Fault, InputError

MANIFEST = ".manifest"
_PENDING = ".pending"
_JOURNAL = "journal.json"


class Changes(Struct, frozen=True):
    """Paths relative to the tree, with forward slashes, sorted."""

    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.created or self.changed or self.removed)


def find_changes(root: Path, files: Mapping[str, bytes]) -> Changes:
    """What :func:`write_tree` would do. Raises InputError where the folder holds files that were not generated."""
    with _told(root):
        previous = _manifest(root)
        created = [path for path in files if not (root / path).is_file()]
        missing = set(created)
        changed = [path for path, data in files.items() if path not in missing and not _holds(root / path, data)]
        removed = [path for path in previous if path not in files and (root / path).is_file()]
    return Changes(tuple(sorted(created)), tuple(sorted(changed)), tuple(sorted(removed)))


def write_tree(root: Path, files: Mapping[str, bytes]) -> Changes:
    """Makes the folder hold the generated files and no other generated ones; returns what changed.

    ``files`` maps paths relative to ``root``, with forward slashes, to content. The folder is made where it is missing.
    Raises InputError where it cannot be written or holds files that were not generated.
    """
    for path in files:
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts or path.startswith("."):
            raise ValueError(f"not a path inside the tree: {path!r}")
    with _told(root):
        root.mkdir(parents=True, exist_ok=True)
        with _alone(root):
            _recover(root)
            changes = find_changes(root, files)
            listing = "".join(f"{path}\n" for path in sorted(files)).encode()
            if changes or not _holds(root / MANIFEST, listing):
                written = {path: files[path] for path in (*changes.created, *changes.changed)}
                _stage(root, {**written, MANIFEST: listing}, changes.removed)
                _apply(root)
    return changes


def finish_interrupted(root: Path) -> None:
    """Completes what a killed run had decided to write, or forgets what it had not. Raises InputError."""
    with _told(root):
        if (root / _PENDING).is_dir():
            with _alone(root):
                _recover(root)


def remove_tree(root: Path) -> int:
    """Removes the generated files, but not the folder, which MkDocs wants to be there; returns how many there were."""
    if not root.is_dir():
        return 0
    return len(write_tree(root, {}).removed)


@contextmanager
def _told(root: Path) -> Iterator[None]:
    """Turns the operating system's refusal into a message."""
    try:
        yield
    except OSError as error:
        place = error.filename or root
        raise InputError([Fault(str(root), 0, f"cannot be written: {place}: {error.strerror or error}")]) from error


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """One writer at a time: ``mkdocs serve`` may run while someone builds. The lock dies with its process."""
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _manifest(root: Path) -> list[str]:
    listing = root / MANIFEST
    if listing.is_file():
        return listing.read_text(encoding="utf-8").splitlines()
    if root.is_dir() and (strangers := sorted(p.name for p in root.iterdir() if not p.name.startswith("."))):
        message = f"holds files that were not generated ({', '.join(strangers[:3])} ...); give an empty folder"
        raise InputError([Fault(str(root), 0, message)])
    return []


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _stage(root: Path, written: Mapping[str, bytes], removed: tuple[str, ...]) -> None:
    pending = root / _PENDING
    pending.mkdir()
    moves = {}
    for number, (path, data) in enumerate(written.items()):
        (pending / str(number)).write_bytes(data)
        moves[str(number)] = path
    draft = pending / "journal.draft"
    draft.write_text(json.dumps({"moves": moves, "removed": removed}), encoding="utf-8")
    draft.replace(pending / _JOURNAL)


def _apply(root: Path) -> None:
    """Does what the journal says; doing it again, from wherever it was left, does no harm."""
    pending = root / _PENDING
    journal = json.loads((pending / _JOURNAL).read_bytes())
    for path in journal["removed"]:
        (root / path).unlink(missing_ok=True)
        _remove_empty_parents(root, path)
    for number, path in journal["moves"].items():
        if (pending / number).exists():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (pending / number).replace(root / path)
    shutil.rmtree(pending)


def _remove_empty_parents(root: Path, path: str) -> None:
    for parent in list(PurePosixPath(path).parents)[:-1]:
        folder = root / parent
        if not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _recover(root: Path) -> None:
    pending = root / _PENDING
    if (pending / _JOURNAL).is_file():
        _apply(root)
    elif pending.is_dir():
        shutil.rmtree(pending)

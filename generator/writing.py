"""Writing the generated tree: only what changed, and all of it or nothing.

What is to change is first staged in ``.pending/`` (hidden from MkDocs, on the same file system). The journal that lists
it is then put in its place by one rename: this is the moment at which the old site becomes the new one. Moving the
staged files to their places takes milliseconds; where a run is killed within them, the next one (whichever door it
comes through) finds the journal and finishes the moves before it does anything else, and a run killed earlier leaves
the old site untouched. Swapping the whole folder instead would cost a link for every unchanged file, fail on mount
points and links, and take the folder away from under whoever watches it or stands in it.

The folder belongs to the generator: whatever else lies in it, other than hidden files, is removed. So that a wrong path
does not cost anyone their files, only an empty folder, or one that bears the mark ``.generated``, is written to.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from errno import EACCES
from functools import partial
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.making import PENDING as _PENDING
from generator.model import Fault, InputError, KnownFile, Output, Part
from generator.staging import JOURNAL as _JOURNAL
from generator.staging import Stage

MARK = ".generated"
_MARK_TEXT = (
    b"Everything in this folder is generated; `python -m generator build` overwrites and removes what differs.\n"
)


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
        present = _present(root)
        created = sorted(files.keys() - present)
        changed = sorted(path for path in files.keys() & present if not _holds(root / path, files[path]))
        removed = sorted(present - files.keys())
    return Changes(tuple(created), tuple(changed), tuple(removed))


def write_tree(root: Path, files: Mapping[str, bytes]) -> Changes:
    """As :func:`write_outputs`, for files whose content is at hand."""
    outputs = (Output(path, [Part("", partial(bytes, data))]) for path, data in files.items())
    return write_outputs(root, outputs)[0]


def write_outputs(
    root: Path,
    outputs: Iterable[Output],
    known: Mapping[str, KnownFile] | None = None,
    *,
    jobs: int = 1,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[Changes, dict[str, KnownFile]]:
    """Makes the folder hold the generated files and no other generated ones; returns what changed, and what it holds.

    ``known`` is what the last call returned: parts of the same key are taken over from the files as they stand, if
    nobody has touched them since. At no time does a process hold more than one part in memory. The folder is made where it is missing.
    Raises InputError where it cannot be written or holds files that were not generated; then, and where an output
    cannot be made, the folder is as it was.
    """
    with _told(root):
        root.mkdir(parents=True, exist_ok=True)
        with _alone(root):
            _recover(root)
            stage = Stage(root, known or {})
            present = _present(root)
            try:
                for output in outputs:
                    stage.plan(output)
                stage.make(jobs, tell)
                changes = Changes(
                    tuple(sorted(stage.moves.keys() - present)),
                    tuple(sorted(stage.moves.keys() & present)),
                    tuple(sorted(present - stage.files.keys())),
                )
                marked = _holds(root / MARK, _MARK_TEXT)
                if changes or not marked:
                    if not marked:
                        stage.write(MARK, _MARK_TEXT)
                    stage.close(changes.removed)
                    _apply(root)
                else:
                    shutil.rmtree(root / _PENDING)
            except Exception:
                if not (root / _PENDING / _JOURNAL).exists():
                    shutil.rmtree(root / _PENDING, ignore_errors=True)
                raise
    return changes, stage.files


def check_target(root: Path) -> None:
    """Completes what a killed run had decided to write, or forgets what it had not.

    Raises InputError where :func:`write_tree` would, before the work is done.
    """
    with _told(root):
        if (root / _PENDING).is_dir():
            with _alone(root):
                _recover(root)
        _present(root)
        nearest = next(folder for folder in (root, *root.parents) if folder.exists())
        if not os.access(nearest, os.W_OK):
            raise PermissionError(EACCES, os.strerror(EACCES), str(nearest))


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


def _present(root: Path) -> set[str]:
    """Relative paths of all files but hidden ones."""
    found: set[str] = set()
    if not root.is_dir():
        if root.exists():
            raise InputError([Fault(str(root), 0, "cannot be written: it is a file, and a folder is needed")])
        return found
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if not name.startswith(".")]
        start = Path(folder).relative_to(root).as_posix()
        prefix = "" if start == "." else f"{start}/"
        found.update(prefix + name for name in names if not name.startswith("."))
    if found and not (root / MARK).is_file():
        message = f"holds files that were not generated ({', '.join(sorted(found)[:3])} ...); give an empty folder"
        raise InputError([Fault(str(root), 0, message)])
    return found


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _apply(root: Path) -> None:
    """Does what the journal says; doing it again, from wherever it was left, does no harm."""
    pending = root / _PENDING
    journal = json.loads((pending / _JOURNAL).read_bytes())
    for path in journal["removed"]:
        if (root / path).is_file():  # where this was done before, a folder may stand there now
            (root / path).unlink()
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

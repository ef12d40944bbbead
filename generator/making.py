"""Making generated files, part by part, in one process or several.

Parts whose key the last build knew are taken from the file as it stands. Several processes are forked once everything
is planned: they share the report, write the files themselves, and send back only what is to be remembered of them.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from generator.drafts import Draft, chunks_of
from generator.model import KnownFile, KnownPart, Output, Part

PENDING = ".pending"
#: Files that another process makes at once.
_CHUNK = 32
#: Fewer files than these are not worth the processes.
_WORTHWHILE = 400
#: A part is remembered with its own parts from so many bytes on.
_LONG = 1 << 16
_PARENT_DIES = 1  # prctl's PR_SET_PDEATHSIG


class Making(NamedTuple):
    """A file that is to be made."""

    output: Output
    known: KnownFile | None  # how the last build left the file that stands there, if nobody has touched it
    root: Path
    name: str  # of the staged file


class Made(NamedTuple):
    """A file that has been made."""

    file: KnownFile
    staged: str  # name of the staged file; empty where the file that stands there is the same


def make_all(makings: list[Making], jobs: int) -> Iterator[tuple[str, Made]]:
    """What came of each, by path, in any order. What looks at content, or waits for that, is made in this process.

    The list is emptied: what is made is let go of.
    """
    if jobs <= 1 or len(makings) < _WORTHWHILE or not sys.platform.startswith("linux"):
        makings.sort(key=_made_here, reverse=True)
        yield from _one_by_one(makings)
    else:
        yield from _forked(makings, jobs)


def _made_here(making: Making) -> bool:
    return bool(making.output.seen or making.output.follows)


def _one_by_one(makings: list[Making]) -> Iterator[tuple[str, Made]]:
    makings.reverse()
    while makings:
        making = makings.pop()
        yield making.output.path, make(making)


def _forked(makings: list[Making], jobs: int) -> Iterator[tuple[str, Made]]:
    here = [making for making in makings if _made_here(making)]
    makings[:] = [making for making in makings if not _made_here(making)]
    makings.sort(key=lambda making: -len(making.output.parts))  # the long ones first, so that all end together
    chunks: list[list[Making]] = [[making] for making in makings if len(making.output.parts) > 1]
    short = makings[len(chunks) :]
    chunks += [short[start : start + _CHUNK] for start in range(0, len(short), _CHUNK)]
    _shared[:] = chunks
    makings.clear()
    gc.freeze()  # what the processes share is not looked through for garbage, which would copy it
    try:
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _begin, (os.getpid(),)) as pool:
            futures = [pool.submit(_make_chunk, number) for number in range(len(chunks))]
            yield from _one_by_one(here)
            for chunk, future in zip(chunks, futures, strict=True):
                paths = [making.output.path for making in chunk]
                yield from zip(paths, _result(future, chunk), strict=True)
    finally:
        gc.unfreeze()
        _shared.clear()


#: What the forked processes find to do.
_shared: list[list[Making]] = []


def _begin(parent: int) -> None:
    """A worker ends with its parent, whose lock on the folder it shares."""
    ctypes.CDLL(None).prctl(_PARENT_DIES, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _make_chunk(number: int) -> list[Made]:
    return [made for _, made in _one_by_one(_shared[number])]


def _result(future: "Future[list[Made]]", chunk: list[Making]) -> list[Made]:
    try:
        return future.result()
    except BrokenExecutor:  # a worker was killed: what was left is made here
        return [made for _, made in _one_by_one(chunk)]


def make(making: Making) -> Made:
    """Stages the file if it differs from what stands there."""
    output, known, root, name = making
    staged, present = root / PENDING / name, root / output.path
    draft = Draft(staged, present)
    places = dict(_places(known.parts, 0)) if known else {}
    parts = tuple(_tell(part, places, draft) for part in output.parts)
    differs = draft.close()
    made = staged if differs else present
    if output.seen:
        for chunk in chunks_of(made):
            output.seen(chunk)
    status = made.stat()
    return Made(KnownFile(status.st_size, status.st_mtime_ns, parts), name if differs else "")


def _places(parts: Sequence[KnownPart], start: int) -> Iterator[tuple[str, tuple[int, KnownPart]]]:
    """Where each part, finer ones included, stands in the file; by its key."""
    for part in parts:
        if part.key:
            yield part.key, (start, part)
        yield from _places(part.parts, start)
        start += part.size


def _tell(part: Part, places: Mapping[str, tuple[int, KnownPart]], draft: Draft) -> KnownPart:
    """Takes a part over, or makes it, or tells its own parts."""
    if part.key in places:
        start, known = places[part.key]
        draft.take(start, known.size)
        return known
    made = part.make()
    if isinstance(made, bytes):
        draft.add(made)
        return KnownPart(part.key, len(made))
    finer = tuple(_tell(each, places, draft) for each in made)
    size = sum(each.size for each in finer)
    return KnownPart(part.key, size, finer if size >= _LONG else ())

"""Knowing that there is nothing to do: what the last build of a tree was made from, and how it left the tree.

``.cache/builds/`` holds a stamp for each generated tree. While the bytes of all inputs, the code and the libraries are
what they were, and nobody has touched a generated file since, a build ends here.
"""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from generator.cache import keep_struct, load_struct
from generator.fingerprint import digest, of_code, of_files
from generator.model import KnownFile
from generator.run import Paths, Summary
from generator.site_address import site_url_of


class Stamp(Struct, frozen=True):
    """What a generated tree was made from, and what its files looked like afterwards."""

    site_src: str
    inputs: str  # fingerprint
    tree: str  # hash of names, sizes and times of change
    summary: dict[str, Any]


class KeptFiles(Struct, frozen=True):
    """The files of a generated tree."""

    environment: str  # hash of code, templates and the site's address
    files: dict[str, KnownFile]


def read_stamp(folder: Path, site_src: Path) -> Stamp | None:
    """The stamp of the last build of a tree, if it is known."""
    return load_struct(_stamp_file(folder, site_src), Stamp)


def write_stamp(folder: Path, site_src: Path, stamp: Stamp) -> None:
    """Keeps the stamp, if the cache can be written, and drops those of trees that are gone."""
    path = _stamp_file(folder, site_src)
    keep_struct(path, stamp)
    with suppress(OSError):
        for other in path.parent.glob("*.msgpack"):
            kept = load_struct(other, Stamp)
            if kept is None or not Path(kept.site_src).is_dir():
                other.unlink(missing_ok=True)
                other.with_suffix(".files").unlink(missing_ok=True)


def _stamp_file(folder: Path, site_src: Path) -> Path:
    return folder / "builds" / f"{digest(str(site_src))}.msgpack"


def look_of(tree: Path) -> str:
    """Hash of the names, sizes and times of change of all files in a tree: changes when anyone touches one."""
    parts: list[str] = []
    for folder, below, names in os.walk(tree):
        below.sort()
        for name in sorted(names):
            status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 (ten times faster than Path.stat here)
            parts.append(f"{folder}/{name} {status.st_size} {status.st_mtime_ns}")
    return digest(*parts)


def fingerprint_of(paths: Paths) -> str:
    """Hash of everything that the generated tree depends on. Catalog and corrections stand among the seeds."""
    return digest(of_code(), of_files(paths.seeds, paths.lexicon, paths.templates), site_url_of(paths.config))


def unchanged(paths: Paths, inputs: str) -> Summary | None:
    """The last build's summary, if neither its inputs nor its output changed since; nothing is to be done then."""
    start = time.perf_counter()
    stamp = read_stamp(paths.cache, paths.site_src)
    if stamp is None or stamp.inputs != inputs or stamp.tree != look_of(paths.site_src):
        return None
    counts: dict[str, Any] = {**stamp.summary, "new": 0, "changed": 0, "written": 0, "removed": 0}
    return Summary(**{**counts, "seconds": {"compare": time.perf_counter() - start}})


def remember(paths: Paths, inputs: str, files: dict[str, KnownFile], summary: Summary) -> None:
    """Keeps what :func:`unchanged` and :func:`known_files` compare with."""
    stamp = Stamp(str(paths.site_src), inputs, look_of(paths.site_src), msgspec.structs.asdict(summary))
    keep_struct(_files_file(paths), KeptFiles(_look_depends_on(paths), files))
    write_stamp(paths.cache, paths.site_src, stamp)


def known_files(paths: Paths) -> dict[str, KnownFile]:
    """How the last build left each file of the tree; nothing where code, templates or the site's address
    have changed since."""
    kept = load_struct(_files_file(paths), KeptFiles)
    return kept.files if kept and kept.environment == _look_depends_on(paths) else {}


def _files_file(paths: Paths) -> Path:
    return _stamp_file(paths.cache, paths.site_src).with_suffix(".files")


def _look_depends_on(paths: Paths) -> str:
    return digest(of_code(), of_files(paths.templates), site_url_of(paths.config))

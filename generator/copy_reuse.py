"""Files that a site takes over as they stand are copied when they change, not at every build.

MkDocs empties the site's folder before each build, but for what is hidden, and then copies all data files, drawings and
scripts anew. So what the last build left is hidden meanwhile, and what the new site does not have is removed. Pages are
written over by MkDocs, in folders that are there.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files, InclusionLevel

_ASIDE = ".last-build"


def set_aside(site: Path) -> None:
    """Hides the last site from MkDocs, which is about to empty the folder."""
    aside = site / _ASIDE
    shutil.rmtree(aside, ignore_errors=True)  # of a build that failed
    if site.is_dir():
        shown = [path for path in site.iterdir() if not path.name.startswith(".")]
        aside.mkdir()
        for path in shown:
            path.rename(aside / path.name)


def put_back(site: Path, files: "Files") -> None:
    """Brings back what is of the new site too, and lets MkDocs copy what differs."""
    aside = site / _ASIDE
    for file in files:
        if (aside / file.dest_uri).is_file():
            place = Path(file.abs_dest_path)
            place.parent.mkdir(parents=True, exist_ok=True)
            (aside / file.dest_uri).rename(place)
    shutil.rmtree(aside, ignore_errors=True)

    def copy_static_files(dirty: bool = False, *, inclusion: "Callable[[InclusionLevel], bool]") -> None:
        for file in files:
            if not file.is_documentation_page() and inclusion(file.inclusion):
                _copy(file)

    files.copy_static_files = copy_static_files  # type: ignore[method-assign, assignment]


def _copy(file: "File") -> None:
    """The copy gets the time of its original, so that one is known to be that of the other."""
    if not file.abs_src_path or _look(file.abs_src_path) != _look(file.abs_dest_path):
        file.copy_file()
        if file.abs_src_path:
            status = os.stat(file.abs_src_path)  # noqa: PTH116 (ten times faster than Path.stat here)
            os.utime(file.abs_dest_path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _look(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns

"""What a result depends on, as one hash: the inputs' bytes, the code and the libraries."""

import functools
import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib import metadata
from pathlib import Path

_CODE = Path(__file__).resolve().parent
#: Parts of the code on which the reading of one article depends.
READING_PARTS = ("model", "knowledge", "reading", "extraction")
#: Libraries whose version can change the output.
_LIBRARIES = [
    "ahocorasick_rs",
    "charset-normalizer",
    "edtf",
    "jieba",
    "jinja2",
    "lxml",
    "msgspec",
    "pypinyin",
    "pyyaml",
    "rapidfuzz",
    "sentencex",
    "trafilatura",
    "vl-convert-python",
]


def digest(*parts: bytes | str) -> str:
    """A short hash of the parts in their order; where one ends and the next begins counts."""
    state = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


def of_files(*places: Path) -> str:
    """Hash of files, and of folders with all that is in them: names and content. What is missing counts as such."""
    parts: list[bytes | str] = []
    for place in places:
        for path in _files(place):
            parts += [path.relative_to(place).as_posix(), path.read_bytes()]
        parts.append(f"end of {place.name}")
    return digest(*parts)


@functools.cache
def of_code(*packages: str) -> str:
    """Hash of the generator's code (all of it, or the packages named), of Python and the libraries."""
    places = [_CODE / package for package in packages] or [_CODE]
    files = sorted(path for place in places for path in _files(place) if path.suffix in (".py", ".yml"))
    content = [part for path in files for part in (path.relative_to(_CODE).as_posix(), path.read_bytes())]
    return digest(sys.version, *versions(_LIBRARIES), *content)


def versions(libraries: Iterable[str]) -> Iterator[str]:
    """The installed version of each library, or "none"."""
    for library in libraries:
        try:
            yield metadata.version(library)
        except metadata.PackageNotFoundError:
            yield "none"


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    found = []
    for folder, below, names in os.walk(place):
        below[:] = sorted(name for name in below if not name.startswith((".", "__pycache__")))
        found += [Path(folder, name) for name in sorted(names) if not name.startswith(".")]
    return found

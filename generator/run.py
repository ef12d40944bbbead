"""What a run is given and what it tells: places, faults, times, figures."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from generator.model import Fault, InputError

PROJECT = Path(__file__).resolve().parent.parent

#: Called with the stage's name, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


class Paths(Struct, frozen=True, kw_only=True):
    """Where everything stands; all are absolute."""

    seeds: Path
    lexicon: Path
    catalog: Path  # need not exist
    corrections: Path  # need not exist
    templates: Path
    site_src: Path
    cache: Path
    config: Path  # of MkDocs; need not exist

    @classmethod
    def of(
        cls,
        *,
        seeds: Path | None = None,
        lexicon: Path | None = None,
        templates: Path | None = None,
        site_src: Path | None = None,
        config: Path | None = None,
    ) -> "Paths":
        """The project's own folders, but for those given. Catalog and corrections belong to the seeds."""
        home = (seeds or PROJECT / "seeds").resolve()
        return cls(
            seeds=home,
            lexicon=(lexicon or PROJECT / "seeds" / "lexicon").resolve(),
            catalog=home / "catalog.yml",
            corrections=home / "corrections.yml",
            templates=(templates or PROJECT / "templates").resolve(),
            site_src=(site_src or PROJECT / "site_src").resolve(),
            cache=PROJECT / ".cache",
            config=(config or PROJECT / "mkdocs.yml").resolve(),
        )


class Summary(Struct, frozen=True, kw_only=True):
    """What a build did. Counts; seconds by stage in the order of the path."""

    articles: int
    new: int
    changed: int
    profiles: int
    claims: int
    events: int
    relations: int
    conflicts: int  # claims that another one contradicts
    awaiting_review: int  # numbers without a claim, names that nobody has confirmed, contradictions
    written: int  # files
    removed: int
    seconds: dict[str, float]


@contextmanager
def rare_collections() -> Iterator[None]:
    """Python looks for cyclic garbage far less often in the block: a report is much data without cycles."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def nearby(fault: Fault) -> Fault:
    """The fault with its paths as one would type them in the present folder."""
    here = f"{Path.cwd()}{os.sep}"
    return Fault(fault.file.removeprefix(here), fault.line, fault.message.replace(here, ""))


class Stages:
    """Times the stages and passes on how far they are."""

    def __init__(self, progress: Progress | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self._progress = progress
        self._current = ""

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """The time of the block goes to the stage."""
        start = time.perf_counter()
        self._current = name
        try:
            yield
        finally:
            self.seconds[name] = time.perf_counter() - start

    def tell(self, done: int, total: int) -> None:
        """How far the present stage is."""
        if self._progress:
            self._progress(self._current, done, total)


class Faults:
    """Gathers the faults of several inputs, so that all are told at once."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    @contextmanager
    def gather(self) -> Iterator[None]:
        """The block may fail; what comes after it goes on."""
        try:
            yield
        except InputError as error:
            self.found.extend(error.faults)

    def check(self) -> None:
        """Raises InputError where there are any."""
        if self.found:
            raise InputError(self.found)

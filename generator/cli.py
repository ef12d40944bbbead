"""The command line: build, check, clean."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import pipeline
from generator.model import InputError
from generator.run import Paths, Progress, Summary, nearby

if TYPE_CHECKING:
    from concurrent.futures import Executor

_FOLDER = click.Path(path_type=Path)  # what cannot be written is bad input, not wrong usage
_FOUND = click.Path(exists=True, file_okay=False, path_type=Path)


def _folders(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say where everything stands."""
    for option in (
        click.option("--site-src", type=_FOLDER, help="Folder to write to.  [default: the project's site_src]"),
        click.option("--templates", type=_FOUND, help="Folder of templates.  [default: the project's templates]"),
        click.option("--lexicon", type=_FOUND, help="Folder of names.  [default: the project's seeds/lexicon]"),
        click.option(
            "--seeds",
            type=_FOUND,
            help="Folder of articles, with its own catalog.yml and corrections.yml if it has any."
            "  [default: the project's seeds]",
        ),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """EV Dossier: turns news articles about electric cars into a sourced, cross-linked report site.

    Articles (.txt, .md, .html) in seeds/ become Markdown pages and a dataset in site_src/, from which MkDocs builds the
    site. Exit status: 0 for success, 1 for bad input, 2 for wrong usage.
    """


@main.command()
@_folders
@click.option(
    "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that read articles and write pages."
)
@click.option("--scheduler", metavar="ADDRESS", help="Let a Dask cluster read articles: tcp://host:port.")
@click.option("--cache/--no-cache", default=True, show_default=True, help="Reuse what earlier builds have read.")
def build(jobs: int, scheduler: str | None, cache: bool, **folders: Path | None) -> None:
    """Generate site_src/ from the articles.

    Only files whose content changes are written. Bad input leaves everything as it was.
    """
    with _told(), _progress() as progress, _readers(scheduler) as executor:
        paths = Paths.of(**folders)
        summary = pipeline.build(paths, use_cache=cache, jobs=jobs, executor=executor, progress=progress)
    click.echo(describe(summary))
    if "read" in summary.seconds and (left := unread(paths.seeds)):
        click.echo(f"Not read, for articles are .txt, .md or .html files: {', '.join(left)}.")


@main.command()
@_folders
def check(**folders: Path | None) -> None:
    """Validate every input and say whether site_src/ is up to date.

    Lexicon, catalog, corrections, knowledge, articles and templates are read; nothing is written. An output that is out
    of date counts as bad input: exit status 1.
    """
    paths = Paths.of(**folders)
    with _told(), _progress() as progress:
        changes = pipeline.check(paths, progress=progress)
    if not changes:
        click.echo(f"All inputs are sound; {paths.site_src} is up to date.")
        return
    counts = f"{len(changes.created)} to add, {len(changes.changed)} to change, {len(changes.removed)} to remove"
    click.echo(f"All inputs are sound; {paths.site_src} is out of date ({counts}): run the build.")
    sys.exit(1)


@main.command()
@click.option("--site-src", type=_FOLDER, help="Also empty this folder of what was generated into it.")
def clean(site_src: Path | None) -> None:
    """Remove the cache; the next build reads every article anew.

    The generated folder stays, unless it is named.
    """
    from generator.cache import clear
    from generator.writing import remove_tree

    with _told():
        clear(Paths.of().cache)
        removed = remove_tree(site_src) if site_src else 0
    click.echo("The cache is empty." + (f" {_count(removed, 'file')} removed." if site_src else ""))


def describe(summary: Summary) -> str:
    """The summary as a person reads it, in three lines."""
    s = summary
    stages = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in s.seconds.items())
    return (
        f"{_count(s.articles, 'article')} read ({s.new} new, {s.changed} changed): {_count(s.profiles, 'profile')}, "
        f"{_count(s.claims, 'claim')}, {_count(s.events, 'event')}, {_count(s.relations, 'relation')}, "
        f"{_count(s.conflicts, 'claim')} in conflict, {s.awaiting_review} awaiting review.\n"
        f"{_count(s.written, 'file')} written, {s.removed} removed.\n"
        f"{sum(s.seconds.values()):.2f} s: {stages}."
    )


def unread(seeds: Path) -> list[str]:
    """The files among the seeds that are neither articles nor a curator's, by their paths below that folder."""
    from generator.reading import seed_files

    known = set(seed_files(seeds))
    found = []
    for path in seeds.rglob("*"):
        below = path.relative_to(seeds)
        hidden = below.parts[0] == "lexicon" or any(part.startswith(".") for part in below.parts)
        if path not in known and not hidden and path.suffix not in (".yml", ".yaml") and path.is_file():
            found.append(below.as_posix())
    return sorted(found)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def _readers(scheduler: str | None) -> "Iterator[Executor | None]":
    """The cluster that is to read, if any."""
    if scheduler is None:
        yield None
        return
    from generator.cluster import cluster

    with cluster(scheduler) as executor:
        yield executor


@contextmanager
def _told() -> Iterator[None]:
    """Bad input ends the run with each fault on a line of its own."""
    try:
        yield
    except InputError as error:
        for fault in error.faults:
            click.echo(f"error: {nearby(fault)}", err=True)
        sys.exit(1)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A line on the terminal that says how far the run is; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    line = ProgressLine()
    try:
        yield line
    finally:
        line.clear()


class ProgressLine:
    """Rewrites one line of stderr, at most ten times a second, with counts and the time that is left."""

    def __init__(self) -> None:
        self._now = time.monotonic
        self._stage = ""
        self._start = self._shown = self._now()
        self._wrote = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = self._now()
        if stage != self._stage:
            self._stage, self._start = stage, now
        if now - self._shown < 0.1:
            return
        self._shown = now
        left = (now - self._start) / done * (total - done) if done else 0.0
        rest = f", {left:.0f} s left" if left >= 1 else ""
        self._write(f"{stage}: {done} of {total}{rest}")

    def clear(self) -> None:
        """Leaves the line empty."""
        if self._wrote:
            self._write("")

    def _write(self, text: str) -> None:
        self._wrote = True
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()

"""The main path: seeds in, site out."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model import Article, Fault, InputError, Reading, Report
from generator.writing import Changes, find_changes, finish_interrupted, write_tree

if TYPE_CHECKING:
    from generator.assembly import Corrections
    from generator.knowledge.lexicon import Lexicon
    from generator.reading import Catalog

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

    @classmethod
    def of(
        cls,
        *,
        seeds: Path | None = None,
        lexicon: Path | None = None,
        templates: Path | None = None,
        site_src: Path | None = None,
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


def build(paths: Paths, *, progress: Progress | None = None) -> Summary:
    """Generates ``paths.site_src`` from the seeds.

    Raises InputError with all faults; then the old tree is as it was.
    """
    stages = Stages(progress)
    faults = Faults()
    with stages("prepare"):
        finish_interrupted(paths.site_src)
        lexicon, catalog, corrections = load_inputs(paths, faults)
    with stages("read"):
        articles = read_articles(paths, catalog, faults, stages)
    faults.check()
    with stages("extract"):
        readings = extract_findings(articles, lexicon, stages)
    with stages("assemble"):
        report = assemble_report(articles, readings, lexicon, corrections)
    with stages("render"):
        files = render_files(report, paths)
    with stages("write"):
        changes = write_tree(paths.site_src, files)
    return summarize(report, changes, stages.seconds)


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


def load_inputs(paths: Paths, faults: Faults) -> "tuple[Lexicon, Catalog, Corrections]":
    """Lexicon, catalog and corrections; empty where they have faults."""
    from generator.assembly import Corrections, read_corrections
    from generator.knowledge import load_yaml
    from generator.knowledge.lexicon import Lexicon, load_lexicon
    from generator.reading import Catalog, load_catalog

    lexicon, catalog, corrections = Lexicon(()), Catalog(), Corrections()
    for folder in (paths.lexicon, paths.templates):
        if not folder.is_dir():
            faults.found.append(Fault(str(folder), 0, "is no folder"))
    with faults.gather():
        lexicon = load_lexicon(paths.lexicon)
    if paths.catalog.is_file():
        with faults.gather():
            catalog = load_catalog(paths.catalog)
    if paths.corrections.is_file():
        with faults.gather():
            corrections = read_corrections(load_yaml(paths.corrections), str(paths.corrections))
    return lexicon, catalog, corrections


def read_articles(paths: Paths, catalog: "Catalog", faults: Faults, stages: Stages) -> list[Article]:
    """The articles of all seed files that can be read."""
    from generator.reading import read_file, seed_files

    articles: list[Article] = []
    files = list(seed_files(paths.seeds)) if paths.seeds.is_dir() else []
    if not files:
        faults.found.append(Fault(str(paths.seeds), 0, "holds no articles (.txt, .md or .html files)"))
    for number, file in enumerate(files, 1):
        with faults.gather():
            articles.extend(read_file(file, root=paths.seeds, catalog=catalog))
        stages.tell(number, len(files))
    return articles


def extract_findings(articles: list[Article], lexicon: "Lexicon", stages: Stages) -> list[Reading]:
    """What each article says, in the order of the articles."""
    from generator.extraction.extract import extract

    readings = []
    for number, article in enumerate(articles, 1):
        readings.append(extract(article, lexicon))
        stages.tell(number, len(articles))
    return readings


def assemble_report(
    articles: Iterable[Article], readings: Iterable[Reading], lexicon: "Lexicon", corrections: "Corrections"
) -> Report:
    """The report. Raises InputError with the corrections that meet nothing."""
    from generator.assembly import assemble

    return assemble(articles, readings, lexicon, corrections=corrections)


def render_files(report: Report, paths: Paths) -> dict[str, bytes]:
    """The generated files by their paths in the tree. Raises InputError with the faults of the templates."""
    from generator.rendering import render

    return render(report, templates=paths.templates)


def summarize(report: Report, changes: Changes, seconds: dict[str, float]) -> Summary:
    """The figures of a build."""
    claims = [claim for profile in report.profiles for claim in profile.claims]
    conflicts = sum(bool(claim.conflicts_with) for claim in claims)
    discovered = sum(profile.origin == "discovered" for profile in report.profiles)
    touched = [_article_id(path) for path in changes.changed]
    return Summary(
        articles=len(report.articles),
        new=sum(_article_id(path) is not None for path in changes.created),
        changed=sum(id_ is not None for id_ in touched),
        profiles=len(report.profiles),
        claims=len(claims),
        events=len(report.timeline),
        relations=sum(len(profile.relations) for profile in report.profiles),
        conflicts=conflicts,
        awaiting_review=len(report.leftovers) + discovered + conflicts,
        written=len(changes.created) + len(changes.changed),
        removed=len(changes.removed),
        seconds=seconds,
    )


def _article_id(path: str) -> str | None:
    folder, _, name = path.rpartition("/")
    return name.removesuffix(".txt") if folder == "articles" and name.endswith(".txt") else None


def check(paths: Paths, *, progress: Progress | None = None) -> Changes:
    """Validates every input and returns what a build would change; nothing is written.

    Raises InputError with the faults of all inputs: lexicon, catalog, corrections, knowledge, seeds and templates.
    """
    faults = Faults()
    stages = Stages(progress)
    check_knowledge(faults)
    files: dict[str, bytes] = {}
    with faults.gather():
        lexicon, catalog, corrections = load_inputs(paths, faults)
        articles = read_articles(paths, catalog, faults, stages)
        faults.check()
        readings = extract_findings(articles, lexicon, stages)
        files = render_files(assemble_report(articles, readings, lexicon, corrections), paths)
    if faults.found and paths.templates.is_dir():
        with faults.gather():
            render_files(Report(articles=()), paths)
    faults.check()
    return find_changes(paths.site_src, files)


def check_knowledge(faults: Faults) -> None:
    """Gathers what is wrong with the rules of language and field."""
    from generator.knowledge import FOLDER, load_yaml

    for path in sorted(FOLDER.glob("*.yml")):
        with faults.gather():
            load_yaml(path)

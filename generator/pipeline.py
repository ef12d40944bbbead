"""The main path: seeds in, site out."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model import Fault, Output, Report
from generator.run import Faults, Paths, Progress, Stages, Summary, rare_collections
from generator.site_address import site_url_of
from generator.stamp import fingerprint_of, known_files, remember, unchanged
from generator.writing import Changes, check_target, find_changes, write_outputs

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from generator.assembly import Corrections
    from generator.knowledge.lexicon import Lexicon
    from generator.readings import AllRead, Source


def build(
    paths: Paths,
    *,
    use_cache: bool = True,
    jobs: int = 1,
    executor: "Executor | None" = None,
    progress: Progress | None = None,
) -> Summary:
    """Generates ``paths.site_src`` from the seeds.

    ``jobs`` processes read and write, or those of ``executor`` read; the result is the same. Raises InputError with all faults; then
    the old tree is as it was.
    """
    stages = Stages(progress)
    with stages("prepare"):
        check_target(paths.site_src)
        inputs = fingerprint_of(paths) if use_cache else ""
        if use_cache and (summary := unchanged(paths, inputs)):
            return summary
        loaded = load_inputs(paths, use_cache=use_cache)
    with stages("read"), workers(jobs, executor) as pool:
        read = read_seeds(paths, loaded, stages, use_cache=use_cache, executor=pool)
    loaded.faults.check()
    with stages("assemble"), rare_collections():
        report = assemble_report(read, loaded)
        del read  # the report holds what is still needed of it
    with stages("render"), rare_collections():
        known = known_files(paths) if use_cache else {}
        processes = 1 if executor else jobs  # beside another program's threads none are forked
        made = rendered(report, paths)
        changes, files = write_outputs(paths.site_src, made, known, jobs=processes, tell=stages.tell)
    with stages("remember"):
        summary = summarize(report, changes, stages.seconds)
        if use_cache:
            remember(paths, inputs, files, summary)
    return summary


class Loaded(Struct, frozen=True):
    """The inputs beside the seeds; empty where they have faults."""

    source: "Source"
    lexicon: "Lexicon"
    corrections: "Corrections"
    faults: Faults


def load_inputs(paths: Paths, *, use_cache: bool) -> Loaded:
    """Lexicon, catalog and corrections, with the faults of all three."""
    from generator.assembly import Corrections, read_corrections
    from generator.knowledge import load_yaml
    from generator.knowledge.lexicon import Lexicon
    from generator.readings import Source, catalog_of, lexicon_of

    faults = Faults()
    for folder in (paths.seeds, paths.lexicon, paths.templates):
        if not folder.is_dir():
            faults.found.append(Fault(str(folder), 0, "is no folder"))
    source = Source.of(paths.seeds, paths.lexicon, paths.catalog, paths.cache if use_cache else None)
    lexicon, corrections = Lexicon(()), Corrections()
    with faults.gather():
        lexicon = lexicon_of(source)
    with faults.gather():
        catalog_of(source)
    if paths.corrections.is_file():
        with faults.gather():
            corrections = read_corrections(load_yaml(paths.corrections), str(paths.corrections))
    return Loaded(source, lexicon, corrections, faults)


def read_seeds(
    paths: Paths, loaded: Loaded, stages: Stages, *, use_cache: bool, executor: "Executor | None"
) -> "AllRead":
    """The articles of all seed files that can be read, and what each says.

    Where other inputs have faults, the seeds are only looked through for theirs.
    """
    from generator.cache import ResultCache
    from generator.reading import seed_files
    from generator.readings import AllRead, faults_of, read_many, tell_apart, unmet_entries

    files = seed_files(paths.seeds) if paths.seeds.is_dir() else []
    if not files:
        loaded.faults.found.append(Fault(str(paths.seeds), 0, "holds no articles (.txt, .md or .html files)"))
    if loaded.faults.found:
        loaded.faults.found.extend(faults_of(files, paths.seeds))
        return AllRead()
    cache = ResultCache(paths.cache / "readings.sqlite", paths.seeds) if use_cache else None
    results = read_many(loaded.source, files, cache=cache, executor=executor, tell=stages.tell)
    if cache:
        cache.close()
    loaded.faults.found.extend(fault for result in results for fault in result.faults)
    if not loaded.faults.found:
        loaded.faults.found.extend(unmet_entries(loaded.source, results))
    return tell_apart(results)


@contextmanager
def workers(jobs: int, executor: "Executor | None") -> "Iterator[Executor | None]":
    """Who does the reading: those given, else as many processes as asked for, else nobody but this one."""
    if executor is not None or jobs <= 1:
        yield executor
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        yield pool


def assemble_report(read: "AllRead", loaded: Loaded) -> Report:
    """The report. Raises InputError with the corrections that meet nothing."""
    from generator.assembly import assemble

    return assemble(read.articles, read.readings, loaded.lexicon, corrections=loaded.corrections, samples=read.samples)


def rendered(report: Report, paths: Paths) -> Iterator[Output]:
    """The generated files, each made when it is written. Raises InputError with the faults of the templates."""
    from generator.rendering import outputs

    return outputs(report, templates=paths.templates, site_url=site_url_of(paths.config))


def render_files(report: Report, paths: Paths) -> dict[str, bytes]:
    """The generated files by their paths in the tree. Raises InputError with the faults of the templates."""
    from generator.rendering import render

    return render(report, templates=paths.templates, site_url=site_url_of(paths.config))


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
    stages = Stages(progress)
    loaded = load_inputs(paths, use_cache=False)
    faults = loaded.faults
    check_knowledge(faults)
    files: dict[str, bytes] = {}
    with faults.gather():
        read = read_seeds(paths, loaded, stages, use_cache=False, executor=None)
        if not faults.found:
            files = render_files(assemble_report(read, loaded), paths)
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

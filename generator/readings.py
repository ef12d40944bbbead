"""Reading and extraction of many seed files: from the cache where nothing changed, else in one process or several.

One file is one piece of work: what comes of it depends on its bytes, its catalog entries, the lexicon and the code, and
on no other file. So the order of work plays no part, and any ``concurrent.futures.Executor`` may do it.
"""

import functools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import force_setattr, replace

from generator.assembly import sample_of
from generator.cache import ResultCache, keep_struct, load_struct
from generator.fingerprint import READING_PARTS, digest, of_code, of_files
from generator.knowledge.lexicon import Lexicon, load_lexicon
from generator.model import (
    Article,
    Claim,
    Entity,
    Event,
    Evidence,
    Fault,
    InputError,
    Reading,
    Relation,
    Sentence,
    did_you_mean,
)
from generator.reading import Catalog, load_catalog, read_file, seed_files
from generator.reading.ids import with_unique_ids

Grounded = TypeVar("Grounded", Claim, Event, Relation)

#: Fields of a claim whose text many claims share.
_REPEATED = ("subject", "attribute", "unit", "period", "speaker")
#: One of each scope: nobody changes it.
_SCOPES: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}
#: One of each number, for offsets.
_NUMBERS = tuple(range(20_000))
#: Files that are sent to another process at once.
_CHUNK = 16


class Source(Struct, frozen=True):
    """What the work needs to know, small enough to be sent to another process."""

    seeds: Path
    lexicon: Path
    catalog: Path  # need not exist
    names: str  # hash of the lexicon: what was loaded for another one is not used
    entries: str  # hash of the catalog
    cache: Path | None = None  # folder

    @classmethod
    def of(cls, seeds: Path, lexicon: Path, catalog: Path, cache: Path | None = None) -> "Source":
        """The source as it stands on disk now."""
        names = digest(of_code("model", "knowledge"), of_files(lexicon))
        return cls(seeds, lexicon, catalog, names, of_files(catalog), cache)


class Result(Struct, frozen=True):
    """What came of one seed file."""

    articles: tuple[Article, ...] = ()
    readings: tuple[Reading, ...] = ()
    samples: tuple[bytes, ...] = ()  # what near copies of each article are found by
    faults: tuple[Fault, ...] = ()


class KeptLexicon(Struct, frozen=True):
    """A lexicon that has been read and found without faults."""

    names: str  # as in the source
    entities: tuple[Entity, ...]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Result).decode


@functools.lru_cache(maxsize=1)
def lexicon_of(source: Source) -> Lexicon:
    """The lexicon, loaded once a process, and from its YAML once a version. Raises InputError."""
    file = source.cache / "lexicon.msgpack" if source.cache else None
    kept = load_struct(file, KeptLexicon) if file else None
    if kept and kept.names == source.names:
        return Lexicon(kept.entities)
    lexicon = load_lexicon(source.lexicon)
    if file:
        keep_struct(file, KeptLexicon(source.names, tuple(lexicon.entities.values())))
    return lexicon


@functools.lru_cache(maxsize=1)
def catalog_of(source: Source) -> Catalog:
    """The catalog, loaded once a process. Raises InputError."""
    return load_catalog(source.catalog)


def read_one(source: Source, file: Path) -> Result:
    """The articles of a seed file and what each says; or the faults of the file."""
    from generator.extraction.extract import extract  # 0.2 s to import, for nothing where all is in the cache

    lexicon, catalog = lexicon_of(source), catalog_of(source)
    try:
        articles = read_file(file, root=source.seeds, catalog=catalog)
    except InputError as error:
        return Result(faults=error.faults)
    readings = tuple(extract(article, lexicon) for article in articles)
    return Result(articles, readings, tuple(map(sample_of, articles)))


def warm_up(source: Source) -> None:
    """Loads all that reading needs, by reading one of the seed files, so that the next one is read at once."""
    with suppress(InputError):
        for file in seed_files(source.seeds)[:1]:
            read_one(source, file)


def read_many(
    source: Source,
    files: Sequence[Path],
    *,
    cache: ResultCache | None = None,
    executor: Executor | None = None,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> list[Result]:
    """The result of each file, in the order of the files; ``tell`` hears how many are done."""
    results: dict[Path, Result] = {}
    keys: dict[Path, str] = {}
    if cache is not None:
        keys = _keys(source, files)
        for file, key in keys.items():
            if kept := cache.get(key):
                results[file] = _lean(_decode(kept))
    missing = [file for file in files if file not in results]
    done = len(results)
    tell(done, len(files))
    for file, result, encoded in _work(source, missing, executor):
        results[file] = _lean(result)
        if cache is not None and not result.faults:
            cache.put(keys[file], encoded or _encode(result))
        done += 1
        tell(done, len(files))
    return [results[file] for file in files]


def _lean(result: Result) -> Result:
    """The result with one copy of what it repeats, texts and evidence: half of its memory, where there are many."""
    for article, reading in zip(result.articles, result.readings, strict=True):
        _share_evidence(article, reading)
        for sentence in article.sentences:
            _share_offsets(sentence)
        for claim in reading.claims:
            for field in _REPEATED:
                if text := getattr(claim, field):
                    force_setattr(claim, field, sys.intern(text))
            force_setattr(claim, "scope", _SCOPES.setdefault(tuple(claim.scope.items()), claim.scope))
        for mention in reading.mentions:
            force_setattr(mention, "entity", sys.intern(mention.entity))
    return result


def _share_evidence(article: Article, reading: Reading) -> None:
    """Findings that rest on the same words share their evidence."""
    shared: dict[tuple[int, int], tuple[Evidence, ...]] = {}
    findings: list[Claim | Event | Relation] = [*reading.claims, *reading.events, *reading.relations]
    for finding in findings:
        if len(finding.evidence) == 1:
            (evidence,) = finding.evidence
            one = shared.setdefault((evidence.start, evidence.end), finding.evidence)
            force_setattr(finding, "evidence", one)
    for (evidence,) in shared.values():
        force_setattr(evidence, "article", article.id)
        _share_offsets(evidence)
    for leftover in reading.leftovers:
        force_setattr(leftover, "article", article.id)
        if there := shared.get((leftover.start, leftover.end)):
            force_setattr(leftover, "quote", there[0].quote)


def _share_offsets(place: Sentence | Evidence) -> None:
    if place.end < len(_NUMBERS):
        force_setattr(place, "start", _NUMBERS[place.start])
        force_setattr(place, "end", _NUMBERS[place.end])


def faults_of(files: Iterable[Path], seeds: Path) -> list[Fault]:
    """What is wrong with the seed files themselves, whatever else may be."""
    found: list[Fault] = []
    for file in files:
        try:
            read_file(file, root=seeds, catalog=Catalog())
        except InputError as error:
            found.extend(error.faults)
    return found


def unmet_entries(source: Source, results: Iterable[Result]) -> list[Fault]:
    """Catalog entries that speak of no article that there is."""
    articles = {(article.file, article.part) for result in results for article in result.articles}
    files = sorted({file for file, _ in articles})
    found = []
    for (file, part), entry in catalog_of(source).entries.items():
        if (file, part) not in articles:
            message = (
                f"{file} has no part {part}" if file in files else f"no seed file {file!r}{did_you_mean(file, files)}"
            )
            found.append(Fault(str(source.catalog), entry.line, message))
    return found


class AllRead(Struct, frozen=True):
    """What was read of all files."""

    articles: list[Article] = []
    readings: list[Reading] = []  # in the order of the articles
    samples: dict[str, bytes] = {}  # by article id


def tell_apart(results: Sequence[Result]) -> AllRead:
    """All articles and readings; articles of several files that would share an id get one each."""
    articles = [article for result in results for article in result.articles]
    readings = [reading for result in results for reading in result.readings]
    samples = [sample for result in results for sample in result.samples]
    unique = list(with_unique_ids(articles))
    relabelled = [
        reading if article.id == reading.article else _relabelled(reading, article.id)
        for article, reading in zip(unique, readings, strict=True)
    ]
    return AllRead(unique, relabelled, {a.id: sample for a, sample in zip(unique, samples, strict=True)})


def _relabelled(reading: Reading, id_: str) -> Reading:
    """The reading as that of an article of another id."""

    def grounded(finding: Grounded) -> Grounded:
        return replace(finding, evidence=tuple(replace(e, article=id_) for e in finding.evidence))

    return replace(
        reading,
        article=id_,
        claims=tuple(map(grounded, reading.claims)),
        events=tuple(map(grounded, reading.events)),
        relations=tuple(map(grounded, reading.relations)),
        leftovers=tuple(replace(leftover, article=id_) for leftover in reading.leftovers),
    )


def _work(
    source: Source, files: Sequence[Path], executor: Executor | None
) -> Iterator[tuple[Path, Result, bytes | None]]:
    if executor is None or len(files) <= _CHUNK:
        for file in files:
            yield file, read_one(source, file), None
        return
    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    futures = [_submitted(executor, source, chunk) for chunk in chunks]
    futures.reverse()  # what is done is let go of
    for chunk in chunks:
        future = futures.pop()
        try:
            encoded = future.result() if future else None
        except Exception:
            encoded = None
        if encoded is None:  # a worker failed, or was killed and nobody took its work over: it is done, or fails, here
            encoded = _encoded(source, chunk)
        for file, data in zip(chunk, encoded, strict=True):
            yield file, _decode(data), data


def _submitted(executor: Executor, source: Source, chunk: Sequence[Path]) -> "Future[list[bytes]] | None":
    try:
        return executor.submit(_encoded, source, chunk)
    except BrokenExecutor:
        return None


def _encoded(source: Source, files: Sequence[Path]) -> list[bytes]:
    return [_encode(read_one(source, file)) for file in files]


def _keys(source: Source, files: Sequence[Path]) -> dict[Path, str]:
    """What each file's result depends on: the code, the lexicon, the file's name and bytes and its catalog entries."""
    environment = digest(of_code(*READING_PARTS, "assembly/copies.py"), of_files(source.lexicon))
    entries: dict[str, list[bytes]] = {}
    for (name, _), entry in sorted(catalog_of(source).entries.items()):
        entries.setdefault(name, []).append(msgspec.json.encode(replace(entry, line=0)))
    keys = {}
    for file in files:
        name = file.relative_to(source.seeds).as_posix()
        keys[file] = digest(environment, name, file.read_bytes(), *entries.get(name, ()))
    return keys

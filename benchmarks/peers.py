"""The library stack on the same articles: spaCy's PhraseMatcher, dateparser's search and quantulum3, one core.

``python -m benchmarks.peers [FOLDER ...] [--articles 24] [--rounds 5]`` measures the project's seeds, made-up articles (new ones
every round) and the folders that are named, both sides in turn, and writes the medians to ``benchmarks/RESULTS.md``, those
of named folders excepted. The stack does less: it finds names, dates and quantities in texts that were read for it, and makes
no claim of them. It is measured twice: on each article whole, and sentence by sentence, which is quicker.

Its libraries stand in ``requirements-bench.txt`` and are needed here only; one that is not installed is left out and named.
"""

import argparse
import importlib.metadata
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.__main__ import SEEDS, machine
from benchmarks.corpus import LEXICON, write_corpus
from benchmarks.results import put, table
from generator.extraction.extract import extract
from generator.knowledge.lexicon import Lexicon, load_lexicon, strong_forms
from generator.reading import Catalog, read_file, seed_files
from generator.run import rare_collections

Finder = Callable[[str], object]
Run = dict[str, float]  # seconds of processor time by what took it, and how many articles and characters there were

MADE_UP = "made-up articles"
OURS = "EV Dossier"
WAYS = ("whole", "by sentence")


def names(lexicon: Lexicon) -> Finder:
    """spaCy's blank English pipeline and its matcher with the sure names of the lexicon."""
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab)
    for entity in lexicon.entities.values():
        matcher.add(entity.id, [language.make_doc(form) for form in strong_forms(entity)])
    return lambda text: matcher(language(text))


def dates(_: Lexicon) -> Finder:
    """dateparser's search, told that the text is English."""
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["en"])


def quantities(_: Lexicon) -> Finder:
    """quantulum3's parser, without its classifier."""
    from quantulum3 import parser

    return parser.parse  # type: ignore[no-any-return]


STACK: dict[str, Callable[[Lexicon], Finder]] = {"spacy": names, "dateparser": dates, "quantulum3": quantities}


def finders(lexicon: Lexicon) -> dict[str, Finder]:
    """The stack's finders by the name of their library; those that are not installed are missing."""
    found = {}
    for library, make in STACK.items():
        try:
            found[library] = make(lexicon)
        except ImportError as error:
            print(f"{library} is left out: {error}")
    return found


def measure(folder: Path, lexicon: Lexicon, stack: dict[str, Finder]) -> Run:
    """Reads and extracts a folder's articles, then lets the stack find in them; the seconds of each, and how much it was."""
    files, catalog = list(seed_files(folder)), Catalog()
    begin = time.process_time()
    articles = [article for file in files for article in read_file(file, root=folder, catalog=catalog)]
    for article in articles:
        extract(article, lexicon)
    run = {OURS: time.process_time() - begin, "articles": len(articles)}
    run["characters"] = sum(len(article.text) for article in articles)
    texts = {
        "whole": [article.text for article in articles],
        "by sentence": [article.quote(s.start, s.end) for article in articles for s in article.sentences],
    }
    for library, find in stack.items():
        for way in WAYS:
            begin = time.process_time()
            for text in texts[way]:
                find(text)
            run[f"{library} {way}"] = time.process_time() - begin
    return run


def row(name: str, runs: Sequence[Run], stack: Sequence[str]) -> list[str]:
    """A row of the results: medians of the rounds; rates and ratios are taken within a round."""

    def middle(figure: Callable[[Run], float]) -> float:
        return statistics.median(map(figure, runs))

    def pace(what: str) -> str:
        return f"{middle(lambda run: run[what] / run['characters'] * 5e6):.1f}"

    cells = [
        name,
        f"{runs[0]['articles']:.0f}",
        f"{middle(lambda run: run['characters'] / run['articles'] / 1000):.1f}",
    ]
    cells += [f"{middle(lambda run: run['articles'] / run[OURS]):.0f}", pace(OURS)]
    for way in WAYS if stack else ():
        parts = [f"{library} {way}" for library in stack]
        ratio = statistics.median(sum(run[part] for part in parts) / run[OURS] for run in runs)
        cells += [*map(pace, parts), f"{ratio:.0f}"]
    return cells


def render(rows: Sequence[Sequence[str]], stack: Sequence[str], *, rounds: int) -> str:
    """The results as Markdown."""
    head = ["", "articles", "kB each", f"{OURS}, articles/s", f"{OURS}, ms/5 kB"]
    for way in WAYS if stack else ():
        head += [*(f"{library} {way}, ms/5 kB" for library in stack), f"stack {way} / {OURS}"]
    missing = [library for library in STACK if library not in stack]
    versions = ", ".join(f"{library} {importlib.metadata.version(library)}" for library in stack)
    return "\n".join(
        [
            f"`python -m benchmarks.peers`: processor time on one core, everything loaded, medians of {rounds} interleaved rounds."
            f" {OURS} reads files and extracts mentions, claims, events and relations; the libraries find names, dates and"
            " quantities in texts that were read for them.",
            "",
            *([f"Not measured, because not installed: {', '.join(missing)}.", ""] if missing else []),
            *table([head, *rows]),
            "",
            f"Measured on {machine()}, beside {versions or 'none of the libraries'}.",
        ]
    )


def main() -> None:
    """The command line."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="a folder of articles to measure too")
    options.add_argument("--articles", type=int, default=24, help="made-up articles in a round")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--no-write", action="store_true", help="print the results, leave RESULTS.md as it is")
    wanted = options.parse_args()
    warnings.simplefilter("ignore")
    lexicon = load_lexicon(LEXICON)
    stack = finders(lexicon)
    own = ["the project's seeds", MADE_UP]
    runs: dict[str, list[Run]] = {name: [] for name in [*own, *map(str, wanted.folders)]}
    for number in range(wanted.rounds + 1):
        with tempfile.TemporaryDirectory() as scratch:
            write_corpus(wanted.articles, Path(scratch), seed=number + 1)
            folders = dict(zip(runs, [SEEDS, Path(scratch), *wanted.folders], strict=True))
            if number == 0:  # unmeasured: models, patterns and caches are loaded
                measure(SEEDS, lexicon, stack)
                continue
            for name, folder in folders.items():
                with rare_collections():  # as in the generator's own runs
                    runs[name].append(measure(folder, lexicon, stack))
    rows = {name: row(name, found, list(stack)) for name, found in runs.items()}
    print(render(list(rows.values()), list(stack), rounds=wanted.rounds))
    if not wanted.no_write:
        put(
            "Reading and extraction beside a stack of libraries",
            render([rows[name] for name in own], list(stack), rounds=wanted.rounds),
        )


if __name__ == "__main__":
    main()

"""The library stack on the same articles: spaCy's PhraseMatcher, dateparser's search and quantulum3, one core.

``python -m benchmarks.peers [--articles 40] [--rounds 5]`` makes a corpus, runs both sides in interleaved rounds
and prints the medians and their ratio. The stack does less: it finds names, dates and quantities, and makes no
claim of them. Its libraries stand in ``requirements-bench.txt`` and are needed here only.
"""

import argparse
import importlib.metadata
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.corpus import LEXICON, write_corpus
from generator.extraction.extract import extract
from generator.knowledge.lexicon import Lexicon, load_lexicon, strong_forms
from generator.model import Article
from generator.reading import Catalog, read_file, seed_files

Work = Callable[[], object]


def ours(files: Sequence[Path], root: Path, lexicon: Lexicon) -> Work:
    """Reading and extraction of seed files."""

    def work() -> None:
        for file in files:
            for article in read_file(file, root=root, catalog=Catalog()):
                extract(article, lexicon)

    return work


def stack(articles: Sequence[Article], lexicon: Lexicon) -> Work:
    """Names, dates and quantities of articles by the libraries; reading is not counted against them."""
    import spacy
    from dateparser.search import search_dates
    from quantulum3 import parser
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    matcher = PhraseMatcher(language.vocab)
    for entity in lexicon.entities.values():
        matcher.add(entity.id, [language.make_doc(form) for form in strong_forms(entity)])

    def work() -> None:
        for article in articles:
            document = language(article.text)
            matcher(document)
            for sentence in document.sents:
                search_dates(sentence.text, languages=["en"])
                parser.parse(sentence.text)

    return work


def seconds(work: Work) -> float:
    """The time that the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """The command line."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--articles", type=int, default=40)
    options.add_argument("--rounds", type=int, default=5)
    wanted = options.parse_args()
    lexicon = load_lexicon(LEXICON)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_corpus(wanted.articles, folder)
        files = list(seed_files(folder))
        articles = [article for file in files for article in read_file(file, root=folder, catalog=Catalog())]
        sides = {"EV Dossier": ours(files, folder, lexicon), "library stack": stack(articles, lexicon)}
        for work in sides.values():
            work()  # once unmeasured: models, patterns and caches are loaded
        runs: dict[str, list[float]] = {name: [] for name in sides}
        for _ in range(wanted.rounds):
            for name, work in sides.items():
                runs[name].append(seconds(work))
    for name, found in runs.items():
        print(f"{name}: {len(articles) / statistics.median(found):.1f} articles/s")
    ratios = [theirs / own for own, theirs in zip(runs["EV Dossier"], runs["library stack"], strict=True)]
    print(f"ratio: {statistics.median(ratios):.0f} (median of {wanted.rounds} interleaved rounds)")
    names = ("spacy", "dateparser", "quantulum3")
    print(", ".join(f"{name} {importlib.metadata.version(name)}" for name in names))


if __name__ == "__main__":
    main()

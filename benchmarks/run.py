"""One cold generation in a process of its own: ``python -m benchmarks.run SEEDS`` prints its figures as JSON."""

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from generator.pipeline import build
from generator.run import Paths

SPLIT = 300  # files on which reading and extraction are timed apart


def measure(seeds: Path) -> dict[str, object]:
    """Generates the report of a folder into a temporary one, without cache, in one process.

    Gives ``articles``, ``kilobytes`` (of the seed files), ``seconds`` by stage and ``peak_mib`` (resident memory at its
    peak); ``reading`` and ``extraction`` are seconds of processor time an article with everything loaded.
    """
    with tempfile.TemporaryDirectory() as folder:
        summary = build(Paths.of(seeds=seeds, site_src=Path(folder) / "site_src"), use_cache=False)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    reading, extraction = split(seeds)
    size = sum(path.stat().st_size for path in seeds.rglob("*") if path.suffix in {".txt", ".md", ".html"})
    return {
        "articles": summary.articles,
        "kilobytes": size / 1000,
        "seconds": summary.seconds,
        "peak_mib": peak,
        "reading": reading,
        "extraction": extraction,
    }


def split(seeds: Path) -> tuple[float, float]:
    """Seconds of processor time an article of reading and of extraction, over the first files of a folder."""
    from generator.extraction.extract import extract
    from generator.knowledge.lexicon import load_lexicon
    from generator.reading import load_catalog, read_file, seed_files

    paths = Paths.of(seeds=seeds)
    lexicon, catalog = load_lexicon(paths.lexicon), load_catalog(paths.catalog)
    files = list(seed_files(seeds))[:SPLIT]
    start = time.process_time()
    articles = [article for file in files for article in read_file(file, root=seeds, catalog=catalog)]
    between = time.process_time()
    for article in articles[:1]:
        extract(article, lexicon)  # builds what is kept of the lexicon: part of the cold run, not of an article
    warm = time.process_time()
    for article in articles:
        extract(article, lexicon)
    end = time.process_time()
    return (between - start) / len(articles), (end - warm) / len(articles)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]).resolve())))

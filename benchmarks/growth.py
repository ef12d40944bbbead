"""What one more article costs, and what a second process saves: ``python -m benchmarks.growth [ARTICLES] [--rounds 3]``.

Each round builds the report of so many made-up articles from nothing with one process and with two, adds an article, and
builds again. Processor seconds are those of all processes, the start of Python and its imports included.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import write_corpus
from benchmarks.results import put, table

Figures = dict[str, dict[str, float]]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", nargs="?", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-write", action="store_true", help="print the results, leave RESULTS.md as it is")
    options = parser.parse_args()
    text = report(options.articles, measure(options.articles, rounds=options.rounds), rounds=options.rounds)
    print(text)
    if not options.no_write:
        put("One more article, a second process", text)


def report(articles: int, found: Figures, *, rounds: int) -> str:
    """The figures as Markdown."""
    names = {
        "one": "from nothing, one process",
        "two": "from nothing, two processes",
        "more": "one article added",
    }
    rows = [[f"{articles:,} articles", "s of CPU", "s by the clock", "peak, MiB", "files written"]]
    for kind, name in names.items():
        figures = found[kind]
        values = (f"{figures['processor']:.1f}", f"{figures['clock']:.1f}", f"{figures['peak_mib']:.0f}")
        rows.append([name, *values, f"{figures['written']:,.0f}"])
    share = found["more"]["processor"] / found["one"]["processor"]
    gain = found["one"]["clock"] / found["two"]["clock"]
    how = f"`python -m benchmarks.growth`: processes of their own, start and imports included; medians of {rounds} rounds."
    ratios = f"One more article: {share:.1%} of the cold run. Two processes: {gain:.2f} times one."
    return "\n".join([how, "", *table(rows), "", ratios])


def measure(articles: int, *, rounds: int) -> Figures:
    """Medians of each figure, by kind of run."""
    runs: dict[str, list[dict[str, float]]] = {"one": [], "two": [], "more": []}
    with tempfile.TemporaryDirectory(prefix="ev-dossier-growth-") as scratch:
        folder = Path(scratch)
        seeds = folder / "seeds"
        write_corpus(articles + 1, seeds)
        (last,) = seeds.glob(f"{articles:06d}.*")
        for number in range(rounds):
            print(f"growth: round {number + 1} of {rounds}", file=sys.stderr)
            last.rename(folder / last.name)
            runs["two"].append(_build(folder, "--jobs", "2", "--no-cache"))
            shutil.rmtree(folder / "site_src")
            shutil.rmtree(folder / "cache", ignore_errors=True)
            runs["one"].append(_build(folder))
            (folder / last.name).rename(last)
            runs["more"].append(_build(folder))
            shutil.rmtree(folder / "site_src")
    return {
        kind: {name: statistics.median(run[name] for run in found) for name in found[0]} for kind, found in runs.items()
    }


def _build(folder: Path, *options: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.once", str(folder), *options]
    done = subprocess.run(command, cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()

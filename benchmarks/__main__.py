"""``python -m benchmarks [FOLDER ...]`` measures cold generation: articles per second by stage, and peak memory.

Measured are the project's own seeds, made-up corpora (``--sizes``), and every folder of articles that is named.
Each run is a process of its own; the rounds are interleaved, so that a busy moment hits all alike; the figures are
medians. Results of the project's own material go to ``benchmarks/RESULTS.md`` (``--no-write`` leaves it alone); a
named folder is only printed.
"""

import argparse
import importlib.metadata
import itertools
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpus import write_corpus
from benchmarks.results import RESULTS, put
from benchmarks.results import table as markdown

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
STAGES = ("prepare", "read", "assemble", "render", "remember")
LIBRARIES = ("ahocorasick_rs", "jinja2", "msgspec", "pyyaml", "sentencex", "trafilatura")
Run = dict[str, Any]


def main() -> None:
    """The command line."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="ev-dossier-bench-") as scratch:
        folders = {"the project's seeds": SEEDS}
        for size in options.sizes:
            name = f"{size:,} made-up articles"
            folders[name] = Path(scratch) / str(size)
            write_corpus(size, folders[name])
        own = list(folders)
        folders.update((str(folder), folder) for folder in options.folders)
        runs = interleave(folders, rounds=options.rounds)
    table = {name: median(found) for name, found in runs.items()}
    print(render(table, rounds=options.rounds))
    if not options.no_write:
        put("Cold generation", render({name: table[name] for name in own}, rounds=options.rounds))
        print(f"Written to {RESULTS}" + (", without the folders that were named." if options.folders else "."))


def interleave(folders: dict[str, Path], *, rounds: int) -> dict[str, list[Run]]:
    """Runs every folder once a round, one after the other, so that a busy moment of the machine is shared by all."""
    runs: dict[str, list[Run]] = {name: [] for name in folders}
    for number in range(rounds):
        for name, folder in folders.items():
            print(f"round {number + 1} of {rounds}: {name}", file=sys.stderr)
            runs[name].append(_run(folder))
    return runs


def _run(folder: Path) -> Run:
    command = [sys.executable, "-m", "benchmarks.run", str(folder.resolve())]
    done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found: Run = json.loads(done.stdout)
    return found


def median(runs: Sequence[Run]) -> Run:
    """The median of each figure over several runs of one folder."""
    seconds = {stage: statistics.median(run["seconds"].get(stage, 0.0) for run in runs) for stage in STAGES}
    first = runs[0]
    return {
        "articles": first["articles"],
        "kilobytes": first["kilobytes"],
        "seconds": seconds,
        "total": statistics.median(sum(run["seconds"].values()) for run in runs),
        **{name: statistics.median(run[name] for run in runs) for name in ("peak_mib", "reading", "extraction")},
    }


def render(table: dict[str, Run], *, rounds: int) -> str:
    """The results as Markdown."""
    stages = [f"{'read and extract' if stage == 'read' else stage}, s" for stage in STAGES]
    head = ["", "articles", "kB each", *stages, "total, s", "articles/s", "peak, MiB"]
    rows = [[*head, "reading, ms each", "extraction, ms each", "both, articles/s"]]
    for name, found in table.items():
        seconds, articles = found["seconds"], found["articles"]
        rows.append(
            [
                name,
                f"{articles:,}",
                f"{found['kilobytes'] / articles:.1f}",
                *(f"{seconds[stage]:.2f}" for stage in STAGES),
                f"{found['total']:.2f}",
                f"{articles / found['total']:.0f}",
                f"{found['peak_mib']:.0f}",
                f"{found['reading'] * 1000:.2f}",
                f"{found['extraction'] * 1000:.2f}",
                f"{1 / (found['reading'] + found['extraction']):.0f}",
            ]
        )
    how = f"`make bench` measures cold generation, a process for each run: medians of {rounds} interleaved rounds."
    how += " Reading and extraction of an article are processor time with everything loaded, the rest is time by the clock."
    return "\n".join([how, "", *markdown(rows), "", *_ratios(table), f"Measured on {machine()}.", ""])


def _ratios(table: dict[str, Run]) -> Iterable[str]:
    """How the time grows from one made-up corpus to the next."""
    made = sorted((found for name, found in table.items() if "made-up" in name), key=lambda found: found["articles"])
    for small, large in itertools.pairwise(made):
        ratio = large["total"] / small["total"]
        yield f"time({large['articles']:,}) / time({small['articles']:,}) = {ratio:.1f}"
        yield ""


def machine() -> str:
    """Processor, cores, Python and the libraries that the figures depend on."""
    cpu = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.is_file():
        names = [
            line.partition(":")[2].strip() for line in information.read_text().splitlines() if "model name" in line
        ]
        cpu = names[0] if names else cpu
    libraries = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)
    return f"{cpu} ({os.cpu_count()} cores), Python {platform.python_version()}, {libraries}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="a folder of articles to measure too")
    parser.add_argument("--sizes", nargs="*", type=int, default=[100, 1000], help="articles in the made-up corpora")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-write", action="store_true", help="print the results, leave RESULTS.md as it is")
    return parser.parse_args()


if __name__ == "__main__":
    main()

"""How long MkDocs takes with our hook and without it: ``python -m benchmarks.site [--pages 2000] [--rounds 3]``.

A report of made-up articles with at least so many pages is generated once. Each round then builds the same ``site_src/``
three times, in processes of their own: plainly, with the hook and no pages kept, and with the hook and nothing changed.
Printed are medians of processor seconds and their ratios to the plain build.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import write_corpus
from generator import pipeline
from generator.run import PROJECT, Paths

KINDS = ("plain", "cold", "warm")
_PAGES_AN_ARTICLE = 4  # fewer come of a large corpus: names repeat


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ev-dossier-site-") as scratch:
        seconds, pages = measure(Path(scratch), pages=options.pages, rounds=options.rounds)
    for kind in KINDS:
        print(f"{kind:6} {seconds[kind]:8.1f} s of CPU   {seconds[kind] / seconds['plain']:5.2f} of plain")
    print(f"{pages} pages")


def measure(scratch: Path, *, pages: int, rounds: int) -> tuple[dict[str, float], int]:
    """Median processor seconds by kind of build, and the number of pages."""
    project = scratch / "project"
    shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns(".*", "site", "site_src", "seeds", "tests"))
    shutil.copytree(PROJECT / "seeds" / "lexicon", project / "seeds" / "lexicon")
    write_corpus(max(pages // _PAGES_AN_ARTICLE, 1), project / "seeds")
    site_src = project / "site_src"
    pipeline.build(Paths.of(seeds=project / "seeds", site_src=site_src), use_cache=False)
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "plain.yml").write_text(config.replace("hooks:", "x-hooks:"), encoding="utf-8")
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for number in range(rounds):
        for kind in KINDS:
            print(f"round {number + 1} of {rounds}: {kind}", file=sys.stderr)
            if kind == "cold":
                (project / ".cache" / "pages.sqlite").unlink(missing_ok=True)
            found[kind].append(_build(project, "plain.yml" if kind == "plain" else "mkdocs.yml"))
    seconds = {kind: statistics.median(times) for kind, times in found.items()}
    return seconds, sum(1 for _ in site_src.rglob("*.md"))


def _build(project: Path, config: str) -> float:
    """Processor seconds of one build in a process of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command,
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()

"""How long MkDocs takes with our hook and without it: ``python -m benchmarks.site [--pages 1000] [--rounds 3]``.

A report of made-up articles with about so many pages is generated once. Each round then builds the same ``site_src/``
three times, in processes of their own: plainly, with the hook and no pages kept, and with the hook and nothing changed.
Then ``mkdocs serve`` runs twice: plainly, until it serves a page that was touched, and with the hook, until the page of
an article that was added and the search entries of it are served. Printed are medians of processor seconds and their
ratios to the plain run.
"""

import argparse
import importlib.metadata
import os
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.corpus import write_corpus
from benchmarks.results import put, table
from generator.run import PROJECT

BUILDS = ("plain", "cold", "warm")
KINDS = (*BUILDS, "serve plain", "serve")
_PAGES_AN_ARTICLE = 10  # more come of a small corpus, fewer of a large one: names repeat
_PATIENCE = 600  # seconds
_TICKS = os.sysconf("SC_CLK_TCK")
_ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
_MARK = "touched-by-the-benchmark"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-write", action="store_true", help="print the results, leave RESULTS.md as it is")
    options = parser.parse_args()
    text = report(*measure(pages=options.pages, rounds=options.rounds), rounds=options.rounds)
    print(text)
    if not options.no_write:
        put("MkDocs with and without the hook", text)


def report(seconds: dict[str, float], pages: int, *, rounds: int) -> str:
    """The figures as Markdown."""
    names = {
        "plain": "`mkdocs build`, plain",
        "cold": "through the hook, no pages kept",
        "warm": "through the hook, nothing changed",
        "serve plain": "`mkdocs serve`, plain, one page touched",
        "serve": "through the hook, one article added",
    }
    rows = [[f"{pages:,} pages", "s of CPU", "of plain"]]
    for kind in KINDS:
        plain = seconds["serve plain" if kind.startswith("serve") else "plain"]
        rows.append([names[kind], f"{seconds[kind]:.1f}", f"{seconds[kind] / plain:.2f}"])
    libraries = ("mkdocs", "mkdocs-material", "markdown")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in libraries)
    how = f"`python -m benchmarks.site`: the same pages, builds in processes of their own; medians of {rounds} rounds; "
    how += "serving, once, from the change until the server answers with the result."
    return "\n".join([how, "", *table(rows), "", f"With {versions}."])


def measure(*, pages: int, rounds: int) -> tuple[dict[str, float], int]:
    """Median processor seconds by kind of run, and the number of pages."""
    with tempfile.TemporaryDirectory(prefix="ev-dossier-site-") as scratch:
        project = _project(Path(scratch), max(pages // _PAGES_AN_ARTICLE, 1))
        found: dict[str, list[float]] = {kind: [] for kind in KINDS}
        for number in range(rounds):
            for kind in BUILDS:
                print(f"round {number + 1} of {rounds}: {kind}", file=sys.stderr)
                if kind == "cold":
                    (project / ".cache" / "pages.sqlite").unlink(missing_ok=True)
                found[kind].append(_build(project, "plain.yml" if kind == "plain" else "mkdocs.yml"))
        made = sum(1 for _ in (project / "site_src").rglob("*.md"))
        for kind, config, react in (("serve plain", "plain.yml", _touch), ("serve", "mkdocs.yml", _add_article)):
            print(kind, file=sys.stderr)
            with _server(project, config) as (process, port):
                found[kind].append(_reaction(process, port, project, react))
    return {kind: statistics.median(times) for kind, times in found.items()}, made


def _project(scratch: Path, articles: int) -> Path:
    """A copy of the project with made-up articles, its report generated; one more article lies beside the seeds."""
    project = scratch / "project"
    shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns(".*", "site", "site_src", "seeds", "tests"))
    shutil.copytree(PROJECT / "seeds" / "lexicon", project / "seeds" / "lexicon")
    write_corpus(articles + 1, project / "seeds")
    (last,) = (project / "seeds").glob(f"{articles:06d}.*")
    last.rename(project / last.name)
    subprocess.run([sys.executable, "-m", "generator", "build"], cwd=project, check=True, capture_output=True)
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    plain = config.replace("hooks:", "x-hooks:").replace("watch:", "x-watch:")
    (project / "plain.yml").write_text(plain, encoding="utf-8")
    return project


def _build(project: Path, config: str) -> float:
    """Processor seconds of one build in a process of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=project, env=_ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@contextmanager
def _server(project: Path, config: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A running server, its first build done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--config-file", config]
    command += ["--dev-addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=project, env=_ENVIRONMENT)
    try:
        _wait(lambda: bool(_served(port, "")))
        yield process, port
    finally:
        process.terminate()
        process.wait()


def _reaction(
    process: "subprocess.Popen[bytes]", port: int, project: Path, react: Callable[[Path], Callable[[int], bool]]
) -> float:
    """Processor seconds that the server takes from a change of its input until it serves the result."""
    time.sleep(2)  # it has come to rest
    before = _processor_seconds(process.pid)
    is_there = react(project)
    _wait(lambda: is_there(port))
    return _processor_seconds(process.pid) - before


def _touch(project: Path) -> Callable[[int], bool]:
    page = project / "site_src" / "method.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n\n{_MARK}\n", encoding="utf-8")
    return lambda port: _MARK in _served(port, "method/")


def _add_article(project: Path) -> Callable[[int], bool]:
    sources = project / "site_src" / "sources"
    known = {path.stem for path in sources.glob("*.md")}
    (article,) = [path for path in project.iterdir() if path.stem.isdigit()]
    article.rename(project / "seeds" / article.name)

    def is_there(port: int) -> bool:
        new = {path.stem for path in sources.glob("*.md")} - known
        return bool(new) and all(
            bool(_served(port, f"sources/{name}/")) and f"sources/{name}/" in _served(port, "search/search_index.json")
            for name in new
        )

    return is_there


def _served(port: int, path: str) -> str:
    """What the server answers; empty where it has no such page, or does not answer yet."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=_PATIENCE) as answer:
            text: str = answer.read().decode("utf-8")
            return text
    except (urllib.error.URLError, ConnectionError):
        return ""


def _wait(done: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > end:
            sys.exit("the server does not answer")
        time.sleep(0.2)


def _processor_seconds(process: int) -> float:
    """What a process has used so far (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


if __name__ == "__main__":
    main()

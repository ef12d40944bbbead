"""The built site, served on this machine, and a browser that keeps watch over requests and console."""

import contextlib
import fcntl
import functools
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from generator.rendering import render
from tests.browser import chromium
from tests.conftest import ROOT
from tests.rendering.sample import make_report
from tests.rendering.sample_site import build_site

WIDE, PHONE = 1280, 390
Opener = Callable[..., Page]
Watch = Callable[[Page], object]


#: A page has come to rest: styles and fonts are in, both scripts have run, nothing moves any more.
RESTED = """() => document.readyState === 'complete' && document.fonts.status === 'loaded'
    && document.documentElement.classList.contains('js') && document.getElementById('ev-card')
    && document.getAnimations().every(animation => animation.playState !== 'running')"""


def rested(page: Page) -> Page:
    """The page, once it has come to rest: until then colours may be on their way from one scheme to the other."""
    page.wait_for_function(RESTED)
    return page


class Site(NamedTuple):
    """The built site: its folder and where it is served."""

    folder: Path
    url: str  # ends with a slash

    def pages(self) -> list[str]:
        """Address of every page relative to the site: "" for home, "models/" ..."""
        found = (path.parent.relative_to(self.folder).as_posix() for path in self.folder.rglob("index.html"))
        return sorted("" if page == "." else f"{page}/" for page in found)

    def kinds(self) -> dict[str, str]:
        """One page of each kind: the fullest one of every folder, and every page that stands alone."""
        fullest: dict[str, tuple[int, str]] = {}
        for page in self.pages():
            parts = page.split("/")
            kind = page or "home" if len(parts) < 3 else f"{parts[0]}/*"
            size = (self.folder / page / "index.html").stat().st_size
            fullest[kind] = max(fullest.get(kind, (0, "")), (size, page))
        return {kind: page for kind, (_, page) in sorted(fullest.items())}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: a test run prints results only."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Site]:
    """The site, built once for all processes of the run, with ``--strict``."""
    base = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    folder = base / "built-site"
    with (base / "built-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            _build(folder)
    with served(folder) as here:
        yield here


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Site]:
    """A built site, served on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(folder, f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()


@contextlib.contextmanager
def served_sample(folder: Path, bounds: Iterable[tuple[ModuleType, str, int]]) -> Iterator[Site]:
    """The sample's site, built in ``folder`` as if a few rows were too many for one page.

    ``bounds`` are what the modules of the rendering hold while it is rendered: the module, the name, the number.
    """
    with pytest.MonkeyPatch.context() as patch:
        for module, name, most in bounds:
            patch.setattr(module, name, most)
        files = render(make_report(), templates=ROOT / "templates")
    with served(build_site(files, folder)) as here:
        yield here


def _build(folder: Path) -> None:
    """Builds into ``folder``; the generated pages go beside it, so that a test run leaves the project's own as they are."""
    source, settings = folder.with_name("built-src"), folder.with_name("built-site.yml")
    source.mkdir(exist_ok=True)
    settings.write_text(
        f"INHERIT: {ROOT}/mkdocs.yml\ndocs_dir: {source}\nsite_dir: {folder}\n"
        f"hooks: [{ROOT}/generator/mkdocs_hook.py]\nwatch: []\n"
        f"theme: {{custom_dir: {ROOT}/templates/theme}}\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(settings)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        pytest.fail(f"mkdocs build --strict failed:\n{done.stdout}{done.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium. Fails where there is none."""
    try:
        path = chromium.provide()
    except chromium.NoBrowserError as failure:
        pytest.fail(str(failure), pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        yield running
        running.close()


@pytest.fixture
def opener(browser: Browser, site: Site) -> Iterator[Opener]:
    """Opens a page of the site: ``opener("models/", width=390, scheme="dark")``.

    ``before`` gets the empty page first. At the end of any test there must have been no request to another
    host, no failed one, and no error on the console.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def note(fault: str, *, when: bool = True) -> None:
        if when:
            faults.append(fault)

    def watch(page: Page) -> None:
        page.on("request", lambda asked: note(f"request to {asked.url}", when=not _own(asked.url, site)))
        page.on("response", lambda answer: note(f"{answer.status} for {answer.url}", when=answer.status >= 400))
        page.on("console", lambda line: note(f"console: {line.text}", when=line.type == "error"))
        page.on("pageerror", lambda error: note(f"script: {error}"))

    def start(
        address: str = "", *, width: int = WIDE, scheme: Any = "light", before: Watch | None = None, **options: Any
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        watch(page)
        if before:
            before(page)
        page.goto(site.url + address)
        return page

    yield start
    for context in contexts:
        context.close()
    assert not faults, "\n".join(dict.fromkeys(faults))


def _own(url: str, site: Site) -> bool:
    return url.startswith((site.url, "data:", "blob:"))

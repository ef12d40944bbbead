"""At the desk: a saved seed shows on the open page after one rebuild, a bad one shows its message."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT
from tests.hostile.damage import ARTICLE, PNG, Project, make_project

PATIENCE = 30_000  # milliseconds until a saved file must show
CONFIG = """INHERIT: {root}/mkdocs.yml
docs_dir: site_src
theme: {{custom_dir: {root}/templates/theme}}
hooks: [{root}/generator/mkdocs_hook.py]
watch: [seeds, templates]
extra: {{dossier: {{seeds: seeds, lexicon: lexicon, templates: templates}}}}
"""


class Desk(NamedTuple):
    """A project that is being served: its folders, its address and the server's log."""

    project: Project
    url: str
    log: Path

    def rebuilds(self) -> int:
        return len(re.findall("Detected file changes", self.log.read_text(encoding="utf-8")))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    project = make_project(tmp_path, ROOT / "templates")
    project.site_src.mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(root=ROOT), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = tmp_path / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address, "-f", str(tmp_path / "mkdocs.yml")]
    with (
        log.open("w") as output,
        subprocess.Popen(command, stdout=output, stderr=output, env={**os.environ, "PYTHONUNBUFFERED": "1"}) as server,
    ):
        try:
            _wait_for(log, "Serving on", server)
            yield Desk(project, f"http://{address}/", log)
        finally:
            server.terminate()


def _wait_for(log: Path, words: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if words in log.read_text(encoding="utf-8"):
            return
        assert server.poll() is None, log.read_text(encoding="utf-8")
        time.sleep(0.1)
    pytest.fail(f"{words!r} did not show:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(desk.url + "sources/")
    yield page
    context.close()


def test_a_new_seed_shows_on_the_open_page_after_one_rebuild(desk: Desk, page: Page) -> None:
    expect(page.locator("article")).to_contain_text("opens a plant in Oslo")
    added = ARTICLE.replace("opens a plant in Oslo", "moves to Bergen").replace("March 4", "May 6")
    (desk.project.seeds / "second.txt").write_text(added, encoding="utf-8")
    expect(page.locator("article")).to_contain_text("moves to Bergen", timeout=PATIENCE)
    page.wait_for_timeout(2_000)  # a rebuild that its own output sets off would come now
    assert desk.rebuilds() == 1, desk.log.read_text(encoding="utf-8")


def test_a_bad_seed_shows_its_message_and_the_next_save_recovers(desk: Desk, page: Page) -> None:
    bad = desk.project.seeds / "picture.txt"
    bad.write_bytes(PNG)
    alert = page.get_by_role("alert").filter(has_text="picture.txt")
    expect(alert).to_be_visible(timeout=PATIENCE)
    expect(page.locator("article")).to_contain_text("opens a plant in Oslo")
    bad.write_text(ARTICLE.replace("opens a plant in Oslo", "moves to Bergen"), encoding="utf-8")
    expect(page.locator("article")).to_contain_text("moves to Bergen", timeout=PATIENCE)
    expect(alert).to_have_count(0)


def test_a_bad_template_shows_its_message_and_the_next_save_recovers(desk: Desk, page: Page) -> None:
    template = desk.project.templates / "sources.md"
    good = template.read_text(encoding="utf-8")
    template.write_text(good + "\n{{ no_such_name }}\n", encoding="utf-8")
    expect(page.get_by_role("alert").filter(has_text="no_such_name")).to_be_visible(timeout=PATIENCE)
    template.write_text(good + "\nA word of the curator.\n", encoding="utf-8")
    expect(page.locator("article")).to_contain_text("A word of the curator.", timeout=PATIENCE)

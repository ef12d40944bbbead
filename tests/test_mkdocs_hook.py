"""The MkDocs door: a fresh clone builds, a server rebuilds once a save, bad input never takes the last good site."""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from socket import socket

import pytest

from tests.conftest import ROOT
from tests.hostile.damage import ARTICLE, Project, make_project

CONFIG = """site_name: Test
docs_dir: site_src
dev_addr: 127.0.0.1:{port}
theme: {{name: mkdocs}}
hooks: ["{hook}"]
extra:
  dossier: {{seeds: seeds, lexicon: lexicon, templates: templates}}
"""
PATIENCE = 60  # seconds


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project with nothing generated yet, a mkdocs.yml and a copy of the generator of its own."""
    project = make_project(tmp_path, ROOT / "templates")
    project.site_src.mkdir()
    code = tmp_path / "code" / "generator"
    shutil.copytree(ROOT / "generator", code, ignore=shutil.ignore_patterns("__pycache__"))
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = CONFIG.format(port=port, hook=code / "mkdocs_hook.py")
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    return project


def mkdocs(project: Project, *arguments: str) -> list[str]:
    config = project.site_src.with_name("mkdocs.yml")
    return [sys.executable, "-m", "mkdocs", arguments[0], "--config-file", str(config), *arguments[1:]]


def run(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    folder = project.site_src.parent  # nothing but the hook's own place leads to the generator
    return subprocess.run(
        mkdocs(project, *arguments), cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def test_a_build_generates_what_it_publishes(project: Project) -> None:
    result = run(project, "build")
    assert result.returncode == 0, result.stderr
    assert (project.site_src.with_name("site") / "models" / "norvik-auto-one" / "index.html").is_file()


def test_bad_input_ends_a_build_with_its_message(project: Project) -> None:
    (project.seeds / "empty.txt").write_bytes(b"")
    result = run(project, "build")
    assert result.returncode == 1
    assert "empty.txt: " in result.stderr
    assert "Traceback" not in result.stderr
    assert list(project.site_src.iterdir()) == []


def test_a_server_with_no_good_site_ends_with_the_message(project: Project) -> None:
    (project.seeds / "empty.txt").write_bytes(b"")
    result = run(project, "serve")
    assert result.returncode == 1
    assert "empty.txt: " in result.stderr


class Server:
    """``mkdocs serve`` in a process of its own."""

    def __init__(self, project: Project, log: Path) -> None:
        self._log = log
        with log.open("wb") as out:
            environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
            self._process = subprocess.Popen(
                mkdocs(project, "serve"), cwd=project.site_src.parent, stdout=out, stderr=out, env=environment
            )
        self.wait(lambda: "Serving on" in self.log)
        self.url = re.findall(r"Serving on (\S+)", self.log)[0]

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    @property
    def builds(self) -> int:
        return self.log.count("Building documentation...")

    @property
    def reloads(self) -> int:
        return self.log.count("Reloading browsers")

    def page(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as response:
            return str(response.read().decode())

    def wait(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, self.log
            assert self._process.poll() is None, self.log
            time.sleep(0.05)

    def after(self, change: Callable[[], object]) -> int:
        """Makes a change and gives the number of rebuilds that it caused."""
        builds, reloads = self.builds, self.reloads
        change()
        self.wait(lambda: self.reloads > reloads)
        time.sleep(1.3)  # two rounds of the watcher: a loop would show
        return self.builds - builds

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)


@pytest.fixture
def server(project: Project, tmp_path: Path) -> Iterator[Server]:
    """The project, served."""
    server = Server(project, tmp_path / "log")
    yield server
    server.stop()


def test_a_server_rebuilds_once_a_save_and_recovers(project: Project, server: Server) -> None:
    page = "models/norvik-auto-one/"
    seed, template = project.seeds / "good.txt", next(project.templates.glob("home*"))
    assert "4,410" in server.page(page)

    assert server.after(lambda: seed.write_text(ARTICLE.replace("4,410", "4,420"), encoding="utf-8")) == 1
    assert "4,420" in server.page(page)

    empty = project.seeds / "empty.txt"
    assert server.after(empty.touch) == 1
    assert "empty.txt: " in server.log
    assert "4,420" in server.page(page), "the last good site stays served"
    assert 'role="alert"' in server.page(page)
    assert "empty.txt: " in server.page(page)

    assert server.after(empty.unlink) == 1
    assert 'role="alert"' not in server.page(page)

    good = template.read_text(encoding="utf-8")
    assert server.after(lambda: template.write_text("{% if %}", encoding="utf-8")) == 1
    assert template.name in server.page(page)
    assert server.after(lambda: template.write_text(good, encoding="utf-8")) == 1
    assert 'role="alert"' not in server.page(page)

    names = project.lexicon / "names.yml"
    renamed = names.read_text(encoding="utf-8").replace("Ana Holt", "Ana Holm")
    assert server.after(lambda: names.write_text(renamed, encoding="utf-8")) == 1

    code = project.site_src.with_name("code") / "generator" / "__init__.py"
    assert server.after(lambda: code.write_text("# edited\n", encoding="utf-8")) == 1
    assert "start it again" in server.page(page)

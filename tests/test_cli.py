"""The command line: its options, its words and its exit codes."""

import os
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, run_generator
from tests.hostile.damage import Project, make_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project in good order."""
    return make_project(tmp_path, ROOT / "templates")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], ["build", "check", "clean", "Exit status"]),
        (["build", "--help"], ["--seeds", "--lexicon", "--templates", "--site-src", "--no-cache", "--jobs"]),
        (["check", "--help"], ["--seeds", "up to date"]),
        (["clean", "-h"], ["--site-src"]),
    ],
)
def test_help(arguments: list[str], words: list[str]) -> None:
    result = run_generator(*arguments)
    assert result.returncode == 0
    assert all(word in result.stdout for word in words)


@pytest.mark.parametrize(
    "arguments", [["bild"], ["build", "--seed", "x"], ["build", "--seeds", "/no/such/folder"], ["build", "--jobs", "0"]]
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    result = run_generator(*arguments)
    assert result.returncode == 2
    assert "Usage:" in result.stderr


def test_build_check_and_clean(project: Project) -> None:
    before = run_generator("check", *project.options())
    assert (before.returncode, "out of date" in before.stdout) == (1, True)
    built = run_generator("build", *project.options())
    assert built.returncode == 0, built.stderr
    assert built.stderr == "", "nothing but the summary goes into a pipe"
    assert "1 article read (1 new, 0 changed)" in built.stdout
    after = run_generator("check", *project.options())
    assert (after.returncode, "up to date" in after.stdout) == (0, True)


def test_a_fault_stands_on_its_own_line_with_its_path_as_one_types_it(project: Project) -> None:
    (project.seeds / "empty.txt").write_bytes(b"")
    result = run_generator("build", *project.options())
    assert result.returncode == 1
    assert result.stdout == ""
    [line] = result.stderr.splitlines()
    assert line.startswith("error: ")
    assert "empty.txt: " in line


def test_the_project_is_found_from_any_folder(tmp_path: Path) -> None:
    import subprocess

    result = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--site-src", "nowhere"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert f"{tmp_path / 'nowhere'} is out of date" in result.stdout, result.stderr


def test_a_terminal_sees_progress(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from generator.cli import ProgressLine

    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    line = ProgressLine()
    line("read", 0, 100)
    for done in range(1, 51):
        now[0] += 0.0625
        line("read", done, 100)
    shown = capsys.readouterr().err
    assert "read: 50 of 100, 3 s left" in shown
    assert shown.count("\r") <= 32, "at most ten times a second"
    line.clear()
    assert capsys.readouterr().err.endswith("\r\x1b[K")


def test_files_that_are_no_articles_are_named(project: Project) -> None:
    (project.seeds / "more").mkdir()
    (project.seeds / "more" / "plant.docx").write_bytes(b"PK")
    (project.seeds / "scan.pdf").write_bytes(b"%PDF")
    result = run_generator("build", *project.options())
    assert result.returncode == 0
    assert "Not read, for articles are .txt, .md or .html files: more/plant.docx, scan.pdf." in result.stdout

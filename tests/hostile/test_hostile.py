"""Bad input gives one clear message and exit code 1, and leaves the last good ``site_src`` alone."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, run_generator, tree
from tests.hostile.damage import READ, REFUSED, Project, block_target, make_project


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project in good order, built."""
    project = make_project(tmp_path_factory.mktemp("good"), ROOT / "templates")
    result = run_generator("build", *project.options())
    assert result.returncode == 0, result.stderr
    return project


@pytest.fixture
def project(good: Project, tmp_path: Path) -> Project:
    """A copy of the built project, to be spoilt."""
    root = tmp_path / "project"
    shutil.copytree(good.seeds.parent, root)
    return Project(*(root / path.name for path in good))


@pytest.mark.parametrize("name", REFUSED)
def test_bad_input_is_refused(name: str, project: Project) -> None:
    before = tree(project.site_src)
    REFUSED[name].do(project)
    result = run_generator("build", *project.options())
    assert result.returncode == 1, result.stdout + result.stderr
    assert_one_message(result.stderr, REFUSED[name].names)
    assert tree(project.site_src) == before


def test_the_check_tells_the_same(project: Project) -> None:
    REFUSED["lexicon with an unknown id"].do(project)
    result = run_generator("check", *project.options())
    assert result.returncode == 1
    assert "more.yml:2" in result.stderr + result.stdout
    assert "did you mean 'norvik-auto'" in result.stderr + result.stdout


def test_an_unwritable_target_is_named(project: Project) -> None:
    result = run_generator("build", *block_target(project).options())
    assert result.returncode == 1, result.stdout + result.stderr
    assert_one_message(result.stderr, "obstacle")


def test_every_fault_is_told_in_one_run(project: Project) -> None:
    for name in ("empty seed", "picture under a text's name", "lexicon with an unknown id"):
        REFUSED[name].do(project)
    result = run_generator("build", *project.options())
    assert result.returncode == 1
    for place in ("empty.txt", "picture.txt"):
        assert place in result.stderr, "the faults of all seeds belong into one run"


@pytest.mark.parametrize("name", READ)
def test_odd_input_is_read_or_refused_but_never_breaks(name: str, project: Project) -> None:
    before = tree(project.site_src)
    READ[name].do(project)
    result = run_generator("build", *project.options())
    assert "Traceback" not in result.stderr, result.stderr
    assert result.returncode in (0, 1)
    if result.returncode:
        assert_one_message(result.stderr, READ[name].names)
        assert tree(project.site_src) == before
    else:
        assert "<script>alert" not in "".join(page.read_text("utf-8") for page in project.site_src.rglob("*.md"))


def assert_one_message(stderr: str, file: str) -> None:
    """The message is short, names the file, and is no traceback."""
    assert "Traceback" not in stderr, stderr
    lines = [line for line in stderr.splitlines() if line.strip()]
    assert len([line for line in lines if file in line]) == 1, stderr
    assert len(lines) <= 3, stderr
    assert all(len(line) < 400 for line in lines), stderr

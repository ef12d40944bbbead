"""A report that grows: what one more article touches is made anew, all else stays, and the bytes are those of a fresh build."""

import random
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks.corpus import write_corpus
from generator import making, pipeline
from generator.rendering import profile_pages, volumes
from generator.run import Paths, Summary
from generator.writing import MARK
from tests.conftest import tree

ARTICLES = 40


@pytest.fixture(autouse=True)
def finer_parts_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """As of long pieces in a large report."""
    monkeypatch.setattr(making, "_LONG", 0)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("growth") / "all"
    write_corpus(ARTICLES, folder)
    return folder


def paths_in(folder: Path) -> Paths:
    found = Paths.of(seeds=folder / "seeds", site_src=folder / "site_src")
    return replace(found, cache=folder / "cache")


def times(folder: Path) -> dict[str, int]:
    """When each file was written."""
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def check_grown(folder: Path) -> Summary:
    """Builds on what is there, and compares with a build from nothing."""
    summary = pipeline.build(paths_in(folder))
    fresh = replace(paths_in(folder), site_src=folder / "fresh")
    pipeline.build(fresh, use_cache=False)
    grown, made = tree(folder / "site_src"), tree(folder / "fresh")
    assert sorted(grown) == sorted(made)
    assert [path for path in made if grown[path] != made[path]] == []
    shutil.rmtree(folder / "fresh")
    return summary


def test_articles_come_change_and_go(corpus: Path, tmp_path: Path) -> None:
    files = sorted(corpus.iterdir())
    (tmp_path / "seeds").mkdir()
    for file in files[:-2]:
        shutil.copy(file, tmp_path / "seeds")
    pipeline.build(paths_in(tmp_path))
    shutil.copy(files[-1], tmp_path / "seeds")
    before, written = tree(tmp_path / "site_src"), times(tmp_path / "site_src")
    summary = check_grown(tmp_path)
    assert summary.new == 1
    assert summary.changed == 0
    after = tree(tmp_path / "site_src")
    same = {path for path in after if after[path] == before.get(path)}
    assert summary.written == len(after) - len(same) < len(after) / 3
    assert {path for path, time in times(tmp_path / "site_src").items() if written.get(path) == time} >= same
    # a headline that changes changes every page that cites the article
    changed = tmp_path / "seeds" / files[0].name
    changed.write_text("Quite another headline\n\n" + changed.read_text(encoding="utf-8"), encoding="utf-8")
    check_grown(tmp_path)
    # a near copy, of a later day
    text = files[1].read_text(encoding="utf-8")
    (tmp_path / "seeds" / "copy.txt").write_text(text + "\n\nCopied on June 3, 2026.\n", encoding="utf-8")
    check_grown(tmp_path)
    (tmp_path / "seeds" / files[2].name).unlink()
    check_grown(tmp_path)


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_comes_changes_and_goes(corpus: Path, tmp_path: Path, seed: int) -> None:
    luck, files = random.Random(seed), sorted(corpus.iterdir())
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for file in luck.sample(files, 12):
        shutil.copy(file, seeds)
    pipeline.build(paths_in(tmp_path))
    for _ in range(3):
        present = sorted(seeds.iterdir())
        for file in luck.sample(present, luck.randint(0, 2)):
            file.unlink()
        for file in luck.sample(files, luck.randint(1, 2)):
            shutil.copy(file, seeds)
        one, other = luck.sample(sorted(seeds.iterdir()), 2)
        lines = other.read_text(encoding="utf-8").splitlines(keepends=True)
        with one.open("a", encoding="utf-8") as grown:
            grown.writelines(luck.sample(lines, len(lines) // 3))
        check_grown(tmp_path)


def test_a_touched_file_is_made_again(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for file in sorted(corpus.iterdir())[:3]:
        shutil.copy(file, tmp_path / "seeds")
    pipeline.build(paths_in(tmp_path))
    before = tree(tmp_path / "site_src")
    for path in [path for path in before if path != MARK]:
        (tmp_path / "site_src" / path).write_bytes(b"touched")
    pipeline.build(paths_in(tmp_path))
    assert tree(tmp_path / "site_src") == before


def test_entities_and_lists_of_several_pages_grow_as_well(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profile_pages, "MOST_ON_A_PAGE", 10)
    monkeypatch.setattr(profile_pages, "MOST_OF_A_YEAR", 10)
    monkeypatch.setattr(volumes, "MOST_ON_A_PAGE", 20)
    files = sorted(corpus.iterdir())
    (tmp_path / "seeds").mkdir()
    for file in files[:-2]:
        shutil.copy(file, tmp_path / "seeds")
    pipeline.build(paths_in(tmp_path))
    before = tree(tmp_path / "site_src")
    shutil.copy(files[-1], tmp_path / "seeds")
    summary = check_grown(tmp_path)
    assert any(path.count("/") == 2 and path.startswith("companies/") for path in before)
    assert summary.written < len(before) / 3
    (tmp_path / "seeds" / files[2].name).unlink()
    check_grown(tmp_path)

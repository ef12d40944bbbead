"""The main path on a small project: what it writes, what it reuses, and what it refuses."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator import pipeline, readings
from generator.model import InputError
from generator.run import Paths
from tests.conftest import ROOT, tree
from tests.hostile.damage import ARTICLE, make_project

SECOND = """Norvik Auto One reaches Bergen

Source: Harbor Finance

On April 2, 2024, Norvik Auto launched the Norvik Auto One in Bergen. It starts at 129,800 yuan.
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A project of its own with one article, and a cache of its own."""
    project = make_project(tmp_path / "project", ROOT / "templates")
    paths = Paths.of(
        seeds=project.seeds, lexicon=project.lexicon, templates=project.templates, site_src=project.site_src
    )
    return replace(paths, cache=tmp_path / "cache")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the files that were really read."""
    names: list[str] = []
    original = readings.read_one

    def noting(source: readings.Source, file: Path) -> readings.Result:
        names.append(file.name)
        return original(source, file)

    monkeypatch.setattr(readings, "read_one", noting)
    yield names


def times(paths: Paths) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in paths.site_src.rglob("*")}


def test_a_build_tells_what_it_did(paths: Paths) -> None:
    summary = pipeline.build(paths)
    assert (summary.articles, summary.new, summary.changed) == (1, 1, 0)
    assert summary.written == len(tree(paths.site_src)) - 1
    assert list(summary.seconds) == ["prepare", "read", "assemble", "render", "remember"]


def test_a_second_build_does_nothing(paths: Paths, read: list[str]) -> None:
    first = pipeline.build(paths)
    before = times(paths)
    second = pipeline.build(paths)
    assert times(paths) == before
    assert (second.written, second.removed, second.new, second.claims) == (0, 0, 0, first.claims)
    assert read == ["good.txt"]


def test_only_the_changed_article_is_read_again(paths: Paths, read: list[str]) -> None:
    pipeline.build(paths)
    (paths.seeds / "second.txt").write_text(SECOND, encoding="utf-8")
    summary = pipeline.build(paths)
    assert read == ["good.txt", "second.txt"]
    assert (summary.articles, summary.new) == (2, 1)
    (paths.seeds / "second.txt").write_text(SECOND.replace("129,800", "139,800"), encoding="utf-8")
    assert pipeline.build(paths).changed == 1
    (paths.seeds / "second.txt").unlink()
    assert pipeline.build(paths).removed > 0
    assert read == ["good.txt", "second.txt", "second.txt"]


def test_a_cached_and_a_fresh_build_give_the_same_bytes(paths: Paths) -> None:
    pipeline.build(paths)
    (paths.seeds / "second.txt").write_text(SECOND, encoding="utf-8")
    pipeline.build(paths)
    fresh = replace(paths, site_src=paths.site_src.with_name("fresh"))
    pipeline.build(fresh, use_cache=False)
    assert tree(paths.site_src) == tree(fresh.site_src)


@pytest.mark.parametrize("change", ["lexicon", "catalog"])
def test_what_a_reading_depends_on_makes_it_new(paths: Paths, read: list[str], change: str) -> None:
    pipeline.build(paths)
    if change == "lexicon":
        (paths.lexicon / "more.yml").write_text("brands:\n  - {name: Fjordia}\n", encoding="utf-8")
    else:
        paths.catalog.write_text("- {file: good.txt, part: 1, publisher: Skerry Post}\n", encoding="utf-8")
    pipeline.build(paths)
    assert read == ["good.txt", "good.txt"]


def test_the_lexicon_is_kept_as_it_was_read(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.build(paths)
    fresh = readings.lexicon_of(readings.Source.of(paths.seeds, paths.lexicon, paths.catalog))
    monkeypatch.setattr(readings, "load_lexicon", lambda folder: pytest.fail("read again"))
    kept = readings.lexicon_of(readings.Source.of(paths.seeds, paths.lexicon, paths.catalog, paths.cache))
    assert kept.entities == fresh.entities
    assert kept.children == fresh.children


def test_a_catalog_entry_makes_only_its_own_article_new(paths: Paths, read: list[str]) -> None:
    (paths.seeds / "second.txt").write_text(SECOND, encoding="utf-8")
    pipeline.build(paths)
    paths.catalog.write_text("- {file: second.txt, part: 1, publisher: Skerry Post}\n", encoding="utf-8")
    pipeline.build(paths)
    assert read == ["good.txt", "second.txt", "second.txt"]


def test_a_file_that_someone_touched_is_mended(paths: Paths) -> None:
    pipeline.build(paths)
    good = tree(paths.site_src)
    (paths.site_src / "index.md").write_text("scribble")
    (paths.site_src / "stray.md").write_text("stray")
    assert pipeline.build(paths).written == 1
    assert tree(paths.site_src) == good


def test_several_processes_give_the_same_bytes(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "_CHUNK", 1)
    for number in range(4):
        (paths.seeds / f"more{number}.txt").write_text(SECOND.replace("Bergen", f"Bergen{number}"), encoding="utf-8")
    pipeline.build(paths, use_cache=False)
    other = replace(paths, site_src=paths.site_src.with_name("parallel"))
    pipeline.build(other, use_cache=False, jobs=2)
    assert tree(paths.site_src) == tree(other.site_src)


def test_a_pool_whose_workers_died_is_survived(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "_CHUNK", 1)
    (paths.seeds / "second.txt").write_text(SECOND, encoding="utf-8")
    with ProcessPoolExecutor(1) as pool:
        future = pool.submit(signal_self)
        summary = pipeline.build(paths, use_cache=False, executor=pool)
        assert future.exception() is not None
    assert summary.articles == 2


def signal_self() -> None:
    """Ends the worker that runs this, as the system does when memory is short."""
    import os
    import signal

    os.kill(os.getpid(), signal.SIGKILL)


def test_articles_of_one_date_and_title_get_an_id_each(paths: Paths) -> None:
    (paths.seeds / "again.txt").write_text(ARTICLE.replace("12,300", "12,400"), encoding="utf-8")
    summary = pipeline.build(paths)
    records = sorted(path.name for path in (paths.site_src / "articles").glob("*.yml"))
    assert (summary.articles, len(records)) == (2, 2)


def test_all_faults_are_told_at_once_and_the_old_tree_stays(paths: Paths) -> None:
    pipeline.build(paths)
    good = tree(paths.site_src)
    (paths.seeds / "empty.txt").write_bytes(b"")
    (paths.lexicon / "more.yml").write_text("brand: []\n", encoding="utf-8")
    paths.corrections.write_text("- {claim: abc, verdict: reject}\n", encoding="utf-8")
    for door in (pipeline.build, pipeline.check):
        with pytest.raises(InputError) as caught:
            door(paths)
        files = {Path(fault.file).name for fault in caught.value.faults}
        assert files == {"empty.txt", "more.yml", "corrections.yml"}
    assert tree(paths.site_src) == good


def test_a_check_tells_faults_of_templates_beside_others(paths: Paths) -> None:
    (paths.seeds / "empty.txt").write_bytes(b"")
    template = next(paths.templates.glob("home*"))
    template.write_text("{% if %}", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        pipeline.check(paths)
    assert {Path(fault.file).name for fault in caught.value.faults} == {"empty.txt", template.name}


def test_a_correction_is_applied_and_one_that_meets_nothing_refused(paths: Paths) -> None:
    claims = pipeline.build(paths).claims
    article = next((paths.site_src / "articles").glob("*.yml")).stem
    verdict = (
        f"- {{article: {article}, quote: '12,300 vehicles', attribute: deliveries, verdict: reject, reason: misread}}\n"
    )
    paths.corrections.write_text(verdict, encoding="utf-8")
    assert pipeline.build(paths).claims == claims - 1
    paths.corrections.write_text(verdict.replace("12,300", "12,301"), encoding="utf-8")
    with pytest.raises(InputError, match=r"corrections\.yml:1: no claim of"):
        pipeline.build(paths)


def test_a_catalog_entry_of_no_article_is_told(paths: Paths) -> None:
    entries = "- {file: god.txt, publisher: A}\n- {file: good.txt, part: 2, publisher: B}\n"
    paths.catalog.write_text(entries, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        pipeline.build(paths)
    assert [str(fault).partition("catalog.yml:")[2] for fault in caught.value.faults] == [
        "1: no seed file 'god.txt'; did you mean 'good.txt'?",
        "2: good.txt has no part 2",
    ]


def test_seeds_without_articles_are_told(paths: Paths) -> None:
    (paths.seeds / "good.txt").unlink()
    with pytest.raises(InputError, match="holds no articles"):
        pipeline.build(paths)


def test_progress_is_told_by_file(paths: Paths) -> None:
    told: list[tuple[str, int, int]] = []
    pipeline.build(paths, progress=lambda *step: told.append(step))
    assert ("read", 1, 1) in told
    stage, done, total = told[-1]
    assert stage == "render" and done == total > 1

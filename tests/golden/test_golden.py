"""The committed ``site_src/`` is what the seeds give; same input gives same bytes; nothing is written in vain."""

import difflib
from pathlib import Path

import pytest

from tests.conftest import ROOT, run_generator, tree

SHOWN = 5  # files, and lines of the first one, that a failure shows


def test_the_committed_site_src_is_up_to_date(seeds_built: Path) -> None:
    assert_same(tree(ROOT / "site_src"), tree(seeds_built), "run `python -m generator build` and commit site_src/")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "4711", "TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8", "LANG": "zh_CN.UTF-8"},
    ],
    ids=["C locale", "German locale"],
)
def test_another_environment_gives_the_same_bytes(
    seeds_built: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    result = run_generator("build", "--no-cache", "--site-src", tmp_path / "site_src", environment=environment)
    assert result.returncode == 0, result.stderr
    assert_same(tree(seeds_built), tree(tmp_path / "site_src"), "the output depends on the environment")


def test_a_second_build_writes_no_file(tmp_path: Path) -> None:
    target = tmp_path / "site_src"
    assert run_generator("build", "--site-src", target).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*")}
    assert run_generator("build", "--site-src", target).returncode == 0
    after = {path: path.stat().st_mtime_ns for path in target.rglob("*")}
    assert after == before


def test_cache_and_processes_give_the_same_bytes(seeds_built: Path, tmp_path: Path) -> None:
    target = tmp_path / "site_src"
    assert run_generator("build", "--jobs", "2", "--no-cache", "--site-src", target).returncode == 0
    assert_same(tree(seeds_built), tree(target), "the output depends on the number of processes")
    (target / "index.md").unlink()
    assert run_generator("build", "--site-src", target).returncode == 0
    assert_same(tree(seeds_built), tree(target), "the output depends on the cache")


def test_a_file_that_is_no_longer_made_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "site_src"
    assert run_generator("build", "--site-src", target).returncode == 0
    stale = target / "models" / "no-longer-made.md"
    stale.write_text("old", encoding="utf-8")
    assert run_generator("build", "--site-src", target).returncode == 0
    assert not stale.exists()


def assert_same(expected: dict[str, bytes], found: dict[str, bytes], advice: str) -> None:
    """Fails with the files that differ and a diff of the first one."""
    missing, extra = sorted(expected.keys() - found.keys()), sorted(found.keys() - expected.keys())
    changed = [name for name in sorted(expected.keys() & found.keys()) if expected[name] != found[name]]
    if not (missing or extra or changed):
        return
    lines = [f"{advice}: {len(changed)} changed, {len(missing)} missing, {len(extra)} new"]
    lines += [f"  missing: {name}" for name in missing[:SHOWN]] + [f"  new: {name}" for name in extra[:SHOWN]]
    lines += [f"  changed: {name}" for name in changed[:SHOWN]]
    if changed:
        lines += _diff(expected[changed[0]], found[changed[0]])
    pytest.fail("\n".join(lines), pytrace=False)


def _diff(expected: bytes, found: bytes) -> list[str]:
    before, after = (text.decode("utf-8", "replace").splitlines() for text in (expected, found))
    return [line[:300] for line in difflib.unified_diff(before, after, "expected", "found", lineterm="", n=0)][
        : SHOWN * 4
    ]

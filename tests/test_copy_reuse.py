"""What a site takes over as it stands is copied when it changes; what it no longer has goes."""

import os
from pathlib import Path

import pytest
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.copy_reuse import put_back, set_aside
from tests.conftest import tree


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    (docs / "data").mkdir(parents=True)
    (docs / "page.md").write_text("# Page\n", encoding="utf-8")
    (docs / "data" / "same.csv").write_text("same", encoding="utf-8")
    (docs / "changed.csv").write_text("old", encoding="utf-8")
    (docs / "gone.csv").write_text("gone", encoding="utf-8")
    return docs


def build(docs: Path, site: Path) -> None:
    set_aside(site)
    found = [path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()]
    files = Files([File(path, str(docs), str(site), use_directory_urls=True) for path in sorted(found)])
    put_back(site, files)
    files.copy_static_files(inclusion=InclusionLevel.is_included)


def test_only_what_changed_is_copied(docs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(docs, site)
    assert tree(site) == {"changed.csv": b"old", "data/same.csv": b"same", "gone.csv": b"gone"}
    before = (site / "data" / "same.csv").stat()
    for page in ("page", "gone"):
        (site / page).mkdir()
        (site / page / "index.html").write_text("of the last build", encoding="utf-8")
    (docs / "gone.csv").unlink()
    status = (docs / "changed.csv").stat()
    (docs / "changed.csv").write_text("new", encoding="utf-8")
    os.utime(docs / "changed.csv", ns=(status.st_atime_ns, status.st_mtime_ns - 1))  # older than its copy
    build(docs, site)
    assert tree(site) == {
        "changed.csv": b"new",
        "data/same.csv": b"same",
        "page/index.html": b"of the last build",  # MkDocs writes it next
    }
    after = (site / "data" / "same.csv").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_a_killed_build_left_is_no_part_of_the_next(docs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(docs, site)
    set_aside(site)
    set_aside(site)
    build(docs, site)
    assert sorted(tree(site)) == ["changed.csv", "data/same.csv", "gone.csv"]
    assert [path.name for path in site.iterdir() if path.name.startswith(".")] == []

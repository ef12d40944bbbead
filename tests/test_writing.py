"""The generated tree is written where it differs, and stays whole whatever happens."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.model import InputError
from generator.writing import MARK, check_target, find_changes, remove_tree, write_tree
from tests.conftest import tree

OLD = {"index.md": b"old", "gone/deep/page.md": b"gone", "same.md": b"same", "turns": b"a file"}
NEW = {"index.md": b"new", "more/page.md": b"more", "same.md": b"same", "turns/into.md": b"a folder"}


def visible(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(root).items() if path != MARK}


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    write_tree(tmp_path, OLD)
    untouched = (tmp_path / "same.md").stat()
    changes = write_tree(tmp_path, NEW)
    assert visible(tmp_path) == NEW
    assert changes.created == ("more/page.md", "turns/into.md")
    assert changes.changed == ("index.md",)
    assert changes.removed == ("gone/deep/page.md", "turns")
    assert not (tmp_path / "gone").exists()
    assert (tmp_path / "same.md").stat().st_mtime_ns == untouched.st_mtime_ns
    assert not write_tree(tmp_path, NEW)


def test_a_folder_turns_into_a_file(tmp_path: Path) -> None:
    write_tree(tmp_path, NEW)
    write_tree(tmp_path, OLD)
    assert visible(tmp_path) == OLD


def test_changes_are_told_without_writing(tmp_path: Path) -> None:
    write_tree(tmp_path, OLD)
    changes = find_changes(tmp_path, NEW)
    assert visible(tmp_path) == OLD
    assert changes == write_tree(tmp_path, NEW)


class Killed(BaseException):
    """Stands for a signal that no one catches."""


def interrupt_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the run die at the ``count``-th change that it makes to the disk."""
    left = [count]

    def dying(operation: Any) -> Any:
        def step(*args: Any, **kwargs: Any) -> Any:
            if left[0] == 0:
                raise Killed
            left[0] -= 1
            return operation(*args, **kwargs)

        return step

    for name in ("write_bytes", "write_text", "replace", "unlink", "rmdir", "mkdir"):
        monkeypatch.setattr(Path, name, dying(getattr(Path, name)))
    monkeypatch.setattr(shutil, "rmtree", dying(shutil.rmtree))


def test_a_run_that_is_killed_anywhere_leaves_the_old_tree_or_the_new(tmp_path: Path) -> None:
    outcomes = set()
    for count in range(100):
        root = tmp_path / str(count)
        write_tree(root, OLD)
        with pytest.MonkeyPatch.context() as patch:
            interrupt_after(count, patch)
            try:
                write_tree(root, NEW)
            except Killed:
                died = True
            else:
                died = False
        check_target(root)
        assert visible(root) in (OLD, NEW)
        assert not list(root.glob(".pending*"))
        outcomes.add("old" if visible(root) == OLD else "new")
        if not died:
            break
    assert count > 10
    assert outcomes == {"old", "new"}


def test_before_the_journal_stands_nothing_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, OLD)
    interrupt_after(4, monkeypatch)
    with pytest.raises(Killed):
        write_tree(tmp_path, NEW)
    assert {path: data for path, data in visible(tmp_path).items() if not path.startswith(".")} == OLD


def test_files_of_others_are_never_removed(tmp_path: Path) -> None:
    (tmp_path / "thesis.md").write_text("mine")
    for refused in (lambda: write_tree(tmp_path, NEW), lambda: check_target(tmp_path), lambda: remove_tree(tmp_path)):
        with pytest.raises(InputError, match="holds files that were not generated"):
            refused()
    assert visible(tmp_path) == {"thesis.md": b"mine"}


def test_hidden_files_stay(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    write_tree(tmp_path, OLD)
    assert remove_tree(tmp_path) == len(OLD)
    assert visible(tmp_path) == {".gitkeep": b""}


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    target = tmp_path / "site_src"
    target.write_text("a file")
    for refused in (lambda: write_tree(target, NEW), lambda: check_target(target)):
        with pytest.raises(InputError) as caught:
            refused()
        assert "cannot be written" in str(caught.value)


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(InputError, match="Permission denied"):
        check_target(tmp_path / "site_src")
    assert not (tmp_path / "site_src").exists()


@pytest.mark.parametrize("path", ["/etc/motd", "../up.md", "a/../../up.md", ".hidden"])
def test_no_path_leads_out_of_the_tree(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path inside"):
        write_tree(tmp_path / "site_src", {path: b""})

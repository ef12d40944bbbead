"""Files are made in one process or several, with the same bytes; what goes wrong in one is told as ever."""

import os
import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from generator import making
from generator.model import Fault, InputError, Output, Part
from generator.writing import write_outputs
from tests.conftest import tree

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are forked on Linux only")


def _text(number: int) -> bytes:
    return b"page %d\n" % number * 50


def _files(count: int) -> list[Output]:
    seen: list[int] = []
    files = [Output(f"pages/{number}.md", [Part(f"k{number}", partial(_text, number))]) for number in range(count)]
    files.append(Output("long.md", [Part(f"p{number}", partial(_text, number)) for number in range(9)]))
    files.append(Output("seen.csv", [Part("s", partial(_text, 1))], lambda data: seen.append(len(data))))
    files.append(Output("told.json", [Part("", lambda: repr(seen).encode())], follows=True))
    return files


@pytest.fixture(autouse=True)
def few_are_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_WORTHWHILE", 5)
    monkeypatch.setattr(making, "_CHUNK", 3)


def test_several_processes_write_what_one_does(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    _, one = write_outputs(tmp_path / "one", _files(20))
    _, two = write_outputs(tmp_path / "two", _files(20), jobs=2, tell=lambda *far: heard.append(far))
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert {path: file.parts for path, file in one.items()} == {path: file.parts for path, file in two.items()}
    assert heard[-1] == (23, 23)
    changes, _ = write_outputs(tmp_path / "two", _files(20), two, jobs=2)
    assert not changes


def test_parts_of_the_last_build_are_taken_over(tmp_path: Path) -> None:
    _, known = write_outputs(tmp_path, _files(20), jobs=2)
    files = [output._replace(parts=[part._replace(make=_never) for part in output.parts]) for output in _files(20)[:21]]
    longer = files[-1]._replace(parts=[Part("new", partial(_text, 0)), *files[-1].parts])
    changes, _ = write_outputs(tmp_path, [*files[:-1], longer, *_files(20)[21:]], known, jobs=2)
    assert changes.changed == ("long.md",) and not changes.created


@pytest.mark.parametrize("length", [1, making._LONG])
def test_of_a_part_only_the_finer_parts_that_changed_are_made(tmp_path: Path, length: int) -> None:
    def whole(key: str, *finer: Part) -> list[Output]:
        return [Output("long.md", [Part("head", lambda: b"head\n"), Part(key, lambda: finer)])]

    first, second = Part("a", lambda: b"a" * length), Part("b", lambda: b"b" * length)
    _, known = write_outputs(tmp_path, whole("ab", first, second))
    remembered = length > 1
    kept = first._replace(make=_never) if remembered else first
    changes, known = write_outputs(tmp_path, whole("ac", kept, Part("c", lambda: b"c")), known)
    assert changes.changed == ("long.md",)
    assert tree(tmp_path)["long.md"] == b"head\n" + b"a" * length + b"c"
    assert bool(known["long.md"].parts[1].parts) == remembered
    changes, _ = write_outputs(tmp_path, whole("ac", Part("a", _never)), known)
    assert not changes


def _never() -> bytes:
    raise AssertionError("made again")


def test_a_worker_that_dies_is_made_up_for(tmp_path: Path) -> None:
    here = os.getpid()

    def deadly() -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"made at last"

    write_outputs(tmp_path / "two", [Output("deadly.md", [Part("", deadly)]), *_files(20)], jobs=2)
    assert tree(tmp_path / "two")["deadly.md"] == b"made at last"
    assert len(tree(tmp_path / "two")) == 25


def test_a_fault_found_by_a_worker_leaves_the_tree_alone(tmp_path: Path) -> None:
    write_outputs(tmp_path, _files(20))
    before = tree(tmp_path)

    def wrong() -> bytes:
        raise InputError([Fault("templates/home.md", 3, "is wrong")])

    with pytest.raises(InputError, match=r"home\.md:3: is wrong"):
        write_outputs(tmp_path, [Output("wrong.md", [Part("", wrong)]), *_files(30)], jobs=2)
    assert tree(tmp_path) == before

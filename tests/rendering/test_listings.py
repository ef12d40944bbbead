"""Long list pages are made of pieces: one more thing changes one piece, and pieces read as the whole page does."""

from pathlib import Path

import pytest
from msgspec import structs

from generator.model import InputError, Output, pieces
from generator.rendering import outputs
from generator.rendering.environment import Templates
from generator.rendering.runs import runs
from tests.conftest import ROOT
from tests.rendering.sample import make_report

LISTS = ("timeline.md", "compare.md", "charts.md", "relations.md", "review.md")


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every list is too long for its sentences to be listed."""
    monkeypatch.setattr("generator.rendering.listings.MOST_LISTED", 0)


def _outputs() -> dict[str, Output]:
    return {output.path: output for output in outputs(make_report(), templates=ROOT / "templates")}


def _text(output: Output) -> str:
    return b"".join(piece for part in output.parts for piece in pieces(part)).decode("utf-8")


def test_one_more_item_changes_one_run() -> None:
    names = [f"item-{number}" for number in range(400)]
    before = list(runs(names, str))
    after = list(runs([*names[:200], "another", *names[200:]], str))
    assert [name for run in before for name in run] == names
    assert len(before) > 10
    changed = [run for run in after if run not in before]
    assert 1 <= len(changed) <= 2 and any("another" in run for run in changed)


@pytest.mark.parametrize("path", LISTS)
def test_pieces_read_as_the_whole_page_does(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, _, _ = _text(_outputs()[path]).partition("\n## What the sources say")
    monkeypatch.setattr("generator.rendering.listings.MOST_LISTED", 0)
    pieces = _text(_outputs()[path])
    assert [line.count("ev-chip") for line in pieces.splitlines()] == [
        line.count("ev-chip") for line in [*whole.splitlines(), *[""] * 9][: len(pieces.splitlines())]
    ]
    assert len(_outputs()[path].parts) > 2


@pytest.mark.usefixtures("short")
def test_an_event_changes_the_pieces_that_show_it_alone() -> None:
    report = make_report()
    path = "timeline.md"
    before = {part.key for part in _outputs()[path].parts if part.key}
    first = report.timeline[0]
    changed = structs.replace(report, timeline=(structs.replace(first, title="Another title"), *report.timeline[1:]))
    found = {output.path: output for output in outputs(changed, templates=ROOT / "templates")}[path]
    after = {part.key for part in found.parts if part.key}
    assert len(after - before) == 1
    assert before & after


def test_a_template_that_shows_no_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("{{ one }} and no more", encoding="utf-8")
    assert Templates(tmp_path).frame("page.md", {}, ["one"]) == [b"", b" and no more"]
    with pytest.raises(InputError, match="does not show 'two'"):
        Templates(tmp_path).frame("page.md", {"two": "x"}, ["one", "two"])

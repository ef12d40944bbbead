"""The results are written section by section."""

from pathlib import Path

from benchmarks.peers import OURS, WAYS, render, row
from benchmarks.results import put

RUN = {OURS: 0.01, "articles": 1, "characters": 5000}


def test_a_section_replaces_the_one_of_its_heading_and_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    for heading, body in (("Cold", "1 s"), ("Peers", "30 times"), ("Cold", "2 s\n")):
        put(heading, body, path=path)
    assert path.read_text(encoding="utf-8") == "# Results\n\n## Cold\n\n2 s\n\n## Peers\n\n30 times\n"


def test_the_ratio_is_that_of_the_stack_as_a_whole() -> None:
    runs = [RUN | {f"{library} {way}": 0.2 for library in ("spacy", "dateparser") for way in WAYS}] * 3
    cells = row("seeds", runs, ["spacy", "dateparser"])
    assert cells == ["seeds", "1", "5.0", "100", "10.0", "200.0", "200.0", "40", "200.0", "200.0", "40"]
    text = render([cells], ["dateparser"], rounds=3)
    assert "Not measured, because not installed: spacy, quantulum3." in text


def test_without_the_libraries_only_the_generator_is_measured() -> None:
    assert row("seeds", [RUN], []) == ["seeds", "1", "5.0", "100", "10.0"]

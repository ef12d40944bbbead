"""The lint of `generator/knowledge/*.yml`: patterns match their examples, no entry stands twice, none is dead."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.knowledge import FOLDER, load_yaml
from generator.knowledge.strict_yaml import Located
from tests.conftest import ROOT

FILES = sorted(FOLDER.glob("*.yml"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "generator").rglob("*.py")))
#: Places whose lists are pairs with an order, not sets: a relation's label and its label as the target sees it.
PAIRS = {"presentation.yml: relations."}
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def walk(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a file with its place in it, such as ``lines[3].match``."""
    yield place, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from walk(item, f"{place}[{number}]")


def test_there_are_rules() -> None:
    assert FILES


@each_file
def test_a_file_says_at_its_top_what_it_is_for(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ") and len(first) > 20


@each_file
def test_no_entry_stands_twice_in_a_list(path: Path) -> None:
    for place, value in walk(load_yaml(path)):
        if isinstance(value, list) and not any(f"{path.name}: {place}".startswith(pair) for pair in PAIRS):
            twice = [
                text for text, number in Counter(item for item in value if isinstance(item, str)).items() if number > 1
            ]
            assert not twice, f"{path.name}: {place}: {twice}"


@each_file
def test_no_entry_is_empty_or_has_space_around_it(path: Path) -> None:
    for place, value in walk(load_yaml(path)):
        if isinstance(value, str) and re.search(r"\[\d+\]$", place):
            assert value.strip(), f"{path.name}: {place} is empty"


@each_file
def test_patterns_compile_and_match_their_examples(path: Path) -> None:
    for place, value in walk(load_yaml(path)):
        if isinstance(value, Located) and isinstance(value.get("match"), str):
            where = f"{path.name}:{value.line} ({place})"
            try:
                pattern = re.compile(value["match"], re.IGNORECASE)
            except re.error as error:
                pytest.fail(f"{where}: {value['match']!r} is no regular expression: {error}")
            examples = [value[key] for key in ("example", "examples") if key in value]
            assert examples, f"{where}: a pattern needs an example"
            for example in (text for item in examples for text in ([item] if isinstance(item, str) else item)):
                assert pattern.search(example), f"{where}: {value['match']!r} does not match {example!r}"


@each_file
def test_every_file_is_read_by_the_code(path: Path) -> None:
    assert re.search(rf"rules\(\s*[\"']{path.stem}[\"']", CODE) or f"{path.stem}.yml" in CODE, "no module reads it"


@each_file
def test_every_top_key_is_used_by_the_code(path: Path) -> None:
    content = load_yaml(path)
    if isinstance(content, dict):
        unused = [key for key in content if not re.search(rf"\b{re.escape(str(key))}\b", CODE)]
        # A file whose keys are themselves vocabulary (attribute names, say) is read as a whole.
        assert not unused or len(unused) > len(content) / 2, f"{path.name}: nothing uses {unused}"

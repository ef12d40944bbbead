"""Labelled texts: metadata and the roles of their lines."""

from pathlib import Path
from typing import Any

import pytest

from generator.knowledge import load_yaml
from generator.model import Article
from generator.reading import Catalog, read_file

CASES = load_yaml(Path(__file__).parents[1] / "cases" / "reading.yml")
FIELDS = {name: name for name in ("title", "publisher", "author", "url", "published", "written")} | {
    "basis": "published_basis"
}


@pytest.fixture(params=CASES, ids=[case["name"] for case in CASES])
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(request.param)


@pytest.fixture
def article(case: dict[str, Any], tmp_path: Path) -> Article:
    path = tmp_path / "case.txt"
    path.write_text(case["text"], encoding="utf-8")
    (article,) = read_file(path, root=tmp_path, catalog=Catalog())
    return article


def test_metadata(case: dict[str, Any], article: Article) -> None:
    expected = {name: case[name] for name in FIELDS if name in case}
    assert {name: getattr(article, FIELDS[name]) for name in expected} == expected


def test_roles(case: dict[str, Any], article: Article) -> None:
    expected = case.get("lines", {})
    found = {}
    for beginning in expected:
        roles = [s.role for s in article.sentences if article.text.startswith(beginning, s.start)]
        found[beginning] = roles[-1] if roles else None
    assert found == expected

"""A table of very many relations shows those that most articles state; each stands on its subject's page."""

import re

import pytest

from generator.rendering import render
from generator.rendering.views import relations
from tests.conftest import ROOT
from tests.rendering.sample import make_report


def test_the_table_shows_those_that_most_articles_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relations, "MOST_LISTED", 1)
    files = {
        path: content.decode("utf-8") for path, content in render(make_report(), templates=ROOT / "templates").items()
    }
    page = files["relations.md"]
    assert page.count('<tr><th scope="row">') == 1
    assert "The 1 that most articles state" in page and 'href="../data/relations.csv"' in page
    for profile in make_report().profiles:
        own = "".join(text for path, text in files.items() if path.endswith(f"/{profile.id}.md"))
        assert len(re.findall(r'<li id="r-', own)) == len(profile.relations)


def test_a_short_table_shows_all(rendered: dict[str, bytes]) -> None:
    total = sum(len(profile.relations) for profile in make_report().profiles)
    page = rendered["relations.md"].decode("utf-8")
    assert page.count('<tr><th scope="row">') == total and "All relations" in page and "most articles state" not in page

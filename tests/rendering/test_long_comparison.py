"""Very many models are compared on several pages, those with most values first; each model stands on one of them."""

import re

import pytest
from msgspec import structs

from generator.rendering import render
from generator.rendering.views import compare
from tests.conftest import ROOT
from tests.rendering.sample import make_report


def _models(text: bytes) -> list[str]:
    return re.findall(r'data-model="([^"]+)"', text.decode("utf-8"))


def test_each_model_stands_on_one_page(monkeypatch: pytest.MonkeyPatch, rendered: dict[str, bytes]) -> None:
    monkeypatch.setattr(compare, "MOST_ON_A_PAGE", 1)
    report = make_report()
    glacier = next(profile for profile in report.profiles if profile.id == "glacier-5")
    claims = tuple(structs.replace(claim, id=f"dd{claim.id}", conflicts_with=()) for claim in glacier.claims)
    other = structs.replace(glacier, id="glacier-9", name="Glacier 9", claims=claims, events=(), relations=())
    files = render(structs.replace(report, profiles=(*report.profiles, other)), templates=ROOT / "templates")
    pages = {path: text for path, text in files.items() if path.startswith("compare")}
    assert len(pages) > 1
    found = sorted(name for text in pages.values() for name in _models(text))
    assert found == sorted([*_models(rendered["compare.md"]), "glacier-9"])
    assert b"# Compare models 2 to 2\n" in pages["compare/2.md"]
    assert b'href="../compare/2/"' in pages["compare.md"]
    assert b'href="../../compare/"' in pages["compare/2.md"]


def test_few_models_have_one_page(rendered: dict[str, bytes]) -> None:
    assert not [path for path in rendered if path.startswith("compare/")]
    assert b'id="pages"' not in rendered["compare.md"] and b"# Compare models\n" in rendered["compare.md"]

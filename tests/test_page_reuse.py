"""A warm build publishes what a cold one does, and converts only what changed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page

from generator import mkdocs_hook, output_reuse, run
from tests.conftest import ROOT, tree
from tests.hostile.damage import ARTICLE, Project, make_project

CONFIG = """site_name: Test
docs_dir: site_src
theme: {{name: material, font: false}}
plugins: [search]
hooks: ["{hook}"]
markdown_extensions: [attr_list, toc]
extra:
  dossier: {{seeds: seeds, lexicon: lexicon, templates: templates}}
validation:
  links: {{not_found: warn, anchors: warn}}
"""
TIMES = {"sitemap.xml", "sitemap.xml.gz"}  # they bear the day of the build


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A small project with a mkdocs.yml and a cache of its own."""
    monkeypatch.setattr(run, "PROJECT", tmp_path)
    project = make_project(tmp_path, ROOT / "templates")
    project.site_src.mkdir()
    hook = Path(mkdocs_hook.__file__)
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(hook=hook), encoding="utf-8")
    return project


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The pages that MkDocs really converted."""
    names: list[str] = []
    original = Page.render

    def noting(self: Page, config: object, files: object) -> None:
        names.append(self.file.src_uri)
        original(self, config, files)  # type: ignore[arg-type]

    monkeypatch.setattr(Page, "render", noting)
    yield names


def site(project: Project, name: str) -> dict[str, bytes]:
    """Builds the site and gives its files."""
    folder = project.site_src.with_name(name)
    build(load_config(str(project.site_src.with_name("mkdocs.yml")), site_dir=str(folder)))
    return {path: data for path, data in tree(folder).items() if path not in TIMES}


def test_a_warm_build_converts_nothing_and_publishes_the_same(project: Project, converted: list[str]) -> None:
    cold = site(project, "cold")
    assert "models/norvik-auto-one.md" in converted
    converted.clear()
    assert site(project, "warm") == cold
    assert converted == []
    assert len(json.loads(cold["search/search_index.json"])["docs"]) > 10


def test_after_a_change_only_touched_pages_are_converted(project: Project, converted: list[str]) -> None:
    site(project, "before")
    pages = len(converted)
    converted.clear()
    (project.seeds / "good.txt").write_text(ARTICLE.replace("4,410", "4,420"), encoding="utf-8")
    warm = site(project, "warm")
    assert "models/norvik-auto-one.md" in converted
    assert len(converted) < pages / 2
    (project.site_src.parent / ".cache" / "pages.sqlite").unlink()
    assert site(project, "fresh") == warm


def test_a_link_that_leads_nowhere_is_told_by_every_build(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    template = project.templates / "home.md"
    text = template.read_text(encoding="utf-8")
    template.write_text(text + "\n[lost](models/lost.md) [place](names.md#no-such-place)\n", encoding="utf-8")
    for name in ("cold", "warm"):
        caplog.clear()
        site(project, name)
        assert "models/lost.md" in caplog.text
        assert "no-such-place" in caplog.text


def test_a_page_whose_link_lost_its_target_is_converted_again(
    project: Project, converted: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    template = project.templates / "home.md"
    text = template.read_text(encoding="utf-8")
    template.write_text(text + "\n[by hand](assets/note.txt)\n", encoding="utf-8")
    asset = project.templates / "assets" / "assets" / "note.txt"
    asset.parent.mkdir(parents=True, exist_ok=True)
    asset.write_text("a note", encoding="utf-8")
    site(project, "before")
    converted.clear()
    asset.unlink()
    site(project, "after")
    assert "index.md" in converted
    assert "assets/note.txt" in caplog.text


@pytest.fixture
def framed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages around which the theme's frame was really put."""
    pages: list[str] = []
    original = output_reuse.squeeze

    def noting(page: str) -> str:
        pages.append(page)
        return original(page)

    monkeypatch.setattr(output_reuse, "squeeze", noting)
    return pages


def test_an_unchanged_page_is_published_as_it_was(project: Project, framed: list[str]) -> None:
    cold = site(project, "cold")
    assert framed
    framed.clear()
    assert site(project, "warm") == cold
    assert framed == []


@pytest.mark.parametrize(
    "change", ["site_name: Other", "theme: {name: material, font: false, language: de}", "nav: [names.md]"]
)
def test_another_frame_is_put_around_every_page(project: Project, framed: list[str], change: str) -> None:
    site(project, "before")
    pages = len(framed)
    framed.clear()
    config = project.site_src.with_name("mkdocs.yml")
    name = change.partition(":")[0]
    kept = [line for line in config.read_text(encoding="utf-8").splitlines() if not line.startswith(f"{name}:")]
    config.write_text("\n".join([*kept, change, ""]), encoding="utf-8")
    warm = site(project, "warm")
    assert len(framed) == pages
    (project.site_src.parent / ".cache" / "pages.sqlite").unlink()
    assert site(project, "fresh") == warm

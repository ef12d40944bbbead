"""Template faults become one clear message; text stays text."""

import shutil
from pathlib import Path

import pytest
from markupsafe import Markup, escape

from generator.model import InputError
from generator.rendering import render
from generator.rendering.environment import Templates, escaped, markdown_text, yaml_text
from tests.conftest import ROOT
from tests.rendering.sample import make_report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the templates, for spoiling."""
    return Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))


def _message(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        render(make_report(), templates=folder)
    return str(caught.value)


def test_an_undefined_name_is_told_with_its_line(folder: Path) -> None:
    page = folder / "source.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    lines.insert(9, "{{ artcle.title }}")
    page.write_text("\n".join(lines), encoding="utf-8")
    assert _message(folder) == f"{page}:10: undefined: 'artcle' is undefined"


def test_a_wrong_attribute_in_a_macro_is_told_with_its_line(folder: Path) -> None:
    macros = folder / "macros.html"
    text = macros.read_text(encoding="utf-8")
    macros.write_text(text.replace("{{ row.original }}", "{{ row.orignal }}", 1), encoding="utf-8")
    line = next(n for n, words in enumerate(text.splitlines(), start=1) if "{{ row.original }}" in words)
    assert _message(folder).startswith(f"{macros}:{line}: undefined: ")


def test_broken_syntax_is_told_with_its_line(folder: Path) -> None:
    page = folder / "home.md"
    page.write_text("one\n{% if %}\n", encoding="utf-8")
    assert _message(folder).startswith(f"{page}:2: ")


def test_a_missing_template_is_told(folder: Path) -> None:
    (folder / "names.md").unlink()
    assert _message(folder) == f"{folder / 'names.md'}: is missing (needed for names.md)"


def test_a_failing_expression_is_told(folder: Path) -> None:
    page = folder / "names.md"
    page.write_text("{{ 1 + total }}", encoding="utf-8")
    assert _message(folder).startswith(f"{page}:1: type: ")


def test_text_for_markdown_and_yaml() -> None:
    assert markdown_text("a*b_c\n <i> [x](y)") == r"a\*b\_c &lt;i&gt; \[x\]\(y\)"
    assert markdown_text("it's #1") == r"it&#39;s \#1"
    assert yaml_text("back\\slash\x07") == '"back\\\\slash\\u0007"'
    assert yaml_text('say "<b>"') == '"say &#34;&lt;b&gt;&#34;"'


def test_control_characters_reach_no_page(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("{{ text }}", encoding="utf-8")
    assert Templates(tmp_path).render("page.md", {"text": "a\x02\x00b\tc"}) == b"ab\tc"


@pytest.mark.parametrize("value", ["plain", "a < b & \"c\" 'd'", Markup("<b>x</b>"), 3, 2.5, None, "", Markup("&amp;")])
def test_values_are_escaped_as_ever(value: object, tmp_path: Path) -> None:
    assert escaped(value) == escape(value)
    (tmp_path / "page.md").write_text("{{ value }}|{% set x %}{{ value }}{% endset %}{{ x }}", encoding="utf-8")
    assert Templates(tmp_path).render("page.md", {"value": value}).decode() == f"{escape(value)}|{escape(value)}"

"""Where the site will be published, read from mkdocs.yml."""

from pathlib import Path

import pytest

from generator.model import InputError
from generator.site_address import site_url_of


def written(folder: Path, text: str) -> Path:
    path = folder / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("site_name: Report\n", ""),
        ("site_name: Report\nsite_url:\n", ""),
        ("site_url: https://reports.example/ev\n", "https://reports.example/ev/"),
        ("site_url: https://reports.example/ev/\n", "https://reports.example/ev/"),
        ("site_url: !ENV [NOWHERE_SET, 'https://reports.example/']\n", "https://reports.example/"),
    ],
)
def test_the_address_ends_with_a_slash(tmp_path: Path, text: str, url: str) -> None:
    assert site_url_of(written(tmp_path, text)) == url


def test_an_inherited_address_counts(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("site_url: https://reports.example/\n", encoding="utf-8")
    assert site_url_of(written(tmp_path, "INHERIT: base.yml\n")) == "https://reports.example/"


def test_no_file_no_address(tmp_path: Path) -> None:
    assert site_url_of(tmp_path / "mkdocs.yml") == ""


@pytest.mark.parametrize("text", ["site_url: reports.example\n", "site_url: [\n"])
def test_what_is_no_whole_address_is_a_fault(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"mkdocs\.yml"):
        site_url_of(written(tmp_path, text))

"""The curator's catalog."""

from pathlib import Path

import pytest

from generator.model import InputError
from generator.reading import Catalog, load_catalog, read_file

TEXT = "Goldwing raises its target\n\nBy Anna Kowalska\n\nMay 2, 2024\n\nGoldwing raised its target to 310,000.\n"


def test_an_absent_file_is_an_empty_catalog(tmp_path: Path) -> None:
    assert load_catalog(tmp_path / "catalog.yml") == Catalog()


def test_all_faults_at_once(tmp_path: Path) -> None:
    path = tmp_path / "catalog.yml"
    path.write_text(
        "- file: a.txt\n  publishd: x\n- part: 0\n  title: ''\n- file: b.txt\n  published: soon\n  reason: r\n"
        "- file: c.txt\n  published: '2024'\n- file: d.txt\n- file: d.txt\n- word\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as error:
        load_catalog(path)
    text = str(error.value)
    for message in (
        "did you mean 'published'",
        "part: found 0",
        "file: found None",
        "title: found ''",
        "'soon' is no EDTF date",
        "without a reason",
        "d.txt part 1 stands twice",
        "'word'",
    ):
        assert message in text
    assert f"{path}:6: published" in text


def test_a_mapping_is_no_catalog(tmp_path: Path) -> None:
    path = tmp_path / "catalog.yml"
    path.write_text("file: a.txt\n", encoding="utf-8")
    with pytest.raises(InputError, match="expected a list"):
        load_catalog(path)


def test_curated_values_override_and_say_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (plain,) = read_file(tmp_path / "a.txt", root=tmp_path, catalog=Catalog())
    assert (plain.published, plain.published_basis, plain.author) == ("2024-05-02", "stated", "Anna Kowalska")
    (tmp_path / "catalog.yml").write_text(
        "- file: a.txt\n  title: Another\n  publisher: Canal Notes\n  url: https://canal.example\n"
        "  published: 2024-05-03\n  reason: The print edition says so.\n",
        encoding="utf-8",
    )
    (article,) = read_file(tmp_path / "a.txt", root=tmp_path, catalog=load_catalog(tmp_path / "catalog.yml"))
    assert (article.title, article.publisher, article.url) == ("Another", "Canal Notes", "https://canal.example")
    assert (article.published, article.published_basis) == ("2024-05-03", "curated")
    assert article.published_reason == "The print edition says so."
    assert article.id == "2024-05-03-another"

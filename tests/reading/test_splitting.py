"""One file, several articles."""

from pathlib import Path

import pytest

from generator.reading import Catalog, read_file

BODY = (
    "The maker sold 28,410 cars in August, 12% more than a year before, and says that it could have sold more if the"
    " suppliers of chips had kept their word.\n\nThe plant in the north has been closed for a week, which the company"
    " calls planned. Workers say that it came as a surprise to them.\n"
)


def titles(tmp_path: Path, text: str) -> list[str | None]:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return [a.title for a in read_file(path, root=tmp_path, catalog=Catalog())]


@pytest.mark.parametrize(
    "between",
    [
        "Lanhai closes its oldest plant\n\nTransfer from: Hubei Road Network\n\n",
        "Lanhai closes its oldest plant\n\nBy Anna Kowalska\n\n",
        "Lanhai closes its oldest plant\n\nBUDAPEST, May 3, 2024 (Northgate Wire) — ",
        "Lanhai closes its oldest plant\n\nCity Daily News (Reporter Zhao Min) ",
        "Lanhai closes its oldest plant\n\nRiver business news ● River Business Daily reporter Jin Du\n\n",
        "Editor: ZB\n\nLanhai closes its oldest plant\n\n",
        "=====\n\nLanhai closes its oldest plant\n\n",
        "*****\nLanhai closes its oldest plant\n",
        "——————\n\nLanhai closes its oldest plant\n\n",
        "==========\nLanhai closes its oldest plant\n==========\n\n",
        "(END)\n\nLanhai closes its oldest plant\n\n",
        "Title: Lanhai closes its oldest plant\nDate: 2024-05-03\n\n",
        "Lanhai closes its oldest plant\n\nOslo, 4 June 2024. ",
        "Lanhai closes its oldest plant\nCanal Notes, 4 June 2024\n\n",
        "2024-05-03 09:00  Source: Canal Notes\n\n",
        "---\ntitle: Lanhai closes its oldest plant\ndate: 2024-05-03\n---\n\n",
    ],
)
def test_a_new_beginning(tmp_path: Path, between: str) -> None:
    text = f"Goldwing raises its target again\n\nTransfer from: Hubei Road Network\n\n{BODY}\n{between}{BODY}"
    expected = ["Goldwing raises its target again", "Lanhai closes its oldest plant"]
    assert titles(tmp_path, text) == (expected if "Lanhai" in between else expected[:1])


@pytest.mark.parametrize(
    "between",
    [
        "Lanhai closes its oldest plant\n\n",
        "## Lanhai closes its oldest plant\n\n",
        "[Company] Lanhai closes its oldest plant\n\n",
        "Sales of vans by maker in May\n\nSource: CPCA\n\n",
        "Interviewee: Zhao Min, manager of Lanhai\n\nInterviewer: Wu Tong\n\n",
        "What will become of the plant in the north?\n\n[Image]\n\n",
        "---\n\nLanhai closes its oldest plant\n\n",
        "Write at the end:\n\n",
    ],
)
def test_no_new_beginning(tmp_path: Path, between: str) -> None:
    text = f"Goldwing raises its target again\n\nBy Anna Kowalska\n\n{BODY}\n{between}{BODY}"
    assert titles(tmp_path, text) == ["Goldwing raises its target again"]


def test_numbered_articles_with_datelines_of_their_own(tmp_path: Path) -> None:
    dated = "HEFEI, May 3, 2024 (Northgate Wire) - "
    text = f"1. Goldwing raises its target\n\n{dated}{BODY}\n2. Lanhai closes its oldest plant\n\n{dated}{BODY}"
    assert titles(tmp_path, text) == ["Goldwing raises its target", "Lanhai closes its oldest plant"]
    counted = f"Article 1\n\nGoldwing raises its target\n\n{BODY}\nArticle 2\n\nLanhai closes a plant\n\n{BODY}"
    assert titles(tmp_path, counted) == ["Goldwing raises its target", "Lanhai closes a plant"]


def test_articles_that_each_end_with_their_source(tmp_path: Path) -> None:
    text = f"Goldwing raises its target\n\n{BODY}\nSource: Canal Notes\n\nLanhai closes its oldest plant\n\n{BODY}\nSource: Road News\n"
    assert titles(tmp_path, text) == ["Goldwing raises its target", "Lanhai closes its oldest plant"]


def test_a_digest_is_one_article(tmp_path: Path) -> None:
    items = f"1. Goldwing raises its target\n\n{BODY}\n2. Lanhai closes its oldest plant\n\n{BODY}"
    assert titles(tmp_path, f"The morning in vans\n\n3 June 2024\n\n{items}") == ["The morning in vans"]


def test_what_has_no_text_is_no_article(tmp_path: Path) -> None:
    text = f"Goldwing raises its target again\n\n{BODY}\nGoldwing Team Again\n\nSource: Canal Notes\n\nLeave a Reply\n"
    assert titles(tmp_path, text) == ["Goldwing raises its target again"]


def test_a_file_without_empty_lines(tmp_path: Path) -> None:
    body = BODY.replace("\n\n", "\n")
    text = f"Goldwing raises its target again\nBy Bo Ek\n{body}Lanhai closes its oldest plant\nBy Anna Kowalska\n{body}"
    assert titles(tmp_path, text) == ["Goldwing raises its target again", "Lanhai closes its oldest plant"]

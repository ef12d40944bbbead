"""Seed files: which are read, what their faults are, and ids that stay."""

from pathlib import Path

import pytest

from generator.model import InputError
from generator.reading import Catalog, load_catalog, read_file, read_seeds, seed_files

ROOT = Path(__file__).parents[2] / "seeds"
TEXT = (
    "Goldwing raises its target\n\n"
    "HARBIN, May 2, 2024 (Northgate Wire) — Goldwing raised its target to 310,000 cars, it said.\n"
)


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_seed_files_are_sorted_and_chosen_by_ending(tmp_path: Path) -> None:
    names = [
        "b.txt",
        "a/z.md",
        "a/b.HTML",
        "c.htm",
        "catalog.yml",
        "lexicon/x.txt",
        ".hidden/x.txt",
        "a/.x.md",
        "d.pdf",
    ]
    write(tmp_path, dict.fromkeys(names, TEXT))
    found = [path.relative_to(tmp_path).as_posix() for path in seed_files(tmp_path)]
    assert found == ["a/b.HTML", "a/z.md", "b.txt", "c.htm"]


def test_faults_of_all_files_are_collected(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"", "b.txt": TEXT, "c.md": b"%PDF-1.4", "d.html": "<html><body></body></html>"})
    with pytest.raises(InputError) as error:
        read_seeds(tmp_path, catalog=Catalog())
    assert [Path(f.file).name for f in error.value.faults] == ["a.txt", "c.md", "d.html"]
    assert all("expected" in fault.message for fault in error.value.faults)


def test_ids_are_stable_when_other_seeds_are_added(tmp_path: Path) -> None:
    write(tmp_path, {"m.txt": TEXT})
    before = {a.file: a.id for a in read_seeds(tmp_path, catalog=Catalog())}
    assert before == {"m.txt": "2024-05-02-goldwing-raises-its-target"}
    write(tmp_path, {"a.txt": TEXT.replace("Goldwing", "Lanhai"), "z.txt": TEXT.replace("May 2", "May 3")})
    after = {a.file: a.id for a in read_seeds(tmp_path, catalog=Catalog())}
    assert after["m.txt"] == before["m.txt"]


def test_namesakes_get_ids_from_their_content(tmp_path: Path) -> None:
    other = TEXT.replace("it said", "it says")
    one = {a.file: a.id for a in read_seeds(write(tmp_path / "1", {"a.txt": TEXT, "b.txt": other}), catalog=Catalog())}
    two = {a.file: a.id for a in read_seeds(write(tmp_path / "2", {"a.txt": other, "b.txt": TEXT}), catalog=Catalog())}
    assert one["a.txt"] == two["b.txt"] != one["b.txt"] == two["a.txt"]
    same = read_seeds(write(tmp_path / "3", {"a.txt": TEXT, "b.txt": TEXT}), catalog=Catalog())
    assert len({a.id for a in same}) == 2


def test_article_carries_the_files_hash_and_place(tmp_path: Path) -> None:
    write(tmp_path, {"sub/a.txt": "\ufeff\n  " + TEXT})
    (article,) = read_file(tmp_path / "sub" / "a.txt", root=tmp_path, catalog=Catalog())
    assert (article.file, article.part, article.start) == ("sub/a.txt", 1, 3)
    assert len(article.sha256) == 64
    assert article.text == TEXT.strip()


def test_the_projects_own_seeds() -> None:
    articles = read_seeds(ROOT, catalog=load_catalog(ROOT / "catalog.yml"))
    found = {
        (a.file[:3], a.part): (a.published, a.published_basis, a.publisher, a.machine_translated) for a in articles
    }
    assert found == {
        ("000", 1): ("2024-04-09", "curated", "Kuai Technology", True),
        ("001", 1): ("2023-12-27", "curated", None, True),
        ("002", 1): ("2024-01-31", "stated", "Mondo Social", True),
        ("003", 1): ("2023-05", "inferred", "Huaibei News Network", True),
        ("003", 2): ("2023-04", "inferred", "Hebei Daily", True),
        ("003", 3): ("2022-06", "inferred", "Changjiang Business Daily", True),
        ("003", 4): ("2023-11-15", "inferred", "Blue Whale Finance", True),
        ("004", 1): ("2023-12-28", "curated", None, True),
    }
    assert all(a.published_reason for a in articles if a.published_basis != "stated")
    titles = [a.title or "" for a in articles if a.file.startswith("003")]
    beginnings = ["Can Xiaolong help", "BYD Releases Yunnian", "The order volume of M5", "Xiaomi Automobile officially"]
    assert [t[: len(b)] for t, b in zip(titles, beginnings, strict=True)] == beginnings


def test_roles_of_the_projects_own_seeds() -> None:
    articles = read_seeds(ROOT, catalog=Catalog())
    noise = [a.text[s.start : s.end] for a in articles for s in a.sentences if s.role in {"boilerplate", "caption"}]
    assert noise == [
        "Huawei Xiaomi Collaboration",
        "Huawei Xiaomi Team Up",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.",
        "Related Pages",
        "K figure 01810_0]",
    ]

"""The made-up corpora: the same numbers give the same bytes, and no two articles are alike."""

from pathlib import Path

import pytest

from benchmarks.corpus import HERE, Cast, make_article, write_corpus
from generator.knowledge import load_yaml
from generator.knowledge.lexicon import load_lexicon

LEXICON = """
companies:
  - {name: Norvik Auto, zh: 北威汽车, aliases: [Norvick], sector: cars}
  - {name: Tanway, sector: cars}
models:
  - {of: norvik-auto, list: [One, Two]}
  - {of: tanway, list: [T5]}
technologies:
  - {name: solid-state battery}
people:
  - {name: Ana Holt, part_of: norvik-auto}
"""


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    folder = tmp_path / "lexicon"
    folder.mkdir()
    (folder / "all.yml").write_text(LEXICON, encoding="utf-8")
    return folder


def test_a_corpus_is_deterministic_distinct_and_grows_by_addition(tmp_path: Path, lexicon: Path) -> None:
    write_corpus(40, tmp_path / "small", lexicon=lexicon)
    write_corpus(60, tmp_path / "large", lexicon=lexicon)
    small = {path.name: path.read_bytes() for path in (tmp_path / "small").iterdir()}
    large = {path.name: path.read_bytes() for path in (tmp_path / "large").iterdir()}
    assert len(large) == 60 and small.items() <= large.items()
    assert len(set(large.values())) == 60
    assert 3_500 < sum(map(len, large.values())) / 60 < 7_000


def test_every_slot_of_every_pattern_is_known(lexicon: Path) -> None:
    cast, patterns = Cast(load_lexicon(lexicon)), load_yaml(HERE / "patterns.yml")
    for kind in ("headlines", "bylines", "datelines", "sentences", "captions", "boilerplate"):
        for pattern in patterns[kind]:
            make_article(0, cast, {**patterns, "headlines": [pattern]}, seed=1)


def test_another_seed_number_gives_other_articles(tmp_path: Path, lexicon: Path) -> None:
    cast, patterns = Cast(load_lexicon(lexicon)), load_yaml(HERE / "patterns.yml")
    assert make_article(0, cast, patterns, seed=1)[1] != make_article(0, cast, patterns, seed=2)[1]

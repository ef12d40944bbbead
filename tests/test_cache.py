"""The cache answers what it was told, forgets what nobody asks for, and never gets in the way."""

from pathlib import Path

from generator.cache import ResultCache, clear
from generator.fingerprint import digest, of_files


def filled(folder: Path, seeds: Path) -> None:
    cache = ResultCache(folder / "readings.sqlite", seeds)
    assert cache.get("one") is None
    cache.put("one", b"1")
    cache.close()


def test_what_was_put_is_found_in_the_next_run(tmp_path: Path) -> None:
    filled(tmp_path / "cache", tmp_path)
    assert ResultCache(tmp_path / "cache" / "readings.sqlite", tmp_path).get("one") == b"1"


def test_what_nobody_asks_for_is_dropped(tmp_path: Path) -> None:
    filled(tmp_path / "cache", tmp_path)
    other = ResultCache(tmp_path / "cache" / "readings.sqlite", tmp_path / "cache")
    other.get("two")
    other.close()
    assert ResultCache(tmp_path / "cache" / "readings.sqlite", tmp_path).get("one") == b"1", (
        "other seeds drop nothing of ours"
    )
    again = ResultCache(tmp_path / "cache" / "readings.sqlite", tmp_path)
    again.get("two")
    again.close()
    assert ResultCache(tmp_path / "cache" / "readings.sqlite", tmp_path).get("one") is None


def test_what_is_of_seeds_that_are_gone_is_dropped(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    filled(tmp_path / "cache", seeds)
    seeds.rmdir()
    ResultCache(tmp_path / "cache" / "readings.sqlite", tmp_path).close()
    assert ResultCache(tmp_path / "cache" / "readings.sqlite", seeds).get("one") is None


def test_a_damaged_cache_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "readings.sqlite").write_bytes(b"this is no database" * 100)
    filled(tmp_path, tmp_path)
    assert ResultCache(tmp_path / "readings.sqlite", tmp_path).get("one") == b"1"


def test_a_cache_that_cannot_be_written_does_without(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way")
    filled(tmp_path / "cache", tmp_path)
    clear(tmp_path / "nowhere")


def test_a_fingerprint_knows_names_content_and_absence(tmp_path: Path) -> None:
    seen = {of_files(tmp_path)}
    (tmp_path / "a.yml").write_text("one")
    seen.add(of_files(tmp_path))
    (tmp_path / "a.yml").write_text("two")
    seen.add(of_files(tmp_path))
    (tmp_path / "a.yml").rename(tmp_path / "b.yml")
    seen.add(of_files(tmp_path))
    assert len(seen) == 4
    assert of_files(tmp_path) == of_files(tmp_path)
    (tmp_path / ".swp").write_text("an editor's own")
    assert of_files(tmp_path) in seen
    assert digest("ab", "c") != digest("a", "bc")

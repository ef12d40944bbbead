"""Near copies."""

import random

from generator.assembly.copies import find_copies
from generator.model import Article, Sentence

WORDS = [
    a + b
    for a in ("va", "ne", "ki", "lo", "mu", "ser", "tal", "gor")
    for b in ("da", "ri", "no", "phe", "stu", "lim", "x")
]


def text(seed: int, length: int = 200) -> list[str]:
    random_words = random.Random(seed)
    return [random_words.choice(WORDS) for _ in range(length)]


def article(name: str, words: list[str], published: str | None = "2024-05-03", noise: str = "") -> Article:
    body = " ".join(words)
    whole = f"{body} {noise}".strip()
    sentences = [Sentence(0, len(body), "body")]
    if noise:
        sentences.append(Sentence(len(body) + 1, len(whole), "boilerplate"))
    return Article(
        id=name,
        file=name,
        part=1,
        sha256="",
        published=published,
        text=whole,
        sentences=tuple(sentences),
    )


def test_the_earlier_is_the_original() -> None:
    words = text(1)
    changed = words[:60] + text(2, 10) + words[70:]
    articles = [article("late", words, "2024-05-04"), article("early", changed), article("other", text(3))]
    assert find_copies(articles) == {"late": "early"}
    assert find_copies(articles[::-1]) == {"late": "early"}


def test_an_excerpt_repeats_the_whole() -> None:
    words = text(1)
    assert find_copies([article("cut", words[20:80]), article("whole", words)]) == {"cut": "whole"}
    later = [article("cut", words[20:80], "2024-05-05"), article("whole", words)]
    assert find_copies(later) == {"cut": "whole"}


def test_a_digest_that_quotes_an_earlier_piece_is_no_copy() -> None:
    words = text(1, 100)
    assert find_copies([article("piece", words, "2024-05-01"), article("digest", text(2) + words + text(3))]) == {}


def test_undated_and_vague_dates_count_as_later() -> None:
    words = text(1)
    assert find_copies([article("none", words, None), article("day", words)]) == {"none": "day"}
    assert find_copies([article("month", words, "2024-05"), article("day", words)]) == {"month": "day"}


def test_copies_of_copies_name_the_original() -> None:
    words = text(1)
    articles = [article(f"a{n}", words, f"2024-05-0{n}") for n in (3, 1, 2)]
    assert find_copies(articles) == {"a2": "a1", "a3": "a1"}


def test_many_copies_of_one_text() -> None:
    words = text(1)
    articles = [article(f"a{n:02}", words, f"2024-05-{n:02}") for n in range(1, 32)] * 1
    articles += [article(f"b{n:02}", words, f"2024-06-{n:02}") for n in range(1, 31)]
    assert set(find_copies(articles).values()) == {"a01"}
    assert len(find_copies(articles)) == 60


def test_shared_notices_and_short_texts_make_no_copies() -> None:
    notice = " ".join(text(9, 120))
    assert find_copies([article("a", text(1, 40), noise=notice), article("b", text(2, 40), noise=notice)]) == {}
    assert find_copies([article("a", text(1, 12)), article("b", text(1, 12))]) == {}
    assert find_copies([]) == {}


def test_shuffled_words_are_no_copy() -> None:
    words = text(1)
    assert find_copies([article("a", words), article("b", sorted(words))]) == {}

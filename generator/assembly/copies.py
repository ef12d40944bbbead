"""Near copies: articles that repeat another one, under another headline, cut, or in part."""

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby

from rapidfuzz.distance import LCSseq

from generator.model import Article

_WORD = re.compile(r"[\u4e00-\u9fff]|[^\W_]+")
_SHINGLE = 5  # words
_SAMPLE = 4  # every fourth shingle, by its hash, is looked up in other articles
_CROWD = 30  # articles; where more share a shingle, each is held against the first of them alone
_MIN_SHINGLES = 20  # articles of fewer shingles are too short to tell
_CONTAINED = 0.6  # share of an article's shingles that a copy has in common with the other
_IN_ORDER = 0.7  # share of a copy's words that stand in the other in the same order
_MASK = (1 << 44) - 1  # hashes of 44 bits
_BASE = 0x5BD1E995 | 1
_OUT = pow(_BASE, _SHINGLE, 1 << 44)  # weight of the word that leaves the window


def sample_of(article: Article) -> bytes:
    """What an article is looked up by in others: hashes of some of its shingles, eight bytes each.

    It depends on the article alone, and so can be kept with what was read of it.
    """
    return array("Q", sorted({h for h in _shingles(_words(article)) if h % _SAMPLE == 0})).tobytes()


def find_copies(articles: Sequence[Article], samples: Mapping[str, bytes] | None = None) -> dict[str, str]:
    """Ids of articles that repeat another one, to the id of the article that they repeat.

    ``samples`` are those of the articles, by id, where they are at hand.

    An article repeats an earlier one where most five-word sequences of its body stand in the other's and the words come
    in the same order. Of undated articles and those of one day the longer counts as the earlier, then the id decides.
    An original is never a copy itself. An earlier piece that a longer later one quotes whole makes no copy of that.
    The containment of shingles is Broder's (On the resemblance and containment of documents, 1997).
    """
    order = sorted(articles, key=_seniority)
    at_hand = samples or {}
    hashes = [array("Q", at_hand[a.id] if a.id in at_hand else sample_of(a)) for a in order]
    originals: dict[int, list[int]] = {}
    for first, second in _candidates(hashes):
        if _repeats(_words(order[second]), _words(order[first])):
            originals.setdefault(second, []).append(first)
    copies: dict[int, int] = {}
    for second in sorted(originals):
        first = min(originals[second])
        copies[second] = copies.get(first, first)
    return {order[second].id: order[first].id for second, first in copies.items()}


def _seniority(article: Article) -> tuple[str, int, str]:
    """Sort key: the earlier published first, what is undated last; then the longer; then by id."""
    published = (article.published or "").replace("X", "9").split("/")[0].rstrip("~?%") or "9999"
    return published.ljust(10, "~"), -len(article.text), article.id


def _words(article: Article) -> list[str]:
    return _WORD.findall(" ".join(article.text[s.start : s.end] for s in article.sentences if s.role == "body").lower())


def _shingles(words: list[str]) -> Iterator[int]:
    """Hashes of the sequences of five words, by a rolling sum; the same in every run."""
    codes = [zlib.crc32(w.encode("utf-8", "surrogatepass")) for w in words]
    if len(codes) < _MIN_SHINGLES + _SHINGLE - 1:
        return
    rolling = 0
    for i, code in enumerate(codes):
        rolling = rolling * _BASE + code
        if i >= _SHINGLE:
            rolling -= codes[i - _SHINGLE] * _OUT
        rolling &= _MASK
        if i >= _SHINGLE - 1:
            yield rolling >> 7  # the low bits of a product vary least


def _candidates(samples: list["array[int]"]) -> list[tuple[int, int]]:
    """Pairs (earlier, later) that share enough sampled shingles to be worth comparing."""
    postings = sorted(h << 24 | i for i, sample in enumerate(samples) for h in sample)
    shared: Counter[tuple[int, int]] = Counter()
    for _, group in groupby(postings, key=lambda p: p >> 24):
        holders = [p & 0xFFFFFF for p in group]
        if len(holders) <= _CROWD:
            shared.update(combinations(holders, 2))
        else:
            shared.update((holders[0], other) for other in holders[1:])
    return sorted(pair for pair, n in shared.items() if n >= 0.5 * _CONTAINED * len(samples[pair[1]]))


def _repeats(later: list[str], earlier: list[str]) -> bool:
    """Whether the later text is for the most part the earlier one's."""
    of_later = set(_shingles(later))
    if len(of_later & set(_shingles(earlier))) < _CONTAINED * len(of_later):
        return False
    return LCSseq.similarity(later, earlier) >= _IN_ORDER * len(later)

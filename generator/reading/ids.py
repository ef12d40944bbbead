"""Ids of articles: publication date and words of the title."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from generator.model import Article

_MAX = 56  # characters; every link to a sentence repeats the id
_HASH = 6  # hexadecimal digits that tell namesakes apart
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")


def slug(title: str) -> str:
    """The title's words in small ASCII letters and digits, joined by hyphens; Chinese ones as pinyin."""
    if _CJK.search(title):
        from pypinyin import lazy_pinyin  # 0.1 s to import, for Chinese titles only

        title = _CJK.sub(lambda m: " " + " ".join(lazy_pinyin(m[0])) + " ", title)
    plain = unicodedata.normalize("NFKD", re.sub(r"['’`]", "", title))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def article_id(published: str | None, title: str | None) -> str:
    """Date as far as it is known, and as many of the title's words as fit into 56 characters."""
    date = re.match(r"\d{4}(?:-\d\d){0,2}", published or "")
    words = slug(title or "")
    whole = "-".join(p for p in (date[0] if date else "", words) if p) or "article"
    if len(whole) <= _MAX:
        return whole
    return whole[: _MAX + 1].rpartition("-")[0] if "-" in whole[:_MAX] else whole[:_MAX]


def with_unique_ids(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles; those that would share an id get a hash of their content, so that order plays no part."""
    shared = {i for i, n in Counter(a.id for a in articles).items() if n > 1}
    if not shared:
        return tuple(articles)
    digests = Counter((a.id, _digest(a)) for a in articles)
    return tuple(
        a
        if a.id not in shared
        else structs.replace(a, id=_suffixed(a.id, _digest(a, named=digests[a.id, _digest(a)] > 1)))
        for a in articles
    )


def _digest(article: Article, *, named: bool = False) -> str:
    """Hash of the text; of the same text in two places, the place counts too."""
    content = f"{article.file}\0{article.part}\0{article.text}" if named else article.text
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


def _suffixed(base: str, digest: str) -> str:
    room = _MAX - _HASH - 1
    if len(base) > room:
        base = base[: room + 1].rpartition("-")[0] if "-" in base[:room] else base[:room]
    return f"{base}-{digest}"

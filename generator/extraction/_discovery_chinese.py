"""Names with their Chinese form in brackets ("Zephra (泽瑞), the maker's brand"): what follows and stands around them says their kind."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from msgspec import Struct

from generator.knowledge import rules
from generator.model import Kind

_NAME = re.compile(
    r"(?<![\w-])((?:[A-Z][\w’'&-]*\w|[A-Z]\d)(?:\s(?:[A-Z][\w’'&-]*\w|[A-Z]?\d[\w.]*)){0,3})\s?[（(]"
    r"(?:(?:its )?(?:Chinese|Mandarin)(?: name)?[:：]?\s?|in Chinese[:：]?\s?)?([\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9]{1,11})[)）]"
)
_CHINESE_BEHIND = re.compile(r"[（(][^()（）\u4e00-\u9fff]{0,24}[\u4e00-\u9fff]")
_AROUND = 60  # characters before a name and behind it that may say what it is
_CHINESE_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}")


class Bilingual(Struct, frozen=True):
    """A name with its Chinese form: what it is of, and where it stands."""

    name: str
    chinese: str
    kind: Kind
    sector: str | None
    start: int
    end: int  # of the name


@functools.lru_cache(maxsize=4)  # each reader of an article asks for the same
def bilingual_names(text: str) -> tuple[Bilingual, ...]:
    """The makers, brands, models, technologies and people that a text gives with their Chinese names."""
    return tuple(_found(text)) if _CHINESE_BEHIND.search(text) else ()


def _found(text: str) -> Iterator[Bilingual]:
    for match in _NAME.finditer(text):
        name, chinese = match.group(1), match.group(2)
        kind = _kind(text, match)
        if kind:
            yield Bilingual(name, chinese, kind[0], kind[1], match.start(1), match.end(1))


def _kind(text: str, match: re.Match[str]) -> tuple[Kind, str | None] | None:
    name, chinese = match.group(1), match.group(2)
    for ending, sector in rules("discovery")["chinese_endings"].items():
        if chinese.endswith(ending):
            return "company", sector
    words = name.split()
    if len(words) == 2 and words[0] in _family_names() and _CHINESE_PERSON.fullmatch(chinese):
        return "person", None
    before = text[max(0, match.start() - _AROUND) : match.start()]
    after = text[match.end() : match.end() + _AROUND]
    before, after = re.split(r"[.;\n]", before)[-1], re.split(r"[.;\n]", after)[0]
    for kind, pattern in _signs():
        if pattern.search(after) or pattern.search(before):
            return kind, "cars" if kind == "brand" else None
    return None


@functools.cache
def _family_names() -> frozenset[str]:
    return frozenset(rules("people")["family_names"])


@functools.cache
def _signs() -> list[tuple[Kind, re.Pattern[str]]]:
    words = rules("discovery")
    lists: list[tuple[Kind, list[str]]] = [
        ("brand", words["brand_nouns"]),
        ("technology", [*words["technology_nouns"], *words["chemistries"]]),
        ("model", words["car_nouns"]),
        ("company", words["company_nouns"]),
    ]
    return [(kind, re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})s?\b", re.IGNORECASE)) for kind, nouns in lists]

"""People that no lexicon knows: a first and a last name beside a post, or beside a verb of speech."""

from __future__ import annotations

import functools
import re

from generator.knowledge import rules
from generator.knowledge.lexicon import slug
from generator.model import Entity

_PART = r"[A-Z][a-z’'-]+(?:[A-Z][a-z]+)?"
_NAME = rf"(?:{_PART}|[A-Z]\.)(?:\s(?:[A-Z]\.|de|van|von|der|den|bin|al|la|{_PART})){{0,2}}\s{_PART}"


def find_people(text: str, taken: list[tuple[int, int]]) -> list[Entity]:
    """Persons named in the text outside the ``taken`` spans, by id."""
    occupied = bytearray(len(text) + 1)
    for start, end in taken:
        occupied[start:end] = b"\1" * (end - start)
    found: dict[str, Entity] = {}
    for pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span(1)
            if any(occupied[start:end]) or not _is_name(match.group(1)):
                continue
            entity = Entity(id=slug(match.group(1)), kind="person", name=match.group(1), origin="discovered")
            found.setdefault(entity.id, entity)
    return [found[key] for key in sorted(found)]


def _is_name(name: str) -> bool:
    words = _no_names()
    return not any(part in words for part in name.split())


@functools.cache
def _posts() -> tuple[str, ...]:
    words = rules("people")
    return (*words["titles"], *words["other_posts"])


@functools.cache
def _no_names() -> frozenset[str]:
    discovery = rules("discovery")
    titles = {word.capitalize() for title in _posts() for word in title.split()}
    suffixes = {word for group in discovery["company_suffixes"].values() for suffix in group for word in suffix.split()}
    shapes = {noun.capitalize() for key in ("car_nouns", "technology_nouns") for noun in discovery[key]}
    return frozenset(
        {word for group in discovery["no_names"] for word in group}
        | set(discovery["look_alikes"])
        | titles
        | suffixes
        | shapes
    )


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = rules("people")
    titles = "|".join(re.escape(title) for title in sorted(_posts(), key=len, reverse=True))
    titles = rf"(?:{titles}|(?i:{titles}))"
    speech = "|".join(map(re.escape, words["speech"]))
    relative = "|".join(map(re.escape, words["relative"]))
    return (
        re.compile(rf"\b{titles}(?:\s(?:and|of)\s(?:[\w’'-]+\s){{0,3}}?{titles})?,?\s({_NAME})(?!\w)"),
        re.compile(rf"(?<!\w)({_NAME}),?\s(?:who\s(?:is|was)\s)?(?:an?\s|the\s|its\s)?(?:[\w’'&-]+\s){{0,5}}?{titles}\b"),
        re.compile(rf"(?<!\w)({_NAME}),\s(?:{relative})\b"),
        re.compile(rf"\b(?:{speech})\s({_NAME})(?!\w)"),
        re.compile(rf"(?:^|[.”\"]\s)({_NAME})\s(?:{speech})\b", re.MULTILINE),
    )

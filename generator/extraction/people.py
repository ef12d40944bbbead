"""People that no lexicon knows: a first and a last name beside a post, or beside a verb of speech."""

from __future__ import annotations

import functools
import re

from generator.extraction._discovery_chinese import bilingual_names
from generator.extraction.phrases import Cue, PhraseFinder
from generator.knowledge import rules
from generator.knowledge.lexicon import slug
from generator.model import Entity

_CAPITAL, _SMALL = "A-ZÀ-ÖØ-ÞĀČŠŽ", "a-zß-öø-ÿāčšžłńśżęąćğışōū"
_PART = rf"(?:Mc|Mac|[DOL]['’])?[{_CAPITAL}][{_SMALL}]+(?:-[{_CAPITAL}{_SMALL}][{_SMALL}]+)*"
_INITIALS = r"(?:[A-Z]\.){1,3}"
_NAME = (
    rf"(?:{_PART}|{_INITIALS})(?: (?:{_INITIALS}|de|da|di|van|von|der|den|bin|al|la|{_PART})){{0,2}} {_PART}"
    rf"(?![\w-])"
)
_AFTER_POST = re.compile(rf"(?:[ ]|, |: |:)((?:{_NAME}))")
_APART = re.compile(r"(?:,| said| says| told| wrote|\.|\)|$)")
_BEFORE_POST = re.compile(
    rf"(?<![\w.])({_NAME})(?:, | ?[(（–] ?|: |, who (?:is|was) | (?:is|was) )(?:an? |the |its |their )?"
    r"(?:[\w’'&./-]+ ){0,6}?$"
)
_BEFORE = re.compile(rf"(?<![\w.])({_NAME})(?:, | |, who |，)$")
_AFTER = re.compile(rf" ({_NAME})(?=,|\.|;| of | who | from |$)")
_BY = re.compile(
    rf"\b(?:founded|set up|established|started|created|designed|penned|drawn|shaped|led|headed|run|chaired)"
    rf" (?:in (?:[A-Z][a-z]+ )?\d{{4}} )?by (?:the )?(?:[A-Z]?[a-z]+ )?({_NAME})"
)
_GLUED = ("has", "said", "says", "will", "was", "told")  # a verb that a translation ran into the name
_WINDOW = 110


def find_people(text: str, taken: list[tuple[int, int]]) -> list[Entity]:
    """Persons named in the text outside the ``taken`` spans, by id."""
    occupied = bytearray(len(text) + 1)
    for start, end in taken:
        occupied[start:end] = b"\1" * (end - start)
    found: dict[str, Entity] = {}
    for cue in _finder().find(text):
        for name in (_before(text, cue), _after(text, cue)):
            if name is None or any(occupied[name.start(1) : name.end(1)]):
                continue
            written = name.group(1)
            if _is_name(written) and (cue.key in ("post", "relative") or _is_known(written)):
                entity = Entity(id=slug(written), kind="person", name=written, origin="discovered")
                found.setdefault(entity.id, entity)
    for told in bilingual_names(text):
        if told.kind == "person" and not any(occupied[told.start : told.end]):
            person = Entity(
                id=slug(told.name), kind="person", name=told.name, name_zh=told.chinese, origin="discovered"
            )
            found[person.id] = person
    for name in _BY.finditer(text):
        written = name.group(1)
        if not any(occupied[name.start(1) : name.end(1)]) and _is_name(written) and _is_known(written):
            found.setdefault(slug(written), Entity(id=slug(written), kind="person", name=written, origin="discovered"))
    return [found[key] for key in sorted(found)]


def _before(text: str, cue: Cue) -> re.Match[str] | None:
    """The name before a post or a verb: "Wu Min, chief designer of", "Wu Min said"."""
    line = text.rfind("\n", max(0, cue.start - _WINDOW), cue.start) + 1
    start = max(line, cue.start - _WINDOW)
    return (_BEFORE_POST if cue.key == "post" else _BEFORE).search(text, start, cue.start)


def _after(text: str, cue: Cue) -> re.Match[str] | None:
    """The name after a post or a verb: "chief designer Wu Min", "said Wu Min,"."""
    if cue.key == "relative":
        return None
    if cue.key == "speech":
        return _AFTER.match(text, cue.end, cue.end + 60)
    written = text[cue.start : cue.end]
    if written in ("Head", "Chief", "Chair", "General", "Secretary", "Manager", "Director"):
        return None  # the beginning of a longer name: "Head Up Display"
    found = _AFTER_POST.match(text, cue.end, cue.end + 60)
    if found and text[cue.end] in ",:" and not _APART.match(text, found.end()):
        return None
    return found


def _is_name(name: str) -> bool:
    words = _no_names()
    if name.endswith(_GLUED):
        return False
    return not any(part in words and part != "Yuan" for part in name.split())


def _is_known(name: str) -> bool:
    """True where the first word is a common given name or a Chinese or Korean family name."""
    return name.split()[0].split("-")[0] in _known_names()


@functools.cache
def _known_names() -> frozenset[str]:
    words = rules("people")
    return frozenset((*words["family_names"], *words["given_names"]))


@functools.cache
def _no_names() -> frozenset[str]:
    words, discovery = rules("people"), rules("discovery")
    posts = (*words["titles"], *words["other_posts"], *words["ranks"])
    titles = {word.capitalize() for title in posts for word in title.split()}
    suffixes = {word for group in discovery["company_suffixes"].values() for suffix in group for word in suffix.split()}
    shapes = {noun.capitalize() for key in ("car_nouns", "technology_nouns") for noun in discovery[key]}
    common = {word for group in discovery["no_names"] for word in group} | set(discovery["look_alikes"])
    return frozenset(common | titles | suffixes | shapes | set(words["no_names"]))


@functools.cache
def _finder() -> PhraseFinder:
    words = rules("people")
    return PhraseFinder(
        {"post": [*words["titles"], *words["other_posts"]], "relative": words["relative"], "speech": words["speech"]}
    )

"""Finding the lexicon's names in a text: one pass of an Aho-Corasick automaton, then boundary and case.

The text is matched as it stands, glued words and all: a boundary is also where camel case, digits or CJK begin.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from generator.knowledge.glosses import half_translated
from generator.knowledge.lexicon import Lexicon, pinyin_forms, strong_forms
from generator.model import MAKERS, Entity

Strength = Literal["strong", "weak", "short"]


class Hit(Struct, frozen=True):
    """A place that may name an entity; who it names is decided in the light of the whole article."""

    start: int  # code points
    end: int  # exclusive
    entity: str
    strength: Strength


class Matcher:
    """The forms of a set of entities, compiled."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        table: dict[str, list[tuple[str, Strength, str]]] = {}
        for entity in entities:
            for form, strength in forms_of(entity):
                table.setdefault(lower(form), []).append((entity.id, strength, form))
        self._letters = {form: table.pop(form) for form in list(table) if len(form) == 1}
        self._owners = list(table.values())
        self._any_case = {entity.id for entity in entities if entity.kind == "technology"}
        self._makers = {entity.id for entity in entities if entity.kind in MAKERS}
        self._nouns = frozenset(("Group", "Automobile", "Automotive", "Company", "Technology", "Brand", "Shares"))
        self._automaton = AhoCorasick(list(table), matchkind=MatchKind.Standard) if table else None

    def hits(self, text: str) -> Iterator[Hit]:
        """All hits, overlapping ones too, in no particular order."""
        for start, end, owners in self._places(text):
            written = text[start:end]
            glued = (
                text.startswith("Cars", end) and written[0].isupper()
            )  # "SkyworthCars", as translators glue the Chinese
            for entity, strength, form in owners:
                if glued and strength == "weak" and entity in self._makers:
                    yield Hit(start, end, entity, "strong")
                    continue
                if self._case_fits(entity, form, written) or (strength == "weak" and len(form) > 4):
                    yield Hit(start, end, entity, strength)
                elif strength == "strong" and " " in form and entity in self._makers:
                    yield Hit(start, end, entity, "weak")  # "polar fox" for Polar Fox, as translators write it

    def _places(self, text: str) -> Iterator[tuple[int, int, list[tuple[str, Strength, str]]]]:
        """Every place where a form stands as a word, with the form's owners.

        Forms of one letter are looked up where one letter stands alone: the automaton would find them within every word.
        """
        bounds, lowered = bounds_of(text), lower(text)
        starts, ends = bounds
        if self._automaton is not None:
            for index, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
                if starts[start] and (
                    ends[end] == 1 or (ends[end] == 2 and (end - start >= 4 or lowered[end - 1].isdigit()))
                ):
                    yield start, end, self._owners[index]
        if self._letters:
            for start in bounds.alone():
                if owners := self._letters.get(lowered[start]):
                    yield start, start + 1, owners

    def _case_fits(self, entity: str, form: str, written: str) -> bool:
        if written == form:
            return True
        if len(form) <= 4 and form.isupper():
            return False  # an abbreviation: "IM", "DM", "ADS"
        if entity in self._any_case and (" " in form or "-" in form):
            return True
        return all(
            not word[0].isupper() or seen[0].isupper() or word in self._nouns
            for word, seen in zip(form.split(), written.split(), strict=False)
        )


def lexicon_matcher(lexicon: Lexicon) -> Matcher:
    """The matcher of a lexicon, compiled once for each lexicon."""
    matcher: Matcher | None = getattr(lexicon, "_matcher", None)
    if matcher is None:
        matcher = Matcher(list(lexicon.entities.values()))
        lexicon._matcher = matcher  # type: ignore[attr-defined]
    return matcher


def forms_of(entity: Entity) -> Iterator[tuple[str, Strength]]:
    """Every form that may name the entity, with how sure it is."""
    seen: set[str] = set()
    for form in strong_forms(entity):
        seen.add(form)
        yield form, "strong"
    for form in entity.weak:
        if form not in seen:
            seen.add(form)
            yield form, "weak"
    for form in entity.short:
        if form not in seen:
            seen.add(form)
            yield form, "short"
    if entity.name_zh and entity.kind in ("company", "brand", "technology"):
        for form in pinyin_forms(entity.name_zh):
            if form not in seen:
                seen.add(form)
                yield form, ("strong" if len(form) >= 6 else "weak")
    if entity.kind in MAKERS and entity.country == "China":
        for chinese in dict.fromkeys((entity.name_zh or "", *entity.also_known_as)):
            for form, sure in half_translated(chinese):
                if form not in seen:
                    seen.add(form)
                    yield form, ("strong" if sure else "weak")


@functools.lru_cache(maxsize=4)
def lower(text: str) -> str:
    """Lower case, code point by code point, so that offsets stay true."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def is_cjk(char: str) -> bool:
    """True for Chinese and Japanese characters, which need no space between words."""
    return "\u3400" <= char <= "\u9fff" or "\u3040" <= char <= "\u30ff" or "\uf900" <= char <= "\ufaff"


_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_START = re.compile(rf"(?<![^\W_])|(?<=[{_CJK}])|(?=[{_CJK}])|(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
#: Letters beyond ASCII; other signs there, such as quotation marks, divide words as those of ASCII do.
_FOREIGN = re.compile(rf"[^\x00-\x7f](?:(?<=[{_CJK}])(?P<cjk>[{_CJK}]*)|(?<=\w)[^\W\x00-\x7f{_CJK}]*)")
_ALNUM = bytes(chr(code).isalnum() for code in range(128)) + bytes(128)
_UPPER = bytes(chr(code).isupper() for code in range(128)) + bytes(128)
_LOWER = bytes(chr(code).islower() for code in range(128)) + bytes(128)
_PLURAL = bytes(code == ord("s") for code in range(256))


class Bounds(NamedTuple):
    """For every offset of a text, its end included, whether a word may begin or end there."""

    starts: bytes  # 1 where a word may begin (also at camel case and CJK), else 0
    ends: bytes  # 1 where a word may end, 2 where one of four characters and more may (before a plural's s), else 0

    def alone(self) -> Iterator[int]:
        """The offsets at which a word of one letter may stand."""
        both = int.from_bytes(self.starts, "little") & int.from_bytes(self.ends[1:], "little")
        return (match.start() for match in re.finditer(b"\1", both.to_bytes(len(self.starts), "little")))


@functools.lru_cache(maxsize=4)
def bounds_of(text: str) -> Bounds:
    """The word boundaries of a text.

    Every automaton asks this of thousands of places in the same text, so it is worked out once: for all ASCII at once,
    as numbers of a byte for each offset, then around each other character.
    """
    size = len(text) + 1
    chars = text.encode("ascii", "replace")
    alnum, upper, lower, plural = (
        int.from_bytes(chars.translate(table), "little") for table in (_ALNUM, _UPPER, _LOWER, _PLURAL)
    )
    ones = int.from_bytes(b"\1" * size, "little")
    free = ones ^ alnum
    after_plural = plural & (free >> 8) & (ones ^ (plural << 8))
    starts = bytearray(((ones ^ (alnum << 8)) | ((lower << 8) & upper)).to_bytes(size, "little"))
    ends = bytearray((free | (upper & ((lower << 8) | (lower >> 8))) | (after_plural << 1)).to_bytes(size, "little"))
    for match in _FOREIGN.finditer(text):
        first, last = match.span()
        places: Iterable[int] = range(max(first - 1, 0), last + 1)
        if match["cjk"] is not None:
            places = (max(first - 1, 0), last)
            starts[first : last + 1] = ends[first : last + 1] = b"\1" * (last + 1 - first)
        for place in places:
            starts[place] = _START.match(text, place) is not None
            ends[place] = 1 if ends_word(text, place, place) else 2 * ends_word(text, place - 4, place)
    return Bounds(bytes(starts), bytes(ends))


def ends_word(text: str, start: int, end: int) -> bool:
    """True where a word may end at ``end``, glued neighbours allowed at a change of case."""
    if end == len(text):
        return True
    last, after = text[end - 1], text[end]
    if not after.isalnum() or is_cjk(after) or is_cjk(last):
        return True
    if after == "s" and end - start >= 4 and (end + 1 == len(text) or not text[end + 1].isalnum()):
        return last != "s"  # a plural: "Seagulls"
    if not after.isupper():
        return False
    following = text[end + 1] if end + 1 < len(text) else " "
    return last.islower() or following.islower()

"""Finding many phrases in one pass: the cues that attributes, statuses and events are known by."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.extraction.matcher import bounds_of, lower


class Cue(NamedTuple):
    """A phrase found in a text."""

    start: int  # code points
    end: int  # exclusive
    key: str  # whose phrase it is


class PhraseFinder:
    """Phrases by key, compiled; a phrase that ends with ``*`` lets the word go on."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        table: dict[str, list[tuple[str, bool]]] = {}
        for key, entries in phrases.items():
            for phrase in entries:
                open_end = phrase.endswith("*")
                table.setdefault(lower(phrase.rstrip("*")), []).append((key, open_end))
        self._keys = list(table.values())
        self._automaton = AhoCorasick(list(table), matchkind=MatchKind.Standard)

    def find(self, text: str, *, longest: bool = True) -> list[Cue]:
        """The phrases in a text by start; with ``longest`` none that lies within a longer one."""
        found = []
        starts, ends = bounds_of(text)
        for index, start, end in self._automaton.find_matches_as_indexes(lower(text), overlapping=True):
            if not starts[start]:
                continue
            bounded = ends[end] == 1 or (ends[end] == 2 and end - start >= 4)
            for key, open_end in self._keys[index]:
                if bounded or open_end:
                    found.append(Cue(start, end, key))
        return list(_outermost(found)) if longest else sorted(found)


class PhraseBook:
    """Several vocabularies that one pass finds, each by rules of its own."""

    def __init__(self, vocabularies: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._names = tuple(vocabularies)
        self._finder = PhraseFinder(
            {f"{name}/{key}": phrases for name, table in vocabularies.items() for key, phrases in table.items()}
        )

    def find(self, text: str, *, nested: Collection[str] = ()) -> dict[str, list[Cue]]:
        """The phrases by vocabulary, by start; those within longer ones only of the ``nested`` vocabularies."""
        found: dict[str, list[Cue]] = {name: [] for name in self._names}
        for start, end, both in self._finder.find(text, longest=False):
            name, _, key = both.partition("/")
            found[name].append(Cue(start, end, key))
        return {name: cues if name in nested else list(_outermost(cues)) for name, cues in found.items()}


def _outermost(cues: Sequence[Cue]) -> Iterator[Cue]:
    reach = -1
    reached_from = -1
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end, cue.key)):
        if cue.end > reach or (cue.start == reached_from and cue.end == reach):
            yield cue
        if cue.end > reach:
            reach, reached_from = cue.end, cue.start

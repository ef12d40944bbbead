"""An article laid out for extraction: its readable sentences with all that was found in them."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from generator.extraction.dates import FoundDate
from generator.extraction.phrases import Cue, PhraseBook
from generator.extraction.quantities import Quantity
from generator.knowledge import rules
from generator.knowledge.lexicon import Lexicon
from generator.model import READABLE, Article, Mention

_BREAK = re.compile(r"[;:；：—–|]|, (?:and|but|while|whereas|which|with|although|though)\b|[,，](?!\d)|。")
_WEIGHT = {",": 1, "，": 1, ":": 2, "：": 2, "|": 2}


class Line(Struct):
    """One readable sentence; all offsets count from the beginning of the article's text."""

    index: int  # of the sentence in the article
    start: int
    end: int
    role: str
    paragraph: int
    mentions: list[Mention]
    dates: list[FoundDate]
    quantities: list[Quantity]
    cues: dict[str, list[Cue]]  # by vocabulary: anaphora, statuses, changes ...

    def holds(self, start: int, end: int) -> bool:
        """True where the span lies within the sentence."""
        return self.start <= start and end <= self.end


class Context:
    """An article with its lines, and the lexicon with what was discovered."""

    def __init__(
        self,
        article: Article,
        lexicon: Lexicon,
        mentions: Sequence[Mention],
        dates: Sequence[FoundDate],
        quantities: Sequence[Quantity],
    ) -> None:
        self.article = article
        self.text = article.text
        self.lexicon = lexicon
        self.lines: list[Line] = []
        paragraph, last_end = 0, 0
        for index, sentence in enumerate(article.sentences):
            if "\n" in self.text[last_end : sentence.start]:
                paragraph += 1
            last_end = sentence.end
            if sentence.role in READABLE:
                self.lines.append(
                    Line(
                        index=index,
                        start=sentence.start,
                        end=sentence.end,
                        role=sentence.role,
                        paragraph=paragraph,
                        mentions=_within(mentions, sentence.start, sentence.end),
                        dates=_within(dates, sentence.start, sentence.end),
                        quantities=_within(quantities, sentence.start, sentence.end),
                        cues={},
                    )
                )
        self._fill_cues()
        self.supposed: dict[int, int] = {}  # paragraph -> offset from which it only supposes
        for line in self.lines:
            for cue in line.cues["status"]:
                if cue.key == "hypothetical":
                    self.supposed.setdefault(line.paragraph, cue.start)
        self.breaks = [(match.start(), _WEIGHT.get(match.group(), 3)) for match in _BREAK.finditer(self.text)]
        self._break_starts = [start for start, _ in self.breaks]
        self._weights = [0, *itertools.accumulate(weight for _, weight in self.breaks)]
        self._kinds: dict[str, str] = {}

    def _fill_cues(self) -> None:
        by_vocabulary = _vocabulary().find(self.text, nested=("anaphora",))
        starts = [line.start for line in self.lines]
        for line in self.lines:
            line.cues = {name: [] for name in by_vocabulary}
        for name, cues in by_vocabulary.items():
            for cue in cues:
                at = bisect_right(starts, cue.start) - 1
                if at < 0 or cue.start >= self.lines[at].end:
                    continue
                line = self.lines[at]
                if name == "anaphora" and any(m.start < cue.end and cue.start < m.end for m in line.mentions):
                    continue  # "the Model" of "the Model Y" stands for nobody else
                line.cues[name].append(cue)

    def kind(self, entity: str) -> str:
        """The kind of an entity; "phone" for a model that is no car."""
        kind = self._kinds.get(entity)
        if kind is None:
            found = self.lexicon.entities[entity]
            kind = self._kinds[entity] = "phone" if found.kind == "model" and found.sector == "phones" else found.kind
        return kind

    def crossings(self, start: int, end: int) -> int:
        """How many clause boundaries lie between two offsets, weighted: a comma 1, a colon 2, others 3."""
        if end <= start:
            return 0
        starts = self._break_starts
        return self._weights[bisect_left(starts, end)] - self._weights[bisect_left(starts, start)]

    def clause(self, line: Line, offset: int) -> tuple[int, int]:
        """Start and end of the clause of a sentence that holds an offset: between boundaries heavier than a comma."""
        start, end = line.start, line.end
        at = bisect_left(self._break_starts, offset)
        for number in range(at - 1, -1, -1):
            position, weight = self.breaks[number]
            if position < line.start:
                break
            if weight > 1:
                start = position + 1
                break
        for number in range(at, len(self.breaks)):
            position, weight = self.breaks[number]
            if position >= line.end:
                break
            if weight > 1:
                end = position
                break
        return start, end


@functools.cache
def _vocabulary() -> PhraseBook:
    words = rules("discourse")
    return PhraseBook(
        {
            "anaphora": words["anaphora"] | _national(words),
            "status": rules("statuses"),
            "change": {"up": words["up"], "down": words["down"], "unchanged": words["unchanged"]},
            "cumulative": {"cumulative": words["cumulative"]},
            "basis": {"mom": words["basis_month"], "yoy": words["basis_year"]},
            "threshold": {"threshold": words["threshold"]},
            "first_place": {"first_place": words["first_place"]},
            "present": {"present": words["present"]},
            "market": {"market": words["market"]},
            "share": {"share": words["share_noun"]},
        }
    )


def _national(words: dict[str, Any]) -> dict[str, list[str]]:
    """ "the Vietnamese carmaker" and its like, by ``nation:COUNTRY``."""
    found: dict[str, list[str]] = {}
    for word, country in words["nations"].items():
        found.setdefault(f"nation:{country}", []).extend(f"the {word} {noun}" for noun in words["national"])
    return found


def _within(items: Sequence, start: int, end: int) -> list:  # type: ignore[type-arg]
    """Those of items sorted by start that lie within a span."""
    low = bisect_left(items, start, key=lambda item: item.start)
    found = []
    for item in itertools.islice(items, low, None):
        if item.start >= end:
            break
        if item.end <= end:
            found.append(item)
    return found

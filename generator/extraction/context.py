"""An article laid out for extraction: its readable sentences with all that was found in them."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

from generator.extraction.dates import FoundDate
from generator.extraction.phrases import Cue, PhraseBook
from generator.extraction.quantities import Quantity
from generator.knowledge import rules
from generator.knowledge.lexicon import Lexicon
from generator.model import READABLE, Article, Mention

Item = TypeVar("Item", bound=Mention | FoundDate | Quantity)
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
        named, dated, measured = _Sorted(mentions), _Sorted(dates), _Sorted(quantities)
        paragraph, last_end = 0, 0
        for index, sentence in enumerate(article.sentences):
            if "\n" in self.text[last_end : sentence.start]:
                paragraph += 1
            last_end = sentence.end
            if sentence.role in READABLE:
                span = sentence.start, sentence.end
                self.lines.append(
                    Line(
                        index=index,
                        start=sentence.start,
                        end=sentence.end,
                        role=sentence.role,
                        paragraph=paragraph,
                        mentions=named.within(*span),
                        dates=dated.within(*span),
                        quantities=measured.within(*span),
                        cues={},
                    )
                )
        self._fill_cues()
        self.supposed: dict[int, int] = {}  # paragraph -> offset from which it only supposes
        self.modality: dict[int, str] = {}  # line -> what its heading makes of it: hypothetical or estimated
        told: str | None = None
        for line in self.lines:
            keys = {cue.key for cue in line.cues["status"]}
            if line.role == "heading":
                told = next((key for key in ("hypothetical", "estimated") if key in keys), None)
            elif told:
                self.modality[line.index] = told
            for cue in line.cues["status"]:
                if cue.key == "hypothetical":
                    self.supposed.setdefault(line.paragraph, cue.start)
        breaks = [(match.start(), _WEIGHT.get(match.group(), 3)) for match in _BREAK.finditer(self.text)]
        self.breaks = [start for start, _ in breaks]  # clause boundaries, commas too
        self._weights = [0, *itertools.accumulate(weight for _, weight in breaks)]
        self._heavy_starts = [start for start, weight in breaks if weight > 1]
        #: The kind of an entity; "phone" for a model that is no car.
        self.kind: Callable[[str], str] = _Kinds(lexicon).__getitem__

    def _fill_cues(self) -> None:
        by_vocabulary = _vocabulary().find(self.text, nested=("anaphora",))
        described = [Cue(m.start(), m.end(), "model") for m in _described().finditer(self.text)]
        by_vocabulary["anaphora"] = sorted([*by_vocabulary["anaphora"], *described])
        starts = [line.start for line in self.lines]
        nothing: dict[str, list[Cue]] = {name: [] for name in by_vocabulary}  # of every line without cues
        for line in self.lines:
            line.cues = nothing
        for name, cues in by_vocabulary.items():
            for cue in cues:
                at = bisect_right(starts, cue.start) - 1
                if at < 0 or cue.start >= self.lines[at].end:
                    continue
                line = self.lines[at]
                if name == "anaphora" and any(m.start < cue.end and cue.start < m.end for m in line.mentions):
                    continue  # "the Model" of "the Model Y" stands for nobody else
                if line.cues is nothing:
                    line.cues = {name: [] for name in by_vocabulary}
                line.cues[name].append(cue)

    def crossings(self, start: int, end: int) -> int:
        """How many clause boundaries lie between two offsets, weighted: a comma 1, a colon 2, others 3."""
        if end <= start:
            return 0
        starts = self.breaks
        return self._weights[bisect_left(starts, end)] - self._weights[bisect_left(starts, start)]

    def clause(self, line: Line, offset: int) -> tuple[int, int]:
        """Start and end of the clause of a sentence that holds an offset: between boundaries heavier than a comma."""
        starts = self._heavy_starts
        at = bisect_left(starts, offset)
        start = starts[at - 1] + 1 if at and starts[at - 1] >= line.start else line.start
        end = starts[at] if at < len(starts) and starts[at] < line.end else line.end
        return start, end


class _Kinds(dict[str, str]):
    """Kinds by entity, worked out when they are first asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.entities = lexicon.entities

    def __missing__(self, entity: str) -> str:
        found = self.entities[entity]
        self[entity] = "phone" if found.kind == "model" and found.sector == "phones" else found.kind
        return self[entity]


class _Sorted(Generic[Item]):
    """What was found in a text, in the order of its starts."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.starts = [item.start for item in items]

    def within(self, start: int, end: int) -> list[Item]:
        """What lies within a span."""
        found = self.items[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [item for item in found if item.end <= end]


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


@functools.cache
def _described() -> re.Pattern[str]:
    """ "the medium-sized luxury SUV": the car under discussion by its class, where no name of it stands."""
    words = rules("discourse")
    sizes, bodies = ("|".join(map(re.escape, words[key])) for key in ("car_sizes", "car_bodies"))
    classes = "market|segment|class|category|maker|brand|field|sector|industry"
    return re.compile(rf"\b[Tt]he (?:{sizes}) (?:[\w-]+ ){{0,3}}?(?:{bodies})\b(?! (?:{classes}))")


def _national(words: dict[str, Any]) -> dict[str, list[str]]:
    """ "the Vietnamese carmaker" and its like, by ``nation:COUNTRY``."""
    found: dict[str, list[str]] = {}
    for word, country in words["nations"].items():
        found.setdefault(f"nation:{country}", []).extend(f"the {word} {noun}" for noun in words["national"])
    return found

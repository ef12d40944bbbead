"""Who is named where: hits become mentions in the light of the whole article.

A strong form counts wherever it stands. A weak form counts where the article names its family in a sure way; a model's short
name counts after its brand or in its family. Of overlapping mentions the longest stays.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from generator.extraction.matcher import Hit
from generator.knowledge import rules
from generator.knowledge.lexicon import Lexicon
from generator.model import MAKERS, Mention

_ACT = re.compile(
    r"(?:['’]s)?,?\s(?:also |only |total |has |have |in \w+ )?(?:deliver\w*|exceed\w*|sold|sells?|exports?|exported|sales of|"
    r"announced?|released?|launched?|declared?|[\d,]{4,})\b"
)
_QUARTER = re.compile(
    r"[QH][1-4]\b[ ,]+(?:(?:of )?(?:19|20)\d\d|of|revenue|results|profit|deliveries|sales|earnings|last|this|next)"
)
_FIGURE = re.compile(
    r"[,.]\d|\s?(?:%|km\b|kW|mm\b|units\b|vehicles\b|yuan\b|people\b|cars\b|million\b|billion\b|orders\b|days\b|hours\b|years\b)"
)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = rules("names")
    nouns = "|".join(re.escape(noun) for noun in sorted(words["after_company"], key=len, reverse=True))
    between = "|".join(map(re.escape, words["between"]))
    suffix = re.compile(rf"(?:\s(?:{nouns})\b\.?)+")
    gap = re.compile(
        rf"(?:\s(?:Motors?|Auto|Automobile|Group|brand))?(?:['’]s)?\s?[\"“”'‘’《「]?\s?(?:(?:{between})\s)?[\"“‘]?"
    )
    titles = "|".join(map(re.escape, words["person_titles"]))
    return suffix, gap, re.compile(rf"\b(?:{titles})\.?\s([A-Z][a-z]+)\b")


def resolve(text: str, hits: Iterable[Hit], lexicon: Lexicon) -> list[Mention]:
    """The mentions among the hits, in order; a brand inside its model's name is kept with ``head`` False."""
    return _Resolver(text, hits, lexicon).mentions()


#: What follows a name that is the subject of its sentence: "Amazon, which owns", "Amazon has ordered".
_SUBJECT = re.compile(
    r", (?:which|who|whose)\b|['’]s\s| (?:is|was|has|had|will|owns|said|says|and [A-Z]\w+|announced|also)\b"
)


class _Resolver:
    def __init__(self, text: str, hits: Iterable[Hit], lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.hits = sorted(
            (hit for hit in set(hits) if not self._is_of_another(hit)),
            key=lambda hit: (hit.start, hit.end, hit.entity, hit.strength),
        )
        self.sure: dict[str, list[int]] = {}  # entity id -> starts of its sure mentions, ascending

    def _is_of_another(self, hit: Hit) -> bool:
        """True for a name inside the longer name of a fund, bank or university."""
        return _foreign().match(self.text, hit.end) is not None

    def mentions(self) -> list[Mention]:
        joined = self._joins()
        candidates = [Mention(hit.start, hit.end, hit.entity) for hit in self.hits if hit.strength == "strong"]
        candidates += joined
        for mention in candidates:
            self.sure.setdefault(mention.entity, []).append(mention.start)
        for starts in self.sure.values():
            starts.sort()
        candidates += self._supported()
        chosen = self._longest(candidates)
        chosen = self._with_surnames(chosen)
        return sorted(self._with_inner(chosen), key=lambda mention: (mention.start, -mention.end))

    def _joins(self) -> list[Mention]:
        """Short names right after a name of their brand: one mention over both, or the short name after "'s" and quotes."""
        _, gap, _ = _patterns()
        makers: dict[int, list[Hit]] = {}
        for hit in self.hits:
            if hit.strength != "short" and self.lexicon.entities[hit.entity].kind in MAKERS:
                makers.setdefault(hit.end, []).append(hit)
        if not makers:
            return []
        ends = sorted(makers)
        found = []
        for hit in self.hits:
            if hit.strength != "short" or self._is_number(hit):
                continue
            ancestors = self.lexicon.ancestors(hit.entity)
            at = bisect_right(ends, hit.start)
            for end in reversed(ends[max(0, at - 3) : at]):
                between = self.text[end : hit.start]
                if len(between) > 24 or not gap.fullmatch(between):
                    continue
                maker = next((m for m in makers[end] if m.entity in ancestors), None)
                if maker is None or (maker.strength == "weak" and not _is_name_like(self.text[hit.start : hit.end])):
                    continue
                start = maker.start if between in ("", " ", "-") else hit.start
                found.append(Mention(start, hit.end, hit.entity))
                if start != hit.start:
                    self.sure.setdefault(maker.entity, []).append(maker.start)
                break
        return found

    def _is_number(self, hit: Hit) -> bool:
        """True for digits that are a figure rather than a name: "16" in "NIO 16,074", "500" in "Fiat 500 km"."""
        if not self.text[hit.start : hit.end].isdigit():
            return False
        return _FIGURE.match(self.text, hit.end) is not None

    def _supported(self) -> list[Mention]:
        """Weak and short hits that the rest of the article supports; of rivals for one place the best supported."""
        places: dict[tuple[int, int], list[Hit]] = {}
        for hit in self.hits:
            if hit.strength != "strong" and self._is_supported(hit):
                places.setdefault((hit.start, hit.end), []).append(hit)
        return [Mention(start, end, min(rivals, key=self._distance).entity) for (start, end), rivals in places.items()]

    def _is_supported(self, hit: Hit) -> bool:
        written = self.text[hit.start : hit.end]
        if hit.entity in self.sure:
            if hit.strength == "short":
                return not written.isdigit() and len(written) > 1
            return _is_name_like(written) or self._goes_with_noun(hit)
        if self.lexicon.family(hit.entity).isdisjoint(self.sure):
            return hit.strength == "weak" and self._acts(hit)
        if hit.strength == "weak":
            return (
                (_is_name_like(written) and not self._opens_sentence(hit))
                or self._goes_with_noun(hit)
                or self._acts(hit)
            )
        if not any(owner in self.sure for owner in self.lexicon.ancestors(hit.entity)):
            return False
        if any(char.isdigit() for char in written):
            # "001", "500" and "X" count only after their brand, a quarter never
            return not written.isdigit() and len(written) > 1 and not _QUARTER.match(self.text, hit.start)
        before = self.text[max(0, hit.start - 8) : hit.start]
        written_large = any(char.isupper() for char in written)  # "i-Land" is a name, too
        if written_large and len(written) > 3 and self._is_near_owner(hit):
            return True
        return len(written) > 1 and written_large and bool(re.search(r"(?:\b(?:the|The|new|New|a) |[\"“‘'])$", before))

    def _is_near_owner(self, hit: Hit) -> bool:
        """True where the maker is named shortly before in the same sentence and the name does not open it."""
        for owner in self.lexicon.ancestors(hit.entity):
            for start in self.sure.get(owner, ()):
                between = self.text[start : hit.start]
                if 0 < len(between) < 60 and not re.search(r"[.!?\n]\s*$|[.!?]\s", between):
                    return True
        return False

    def _acts(self, hit: Hit) -> bool:
        """True for a maker's name that does what makers do: "Ideal deliver 48,122", "zero run exceed 30,000"."""
        entity = self.lexicon.entities[hit.entity]
        if not _is_name_like(self.text[hit.start : hit.end]):
            return False  # "of which 1,960 were vans"
        return entity.kind in MAKERS and entity.sector == "cars" and _ACT.match(self.text, hit.end) is not None

    def _opens_sentence(self, hit: Hit) -> bool:
        """True for a single word that begins a sentence, where any word is written large, and does not act there."""
        if _SUBJECT.match(self.text, hit.end):
            return False
        before = self.text[max(0, hit.start - 3) : hit.start].rstrip(" \"“'‘*#>-")
        return " " not in self.text[hit.start : hit.end] and (not before or before[-1] in ".!?\n:。")

    def _goes_with_noun(self, hit: Hit) -> bool:
        return _patterns()[0].match(self.text, hit.end) is not None

    def _distance(self, hit: Hit) -> tuple[bool, int, str]:
        """How far the nearest sure mention of the hit's own family stands, one before it preferred."""
        nearest = len(self.text) * 4
        for member in (hit.entity, *self.lexicon.ancestors(hit.entity)):
            starts = self.sure.get(member)
            if starts:
                at = bisect_right(starts, hit.start)
                if at:
                    nearest = min(nearest, hit.start - starts[at - 1])
                if at < len(starts):
                    nearest = min(nearest, (starts[at] - hit.start) * 3)
        return hit.entity not in self.sure, nearest, hit.entity

    def _longest(self, candidates: Sequence[Mention]) -> list[Mention]:
        """Mentions without overlap: the longest first, then the first."""
        suffix = _patterns()[0]
        taken: list[Mention] = []
        occupied = bytearray(len(self.text) + 1)
        for mention in sorted(set(candidates), key=lambda m: (m.start - m.end, m.start, m.entity)):
            if any(occupied[mention.start : mention.end]):
                continue
            occupied[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            taken.append(mention)
        extended = []
        for mention in taken:
            more = None
            if self.lexicon.entities[mention.entity].kind in MAKERS:
                more = suffix.match(self.text, mention.end)
            if more and not any(occupied[mention.end : more.end()]):
                mention = Mention(mention.start, more.end(), mention.entity)
            extended.append(mention)
        return extended

    def _with_surnames(self, mentions: list[Mention]) -> list[Mention]:
        """Adds "Chairman Lei" and "Tavares" where the article gives the full name."""
        people = {m.entity: m.start for m in reversed(mentions) if self.lexicon.entities[m.entity].kind == "person"}
        if not people:
            return mentions
        surnames: dict[str, str] = {}
        for person in sorted(people):
            parts = self.lexicon.entities[person].name.split()
            for part in {parts[0], parts[-1]} if len(parts) > 1 else set():
                surnames.setdefault(part, person)
        titles = _patterns()[2]
        found = [(m.start(1), m.end(1), True) for m in titles.finditer(self.text)]
        western = [part for part, person in surnames.items() if self._is_western(person, part)]
        if western:
            alone = re.compile(r"\b(?:" + "|".join(map(re.escape, western)) + r")\b")
            found += [(m.start(), m.end(), False) for m in alone.finditer(self.text)]
        spans = [(mention.start, mention.end) for mention in mentions]
        extra = {}
        for start, end, titled in found:
            person_id = surnames.get(self.text[start:end])
            if person_id and (titled or start > people[person_id]) and not any(s < end and start < e for s, e in spans):
                extra[start] = Mention(start, end, person_id)
        return mentions + list(extra.values())

    def _is_western(self, person: str, part: str) -> bool:
        entity = self.lexicon.entities[person]
        return not entity.name_zh and entity.name.split()[-1] == part and len(part) > 3

    def _with_inner(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Adds, with ``head`` False, the maker's name inside the longer name of its model or technology."""
        found = list(mentions)
        outer = sorted(mentions, key=lambda mention: mention.start)
        starts = [mention.start for mention in outer]
        for hit in self.hits:
            at = bisect_right(starts, hit.start) - 1
            if at < 0 or hit.strength == "short":
                continue
            whole = outer[at]
            if self.lexicon.entities[whole.entity].kind in MAKERS:
                continue
            inside = hit.end <= whole.end and hit.end - hit.start < whole.end - whole.start
            if inside and hit.entity in self.lexicon.ancestors(whole.entity):
                found.append(Mention(hit.start, hit.end, hit.entity, head=False))
        return list(dict.fromkeys(found))


@functools.cache
def _foreign() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, rules("discovery")["foreign_heads"]))
    return re.compile(rf"(?:\s[A-Z][\w-]+){{0,2}}\s(?:{heads})\b")


def _is_name_like(written: str) -> bool:
    """False for a single lower-case word, which is a word before it is a name."""
    return " " in written or "-" in written or not written.islower()

"""Makers, models, technologies and people that no lexicon knows, found by the patterns of their names.

A name is taken only from a pattern that says what it is ("Lanyue Motors", "its first model, the Aurora", "Lanyue S7",
"said chief engineer Mara Holt"). What is found gets ``origin: discovered`` and waits for a curator.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

from generator.extraction._discovery_chinese import bilingual_names
from generator.extraction._discovery_entities import Find, Naming
from generator.extraction._discovery_patterns import CODE, patterns
from generator.extraction.matcher import Hit
from generator.knowledge import rules
from generator.knowledge.attributes import attributes
from generator.knowledge.lexicon import Lexicon
from generator.model import MAKERS, Entity, Kind

_SINGLE = re.compile(r"[^\w’'-]([A-Z][a-z]{2,}(?:[A-Z][a-z]+)?)(?![\w-])")
_NEAR = 240  # characters before a name within which its maker is named
_SURE_FORMS = ("apposed_technology", "own_technology", "platform")  # one such place is enough
_TECHNOLOGY_WORDS = ("OS", "Battery", "Cell", "Pack", "Platform", "Chassis")


def discover(text: str, hits: list[Hit], lexicon: Lexicon) -> list[Entity]:
    """Entities whose names the text shows by pattern and no strong hit covers, in order of id."""
    return _Discoverer(text, hits, lexicon).entities()


@functools.cache
def _figure_words() -> frozenset[str]:
    """Words that name figures ("Voltage", "Wheelbase"), as heads of lists do; no makers."""
    cues = {cue.lower() for attribute in attributes().values() for cue in attribute.cues}
    return frozenset(cues | {"dimensions", "volume", "capacity", "total", "other", "others"})


class _Discoverer:
    def __init__(self, text: str, hits: list[Hit], lexicon: Lexicon) -> None:
        self.text = f"\n{text}"  # a sign before the first word too; all offsets here count it
        self.lexicon = lexicon
        self.p = patterns()
        self.covered = bytearray(len(text) + 2)
        for hit in hits:
            if hit.strength != "short":
                self.covered[hit.start + 1 : hit.end + 1] = b"\1" * (hit.end - hit.start)
        self.sectors: dict[str, str | None] = {}  # of the companies found
        self.lacking = self.p.lacking(self.text)
        self.makers: list[tuple[int, int, str]] = [
            (hit.start + 1, hit.end + 1, hit.entity)
            for hit in hits
            if hit.strength == "strong" and lexicon.entities[hit.entity].kind in MAKERS
        ]
        self.naming = Naming(self.text, lexicon, self.makers)

    def entities(self) -> list[Entity]:
        companies = self.naming.merge(self._companies())
        self.sectors = {entity.id: entity.sector for entity in companies}
        for entity in companies:
            for form in (entity.name, *entity.also_known_as):
                for match in re.finditer(rf"(?<!\w){re.escape(form)}(?![a-z\d])", self.text):
                    self.makers.append((match.start(), match.end(), entity.id))
        self.makers.sort()
        models = self.naming.merge(list(self._models()))
        taken = {entity.id for entity in companies} | {entity.id for entity in models}
        technologies = [entity for entity in self.naming.merge(list(self._technologies())) if entity.id not in taken]
        return sorted([*companies, *models, *technologies], key=lambda entity: entity.id)

    # -- companies and brands

    def _matches(self, name: str) -> Iterator[re.Match[str]]:
        """All matches of a pattern; none without a search where the text has none of its words."""
        return getattr(self.p, name).finditer(self.text) if name not in self.lacking else iter(())

    def _companies(self) -> list[Find]:
        found: list[Find] = [find for find in self._bilingual() if find.kind in MAKERS]
        apposed = {match.start(1) for match in self._matches("apposed_technology")}
        for match in self.p.company.finditer(self.text):
            if match.start(1) in apposed:
                continue  # "its own pack, the Copper Battery"
            first = match.group(2).split(",")[0]
            cars = any(first.startswith(suffix) for suffix in self.p.car_suffixes)
            sector = "cars" if cars else "finance" if first in self.p.finance_suffixes else "parts"
            whole = match.group(0)[1:]
            if sector == "parts" and not self._stands_in_prose(whole):
                continue  # a heading such as "Fast Charging"
            self._take(found, match, 1, "company", sector, whole=whole)
        for match in self._matches("noun_before"):
            self._take(found, match, 2, _maker_kind(match.group(1)), None)
        for match in self._matches("noun_after"):
            self._take(found, match, 1, _maker_kind(match.group(2)), None)
        for match in self._matches("supplier"):
            self._take(found, match, 1, "company", None)
        for match in self._matches("venture"):
            kind: Kind = "brand" if "brand" in match.group(0)[1:13] else "company"
            self._take(found, match, 1, kind, None, joint=" " in match.group(1))
        for match in self._matches("under"):
            self._take(found, match, 1, "brand", "cars")
        for match in self._matches("making"):
            self._take(found, match, 1, "company", "parts")
        for match in self._matches("holder"):
            self._take(found, match, 1, "company", None)
        found.extend(self._leading_name())
        for name in ("maker_verb", "ranking"):
            for match in self._matches(name):
                verb = re.fullmatch(r"[A-Z][a-z]+ing", match.group(1))  # "Reaching 800,000 deliveries"
                if verb or re.fullmatch(CODE, match.group(1)):
                    continue
                if match.group(1).lower() not in _figure_words():
                    self._take(found, match, 1, "company", "cars")
        longest = {find.start: len(find.name) for find in sorted(found, key=lambda find: len(find.name))}
        return [find for find in found if len(find.name) == longest[find.start]]

    def _bilingual(self) -> Iterator[Find]:
        """Names that the text gives in Chinese too; people's are found with the people."""
        for told in bilingual_names(self.text):
            name = told.name if told.kind == "company" else self._clean(told.name)
            start = told.end - len(name)
            if not name or told.kind == "person" or self._is_covered(start, told.end):
                continue
            owner = self._owner(self._first(name, start)) if told.kind in ("model", "technology") else None
            yield Find(name, told.kind, start, owner=owner, sector=told.sector, chinese=told.chinese)

    def _leading_name(self) -> Iterator[Find]:
        """The unknown name that an article about cars is full of: in its opening and thrice or more, doing things."""
        if any(start <= 160 for start, _, _ in self.makers):
            return  # it opens with a maker that is known
        counts = Counter(match.group(1) for match in _SINGLE.finditer(self.text))
        opening = self.text[:601]
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            at = self.text.find(name)
            if count < 3 or name in self.p.no_names or name in self.p.look_alikes or name not in opening:
                continue
            if self._is_covered(at, at + len(name)) or self.naming.is_a_word(name) or not self._does_things(name):
                continue
            yield Find(name, "company", at, sector="cars")
            return

    def _does_things(self, name: str) -> bool:
        """True for a name that acts or owns, and that no preposition of place leads in most of the time."""
        form = re.escape(name)
        acts = len(
            re.findall(
                rf"\b{form}(?:['’]s\b|,? which\b|\s(?:is|was|has|had|will|plans?|wants?|says?|said|sells?|sold|makes?|builds?|expects?|also|and its)\b)",
                self.text,
            )
        )
        placed = len(re.findall(rf"\b(?:in|at|near|to|of|around) {form}\b", self.text))
        return acts >= 2 and acts > placed

    def _take(
        self,
        found: list[Find],
        match: re.Match[str],
        group: int,
        kind: Kind,
        sector: str | None,
        whole: str | None = None,
        joint: bool = False,
    ) -> None:
        name = self._clean(match.group(group))
        covered = self.covered[match.start(group) : match.end(group)]
        if not name or (all(covered) if joint else any(covered)):
            return  # a joint venture's name may hold its parents'
        if self._is_look_alike(match.end(group)):
            return
        if whole is not None:
            name = whole[whole.index(name) :].rstrip(",")
        found.append(Find(name, kind, match.start(group), sector=sector))

    def _stands_in_prose(self, name: str) -> bool:
        """True where the name follows a lower-case word or a comma somewhere: titles and list heads write all words large."""
        return re.search(rf"(?:[a-z0-9]|[a-z],) {re.escape(name)}(?![\w-])", self.text) is not None

    def _clean(self, name: str) -> str:
        """The name without leading words that are no names; empty where nothing is left."""
        words = name.replace("’s", "'s").removesuffix("'s").split()
        while words and words[0] in self.p.no_names:
            words.pop(0)
        if not words or words[-1] in self.p.no_names or any(word in self.p.look_alikes for word in words):
            return ""
        return " ".join(words) if len(words[0]) > 1 else ""

    def _is_covered(self, start: int, end: int) -> bool:
        return any(self.covered[start:end])

    def _is_look_alike(self, end: int) -> bool:
        following = re.match(r"\s([A-Za-z]+)", self.text[end : end + 24])
        return bool(following and following.group(1) in self.p.look_alikes | self.p.places)

    # -- models

    def _models(self) -> Iterator[Find]:
        for _start, end, maker in self.makers:
            code = self.p.code.match(self.text, end)
            if code and not self.covered[code.start(1)] and not self._is_no_model(self.text[_start:end], code.group(1)):
                yield Find(code.group(1), "model", code.start(1), owner=maker)
                continue
            numbered = self.p.numbered.match(self.text, end)
            if numbered and self._makes_cars(maker) and self._clean(numbered.group(1)) and self._recurs(numbered):
                for name, start in self._series(numbered.group(1)):
                    yield Find(name, "model", start, owner=maker)
                continue
            noun = self.p.car_noun.match(self.text, end)
            if noun and self._clean(noun.group(1)) == noun.group(1) and not self._is_covered(*noun.span(1)):
                yield Find(noun.group(1), "model", noun.start(1), owner=maker)
        yield from (find for find in self._bilingual() if find.kind == "model")
        for name, group in (("naming", 2), ("apposition", 1), ("car_after", 1)):
            for match in self._matches(name):
                yield from self._named(match, group, name == "naming")

    def _recurs(self, numbered: re.Match[str]) -> bool:
        """True for a word and number that the text has twice or more and no lexicon knows."""
        found = self.text.count(numbered.group(0).strip()) > 1
        return found and not self._is_covered(*numbered.span(1)) and numbered.group(1) not in self.p.look_alikes

    def _series(self, word: str) -> Iterator[tuple[str, int]]:
        """The models that share a word before their numbers, each where it is named first: "Fjell 4", "Fjell 7"."""
        firsts: dict[str, int] = {}
        for match in self.p.numbered.finditer(self.text):
            if match.group(1) == word:
                firsts.setdefault(f"{word} {match.group(2)}", match.start(1))
        yield from firsts.items()

    def _is_no_model(self, maker: str, code: str) -> bool:
        """True for codes that mean something else; "T5" is a model where the maker's name stands before such codes twice."""
        if not self.p.no_model.fullmatch(code):
            return False
        return re.fullmatch(r"[TP]\d", code) is None or len(re.findall(rf"{re.escape(maker)} [TP]\d\b", self.text)) < 2

    def _named(self, match: re.Match[str], group: int, naming: bool) -> Iterator[Find]:
        name = self._clean(match.group(group))
        owner = self._owner(self._first(name, match.start(group)))
        if not name or owner is None or self._is_covered(match.start(group), match.start(group) + len(name)):
            return
        if self.p.no_model.fullmatch(name) or self._is_look_alike(match.end(group)):
            return
        name, owner = self._of_own_name(name, owner)
        noun = match.group(1).lower() if naming else "car"
        if naming and noun == "it":
            return
        if naming and noun in rules("discovery")["technology_nouns"]:
            yield Find(name, "technology", match.start(group), owner=owner)
        elif naming and noun in rules("discovery")["brand_nouns"]:
            return
        elif naming or any(char.isdigit() for char in name) or self.text.count(name) > 1 or ", a" in match.group(0):
            yield Find(name, "model", match.start(group), owner=owner)

    def _of_own_name(self, name: str, owner: str) -> tuple[str, str]:
        """The name without its maker's, and that maker: "Suiran T7" is Suiran's whoever was named last."""
        for start, end, maker in self.makers:
            form = self.text[start:end]
            if name.startswith(form + " "):
                return name[len(form) + 1 :], maker
        return name, owner

    def _first(self, name: str, offset: int) -> int:
        """Where a title names it already ("Velin opens orders for the Heron 6"), else the offset."""
        title = self.text.find("\n", 1)
        found = self.text.find(name, 0, max(title, 0)) if name else -1
        return found if found > 0 else offset

    def _owner(self, offset: int) -> str | None:
        """Whose a new name is: the maker of cars that its sentence or the one before names, else the text's own.

        The text's own is the one that it names most, of those the first; of any makers where none is known to make cars.
        """
        for makers in ([maker for maker in self.makers if self._makes_cars(maker[2])], self.makers):
            near = max(self.text.rfind("\n", 0, offset), offset - _NEAR)
            before = [maker for maker in makers if near <= maker[0] < offset]
            if before:
                return before[-1][2]
            if makers:
                counts = Counter(one for _, one in dict.fromkeys((start, one) for start, _, one in makers))
                return max(counts, key=lambda one: counts[one])
        return None

    def _makes_cars(self, maker: str) -> bool:
        """True for makers of cars, and for those of which nobody says what they make."""
        known = self.lexicon.entities.get(maker)
        return (known.sector if known else self.sectors.get(maker)) in ("cars", None)

    # -- technologies

    def _technologies(self) -> Iterator[Find]:
        yield from (find for find in self._bilingual() if find.kind == "technology")
        for match in self._matches("calls"):
            if self._clean(match.group(1)) and not self._is_covered(*match.span(1)):
                yield Find(match.group(1), "technology", match.start(1), owner=self._maker_of(*match.span(1)))
        for form in ("technology", "versioned", "apposed_technology", "own_technology", "platform"):
            for match in self._matches(form):
                name = self._technology_name(match.group(1))
                if not name or self._is_covered(match.start(1), match.end(1)) or name.startswith("Model "):
                    continue
                if not name[0].isalpha() or re.match(r"\s(?:million|billion|trillion)", self.text[match.end(1) :]):
                    continue  # "RMB 3.2 billion"
                versioned = name[-1].isdigit() and "." in name
                camel = re.search(r"[a-z]-?[A-Z]|[A-Z]{2}|\d", name) is not None
                if versioned or camel or form in _SURE_FORMS or self.text.count(name) > 1:
                    yield Find(name, "technology", match.start(1), owner=self._maker_of(match.start(1), match.end(1)))

    def _technology_name(self, name: str) -> str:
        """The name, cleaned; a last word such as "OS" or "Battery" may belong to it where another stands before."""
        first, _, last = name.partition(" ")
        if last in _TECHNOLOGY_WORDS and first not in self.p.no_names:
            return name
        return self._clean(name)

    def _maker_of(self, start: int, end: int) -> str | None:
        """Who is said to have made the thing named: "the X cell ... that Orvane introduced"; else who was named last."""
        told = self.p.that_made.match(self.text, end)
        for low, _high, maker in self.makers:
            if told and low == told.end():
                return maker
        return self._owner(start)


def _maker_kind(noun: str) -> Kind:
    return "brand" if noun in rules("discovery")["brand_nouns"] else "company"

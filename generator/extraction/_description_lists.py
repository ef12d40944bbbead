"""What stands in lists and phrases: equipment, the names of variants, and what a maker aims at."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from generator.extraction._description_class import Description
from generator.extraction._description_owner import Owners
from generator.extraction.context import Context, Line
from generator.extraction.phrases import Cue
from generator.knowledge import rules
from generator.knowledge.attributes import attributes

_REACH = 150
_SHORT = 30  # an entry of a list: "Heat pump, optional"
_STANDARD = re.compile(
    r"[\w\s,]{0,30}?\b(?:is|are|comes?) (?:also )?(?:standard|optional|available|included)\b|\s(?:as|is|are) standard\b"
)
_ADJECTIVES = re.compile(
    r"(?:(?<=\s)|^)(?:(?!(?:and|or|with|a|an|the|of|in|for|to|by|also|has|have|is|its|their|are|on|as|standard|like|plus|both)\b)"
    r"[A-Za-z][\w’'-]*\s){1,3}$"
)
_PHRASE = re.compile(
    r"\s?(?:with\s)?(?:an?|the|its own|its)\s(?P<noun>(?!(?:number|lot|variety|range|series|set|total|maximum|combination|"
    r"pair|kind|host|wealth|choice|new generation|same|most|latest)\b)(?:[A-Za-z][\w’'-]*\s){0,4}?[a-z][\w-]+)"
    r"(?=[,.;)\n]|\s(?:and|that|which|as|for|on|in|at|to|with|of|from|by|but|while)\b|$)"
)
_OWN = re.compile(
    r"\b(?:batter(?:y|ies)|motors?|cells?|packs?|engine|chips?|system|platform|technology|drive|power|architecture|capacity|"
    r"range|solution)\b"
)
_ITEM = re.compile(
    r"\s*(?:and\s|or\s|as well as\s|the\s)*[\"“'‘]?(?P<name>[A-Z0-9][^,;:.\n\"”’]{0,60}?)[\"”'’]?\s*"
    r"(?:(?P<more>,|、|\band\b|\bor\b)|(?=[.;:\n(]|$|"
    r"\b(?:with|which|at|in|for|priced|and other|editions?|versions?|trims?|variants?|configurations?|models?)\b))"
)
_MAKERS = ("company", "brand", "model")
_PEOPLE = re.compile(
    r"(?:the\s)?(?:[\w-]+\s){0,4}(?:people|families|family|users|consumers|buyers|customers|drivers|women|men|generation|"
    r"travell?ers|commuters|professionals)\b"
)
_END = re.compile(
    r"[.;:—\n(]|,\s(?:and|but|while|which|who|with|as)\b|\s(?:when|while|because|where|once|after|before|if)\s"
)


def equipment(context: Context, owners: Owners, line: Line, cues: Sequence[Cue]) -> Iterator[Description]:
    """Things that a car has: of the vocabulary after a word of having, any noun phrase after "is equipped with"."""
    for cue in cues:
        if cue.key == "items":
            had = _is_had(context, line, cues, cue) or _STANDARD.match(context.text, cue.end) is not None
            start = _with_adjectives(context, line, cue)
            if owners.is_doubted(line, cues, cue.start):
                continue
            if (had or cue.start - line.start < _SHORT) and _is_plain(line, start, cue.end):
                yield from _of_car(context, owners, line, cues, start, cue.end, had=had)
        elif cue.key == "sure_having":
            match = _PHRASE.match(context.text, cue.end, line.end)
            if match is None or _OWN.search(match["noun"]) or not _is_plain(line, *match.span("noun")):
                continue
            start, end = match.span("noun")
            if not any(c.key == "items" and c.start < end and start < c.end for c in cues):
                yield from _of_car(context, owners, line, cues, start, end)


def _of_car(
    context: Context, owners: Owners, line: Line, cues: Sequence[Cue], start: int, end: int, *, had: bool = True
) -> Iterator[Description]:
    attribute = attributes()["equipment"]
    doubted = owners.is_doubted(line, cues, start)
    owner = None if doubted else owners.spoken_of(line, start, end, attribute, had=had)
    if owner:
        yield Description(owner, "equipment", _clean(context.text[start:end]), start, end)


def _is_had(context: Context, line: Line, cues: Sequence[Cue], item: Cue) -> bool:
    clause = context.clause(line, item.start)[0]
    having = [
        cue
        for cue in cues
        if cue.key in ("having", "sure_having") and context.text[cue.start : cue.end].lower() != "with"
    ]
    return any(clause <= cue.start and 0 <= item.start - cue.end < _REACH for cue in having)


def _with_adjectives(context: Context, line: Line, cue: Cue) -> int:
    """Where the noun phrase begins: up to three words of it in front of the noun."""
    window = context.text[max(line.start, cue.start - 40) : cue.start]
    match = _ADJECTIVES.search(window)
    if match is None:
        return cue.start
    words = match.group().split()
    blocked = _verbs()
    while words and any(word.lower() in blocked for word in words):
        words = words[1:]
    kept = " ".join(words)
    return cue.start - len(kept) - 1 if kept and window.endswith(kept + " ") else cue.start


def _is_plain(line: Line, start: int, end: int) -> bool:
    """False for a phrase with a figure or a name in it: that is a figure's or a relation's."""
    if any(q.start < end and start < q.end for q in line.quantities):
        return False
    return not any(m.start < end and start < m.end for m in line.mentions)


def variants(context: Context, owners: Owners, line: Line, cues: Sequence[Cue]) -> Iterator[Description]:
    """The names that a model or a system "is divided into"."""
    for cue in cues:
        if cue.key != "divided":
            continue
        names, at = [], cue.end
        while match := _ITEM.match(context.text, at, line.end):
            names.append(_clean(match["name"]))
            at = match.end("name")
            if not match["more"]:
                break
            at = match.end()
        attribute = attributes()["variants"]
        if len(names) < 2 or any(len(name.split()) > 9 for name in names):
            continue
        owner = owners.spoken_of(line, cue.start, cue.end, attribute)
        if owner:
            start = cue.end + len(context.text[cue.end : at]) - len(context.text[cue.end : at].lstrip())
            yield Description(owner, "variants", ", ".join(names), start, at)


def positions(context: Context, owners: Owners, line: Line, cues: Sequence[Cue]) -> Iterator[Description]:
    """Whom a car or a maker is to rival, and for whom it is made."""
    attribute = attributes()["positioning"]
    for cue in cues:
        if cue.key != "positioning" or owners.is_doubted(line, cues, cue.start):
            continue
        end = _END.search(context.text, cue.end, line.end)
        stop = min(end.start() if end else line.end, cue.end + 90)
        named = [m for m in line.mentions if cue.end <= m.start < cue.end + 24 and context.kind(m.entity) in _MAKERS]
        people = _PEOPLE.match(context.text, cue.end + 1, stop)
        if not named and not people:
            continue
        ends = [m.end for m in line.mentions if cue.end <= m.start and m.end <= stop]
        last = max([people.end() if people else 0, *ends])
        owner = owners.named(line, cue.start, cue.start, attribute)
        if owner and owner not in {m.entity for m in named} and any(m.end <= cue.start for m in line.mentions):
            yield Description(owner, "positioning", _clean(context.text[cue.start : last]), cue.start, last)


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,\"“”'‘’")


@functools.cache
def _verbs() -> frozenset[str]:
    words = rules("descriptions")
    phrases = [*words["having"], *words["doubt"], "do", "does", "versions", "version", "the", "this"]
    return frozenset(word for phrase in phrases for word in phrase.lower().split())

"""The relation table, compiled: which phrase links names of which kinds, and where they stand beside it."""

from __future__ import annotations

import functools
import re
from itertools import product
from typing import Any

from msgspec import Struct

from generator.extraction.phrases import PhraseFinder
from generator.knowledge import rules

_BLANK = re.compile(r"\{(\w+)\}")


class Rule(Struct, frozen=True, kw_only=True):
    """One row of the relation table; the fields are described at the head of ``relations.yml``."""

    type: str
    order: tuple[str, ...]  # "subject", "target", "both" and "cue", as they follow each other in the sentence
    subject: tuple[str, ...]
    target: tuple[str, ...]
    cues: tuple[str, ...]
    before: int = 90  # characters at most between the cue and the name before it
    after: int = 36
    crossings: int = 4  # clause boundaries at most on the way to the name before, as Context.crossings weighs them
    over: int = 0  # the same on the way to the name after
    list: str = "closed"
    focus: str = ""
    link: re.Pattern[str] | None = None
    gap: re.Pattern[str] | None = None
    then: re.Pattern[str] | None = None
    supplying: str = ""

    def kinds(self, slot: str) -> tuple[str, ...]:
        """The kinds of entity that may fill a slot."""
        return self.target if slot == "target" else self.subject


class Words(Struct, frozen=True):
    """Small vocabularies that the mechanism asks for."""

    negation: re.Pattern[str]  # ends right before a cue
    supposing: re.Pattern[str]  # in the clause before a cue
    asking: re.Pattern[str]  # begins a sentence that ends with a question mark
    contrast: re.Pattern[str]  # between cue and name
    supplying: frozenset[str]  # sectors that supply car makers
    dealing: frozenset[str]  # sectors that both supply and are supplied
    part: re.Pattern[str]
    rivalry: re.Pattern[str]  # in a paragraph that speaks of a product's rivals


@functools.cache
def table() -> tuple[Rule, ...]:
    """The rows in their order."""
    content = rules("relations")
    found = []
    for row in content["relations"]:
        fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        for key in ("link", "gap", "then"):
            if key in row:
                fields[key] = re.compile(content["patterns"][row[key]])
        fields["order"] = tuple(row["order"].split())
        fields["cues"] = tuple(phrase for cue in row["cues"] for phrase in _filled(cue, content["words"]))
        found.append(Rule(**fields))
    return tuple(found)


@functools.cache
def finder() -> PhraseFinder:
    """Finds the cues of all rows at once; a cue's key is the number of its row."""
    return PhraseFinder({str(number): rule.cues for number, rule in enumerate(table())})


@functools.cache
def words() -> Words:
    """The small vocabularies."""
    content = rules("relations")
    return Words(
        negation=re.compile(
            rf"\b(?:(?:{_union(content['negation'])})(?:\s\w+){{0,2}}|{_union(content['privation'])})\s$", re.IGNORECASE
        ),
        supposing=re.compile(rf"\b(?:{_union(content['supposing'])})\b"),
        asking=re.compile(rf"\W*(?:{_union(content['asking'])})\b", re.IGNORECASE),
        contrast=re.compile(rf"\b(?:{_union(content['contrast'])})\b", re.IGNORECASE),
        supplying=frozenset(content["supplying"]),
        dealing=frozenset(content["dealing"]),
        rivalry=re.compile(rf"\b(?:{_union(content['rivalry'])})\b", re.IGNORECASE),
        part=re.compile(rf"\b(?:{_union(content['words']['part'])})\b", re.IGNORECASE),
    )


def _filled(cue: str, lists: dict[str, list[str]]) -> list[str]:
    """The phrases that a cue with blanks stands for: ``{part} from`` is "battery from", "cells from" ..."""
    names = _BLANK.findall(cue)
    if not names:
        return [cue]
    choices = product(*(lists[name] for name in names))
    return [functools.reduce(_fill, zip(names, choice, strict=True), cue) for choice in choices]


def _fill(cue: str, blank: tuple[str, str]) -> str:
    return cue.replace("{" + blank[0] + "}", blank[1], 1)


def _union(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))

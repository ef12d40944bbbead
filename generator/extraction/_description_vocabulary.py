"""The phrases and patterns of ``descriptions.yml``, compiled once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from generator.extraction.phrases import Cue, PhraseFinder
from generator.knowledge import rules

#: Attributes whose values are words of the vocabulary.
WORDED = ("battery_type", "powertrain", "drive_layout")
_LISTS = (
    "noise",
    "having",
    "items",
    "sure_having",
    "supplier",
    "supply",
    "supplies",
    "divided",
    "positioning",
    "doubt",
    "unreal",
)


def description_cues(text: str) -> list[Cue]:
    """All cues in a text, by start; keys are "attribute=value", "part=battery", "body", "vehicle" or a list's name."""
    return _finder().find(text)


@functools.cache
def _finder() -> PhraseFinder:
    words = rules("descriptions")
    phrases = {f"{name}={value}": forms for name in WORDED for value, forms in words["words"][name].items()}
    phrases |= {f"part={part}": forms for part, forms in words["parts"].items()}
    phrases |= {name: words[name] for name in _LISTS}
    phrases |= {"body": words["class"]["bodies"], "vehicle": words["class"]["vehicles"]}
    return PhraseFinder(phrases)


def either(pieces: Iterable[str], *, literal: bool = False) -> str:
    """A group of alternatives, longest first."""
    ordered = sorted(pieces, key=lambda piece: (-len(piece), piece))
    return "(?:" + "|".join(re.escape(piece) if literal else piece for piece in ordered) + ")"


@functools.cache
def class_adjectives() -> re.Pattern[str]:
    """The run of adjectives that ends where a body's name begins; searched from its end backwards by the caller."""
    words = rules("descriptions")["class"]
    one = either([*words["size"], *words["kind"], *words["power"]])
    return re.compile(rf"(?<![\w-]){one}(?:(?:,\s|\s(?:and|to)\s|\s|-){one})*[\s-]$", re.IGNORECASE)


@functools.cache
def class_weight() -> re.Pattern[str]:
    """A size or a kind: without one "car" is no class."""
    words = rules("descriptions")["class"]
    return re.compile(rf"(?<![\w-]){either([*words['size'], *words['kind']])}(?![\w-])", re.IGNORECASE)


@functools.cache
def link() -> re.Pattern[str]:
    """What may stand between a model's name and its class: "(H56) is positioned as its first"."""
    words = rules("descriptions")["link"]
    verb = either(words["verbs"], literal=True)
    positioned = either(words["positioned"], literal=True)
    rank = either(words["ranks"])
    return re.compile(
        rf"(?:\]\([^)\s]*\))?\*{{0,2}}(?:\s?[(（][^)）]*[)）])?[\"”'’»]?,?\s?(?:(?:which|that|who)\s)?"
        rf"(?P<verb>(?:(?:{verb}|also|officially|still|both)\s)*(?:{positioned}\s(?:(?:as|at|in|of|to be|for)\s)?)?)"
        rf"(?:(?:a|an|the|another|its|their|[A-Z]\w+[’']s|the (?:brand|company|maker|automaker|carmaker)[’']s)\s)?"
        rf"(?:(?:{rank}|[\w-]+[’']s)\s)*"
    )

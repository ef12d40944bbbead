"""Who plays which part in an article, line by line: what every reader of the lines needs, worked out once for all of them."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from generator.extraction._cast_leads import main_entities, sole_in_title
from generator.extraction._cast_sections import entries_of, sections_of, sections_of_makers
from generator.extraction.context import Context, Line
from generator.knowledge import rules
from generator.model import MAKERS, Mention

_ITEM = re.compile(r"[\[【]|\d{1,2}[.、)]\s")
_OF_PLACE = re.compile(r"[A-Z][a-z]+['’]s $")  # "controlled by China's Talvik"
_LINKED = re.compile(r"[,\s]*(?:and|or|&)?(?:\sthe)?\s?(?:new\s)?")


class Part(NamedTuple):
    """A name that its sentence may be about."""

    entity: str
    group: str  # maker, model or technology
    venture: bool  # a joint venture
    serving: bool  # it serves another: "equipped with X"
    opens: bool  # it stands near the beginning of the sentence


class Cast:
    """What an article's lines make of its names; lines go by their index, mentions by their start."""

    def __init__(self, context: Context) -> None:
        self.main, self.maker, self.product = main_entities(context)
        self.titled = sole_in_title(context, ("model",))  # the model that the title names
        self.headliner = sole_in_title(context, MAKERS)  # the maker that the title names
        self.in_lead = {m.entity for line in context.lines[:3] for m in line.mentions}
        self.in_title = {m.entity for line in context.lines if line.role == "title" for m in line.mentions}
        self.serving: set[int] = set()  # mentions that serve another
        self.asides: set[int] = set()  # mentions in a remark in brackets
        self.demoted: dict[int, set[int]] = {}  # line -> its mentions that are only compared with
        self.parts: dict[int, list[Part]] = {}  # line -> who it may be about
        items = {line.index for line in context.lines if _ITEM.match(context.text, line.start)}
        self.sections = sections_of(context)  # line -> the model that its section's heading names
        self.strangers = sections_of_makers(context)  # line -> the maker that its section names alone, or NOBODY
        self.first: dict[str, int] = {}  # entity -> the first line that names it
        for line in context.lines:
            for mention in line.mentions:
                self.first.setdefault(mention.entity, line.index)
        self.entries = entries_of(context)  # line -> who heads it as an entry: "Orvane - 31,277", "Talvik group: ..."
        heads = {line.mentions[0].entity for line in context.lines if line.index in items and line.mentions}
        #: Several stories in one: nobody is what all of it is about.
        leads = bool(items) and min(items) < 0.4 * context.lines[-1].index  # notes at the end are no stories
        self.digest = (len(items) >= 3 and len(heads) >= 2 and leads) or len(set(self.entries.values())) >= 3
        self.openings = items | {line.index for line in context.lines if line.role == "heading"}  # of a new story
        for line in context.lines:
            if line.mentions:
                self.serving.update(m.start for m in line.mentions if _follows(context.text, line, m, "serving"))
                self.asides.update(m.start for m in line.mentions if _in_brackets(context.text, line, m))
                self.demoted[line.index] = _demoted(context, line)
                self.parts[line.index] = self._parts(context, line)

    def _parts(self, context: Context, line: Line) -> list[Part]:
        found = []
        for mention in line.mentions:
            group, apart = group_of(context.kind(mention.entity)), mention.start - line.start
            passing = mention.start in self.demoted[line.index] or mention.start in self.asides
            if group is None or not mention.head or passing:
                continue
            if apart > 40 and context.crossings(line.start, mention.start) > 2:
                continue  # an entry of a list, not who the sentence is about
            venture = "venture" in context.text[max(line.start, mention.start - 24) : mention.start]
            found.append(Part(mention.entity, group, venture, mention.start in self.serving, apart < 48))
        return found


@functools.lru_cache(maxsize=1)
def cast_of(context: Context) -> Cast:
    """The cast of an article; the readers of one article ask for it in turn."""
    return Cast(context)


def group_of(kind: str) -> str | None:
    """The group that a kind of entity belongs to; None for kinds that no sentence is about."""
    if kind in MAKERS:
        return "maker"
    return kind if kind in ("model", "technology") else None


def _demoted(context: Context, line: Line) -> set[int]:
    """Starts of mentions that are compared with or serve the subject, and of those listed after one."""
    found: set[int] = set()
    previous: Mention | None = None
    for mention in line.mentions:
        if not mention.head:
            continue
        listed = previous and previous.start in found and _LINKED.fullmatch(context.text, previous.end, mention.start)
        if listed or _follows(context.text, line, mention, "demoting"):
            found.add(mention.start)
        previous = mention
    return found


def _in_brackets(text: str, line: Line, mention: Mention) -> bool:
    """True for a name in a remark in brackets ("the platform (the Talvik S7 stands on it too)"), not for a name alone in them."""
    opened = max(text.rfind("(", line.start, mention.start), text.rfind("（", line.start, mention.start))
    closed = max(text.rfind(")", line.start, mention.start), text.rfind("）", line.start, mention.start))
    alone = text[opened + 1 : mention.start].strip() == "" and text[mention.end : mention.end + 1] in ")）"
    return opened > closed and not alone


@functools.cache
def _endings(key: str) -> dict[str, tuple[str, ...]]:
    """What may stand right before a name, lower case, by its last three letters and signs.

    The phrases of a list stand there, with an article or a quotation mark.
    """
    found: dict[str, tuple[str, ...]] = {}
    for phrase in rules("discourse")[key]:
        for more in ("", "new ", '"', "“"):
            ending = f" {phrase} {more}"
            found[ending[-3:]] = (*found.get(ending[-3:], ()), ending)
    return found


def _follows(text: str, line: Line, mention: Mention, key: str) -> bool:
    before = " " + _OF_PLACE.sub("", text[max(line.start, mention.start - 46) : mention.start]).lower()
    return before.endswith(_endings(key).get(before[-3:], ()))

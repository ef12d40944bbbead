"""Whose figure it is by the names in its sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from generator.extraction._subject_asked import Asked, cost_before
from generator.extraction.cast import group_of
from generator.extraction.context import Context
from generator.extraction.discourse import Discourse
from generator.knowledge import rules
from generator.knowledge.attributes import Attribute
from generator.model import MAKERS, Mention

_ADJACENT = re.compile(r"\s?(?:['’]s\s|with|at|:|：|\(|\||was|is|are|sold|delivered|by)?\s?\(?")
_VERSION = re.compile(r"\s(?:version|edition|model|variant|hybrid)\b")  # "the DM version" is the car's
_RELATIVE = re.compile(r",? (?:which|who) (?=\w)")
_COUNTED = re.compile(
    r"(?:th|st|nd|rd)?\s?(?:were |was |are |is |of them |examples of |units of |copies of )?(?:the )?(?:new )?"
)


def named(discourse: Discourse, asked: Asked) -> Iterator[tuple[str, float]]:
    """Who the sentence of a figure names, with their costs: below zero where the words tie name and figure together."""
    context, kinds = discourse.context, asked.attribute.subjects
    if asked.attribute.subject == "object":
        yield from _objects(context, asked)
    if asked.attribute.subject == "antecedent":
        yield from _antecedents(context, asked)
    relative = _relative(context, asked)
    for mention in asked.line.mentions:
        kind = context.kind(mention.entity)
        if kind not in kinds or not mention.head or discourse.is_common(mention.entity):
            continue
        if mention is relative:
            yield mention.entity, -6.0
        elif not (mention.start < asked.end and asked.start < mention.end):
            yield mention.entity, _standing(discourse, asked, mention)
        elif kind == "model":
            yield mention.entity, -8.0  # it is what is counted: "25,000 Seagulls"
        counted = kind == "model" or (kind in MAKERS and _is_plural(context, mention))
        if counted and _COUNTED.fullmatch(context.text, asked.end, mention.start):
            yield mention.entity, -8.0  # "of which 1,960 were X9 minivans"
    yield from _employers(discourse, asked)


def _standing(discourse: Discourse, asked: Asked, mention: Mention) -> float:
    """The cost of a name that stands before or behind the figure: by its distance, its part and its trade."""
    context = discourse.context
    foreign = _is_foreign(context, mention.entity, asked.attribute)
    near = mention.start - asked.clause < 12 and mention.end <= asked.start
    opens = near and context.kind(mention.entity) == "technology" and not _VERSION.match(context.text, mention.end)
    return _cost(discourse, asked, mention) + 150 * foreign - 100 * opens


def _cost(discourse: Discourse, asked: Asked, mention: Mention) -> float:
    context, text = discourse.context, discourse.context.text
    if mention.end <= asked.start:
        if _ADJACENT.fullmatch(text, mention.end, asked.start):
            return -4.0
        cost = cost_before(context, asked, mention.start, mention.end)
    else:
        between = text[asked.end : mention.start]
        if between in (" of ", " of the ") and asked.attribute.subject is None:
            return -2.0  # "11,530 of Onvo"
        if asked.attribute.id == "ranking" and between in (" ", ": ", " is "):
            return -6.0  # "second place Orvane, third Talvik"
        crossings = context.crossings(asked.end, mention.start)
        owned = crossings == 0 and _owning().search(between) is not None
        cost = len(between) / 2 + (14 if owned else 75) + 10 * crossings
    passing = mention.start in discourse.demoted or mention.start in discourse.cast.asides
    return cost + (60 if passing else 24 if mention.start in discourse.cast.serving else 0)


def _is_foreign(context: Context, entity: str, attribute: Attribute) -> bool:
    """True for a company that makes no cars where the figure counts or prices cars."""
    sector = context.lexicon.entities[entity].sector
    children = context.lexicon.children.get(entity, ())
    if any(context.lexicon.entities[child].sector == "cars" for child in children):
        return False  # a group that makes cars too
    return sector not in (None, "cars") and ("{vehicle}" in attribute.units or "model" in attribute.subjects)


def _is_plural(context: Context, mention: Mention) -> bool:
    """True for "Zeekrs" as the cars of that name."""
    text = context.text
    written = text[mention.start : mention.end]
    if re.match(r"s\b(?!['’])", text[mention.end : mention.end + 2]):
        return True
    return written.endswith("s") and not context.lexicon.entities[mention.entity].name.endswith("s")


def _objects(context: Context, asked: Asked) -> Iterator[tuple[str, float]]:
    """The name behind the figure: "three years since the launch of the Orvane S7"."""
    _, last = context.clause(asked.line, asked.end)
    behind = (m for m in asked.line.mentions if m.start >= asked.end)
    after = next((m for m in behind if context.kind(m.entity) in asked.attribute.subjects), None)
    if after and after.start < max(last, asked.end + 60):
        yield after.entity, -10


def _antecedents(context: Context, asked: Asked) -> Iterator[tuple[str, float]]:
    """The name before "in which": "a venture, Lanyue Europe, in which Lanyue holds 51%"."""
    relative = context.text.rfind(", in which", asked.line.start, asked.start)
    before = [m for m in asked.line.mentions if m.end <= relative]
    before = [m for m in before if context.kind(m.entity) in asked.attribute.subjects]
    if relative >= 0 and before:
        yield before[-1].entity, -10


def _relative(context: Context, asked: Asked) -> Mention | None:
    """Whose relative clause holds a figure, or whose ended before it: "Amazon, which owns 17 % of ..., had 10,000"."""
    line, figure = asked.line, asked.start
    for match in reversed(list(_RELATIVE.finditer(context.text, line.start, figure))):
        owner = next((m for m in line.mentions if m.end == match.start()), None)
        if owner is None:
            continue
        ended = context.text.find(",", match.end(), figure) >= 0
        group = group_of(context.kind(owner.entity))
        between = [m for m in line.mentions if m.head and match.end() <= m.start and m.end <= figure]
        if any(group_of(context.kind(m.entity)) == group for m in between):
            continue
        begins = owner.start - line.start < 12 or context.text.endswith((" and ", " while "), 0, owner.start)
        if not ended or begins:
            return owner
    return None


def _employers(discourse: Discourse, asked: Asked) -> Iterator[tuple[str, float]]:
    """Whose people begin the sentence: "Wang Chuanfu is aiming at 5.5 million" is of his company."""
    context, line = discourse.context, asked.line
    for mention in line.mentions:
        opens = mention.end <= asked.start and mention.start - line.start < 12
        if context.kind(mention.entity) != "person" or not opens:
            continue
        above = context.lexicon.ancestors(mention.entity)
        employer = next((entity for entity in above if entity in discourse.cast.first), None)
        if employer and context.kind(employer) in asked.attribute.subjects:
            yield employer, cost_before(context, asked, mention.start, mention.end) + 20


@functools.cache
def _owning() -> re.Pattern[str]:
    words = sorted(rules("discourse")["owning"], key=len, reverse=True)
    return re.compile(r"(?:^|\b|\s)(?:" + "|".join(map(re.escape, words)) + r")\s(?:\w+\s){0,2}$")

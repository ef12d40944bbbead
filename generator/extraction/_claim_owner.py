"""Whose a figure is: of one, of each of several, of the one that goes with it in a row."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.extraction._claim_place import Place
from generator.extraction.context import Context, Line
from generator.extraction.figures import figures_in_row
from generator.extraction.subjects import Subjects
from generator.knowledge.attributes import Attribute
from generator.model import Claim

_IT_WAS = re.compile(r"\b(?:it|they|that) (?:was|were|is|are) (?:only |just |about )?$")
_EACH = re.compile(r"\b(?:each|both|respectively)\b")
#: What may stand between the names of a list.
BETWEEN_NAMES = re.compile(r",?\s?(?:and\s)?")


def owner_of(subjects: Subjects, place: Place, attribute: Attribute, last: Claim | None) -> str | None:
    """Whose figure it is; where the sentence names nobody, whose ``last``, the figure before it, is."""
    chosen = subjects.choose(place.line, place.quantity.start, place.quantity.end, attribute)
    unsure = chosen is None or chosen.cost >= 90
    if last and last.attribute == attribute.id and _goes_on(subjects.context, place):
        return last.subject  # "In 2022 we delivered 2,640 cars, in 2021 it was 1,105"
    if last and unsure and subjects.context.kind(last.subject) in attribute.subjects:
        return last.subject
    return chosen.entity if chosen else None


def _goes_on(context: Context, place: Place) -> bool:
    """True for "it was 1,105" behind another figure of the sentence: of whom that one is."""
    start = place.quantity.start
    return _IT_WAS.search(context.text, max(place.line.start, start - 24), start) is not None


def owners(context: Context, place: Place, owner: str) -> list[str]:
    """All names of a list where the figure is of "each" of them, or a range covers "A and B"."""
    line, quantity = place.line, place.quantity
    paired = _paired(context, place, owner)
    if paired:
        return [paired]
    start, _ = context.clause(line, quantity.start)
    if quantity.form == "range" and _is_second(context, line, owner, quantity.start):
        start = line.start
    elif not _EACH.search(context.text, start, quantity.start):
        return [owner]
    named = [m.entity for m in line.mentions if start <= m.start < quantity.start]
    named = [entity for entity in dict.fromkeys(named) if _is_alike(context, entity, owner)]
    return named if owner in named else [owner]


def _is_alike(context: Context, entity: str, owner: str) -> bool:
    """True for two models, or two makers."""
    kinds = {context.kind(entity), context.kind(owner)}
    return len(kinds) == 1 or kinds == {"company", "brand"}


def _paired(context: Context, place: Place, owner: str) -> str | None:
    """The name that goes with a figure where as many names as figures stand in a row: "A, B and C ... 1, 2 and 3"."""
    line, text = place.line, context.text
    run = figures_in_row(line, place.quantity)
    if len(run) < 2 or "respectively" not in text[line.start : line.end]:
        return None
    named = [m for m in line.mentions if m.head and m.end <= run[0].start and _is_alike(context, m.entity, owner)]
    named = named[-len(run) :]
    if len(named) != len(run) or not all(BETWEEN_NAMES.fullmatch(text[a.end : b.start]) for a, b in pairwise(named)):
        return None
    return named[run.index(place.quantity)].entity


def _is_second(context: Context, line: Line, owner: str, figure: int) -> bool:
    """True where the owner is the last of "A and B"."""
    named = [m for m in line.mentions if m.end <= figure and _is_alike(context, m.entity, owner)]
    if len(named) < 2 or named[-1].entity != owner:
        return False
    return context.text[named[-2].end : named[-1].start] == " and "

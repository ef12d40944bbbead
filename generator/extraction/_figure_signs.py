"""What a figure is called where the words around it leave no doubt (``knowledge/signs.yml``)."""

from __future__ import annotations

from generator.extraction._claim_place import Place
from generator.extraction.context import Context
from generator.extraction.counting import FLOWS
from generator.extraction.figures import VEHICLES, Figure, is_money
from generator.knowledge.attributes import attributes
from generator.knowledge.signs import Sign, signs
from generator.model import MAKERS, Claim

_COUNTED = (*FLOWS, "exports", "orders", "annual_capacity", "fleet", "users")


def by_sign(context: Context, place: Place, last: Claim | None) -> Figure | None:
    """The attribute of the first sign that a figure has; ``last`` is the claim before in its sentence."""
    for sign in signs().get(_family(place.quantity.unit), ()):
        if _fits(context, place, sign, last):
            return Figure(attributes()[sign.attribute], 0.0)
    return None


def _family(unit: str | None) -> str:
    if unit is None:
        return "bare"
    return "money" if is_money(unit) else unit


def _fits(context: Context, place: Place, sign: Sign, last: Claim | None) -> bool:
    text, line, quantity = context.text, place.line, place.quantity
    value = quantity.value[0] if isinstance(quantity.value, tuple) else quantity.value
    if value < sign.least or (sign.last and (last is None or last.attribute not in sign.last)):
        return False
    back = max(line.start, quantity.start - sign.reach)
    if sign.before and not sign.before.search(text, back, quantity.start):
        return False
    after = sign.after.match(text, quantity.end, line.end) if sign.after else None
    if (sign.after and not after) or (sign.unless and sign.unless.search(text, back, quantity.start)):
        return False
    if sign.line and not all(part.search(text, line.start, line.end) for part in sign.line):
        return False
    start, end = context.clause(line, quantity.start)
    if sign.clause and not sign.clause.search(text, start, quantity.start):
        return False
    if sign.cues and any(cue.key in sign.cues for cue in place.cues):
        return False
    if sign.maker and not (
        after and any(m.start == after.end() and context.kind(m.entity) in MAKERS for m in line.mentions)
    ):
        return False
    return not sign.uncounted or _is_uncounted(context, place, start, end, last)


def _is_uncounted(context: Context, place: Place, start: int, end: int, last: Claim | None) -> bool:
    """True where nothing in a clause says whether cars are delivered, built or exported, nor counts something else."""
    if place.quantity.unit is None and last is not None and last.unit not in VEHICLES:
        return False
    near = (cue for cue in place.cues if start <= cue.start < end and cue.key in _COUNTED)
    return all(context.text[cue.start : cue.end].lower() == "annual" for cue in near)

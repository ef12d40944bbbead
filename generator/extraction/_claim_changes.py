"""Changes of figures: by how much one rose or fell."""

from __future__ import annotations

import re

from generator.extraction._claim_maker import ClaimMaker
from generator.extraction._claim_place import Place
from generator.extraction.context import Context
from generator.extraction.figures import Figure, is_money
from generator.extraction.growth import change_alone, change_of
from generator.knowledge.attributes import attributes
from generator.model import Claim

_RAISED = re.compile(r"\b(?:raise|raises|raised|lift|lifts|lifted|put up)\b[^.;]{0,30}\bprices?\b[^.;]{0,30}$")
_THEY = re.compile(r"(?:They|The (?:shares|stock|paper)|Its (?:shares|stock))\b")
_BY = re.compile(r"\bby (?:about |up to |some )?$")


def read_change(maker: ClaimMaker, place: Place) -> bool:
    """Takes a change of another figure; False where the figure is none."""
    if _read_next_stock(maker, place):
        return True
    last = maker.counting.last or maker.counting.carried(place.line)
    change = change_of(maker.context, place.line, place.quantity, place.cues, last)
    if change is None:
        return _read_change_alone(maker, place)
    base, value, basis = change
    like = last if last and last.attribute == base.id else None
    maker.claim(place, attributes()[base.growth or "other"], value=value, unit="%", like=like, basis=basis)
    return True


def _read_next_stock(maker: ClaimMaker, place: Place) -> bool:
    """Takes the changes of shares that are told in a row: "A shares gained 2.1 %; B lost 0.6 % and C 1.3 %"."""
    last, line, quantity = maker.claims[-1] if maker.claims else None, place.line, place.quantity
    if last is None or not last.attribute.startswith("share_price"):
        return False
    if last.evidence[0].sentence == line.index - 1 and _THEY.match(maker.context.text, line.start):
        return _read_of_the_same(maker, place, last)
    if last.attribute != "share_price_growth" or last.evidence[0].sentence != line.index:
        return False
    before = [m for m in line.mentions if 0 < quantity.start - m.end < 24 and m.head]
    named = before[-1] if before else None
    if named is None or quantity.unit != "%" or not isinstance(quantity.value, int | float):
        return False
    verb = next((c for c in line.cues["change"] if named.end < c.start < quantity.start), None)
    if maker.context.text[(verb.end if verb else named.end) : quantity.start].strip() not in ("", "by"):
        return False
    down = verb.key == "down" if verb else isinstance(last.value, int | float) and last.value < 0
    value = -quantity.value if down else quantity.value
    maker.claim(place, attributes()[last.attribute], value=value, unit="%", like=None, subject=named.entity)
    return True


def _read_of_the_same(maker: ClaimMaker, place: Place, last: Claim) -> bool:
    """Takes a change of the shares that the sentence before spoke of: "They had lost 3 % since January"."""
    value = change_alone(maker.context, place.line, place.quantity, [])
    if value is not None:
        maker.claim(place, attributes()["share_price_growth"], value=value, unit="%", subject=last.subject)
    return value is not None


def _read_change_alone(maker: ClaimMaker, place: Place) -> bool:
    """Takes a change without words of its own for one of what changed before it: "A rose 2.4 %, those of B fell 4 %"."""
    value = change_alone(maker.context, place.line, place.quantity, place.cues)
    if value is None:
        return False
    last = maker.claims[-1] if maker.claims else None
    if last is None or not last.attribute.endswith("_growth") or last.evidence[0].sentence != place.line.index:
        maker.leave(place, "a change of what is not named")
    else:
        maker.claim(place, attributes()[last.attribute], value=value, unit="%", basis=last.scope.get("change"))
    return True


def cut(context: Context, place: Place) -> Figure | None:
    """An amount by which something fell: "the Pro drops by 2,500 euros"."""
    line, quantity = place.line, place.quantity
    before = context.text[max(line.start, quantity.start - 10) : quantity.start].lower()
    if not is_money(quantity.unit) or not _BY.search(before):
        return None
    near = [cue for cue in line.cues["change"] if 0 <= quantity.start - cue.end < 40 and cue.key != "unchanged"]
    if not near:
        raised = _RAISED.search(context.text, max(line.start, quantity.start - 60), quantity.start)
        return Figure(attributes()["price_increase"], 0.0) if raised else None
    return Figure(attributes()["price_cut" if near[-1].key == "down" else "price_increase"], 0.0)

"""Changes of figures: by how much one rose or fell."""

from __future__ import annotations

import re

from generator.extraction._claim_maker import ClaimMaker
from generator.extraction._claim_place import Place
from generator.extraction.context import Context
from generator.extraction.figures import Figure, is_money
from generator.extraction.growth import change_alone, change_of
from generator.knowledge.attributes import attributes

_BY = re.compile(r"\bby (?:about |up to |some )?$")


def read_change(maker: ClaimMaker, place: Place) -> bool:
    """Takes a change of another figure; False where the figure is none."""
    last = maker.counting.last or maker.counting.carried(place.line)
    change = change_of(maker.context, place.line, place.quantity, place.cues, last)
    if change is None:
        return _read_change_alone(maker, place)
    base, value, basis = change
    like = last if last and last.attribute == base.id else None
    maker.claim(place, attributes()[base.growth or "other"], value=value, unit="%", like=like, basis=basis)
    return True


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
        return None
    return Figure(attributes()["price_cut" if near[-1].key == "down" else "price_increase"], 0.0)

"""Figures that no attribute fits: told with their words, or left."""

from __future__ import annotations

import re

from generator.extraction._claim_maker import ClaimMaker
from generator.extraction._claim_place import Place
from generator.extraction.context import Context
from generator.extraction.counting import is_few
from generator.extraction.figures import is_money
from generator.knowledge.attributes import attributes

#: Units of figures that are worth telling where no attribute fits.
_TELLING = frozenset(
    [
        "%",
        "{vehicle}",
        "{vehicle}/mo",
        "{vehicle}/a",
        "{person}",
        "{patent}",
        "{store}",
        "{dealer}",
        "km",
        "GWh",
        "GWh/a",
        "kW",
        "kg",
    ]
)


def read_unnamed(maker: ClaimMaker, place: Place) -> None:
    """A figure that no attribute fits is told with its words where its subject is certain, else left."""
    quantity, attribute = place.quantity, attributes()["other"]
    subject = maker.subjects.choose(place.line, quantity.start, quantity.end, attribute)
    label = _label(maker.context, place)
    telling = (is_money(quantity.unit) or quantity.unit in _TELLING) and not is_few(quantity)
    if not telling or subject is None or subject.cost > 40 or not re.search(r"[^\W\d]{3}", label):
        maker.leave(place, "no-attribute")
    else:
        maker.claim(place, attribute, subject=subject.entity, label=label)


def _label(context: Context, place: Place) -> str:
    """The words of the clause that name an unknown figure, the figure itself left out."""
    quantity, text = place.quantity, context.text
    start, end = context.clause(place.line, quantity.start)
    before = re.sub(r"\s+", " ", text[start : quantity.number_start]).strip(" ,.;:|*#")
    after = re.sub(r"\s+", " ", text[quantity.number_end : end]).strip(" ,.;:|*#")
    return " … ".join(part for part in (" ".join(before.split()[-8:]), " ".join(after.split()[:6])) if part)

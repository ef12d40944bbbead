"""Figures in tables: the head of the column says what they are, the first cell of the row of whom."""

from __future__ import annotations

import msgspec

from generator.extraction._claim_maker import ClaimMaker
from generator.extraction._claim_place import Place
from generator.extraction._claim_value import refined
from generator.extraction.figures import Figure, choose_attribute, takes
from generator.extraction.tables import Row
from generator.knowledge.attributes import attributes
from generator.model import Claim


def read_cell(maker: ClaimMaker, place: Place, row: Row) -> None:
    """A figure in a table: its column's head says what it is, its row's first cell of whom."""
    place.column = column = row.column_at(place.quantity.start)
    if column is None:
        return  # the name of the row: "510 Comfort"
    subject = column.subject if row.head else None
    place.trim = column.trim
    if row.head and (column.subject or not column.attributes):
        column = row.head  # a table that compares models says in its first column what its figures are
    if place.quantity.unit is None and column.unit:
        place.quantity = msgspec.structs.replace(place.quantity, unit=column.unit)
    quantity, table = place.quantity, attributes()
    if column.growth and _read_growth(maker, place):
        return
    fitting = [table[key] for key in column.attributes if takes(table[key], quantity)]
    figure = Figure(fitting[0], 0.0) if fitting else choose_attribute(maker.context, place.line, quantity, [])
    figure = figure or maker.counting.cell(quantity)
    if figure is None:
        maker.leave(place, "no-attribute")
    else:
        maker.claim(place, refined(figure.attribute, quantity), subject=subject)


def _read_growth(maker: ClaimMaker, place: Place) -> bool:
    """Takes a share for the growth of the figure before it in the row; False where that can have none."""
    quantity, base, value = place.quantity, _grown(maker, place), place.value
    grown = attributes()[base.attribute].growth if base else None
    if quantity.unit != "%" or grown is None:
        return False
    if isinstance(value, int | float):
        signs = maker.context.text[quantity.start - 1 : quantity.number_start]
        value = -abs(value) if value < 0 or any(sign in "-−–" for sign in signs) else abs(value)
    basis = place.column.basis if place.column else None
    maker.claim(place, attributes()[grown], value=value, like=base, basis=basis)
    return True


def _grown(maker: ClaimMaker, place: Place) -> Claim | None:
    """What a change in a row is a change of: the figure before it, of its kind the one of the latest month."""
    last = maker.counting.last
    if last is None:
        return None
    row = (c for c in maker.claims if c.evidence[0].sentence == place.line.index and c.attribute == last.attribute)
    return max((c for c in row if "/" not in (c.period or "/")), key=lambda c: c.period or "", default=last)

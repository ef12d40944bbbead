"""Claims: the figures of an article with what they say, of whom, when, and how sure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from generator.extraction._claim_cells import read_cell
from generator.extraction._claim_changes import cut, read_change
from generator.extraction._claim_exclusions import exclusion, is_negated, is_no_figure
from generator.extraction._claim_lists import read_dimensions, read_podium
from generator.extraction._claim_maker import ClaimMaker
from generator.extraction._claim_offers import Offers
from generator.extraction._claim_place import Place
from generator.extraction._claim_unnamed import read_unnamed
from generator.extraction._claim_value import latest, refined
from generator.extraction._figure_signs import by_sign
from generator.extraction.context import Context, Line
from generator.extraction.counting import Counting, first_places
from generator.extraction.figures import (
    DEFAULT_COST,
    Figure,
    attribute_cues,
    by_charge,
    by_window,
    choose_attribute,
    paired_attribute,
    takes,
)
from generator.extraction.periods import Periods
from generator.extraction.phrases import Cue
from generator.extraction.quantities import Quantity
from generator.extraction.scopes import scope_cues
from generator.extraction.subjects import Subjects
from generator.extraction.tables import find_tables
from generator.knowledge.attributes import attributes
from generator.model import Claim, Event, Leftover


class ClaimFinder:
    """Reads an article's lines in order and gathers claims and leftover figures."""

    def __init__(self, context: Context, events: Iterable[Event] = ()) -> None:
        self.context = context
        self.subjects = Subjects(context)
        self.periods = Periods(context, events)
        self.attribute_cues = attribute_cues(context.text)
        self.scope_cues = scope_cues(context.text)
        self.counting = Counting(context, self.attribute_cues)
        self.maker = ClaimMaker(context, self.subjects, self.periods, self.counting)
        self.offers = Offers(context)
        self.rows = find_tables(context)
        self.heading: list[Cue] = []  # cues of the heading above, until the next one

    @property
    def claims(self) -> list[Claim]:
        """What the figures of the lines read so far say."""
        return self.maker.claims

    @property
    def leftovers(self) -> list[Leftover]:
        """The figures of the lines read so far that say nothing of anybody, with the reasons."""
        return self.maker.leftovers

    def run(self) -> None:
        """Reads all lines."""
        for line in self.context.lines:
            self.subjects.enter(line)
            self.periods.enter(line)
            self.counting.enter(line)
            self._read_line(line)
            self.subjects.leave(line)

    def _read_line(self, line: Line) -> None:
        cues, scopes = _within(self.attribute_cues, line), _within(self.scope_cues, line)
        if line.role == "heading":
            self.heading = cues
        self.offers.enter(line, {cue.key for cue in cues})
        row = self.rows.get(line.index)
        for quantity in [*line.quantities, *first_places(line)]:
            if is_no_figure(self.context, line, quantity):
                continue
            place = Place(line, quantity, cues, scopes)
            if row:
                read_cell(self.maker, place, row)
            else:
                self._read(place)

    def _read(self, place: Place) -> None:
        quantity = latest(self.context, place.line, self.counting.with_unit(place.line, place.quantity))
        place.quantity = quantity
        if is_negated(self.context, place):
            self.maker.leave(place, "said not to be")
        elif self.counting.is_threshold(place.line, quantity):
            self.maker.leave(place, "a mark that another figure passed")
        elif quantity.form == "list":
            read_dimensions(self.maker, place)
        elif not read_change(self.maker, place) and not read_podium(self.maker, place):
            self._read_figure(place)

    def _read_figure(self, place: Place) -> None:
        """A figure by itself: a claim of what it is called, if it is called anything."""
        found = self._called(place)
        if found and found.cost >= DEFAULT_COST and place.quantity.bound not in ("eq", "approx"):
            found = None  # a limit that no word calls a price or a range
        if found is None:
            read_unnamed(self.maker, place)
            return
        reason = exclusion(self.context, place, found.attribute)
        if reason:
            self.maker.leave(place, reason)
        else:
            self.maker.claim(place, refined(self.offers.meant(place, found.attribute), place.quantity))

    def _called(self, place: Place) -> Figure | None:
        """What a figure is called, by the surest of its signs."""
        line, quantity = place.line, place.quantity
        return (
            by_window(line, quantity)
            or by_charge(self.context, line, quantity)
            or cut(self.context, place)
            or by_sign(self.context, place, self.counting.last)
            or self.counting.entry(line, quantity)
            or paired_attribute(line, quantity, place.cues)
            or self._by_words(place)
            or self.counting.figure(line, quantity)
            or self._under_heading(quantity)
            or self.counting.price_tag(quantity)
        )

    def _by_words(self, place: Place) -> Figure | None:
        """What the words near a figure call it; before its unit alone decides, what the entry before did."""
        chosen = choose_attribute(self.context, place.line, place.quantity, place.cues)
        if chosen is None or chosen.cost >= DEFAULT_COST:
            return self.counting.repeated(place.line, place.quantity) or self._under_heading(place.quantity) or chosen
        return chosen

    def _under_heading(self, quantity: Quantity) -> Figure | None:
        """What the heading above calls a figure that nothing in its own line does: "Warranty", below it "8 years"."""
        table = attributes()
        named = dict.fromkeys(cue.key for cue in self.heading if takes(table[cue.key], quantity))
        return Figure(table[next(iter(named))], 0.0) if len(named) == 1 else None


def _within(cues: list[Cue], line: Line) -> list[Cue]:
    first = bisect_left(cues, line.start, key=lambda cue: cue.start)
    return cues[first : bisect_left(cues, line.end, key=lambda cue: cue.start)]

"""Claims: the figures of an article with what they say, of whom, when, and how sure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

import msgspec
from msgspec import Struct

from generator.extraction.context import Context, Line
from generator.extraction.counting import FLOWS, Counting, first_places, is_few
from generator.extraction.figures import (
    DEFAULT_COST,
    SCALES,
    Figure,
    attribute_cues,
    by_charge,
    by_window,
    choose_attribute,
    figures_in_row,
    is_money,
    paired_attribute,
    published_unit,
    scaled,
    takes,
)
from generator.extraction.grounding import make_claim
from generator.extraction.growth import change_alone, change_of
from generator.extraction.periods import Periods
from generator.extraction.phrases import Cue
from generator.extraction.quantities import Quantity
from generator.extraction.scopes import scope_cues, scope_of
from generator.extraction.statuses import speaker_of, status_of
from generator.extraction.subjects import Subject, Subjects
from generator.extraction.tables import Column, Row, find_tables
from generator.knowledge.attributes import Attribute, attributes
from generator.model import Bound, Claim, Event, Leftover, Status, Value

_DIMENSIONS = ("length", "width", "height", "wheelbase")
_AGAINST = re.compile(r"\b(?:compared (?:with|to)|against|versus|from|than)\s(?:a |an |the |about )?$")
_NOT = re.compile(r"\b(?:did|does|do|has|have|had|will|would|could|can) not\b|n['’]t\b|\bnever\b|\bno longer\b")
_MORE = re.compile(r"\s(?:less|more|fewer|cheaper|higher|lower|dearer|longer|shorter)\sthan\b")
_PODIUM = re.compile(r"\s?(?:\w+\s){0,2}(?:is|are|were|was|:|：|-|–|—)?:?\s?")
_RATE = re.compile(r"\s?(?:/|per |a )\s?(?:day|week|month|year|hour)\b")  # "245 km/week" is no range
_ENOUGH = re.compile(r"\benough (?:for|to (?:\w+ ){0,2})(?:about |around |some |more than )?$")
_NEXT = re.compile(r",?\s?(?:and\s)?")
_EACH = re.compile(r"\b(?:each|both|respectively)\b")
_CLASS = re.compile(
    r"\b(?:SUVs?|cars?|models?|vehicles?|sedans?|products|class|segment|brands?)\s(?:with a price of\s|priced\s|"
    r"in the range of\s|within\s|costing\s|of\s)(?:over\s|more than\s|under\s|above\s|below\s)?\W?$"
)
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
_FUTURE = ("planned", "target", "hypothetical")
_WHOLE = re.compile(r"\b(?:total|overall|all|combined|together)\b", re.IGNORECASE)


class Place(Struct):
    """A figure where it stands, with the words around it."""

    line: Line
    quantity: Quantity
    cues: list[Cue]  # of attributes, in the line
    scopes: list[Cue]  # of scope dimensions, in the line
    column: Column | None = None  # where it stands in a table
    trim: str | None = None  # the version that a table's head names

    @property
    def value(self) -> Value:
        """The figure as the dataset has it."""
        value = self.quantity.value
        if self.quantity.form == "fraction" and isinstance(value, float):
            return round(value, 1)
        return list(value) if isinstance(value, tuple) else value


class ClaimFinder:
    """Reads an article's lines in order and gathers claims and leftover figures."""

    def __init__(self, context: Context, events: Iterable[Event] = ()) -> None:
        self.context = context
        self.subjects = Subjects(context)
        self.periods = Periods(context, events)
        self.attribute_cues = attribute_cues(context.text)
        self.scope_cues = scope_cues(context.text)
        self.counting = Counting(context, self.attribute_cues)
        self.rows = find_tables(context)
        self.heading: list[Cue] = []  # cues of the heading above, until the next one
        self.claims: list[Claim] = []
        self.leftovers: list[Leftover] = []

    def run(self) -> None:
        """Reads all lines."""
        for line in self.context.lines:
            self.subjects.enter(line)
            self.periods.enter(line)
            self.counting.enter(line)
            cues, scopes = _within(self.attribute_cues, line), _within(self.scope_cues, line)
            if line.role == "heading":
                self.heading = cues
            row = self.rows.get(line.index)
            for quantity in [*line.quantities, *first_places(line)]:
                if (
                    self._is_measure(quantity)
                    or quantity.form == "condition"
                    or _is_in_name(line, quantity)
                    or self._is_time(quantity)
                ):
                    continue
                place = Place(line, quantity, cues, scopes)
                if row:
                    self._read_cell(place, row)
                else:
                    self._read(place)
            self.subjects.leave(line)

    def _is_measure(self, quantity: Quantity) -> bool:
        """True for the 100 km of "consumption per 100 kilometers", over which something else is counted."""
        text = self.context.text
        if _ENOUGH.search(text, max(0, quantity.start - 44), quantity.start):
            return True  # "enough to produce five million packs": reckoned, not planned
        rate = quantity.unit in ("km", "mi") and _RATE.match(text, quantity.end)
        return bool(rate) or (quantity.unit == "km" and text.endswith((" per ", "Per ", "/"), 0, quantity.start))

    def _is_time(self, quantity: Quantity) -> bool:
        """True for "three quarters" that are of a year, not of a thing."""
        written = self.context.text[quantity.start : quantity.end].lower()
        of = self.context.text[quantity.end : quantity.end + 4] == " of "
        return quantity.form == "fraction" and written.endswith(("quarter", "quarters")) and not of

    # -- what a figure says

    def _read(self, place: Place) -> None:
        place.quantity = quantity = self._after(place.line, self.counting.with_unit(place.quantity))
        if self._is_negated(place):
            self._leave(place, "said not to be")
        elif self.counting.is_threshold(place.line, quantity):
            self._leave(place, "a mark that another figure passed")
        elif quantity.form == "list":
            self._read_list(place)
        elif not self._read_change(place) and not self._read_podium(place):
            found = (
                by_window(place.line, quantity)
                or by_charge(self.context, place.line, quantity)
                or self._cut(place)
                or self.counting.entry(place.line, quantity)
                or paired_attribute(self.context, place.line, quantity, place.cues)
                or self._by_words(place)
                or self.counting.figure(place.line, quantity)
                or self._under_heading(quantity)
                or self.counting.price_tag(quantity)
            )
            if found and found.cost >= DEFAULT_COST and quantity.bound not in ("eq", "approx"):
                found = None  # a limit that no word calls a price or a range
            if found is None:
                self._other(place)
            elif self._is_difference(place, found.attribute):
                self._leave(place, "a difference from another figure")
            elif self._is_class(place, found.attribute) or self._is_known(place, found.attribute):
                self._leave(place, "describes a class")
            else:
                self._claim(place, _refined(found.attribute, quantity))

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

    def _after(self, line: Line, quantity: Quantity) -> Quantity:
        """Of a figure before and after ("climbed from 3.1% to 4.6%", "by 900 to 12,300") only what it has become."""
        if not isinstance(quantity.value, tuple) or len(quantity.value) != 2:
            return quantity
        before = self.context.text[max(line.start, quantity.start - 40) : quantity.number_start].lower()
        moved = any(quantity.start - 40 < cue.start < quantity.number_start for cue in line.cues["change"])
        if quantity.form == "change" or (
            quantity.form == "range" and moved and re.search(r"\b(?:from|by)\s\D{0,3}$", before)
        ):
            return msgspec.structs.replace(quantity, value=quantity.value[1], form="number")
        return quantity

    def _is_negated(self, place: Place) -> bool:
        """True for what a sentence says is not so: "did not sell 9,000 cars"."""
        start = max(self.context.clause(place.line, place.quantity.start)[0], place.quantity.start - 40)
        return _NOT.search(self.context.text[start : place.quantity.start]) is not None

    def _is_difference(self, place: Place, attribute: Attribute) -> bool:
        """True for "10,000 yuan less than before" and "60 more than a year ago"."""
        if attribute.id.endswith(("_difference", "_cut", "_increase")):
            return False
        before = self.context.text[max(place.line.start, place.quantity.start - 4) : place.quantity.start]
        if "mm" in attribute.units and before.endswith(" by "):
            return True  # "beats its wheelbase by 50 mm"
        return _MORE.match(self.context.text, place.quantity.end) is not None

    def _cut(self, place: Place) -> Figure | None:
        """An amount by which something fell: "the Pro drops by 2,500 euros"."""
        line, quantity = place.line, place.quantity
        before = self.context.text[max(line.start, quantity.start - 10) : quantity.start].lower()
        if not is_money(quantity.unit) or not re.search(r"\bby (?:about |up to |some )?$", before):
            return None
        near = [cue for cue in line.cues["change"] if 0 <= quantity.start - cue.end < 40 and cue.key != "unchanged"]
        if not near:
            return None
        return Figure(attributes()["price_cut" if near[-1].key == "down" else "price_increase"], 0.0)

    def _read_change(self, place: Place) -> bool:
        """Takes a change of another figure; False where the figure is none."""
        last = self.counting.last or self.counting.carried(place.line)
        change = change_of(self.context, place.line, place.quantity, place.cues, last)
        if change is None:
            return self._read_change_alone(place)
        base, value, basis = change
        like = last if last and last.attribute == base.id else None
        self._claim(place, attributes()[base.growth or "other"], value=value, unit="%", like=like, basis=basis)
        return True

    def _read_change_alone(self, place: Place) -> bool:
        """Takes a change without words of its own for one of what changed before it: "A rose 2.4 %, those of B fell 4 %"."""
        value = change_alone(self.context, place.line, place.quantity, place.cues)
        if value is None:
            return False
        last = self.claims[-1] if self.claims else None
        if last is None or not last.attribute.endswith("_growth") or last.evidence[0].sentence != place.line.index:
            self._leave(place, "a change of what is not named")
        else:
            self._claim(place, attributes()[last.attribute], value=value, unit="%", basis=last.scope.get("change"))
        return True

    def _read_podium(self, place: Place) -> bool:
        """Takes "the top three are A, B and C" as their places; False where no such list follows."""
        quantity, line = place.quantity, place.line
        count = quantity.value
        written = self.context.text[quantity.start : quantity.end].lower()
        if (
            quantity.unit != "{rank}"
            or not written.startswith("top")
            or not isinstance(count, int)
            or not 2 <= count <= 10
        ):
            return False
        after = [m for m in line.mentions if m.start >= quantity.end and m.head][:count]
        ends = [quantity.end, *(mention.end for mention in after)]
        gaps = [self.context.text[end : mention.start] for end, mention in zip(ends, after, strict=False)]
        if len(after) < count or not _PODIUM.fullmatch(gaps[0]) or not all(_NEXT.fullmatch(gap) for gap in gaps[1:]):
            return False
        for number, mention in enumerate(after, 1):
            attribute = attributes()["ranking"]
            self._claim(place, attribute, value=number, subject=Subject(mention.entity, 0.0))
        return True

    def _read_cell(self, place: Place, row: Row) -> None:
        """A figure in a table: its column's head says what it is, its row's first cell of whom."""
        place.column = column = row.column_at(place.quantity.start)
        if column is None:
            return  # the name of the row: "510 Comfort"
        subject = Subject(column.subject, 0.0) if column.subject and row.head else None
        place.trim = column.trim
        if row.head and (column.subject or not column.attributes):
            column = row.head  # a table that compares models says in its first column what its figures are
        if place.quantity.unit is None and column.unit:
            place.quantity = msgspec.structs.replace(place.quantity, unit=column.unit)
        quantity, table = place.quantity, attributes()
        base = self.counting.last
        if column.growth and quantity.unit == "%" and base and table[base.attribute].growth:
            sign = -1 if self.context.text[quantity.start - 1] in "-−–" else 1
            grown = table[table[base.attribute].growth or "other"]
            value = place.value
            self._claim(place, grown, value=abs(value) * sign if isinstance(value, int | float) else value, like=base)
            return
        fitting = [table[key] for key in column.attributes if takes(table[key], quantity)]
        figure = Figure(fitting[0], 0.0) if fitting else choose_attribute(self.context, place.line, quantity, [])
        figure = figure or self.counting.cell(quantity)
        if figure is None:
            self._leave(place, "no-attribute")
        else:
            self._claim(place, _refined(figure.attribute, quantity), subject=subject)

    def _read_list(self, place: Place) -> None:
        """Length, width and height (and wheelbase) in one go: "4997/1963/1455 mm"."""
        values = place.value
        unit = place.quantity.unit or "mm"
        if not isinstance(values, list) or unit not in ("mm", "cm", "m") or not 3 <= len(values) <= 4:
            self._leave(place, "no-attribute")
            return
        for name, value in zip(_DIMENSIONS, values, strict=False):
            self._claim(place, attributes()[name], value=value, unit=unit)

    def _other(self, place: Place) -> None:
        """A figure that no attribute fits is told with its words where its subject is certain, else left."""
        quantity, attribute = place.quantity, attributes()["other"]
        subject = self.subjects.choose(place.line, quantity.start, quantity.end, attribute)
        label = self._label(place)
        telling = (is_money(quantity.unit) or quantity.unit in _TELLING) and not is_few(quantity)
        if not telling or subject is None or subject.cost > 40 or not re.search(r"[^\W\d]{3}", label):
            self._leave(place, "no-attribute")
        else:
            self._claim(place, attribute, subject=subject, label=label)

    def _label(self, place: Place) -> str:
        """The words of the clause that name an unknown figure, the figure itself left out."""
        quantity, text = place.quantity, self.context.text
        start, end = self.context.clause(place.line, quantity.start)
        before = re.sub(r"\s+", " ", text[start : quantity.number_start]).strip(" ,.;:|*#")
        after = re.sub(r"\s+", " ", text[quantity.number_end : end]).strip(" ,.;:|*#")
        return " … ".join(part for part in (" ".join(before.split()[-8:]), " ".join(after.split()[:6])) if part)

    def _is_class(self, place: Place, attribute: Attribute) -> bool:
        """True for a price that only says which class of cars is meant: "SUVs with a price of over 200,000 yuan"."""
        if not attribute.id.startswith(("price", "starting")):
            return False
        text, line, quantity = self.context.text, place.line, place.quantity
        if text[max(line.start, quantity.start - 3) : quantity.start].lower().endswith(("a ", "an ")) and any(
            mention.start == quantity.end + 1 for mention in line.mentions
        ):
            return True  # "a $25,000 Tesla"
        return _CLASS.search(text[max(line.start, quantity.start - 50) : quantity.number_start]) is not None

    def _is_known(self, place: Place, attribute: Attribute) -> bool:
        """True for a count of what was named before: "orders for the two models", "three quarters" of a year."""
        before = self.context.text[max(place.line.start, place.quantity.start - 7) : place.quantity.start].lower()
        counts = attribute.bare_count and place.quantity.unit != "{rank}"
        return counts and before.endswith((" the ", "these ", "those "))

    # -- of whom, when, how sure

    def _claim(
        self,
        place: Place,
        attribute: Attribute,
        *,
        value: Value | None = None,
        unit: str | None = None,
        like: Claim | None = None,
        subject: Subject | None = None,
        label: str | None = None,
        basis: str | None = None,
    ) -> None:
        """Adds the claim of a figure; a change is ``like`` the claim that it is a change of."""
        owner = like.subject if like else self._owner(place, attribute, subject)
        if owner is None:
            self._leave(place, "no-subject")
            return
        if value is None:
            value = self._signed(place, attribute)
        found_unit = unit or place.quantity.unit
        target, factor = SCALES.get(found_unit or "", ("", 1))
        if target in attribute.units:
            value, found_unit = scaled(value, factor), target
        currency = self.counting.currency if "money" in attribute.units else None
        for entity in self._each(place, owner):
            status, period, scope = self._circumstances(place, attribute, entity, like)
            claim = make_claim(
                self.context,
                place.line,
                subject=entity,
                attribute=attribute,
                value=value,
                unit=published_unit(attribute, found_unit or currency),
                bound=self._bound(place, value),
                original=self.context.text[place.quantity.start : place.quantity.end],
                period=period,
                scope=scope | ({"change": basis} if basis else {}),
                status=status,
                speaker=speaker_of(self.context, place.line),
                label=label,
                at=place.quantity.start,
            )
            self.claims.append(claim)
            self.counting.tell(claim)

    def _owner(self, place: Place, attribute: Attribute, subject: Subject | None) -> str | None:
        """Whose figure it is; where the sentence names nobody, whose the figure before it is."""
        quantity, last = place.quantity, self.counting.last
        if subject:
            return subject.entity
        chosen = self.subjects.choose(place.line, quantity.start, quantity.end, attribute)
        if last and (chosen is None or chosen.cost >= 90) and self.context.kind(last.subject) in attribute.subjects:
            return last.subject
        return chosen.entity if chosen else None

    def _each(self, place: Place, owner: str) -> list[str]:
        """All names of a list where the figure is of "each" of them, or a range covers "A and B"."""
        line, quantity = place.line, place.quantity
        paired = self._paired(place, owner)
        if paired:
            return [paired]
        start, _ = self.context.clause(line, quantity.start)
        if quantity.form == "range" and self._is_second(line, owner, quantity.start):
            start = line.start
        elif not _EACH.search(self.context.text, start, quantity.start):
            return [owner]
        named = [m.entity for m in line.mentions if start <= m.start < quantity.start]
        named = [entity for entity in dict.fromkeys(named) if self._is_alike(entity, owner)]
        return named if owner in named else [owner]

    def _is_alike(self, entity: str, owner: str) -> bool:
        """True for two models, or two makers."""
        kinds = {self.context.kind(entity), self.context.kind(owner)}
        return len(kinds) == 1 or kinds == {"company", "brand"}

    def _paired(self, place: Place, owner: str) -> str | None:
        """The name that goes with a figure where as many names as figures stand in a row: "A, B and C ... 1, 2 and 3"."""
        line, text = place.line, self.context.text
        run = figures_in_row(line, place.quantity)
        if len(run) < 2 or "respectively" not in text[line.start : line.end]:
            return None
        named = [m for m in line.mentions if m.head and m.end <= run[0].start and self._is_alike(m.entity, owner)]
        named = named[-len(run) :]
        if len(named) != len(run) or not all(_NEXT.fullmatch(text[a.end : b.start]) for a, b in pairwise(named)):
            return None
        return named[run.index(place.quantity)].entity

    def _is_second(self, line: Line, owner: str, figure: int) -> bool:
        """True where the owner is the last of "A and B"."""
        named = [m for m in line.mentions if m.end <= figure and self._is_alike(m.entity, owner)]
        if len(named) < 2 or named[-1].entity != owner:
            return False
        return self.context.text[named[-2].end : named[-1].start] == " and "

    def _circumstances(
        self, place: Place, attribute: Attribute, owner: str, like: Claim | None
    ) -> tuple[Status, str | None, dict[str, str]]:
        """Status, period and scope of a figure: as of the claim it is like, as the table's head says, else by its words."""
        line, quantity, column = place.line, place.quantity, place.column
        if like:
            return like.status, like.period, dict(like.scope)
        status = status_of(self.context, line, quantity.start, quantity.end)
        if attribute.id == "target_timeframe" and status in ("reported", "claimed"):
            status = "planned"  # "through 15 to 20 years of efforts, Orvane will become ..."
        if column and column.status != "reported":
            status = column.status
        period = self.periods.choose(line, quantity, attribute, owner, future=status in _FUTURE)
        if column and column.period:
            period = column.period
        scope = scope_of(self.context, line, quantity, attribute.id, place.scopes)
        if place.trim:
            scope["trim"] = place.trim
        return status, period, scope | self._of_the_same(place, attribute, owner, period)

    def _of_the_same(self, place: Place, attribute: Attribute, owner: str, period: str | None) -> dict[str, str]:
        """The powertrain of the count before: "the output of fuel cars reached 66,400; sales reached 66,800"."""
        line, last = place.line, self.counting.last or self.counting.previous
        start, _ = self.context.clause(line, place.quantity.start)
        if (
            last is None
            or not {last.attribute, attribute.id} <= set(FLOWS)
            or last.attribute == attribute.id
            or (last.subject, last.period) != (owner, period)
            or line.index - last.evidence[0].sentence > 1
            or any(start <= mention.start < place.quantity.start for mention in line.mentions)
            or any(start <= cue.start < place.quantity.end for cue in place.scopes if cue.key.startswith("powertrain"))
            or _WHOLE.search(self.context.text, start, place.quantity.start)
        ):
            return {}
        return {key: value for key, value in last.scope.items() if key == "powertrain"}

    def _bound(self, place: Place, value: Value) -> Bound:
        """The bound of a figure; "top five" is a fifth place or better."""
        quantity = place.quantity
        written = self.context.text[quantity.start : quantity.end].lower()
        return (
            "le"
            if quantity.unit == "{rank}" and written.startswith("top") and value == quantity.value
            else quantity.bound
        )

    def _signed(self, place: Place, attribute: Attribute) -> Value:
        """The value; a loss is a negative profit."""
        value, start = place.value, place.quantity.start
        if isinstance(value, list | str):
            return value
        before = self.context.text[max(place.line.start, start - 40) : start].lower()
        words = set(re.findall(r"\w+", before))
        last = self.counting.last
        lower = last.value if last and last.attribute == attribute.id else 0
        if isinstance(lower, int | float) and lower < 0 and _AGAINST.search(before):
            return -abs(value)  # a loss compared with "2.8 billion yuan a year ago"
        lost = any(cue in words or (" " in cue and cue in before) for cue in attribute.negative)
        return -value if lost or before.rstrip().endswith(("negative", "minus")) else value

    def _leave(self, place: Place, reason: str) -> None:
        quantity = place.quantity
        self.leftovers.append(
            Leftover(
                article=self.context.article.id,
                sentence=place.line.index,
                start=quantity.start,
                end=quantity.end,
                quote=self.context.text[quantity.start : quantity.end],
                reason=reason,
            )
        )


def _refined(attribute: Attribute, quantity: Quantity) -> Attribute:
    """The attribute that a range of values is of: price becomes price_range."""
    return attributes()[attribute.range_as] if quantity.form == "range" and attribute.range_as else attribute


def _is_in_name(line: Line, quantity: Quantity) -> bool:
    """True for the 300 of "Tank 300"."""
    return any(m.start <= quantity.number_start and quantity.number_end <= m.end for m in line.mentions)


def _within(cues: list[Cue], line: Line) -> list[Cue]:
    first = bisect_left(cues, line.start, key=lambda cue: cue.start)
    return cues[first : bisect_left(cues, line.end, key=lambda cue: cue.start)]

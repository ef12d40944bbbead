"""Claims: the figures of an article with what they say, of whom, when, and how sure."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

import msgspec

from generator.extraction.context import Context, Line
from generator.extraction.figures import DEFAULT_COST, Figure, attribute_cues, choose_attribute, is_money, takes
from generator.extraction.growth import change_of
from generator.extraction.matcher import lower
from generator.extraction.periods import Periods
from generator.extraction.phrases import Cue
from generator.extraction.quantities import Quantity
from generator.extraction.scopes import scope_cues, scope_of
from generator.extraction.statuses import speaker_of, status_of
from generator.extraction.subjects import Subject, Subjects
from generator.extraction.tables import Column, Row, find_tables
from generator.knowledge.attributes import Attribute, attributes
from generator.model import Claim, Event, Evidence, Leftover, Value

_DIMENSIONS = ("length", "width", "height", "wheelbase")
_WINDOWS = {(0, 100): "acceleration_0_100", (0, 50): "acceleration_0_50", (0, 60): "acceleration_0_60", (0, 62): "acceleration_0_60"}
_VEHICLES = ("{vehicle}", "{vehicle}/mo", "{vehicle}/a")
_ENTRY = re.compile(r"[\s:：|,\-–—]*(?:\([^)]*\))?[\s:：|]*(?:exceed(?:s|ed)?|over|breaks|about)?\s*")
_OF_THE = re.compile(r"\sof (?:the|its|these|those) (station|charger|store|vehicle|patent|dealer)s\b")
_EACH = re.compile(r"\b(?:each|both|respectively)\b")
_CLASS = re.compile(
    r"\b(?:SUVs?|cars?|models?|vehicles?|sedans?|products|class|segment|brands?)\s(?:with a price of\s|priced\s|in the range of\s|"
    r"within\s|costing\s|of\s)(?:over\s|more than\s|under\s|above\s|below\s)?\W?$"
)
_COUNTED = ("charging_stations", "swap_stations", "store_count", "dealer_count")
_TELLING = ("%", "{vehicle}", "{vehicle}/mo", "{vehicle}/a", "{person}", "{patent}", "{store}", "{dealer}", "km", "GWh", "GWh/a", "kW", "kg")
_FUTURE = ("planned", "target", "hypothetical")


class ClaimFinder:
    """Reads an article's lines in order and gathers claims and leftover figures."""

    def __init__(self, context: Context, events: Iterable[Event] = ()) -> None:
        self.context = context
        self.subjects = Subjects(context)
        self.periods = Periods(context, events)
        self.attribute_cues = attribute_cues(context.text)
        self.scope_cues = scope_cues(context.text)
        self.claims: list[Claim] = []
        self.leftovers: list[Leftover] = []
        self.last: Claim | None = None  # of the present sentence: what a change is a change of
        self.previous: Claim | None = None  # the last claim of the sentence before, in the same paragraph
        self.flow, self.flow_weight = self._main_flow()
        self.rows = find_tables(context)
        self.currency: str | None = None
        self.column: Column | None = None  # of the cell that is being read

    def run(self) -> None:
        """Reads all lines."""
        paragraph = -1
        for line in self.context.lines:
            self.subjects.enter(line)
            self.periods.enter(line)
            self.previous = self.last if line.paragraph == paragraph else None
            self.last, paragraph = None, line.paragraph
            cues = _between(self.attribute_cues, line)
            scopes = _between(self.scope_cues, line)
            row = self.rows.get(line.index)
            for quantity in [*line.quantities, *_first_places(line)]:
                if quantity.form == "condition" or _is_in_name(line, quantity):
                    continue
                if row:
                    self._read_cell(line, row, quantity, scopes)
                else:
                    self._read(line, quantity, cues, scopes)
            self.subjects.leave(line)

    def _main_flow(self) -> tuple[Attribute | None, int]:
        """What the article counts most (deliveries, sales, production) and how often it says so."""
        counts = Counter(cue.key for cue in self.attribute_cues if cue.key in ("deliveries", "sales", "production"))
        if not counts:
            return None, 0
        most = min(counts, key=lambda key: (-counts[key], key))
        return attributes()[most], counts[most]

    # -- one figure

    def _read(self, line: Line, quantity: Quantity, cues: list[Cue], scopes: list[Cue]) -> None:
        quantity = self._with_unit(quantity)
        if self._is_threshold(line, quantity):
            self._leave(line, quantity, "a mark that another figure passed")
            return
        if quantity.form == "list":
            self._read_list(line, quantity, scopes)
            return
        change = change_of(self.context, line, quantity, cues, self.last)
        if change is not None:
            base, value, basis = change
            same = self.last if self.last and self.last.attribute == base.id else None
            figure = Figure(attributes()[base.growth or "other"], 0.0)
            self._claim(line, quantity, figure, scopes, value=value, unit="%", like=same, basis=basis)
            return
        found = (
            self._by_window(line, quantity)
            or choose_attribute(self.context, line, quantity, cues)
            or self._inherited(line, quantity)
        )
        if found and found.cost >= DEFAULT_COST and quantity.bound != "eq" and is_money(quantity.unit):
            found = None  # a limit that no word calls a price
        if found and self._is_class(line, quantity, found):
            self._leave(line, quantity, "describes a class")
        elif found is None:
            self._other(line, quantity, scopes)
        else:
            self._claim(line, quantity, self._refined(found, quantity), scopes)

    def _read_cell(self, line: Line, row: Row, quantity: Quantity, scopes: list[Cue]) -> None:
        """A figure in a table: its column's head says what it is, its row's first cell of whom."""
        found = row.column_at(quantity.start)
        if found is None:
            return  # the name of the row: "510 Comfort"
        number, column = found
        if quantity.unit is None and column.unit:
            quantity = msgspec.structs.replace(quantity, unit=column.unit)
        table = attributes()
        fitting = [table[key] for key in column.attributes if takes(table[key], quantity)]
        figure = Figure(fitting[0], 0.0) if fitting else choose_attribute(self.context, line, quantity, [])
        if figure is None and quantity.unit in (None, *_VEHICLES) and self.flow and takes(self.flow, quantity):
            figure = Figure(self.flow, 0.0)
        if figure is None:
            self._leave(line, quantity, "no-attribute")
            return
        self.column = column
        self._claim(line, quantity, self._refined(figure, quantity), scopes)
        self.column = None

    def _with_unit(self, quantity: Quantity) -> Quantity:
        """A bare figure with what it counts ("1,480 of the stations"), or with the currency of the amount before it."""
        counted = _OF_THE.match(self.context.text, quantity.end) if quantity.unit is None else None
        if counted:
            return msgspec.structs.replace(quantity, unit="{" + counted.group(1) + "}", end=counted.end())
        if is_money(quantity.unit):
            self.currency = quantity.unit
        elif quantity.unit is None and self.currency and not isinstance(quantity.value, tuple) and quantity.value >= 10**8:
            return msgspec.structs.replace(quantity, unit=self.currency)
        return quantity

    def _is_threshold(self, line: Line, quantity: Quantity) -> bool:
        """True for the round 20,000 of "20,002 cars, for the first time over 20,000"."""
        last, value = self.last, quantity.value
        if last is None or isinstance(value, tuple) or value < 1000 or value % 1000 or not isinstance(last.value, int):
            return False
        near = any(abs(cue.start - quantity.start) < 60 for cue in line.cues["threshold"])
        return near and quantity.unit in (None, last.unit) and value <= last.value < value * 1.5

    def _by_window(self, line: Line, quantity: Quantity) -> Figure | None:
        """Seconds next to a sprint's window; minutes next to a state-of-charge window."""
        for other in line.quantities:
            if other.form != "condition" or not isinstance(other.value, tuple):
                continue
            if abs(other.start - quantity.start) > 60:
                continue
            if quantity.unit == "s" and other.unit in ("km/h", "mi/h"):
                window = (int(other.value[0]), int(other.value[1]))
                return Figure(attributes()[_WINDOWS.get(window, "acceleration_0_100")], 0.0)
            if quantity.unit in ("min", "h") and other.unit == "%":
                return Figure(attributes()["charging_time"], 0.0)
        return None

    def _inherited(self, line: Line, quantity: Quantity) -> Figure | None:
        """A count without words of its own: of what the figure before it counts, else of what the article counts."""
        value = quantity.value[0] if isinstance(quantity.value, tuple) else quantity.value
        bare = quantity.unit is None
        last = self.last or self.previous
        if last and (quantity.unit == last.unit or (bare and 100 <= value <= 5_000_000)) and _counts(last):
            size = last.value[0] if isinstance(last.value, list) else last.value
            if isinstance(size, int | float) and size / 30 <= value <= size * 30:
                return Figure(attributes()[last.attribute], 0.0)
        if self.flow is None or not 10 <= value <= 5_000_000:
            return None
        if quantity.unit in _VEHICLES or (bare and value >= 100 and self._is_listed(line, quantity)):
            return Figure(self.flow, 0.0)
        aimed = any(cue.key == "target" and abs(cue.start - quantity.start) < 60 for cue in line.cues["status"])
        return Figure(self.flow, 0.0) if aimed and bare and value >= 1000 and self.flow_weight >= 3 else None

    def _is_listed(self, line: Line, quantity: Quantity) -> bool:
        """True for an entry of a ranking: a name, and the count right after it."""
        return any(
            mention.end <= quantity.start and _ENTRY.fullmatch(self.context.text, mention.end, quantity.start)
            for mention in line.mentions
        )

    def _is_class(self, line: Line, quantity: Quantity, figure: Figure) -> bool:
        """True for a price that only says which class of cars is meant: "SUVs with a price of over 200,000 yuan"."""
        if not figure.attribute.id.startswith(("price", "starting")):
            return False
        return _CLASS.search(self.context.text[max(line.start, quantity.start - 50) : quantity.number_start]) is not None

    def _refined(self, figure: Figure, quantity: Quantity) -> Figure:
        if quantity.form == "range" and figure.attribute.range_as:
            return Figure(attributes()[figure.attribute.range_as], figure.cost)
        return figure

    def _read_list(self, line: Line, quantity: Quantity, scopes: list[Cue]) -> None:
        """Length, width and height (and wheelbase) in one go: "4997/1963/1455 mm"."""
        values = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
        if quantity.unit not in ("mm", "cm", "m", None) or not 3 <= len(values) <= 4:
            self._leave(line, quantity, "no-attribute")
            return
        for name, value in zip(_DIMENSIONS, values, strict=False):
            self._claim(line, quantity, Figure(attributes()[name], 0.0), scopes, value=value, unit=quantity.unit or "mm")

    def _other(self, line: Line, quantity: Quantity, scopes: list[Cue]) -> None:
        attribute = attributes()["other"]
        subject = self.subjects.choose(line, quantity.start, quantity.end, attribute)
        label = self._label(line, quantity)
        telling = is_money(quantity.unit) or quantity.unit in _TELLING
        few = quantity.unit in _VEHICLES and not isinstance(quantity.value, tuple) and quantity.value < 20
        if not telling or few or subject is None or subject.cost > 40 or not label:
            self._leave(line, quantity, "no-attribute")
            return
        self._claim(line, quantity, Figure(attribute, 0.0), scopes, subject=subject, label=label)

    def _label(self, line: Line, quantity: Quantity) -> str:
        """The words of the clause that name an unknown figure, the figure itself left out."""
        start, end = self.context.clause(line, quantity.start)
        words = re.sub(r"\s+", " ", self.context.text[start : quantity.number_start]).strip(" ,.;:|*#")
        after = re.sub(r"\s+", " ", self.context.text[quantity.number_end : end]).strip(" ,.;:|*#")
        return " … ".join(part for part in (" ".join(words.split()[-8:]), " ".join(after.split()[:6])) if part)

    def _claim(
        self,
        line: Line,
        quantity: Quantity,
        figure: Figure,
        scopes: list[Cue],
        *,
        value: Value | None = None,
        unit: str | None = None,
        like: Claim | None = None,
        subject: Subject | None = None,
        label: str | None = None,
        basis: str | None = None,
    ) -> None:
        attribute = figure.attribute
        if subject is None and like is None:
            subject = self.subjects.choose(line, quantity.start, quantity.end, attribute)
            if self.last and (subject is None or subject.cost >= 90) and self.context.kind(self.last.subject) in attribute.subjects:
                subject = Subject(self.last.subject, 80)  # nobody is named: of whom the figure before it is
            if subject is None:
                self._leave(line, quantity, "no-subject")
                return
        if value is None:
            value = self._signed(_plain(quantity.value), attribute, line, quantity)
        owner = like.subject if like else subject.entity if subject else ""
        for owner in self._each(line, quantity, owner):
            self._make(line, quantity, attribute, owner, value, unit, scopes, like, label, basis)

    def _each(self, line: Line, quantity: Quantity, owner: str) -> list[str]:
        """All names of a list where the figure is of "each" of them."""
        start, _ = self.context.clause(line, quantity.start)
        together = quantity.form == "range" and self._is_second(line, owner, quantity.start)
        if not together and not _EACH.search(self.context.text, start, quantity.start):
            return [owner]
        start = line.start if together else start
        kind = self.context.kind(owner)
        named = [m.entity for m in line.mentions if start <= m.start < quantity.start and self.context.kind(m.entity) == kind]
        return list(dict.fromkeys(named)) if owner in named else [owner]

    def _is_second(self, line: Line, owner: str, figure: int) -> bool:
        """True where the owner is the last of "A and B": a range that follows covers both."""
        named = [m for m in line.mentions if m.end <= figure and self.context.kind(m.entity) == self.context.kind(owner)]
        return len(named) > 1 and named[-1].entity == owner and self.context.text[named[-2].end : named[-1].start] == " and "

    def _make(
        self,
        line: Line,
        quantity: Quantity,
        attribute: Attribute,
        owner: str,
        value: Value,
        unit: str | None,
        scopes: list[Cue],
        like: Claim | None,
        label: str | None,
        basis: str | None,
    ) -> None:
        status = like.status if like else status_of(self.context, line, quantity.start, quantity.end)
        if self.column and self.column.status != "reported":
            status = self.column.status
        future = status in _FUTURE
        period = like.period if like else self.periods.choose(line, quantity, attribute, owner, future=future)
        if self.column and self.column.period:
            period = self.column.period
        scope = dict(like.scope) if like else scope_of(self.context, line, quantity, scopes)
        if basis:
            scope["change"] = basis
        claim = make_claim(
            self.context,
            line,
            subject=owner,
            attribute=attribute,
            value=value,
            unit=_published_unit(attribute, unit or quantity.unit or (self.currency if "money" in attribute.units else None)),
            bound=quantity.bound,
            original=self.context.text[quantity.start : quantity.end],
            period=period,
            scope=scope,
            status=status,
            speaker=speaker_of(self.context, line),
            label=label,
            at=quantity.start,
        )
        self.claims.append(claim)
        if not attribute.id.endswith("_growth"):
            self.last = claim

    def _signed(self, value: Value, attribute: Attribute, line: Line, quantity: Quantity) -> Value:
        """A loss is a negative profit."""
        before = lower(self.context.text[max(line.start, quantity.start - 40) : quantity.start])
        if attribute.negative and isinstance(value, int | float) and any(word in before for word in attribute.negative):
            return -value
        if isinstance(value, int | float) and before.rstrip().endswith(("negative", "minus")):
            return -value
        return value

    def _leave(self, line: Line, quantity: Quantity, reason: str) -> None:
        self.leftovers.append(
            Leftover(
                article=self.context.article.id,
                sentence=line.index,
                start=quantity.start,
                end=quantity.end,
                quote=self.context.text[quantity.start : quantity.end],
                reason=reason,
            )
        )


def make_claim(
    context: Context,
    line: Line,
    *,
    subject: str,
    attribute: Attribute,
    value: Value,
    unit: str | None,
    original: str,
    bound: str = "eq",
    period: str | None = None,
    scope: dict[str, str] | None = None,
    status: str = "reported",
    speaker: str | None = None,
    label: str | None = None,
    at: int | None = None,
) -> Claim:
    """A claim grounded in its sentence; its id hashes what it says, not where."""
    evidence = evidence_of(context, line, at)
    content = repr((subject, attribute.id, label, value, unit, bound, period, sorted((scope or {}).items()), status, speaker))
    return Claim(
        id=hashlib.blake2b(content.encode(), digest_size=6).hexdigest(),
        subject=subject,
        attribute=attribute.id,
        label=label,
        value=value,
        unit=unit,
        bound=bound,  # type: ignore[arg-type]
        original=original,
        period=period,
        scope=scope or {},
        status=status,  # type: ignore[arg-type]
        speaker=speaker,
        evidence=(evidence,),
    )


def evidence_of(context: Context, line: Line, at: int | None = None) -> Evidence:
    """The whole sentence as evidence; of a web page the clause around ``at`` that stands in its source to the letter."""
    start, end = line.start, line.end
    spans = context.article.verbatim
    if spans is not None and (start, end) not in spans:
        inside = [span for span in spans if line.start <= span[0] and span[1] <= line.end]
        holding = [span for span in inside if at is not None and span[0] <= at < span[1]]
        start, end = max(holding or inside or [(start, end)], key=lambda span: span[1] - span[0])
    return Evidence(article=context.article.id, sentence=line.index, start=start, end=end, quote=context.text[start:end])


def _counts(claim: Claim) -> bool:
    """True for a claim that counts things: cars, stations, people."""
    return claim.attribute in _COUNTED or (claim.unit or "").startswith("{")


def _is_in_name(line: Line, quantity: Quantity) -> bool:
    """True for the 300 of "Tank 300"."""
    return any(m.start <= quantity.number_start and quantity.number_end <= m.end for m in line.mentions)


def _first_places(line: Line) -> list[Quantity]:
    """First places in words, as ordinals: "the world's largest maker"."""
    return [
        Quantity(
            start=cue.start, end=cue.end, number_start=cue.start, number_end=cue.end, value=1, unit="{rank}", form="ordinal"
        )
        for cue in line.cues["first_place"]
        if not any(q.unit == "{rank}" for q in line.quantities)
    ]


def _between(cues: list[Cue], line: Line) -> list[Cue]:
    starts_from = bisect_left(cues, line.start, key=lambda cue: cue.start)
    return cues[starts_from : bisect_left(cues, line.end, key=lambda cue: cue.start)]


def _plain(value: float | tuple[float, ...]) -> Value:
    return list(value) if isinstance(value, tuple) else value


def _published_unit(attribute: Attribute, unit: str | None) -> str | None:
    """The unit of the dataset: none for bare counts, the table's for bare figures and for people who order."""
    if attribute.bare_count:
        return None
    usual = next((usual for usual in attribute.units if usual not in ("bare", "money")), None)
    return usual if unit is None or (unit == "{person}" and usual == "{vehicle}") else unit


__all__ = ["ClaimFinder", "evidence_of", "is_money", "make_claim"]

"""Tables in plain text and Markdown: rows whose cells bars or wide gaps divide, read by the words of their head."""

from __future__ import annotations

import re

import msgspec
from msgspec import Struct

from generator.extraction.context import Context, Line
from generator.extraction.counting import FLOWS
from generator.extraction.dates import find_dates
from generator.extraction.figures import attribute_cues, sprint_in
from generator.extraction.quantities import Quantity, find_quantities
from generator.extraction.rows import cells_of
from generator.extraction.statuses import status_of
from generator.model import Status

_RULE = re.compile(r"[\s|:\-–—=+]+")
_GROWTH = re.compile(r"\b(?:growth|change|yoy|y/y|year-on-year|mom|m/m)\b", re.IGNORECASE)
_MONTH = re.compile(r"\W*(?:May|March)\W*")
_YEARLY = re.compile(r"\b(?:yoy|y/y|year-on-year|on the year)\b", re.IGNORECASE)
_MONTHLY = re.compile(r"\b(?:mom|m/m|month-on-month|on the month)\b", re.IGNORECASE)
_WINDOW = re.compile(r"\d\s?[–-]\s?\d+\s?%")  # a charge from one state to another
_SHORT = 24  # characters of a cell that is a date alone
_PAREN = re.compile(r"[(（]([^)）]+)[)）]")


class Column(Struct, frozen=True):
    """What the head of a column says of the figures below it."""

    attributes: tuple[str, ...] = ()  # ids, the nearest to the words first
    unit: str | None = None
    period: str | None = None  # EDTF
    status: Status = "reported"
    growth: bool = False  # how much something changed
    basis: str | None = None  # of a change: on the year (yoy) or the month before (mom)
    subject: str | None = None  # entity id: the column is about one model or maker
    trim: str | None = None  # the version that the column is about, as written


class Row(Struct, frozen=True):
    """A row below a head: the spans of its cells, and what each column is."""

    cells: tuple[tuple[int, int], ...]  # code points into the article's text
    columns: tuple[Column, ...]
    head: Column | None = None  # what the row's first cell says of its figures, where the columns are about models

    def column_at(self, offset: int) -> Column | None:
        """The head of the column that holds an offset; None for the first, which names the row."""
        for number, (start, end) in enumerate(self.cells):
            if start <= offset < end:
                return self.columns[number] if 0 < number < len(self.columns) else None
        return None


def find_tables(context: Context) -> dict[int, Row]:
    """The rows of all tables by the index of their sentence; heads and rules are not among them."""
    rows: dict[int, Row] = {}
    head: tuple[Column, ...] | None = None
    last = -2
    for line, following in zip(context.lines, [*context.lines[1:], None], strict=True):
        cells = cells_of(context.text, line.start, line.end)
        if len(cells) < 2:
            continue
        if line.index - last > 2:
            head = None
        last = line.index
        if _RULE.fullmatch(context.text, line.start, line.end):
            continue
        ruled = _is_ruled(context.text, line, following)
        measured = any(start <= q.start < end for start, end in cells[1:] for q in _measures(line))
        if head is None and measured and not ruled:
            rows[line.index] = Row(
                tuple(cells), (Column(),) * len(cells), _column(context, line, *cells[0])
            )  # a data sheet
        elif head is None:
            head = _with_trims(context, cells, tuple(_column(context, line, start, end) for start, end in cells))
            head = _as_told_above(context, line, head)
        else:
            about = any(column.subject or column.trim for column in head[1:])
            rows[line.index] = Row(tuple(cells), head, _column(context, line, *cells[0]) if about else None)
    return rows


def _is_ruled(text: str, line: Line, following: Line | None) -> bool:
    """True for a head: a rule of dashes follows it, as a line or between this line and the next."""
    if following is None:
        return False
    rule = text[line.end : following.start].strip() or text[following.start : following.end]
    return "--" in rule and _RULE.fullmatch(rule) is not None


def _with_trims(context: Context, cells: list[tuple[int, int]], head: tuple[Column, ...]) -> tuple[Column, ...]:
    """The head of a table of versions: where none of its columns says what its figures are, each is a version's."""
    named = {c.subject for c in head[1:]}  # "Elroq 50", "Elroq 60": versions of one car
    if any(c.attributes or c.unit or c.period or c.growth for c in head[1:]) or head[0].subject or len(named) > 1:
        return head
    names = [context.text[start:end].strip(" *_") for start, end in cells]
    if not all(names[1:]) or (named != {None} and (len(head) < 3 or len(set(names[1:])) < len(head) - 1)):
        return head
    return (head[0], *(msgspec.structs.replace(c, trim=name) for c, name in zip(head[1:], names[1:], strict=True)))


def _as_told_above(context: Context, line: Line, head: tuple[Column, ...]) -> tuple[Column, ...]:
    """The head of a table of periods with what the sentence above counts: "The table shows deliveries, in vehicles"."""
    at = context.lines.index(line)
    if any(c.attributes or c.unit or c.subject or c.trim for c in head[1:]) or not at:
        return head
    above = context.lines[at - 1]
    told = [cue.key for cue in attribute_cues(context.text[above.start : above.end]) if cue.key in FLOWS]
    if not told:
        return head
    return (head[0], *(msgspec.structs.replace(c, attributes=(told[0],)) if c.period else c for c in head[1:]))


def _measures(line: Line) -> list[Quantity]:
    """The figures with a unit that are not part of a name ("Orvane 7X")."""
    return [q for q in line.quantities if q.unit and not any(m.start <= q.start < m.end for m in line.mentions)]


def _column(context: Context, line: Line, start: int, end: int) -> Column:
    text = context.text[start:end]
    cues = attribute_cues(text)
    sprint = sprint_in(text)
    charged = ("charging_time",) if _WINDOW.search(text) else ()
    dates = [date for date in line.dates if start <= date.start and date.end <= end]
    if line.role != "heading" and len(text) < _SHORT and (dates or _MONTH.fullmatch(text)):
        # by itself: "May" alone may be a verb, and "Jan-May" takes no year from the column before it
        dates = find_dates(f"in {text.strip()}", context.article.as_of, whole=True)
    named = [m.entity for m in line.mentions if m.head and start <= m.start and m.end <= end]
    year = re.search(r"\b20\d\d\b", text)
    return Column(
        attributes=tuple(dict.fromkeys([*([sprint] if sprint else ()), *(cue.key for cue in cues), *charged])),
        unit=_unit(text),
        subject=named[0] if named else None,
        growth=_GROWTH.search(text) is not None,
        basis="mom" if _MONTHLY.search(text) else "yoy" if _YEARLY.search(text) else None,
        period=dates[0].edtf if dates else year.group() if year else None,
        status=status_of(context, line, end, end) if _has_status(line, start, end) else "reported",
    )


def _has_status(line: Line, start: int, end: int) -> bool:
    return any(start <= cue.start and cue.end <= end for cue in line.cues["status"])


def _unit(text: str) -> str | None:
    """The unit that a head gives in brackets or after a comma: "Price (yuan)", "Range, km"."""
    match = _PAREN.search(text)
    named = match.group(1) if match else text.rpartition(",")[2] if "," in text else ""
    found: list[Quantity] = find_quantities(f"1000 {named.strip()}") if named.strip() else []
    return found[0].unit if found else None

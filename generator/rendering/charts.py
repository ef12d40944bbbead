"""Charts as inline SVG: drawn with the page's own colours, so that both schemes and print follow.

Each function gets finished texts and numbers and returns one <svg> element; the page shows the same data as a table.
Shapes as well as colours tell statuses apart: what is not yet so is hollow with a dashed edge.
"""

import datetime
import math
from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

_WIDTH = 720
_GAP = 0.5  # room for times that are left out, in widths of a column
_CHARACTER = 6.6  # width of a character of the labels, in units of the drawing
_WIDE_CHARACTER = 12.5  # of a Chinese one
_NARROW, _BROAD = "fijltIJ.,:;'|()-/ ", "mwMW@%+"


class Point(Struct, frozen=True, kw_only=True):
    """One column: a value at a time."""

    label: str  # below the column
    value: float  # below zero the column hangs
    text: str  # at the column's end
    hollow: bool  # planned, a target, an estimate ...
    gap: bool = False  # True where times are left out before it


class Range(Struct, frozen=True, kw_only=True):
    """One bar from a low to a high value; a dot where they are the same."""

    label: str
    url: str
    low: float
    high: float
    text: str
    hollow: bool


class Band(Struct, frozen=True, kw_only=True):
    """One event in a lane: a dot for a day, a bar for a longer time."""

    first: datetime.date
    last: datetime.date
    text: str
    url: str
    hollow: bool


class Lane(Struct, frozen=True, kw_only=True):
    """The events of one company."""

    label: str
    url: str
    bands: list[Band]


class Arc(Struct, frozen=True, kw_only=True):
    """A link between two nodes, by their places."""

    start: int
    end: int
    text: str
    url: str
    hollow: bool


def text_width(text: str) -> float:
    """Width of a label, roughly: rather too much than too little, for what is too wide is cut."""
    return sum(map(_character_width, text))


def _character_width(character: str) -> float:
    if ord(character) > 0x2E80:
        return _WIDE_CHARACTER
    if character in _NARROW:
        return 0.65 * _CHARACTER
    if character in _BROAD:
        return 1.65 * _CHARACTER
    return 1.25 * _CHARACTER if character.isupper() else 1.15 * _CHARACTER


def _svg(title: str, height: float, parts: list[Markup], *, width: float = _WIDTH) -> Markup:
    head = Markup(
        '<svg class="ev-chart" viewBox="0 0 {:.0f} {:.0f}" role="{}" aria-label="{}" style="min-width:{:.0f}px">'
    )
    linked = any("<a " in part for part in parts)
    opened = head.format(width, height, "group" if linked else "img", title, min(width, _WIDTH) * 0.85)
    return opened + Markup("").join(parts) + Markup("</svg>")


def _text(x: float, y: float, text: str, anchor: str = "start", kind: str = "") -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}"{}>{}</text>').format(
        x, y, anchor, Markup(' class="{}"').format(kind) if kind else "", text
    )


def _linked(url: str, label: str, content: Markup) -> Markup:
    return Markup('<a href="{}" aria-label="{}"><title>{}</title>{}</a>').format(url, label, label, content)


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    return Markup('<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" class="{}"/>').format(x1, y1, x2, y2, kind)


def _bar(x: float, y: float, width: float, height: float, hollow: bool) -> Markup:
    return Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" class="{}"/>').format(
        x, y, width, height, "hollow" if hollow else "full"
    )


def _dot(x: float, y: float, hollow: bool) -> Markup:
    return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="5" class="{}"/>').format(x, y, "hollow" if hollow else "full")


def columns(title: str, points: Sequence[Point]) -> Markup:
    """Values over time as columns that rise from zero, or hang from it."""
    top, floor = 24.0, 200.0
    step = _WIDTH / (len(points) + _GAP * sum(point.gap for point in points))
    highest, lowest = max(0.0, *(point.value for point in points)), min(0.0, *(point.value for point in points))
    if lowest < 0:
        floor -= 20  # room for the text below what hangs
    scale = (floor - top) / ((highest - lowest) or 1.0)
    zero = top + highest * scale
    parts = [_line(0, zero, _WIDTH, zero, "axis")]
    room = math.ceil(max(text_width(point.label) for point in points) * 1.1 / step)  # columns that a label takes
    left = 0.0
    for place, point in enumerate(points):
        height = abs(point.value) * scale
        above = point.value >= 0
        if point.gap:
            parts.append(_text(left + step * _GAP / 2, zero - 4, "⋯", "middle", "soft"))
            left += step * _GAP
        middle = left + step / 2
        left += step
        width = min(step * 0.7, 64.0)
        parts.append(_bar(middle - width / 2, zero - height if above else zero, width, height, point.hollow))
        parts.append(_text(middle, zero - height - 6 if above else zero + height + 14, point.text, "middle"))
        if place % room == room // 2:
            parts.append(_text(middle, 218.0, point.label, "middle", "soft"))
    return _svg(title, 228.0, parts)


def ranges(title: str, rows: Sequence[Range], axis: Sequence[tuple[float, str]]) -> Markup:
    """Ranges of values as horizontal bars over one axis; ``axis`` holds ticks with their labels."""
    left = max(text_width(row.label) for row in rows) + 14
    right, line = _WIDTH - 20.0, 24.0
    low, high = axis[0][0], axis[-1][0]
    scale = (right - left) / ((high - low) or 1.0)
    top = 22.0
    height = top + line * len(rows) + 4
    parts = []
    for value, label in axis:
        x = left + (value - low) * scale
        parts.append(_line(x, top, x, height, "grid"))
        parts.append(_text(x, top - 8, label, "middle", "soft"))
    for place, row in enumerate(rows):
        y = top + line * (place + 0.5)
        start, end = left + (row.low - low) * scale, left + (row.high - low) * scale
        shape = _bar(start, y - 6, end - start, 12, row.hollow) if end - start > 3 else _dot(start, y, row.hollow)
        parts.append(_linked(row.url, f"{row.label}: {row.text}", _text(left - 10, y + 4, row.label, "end") + shape))
    return _svg(title, height, parts)


def ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Round numbers that enclose a range of values."""
    rough = ((high - low) or abs(high) or 1.0) / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)
    first = math.floor(low / step)
    return [step * place for place in range(first, math.ceil(high / step) + 1)] or [low]


def lanes(
    title: str, rows: Sequence[Lane], first: datetime.date, last: datetime.date, now: datetime.date | None
) -> Markup:
    """Events over time, a lane for each company: the vaguer the date, the thinner its bar; ``now`` is marked."""
    left, top, line = max(text_width(row.label) for row in rows) + 14, 22.0, 30.0
    days = (last - first).days or 1

    def across(day: datetime.date) -> float:
        return left + (_WIDTH - 12 - left) * min(max((day - first).days, 0), days) / days

    height = top + line * len(rows) + 8
    parts = []
    for year, month in _quarters(first, last):
        x = across(datetime.date(year, month, 1))
        parts.append(_line(x, top - (6 if month == 1 else 0), x, height, "grid"))
        if month == 1:
            parts.append(_text(x + 3, top - 8, str(year), "start", "soft"))
    if now:
        parts.append(_line(across(now), top - 6, across(now), height, "now"))
    for place, row in enumerate(rows):
        y = top + line * (place + 0.5)
        parts.append(_linked(row.url, row.label, _text(left - 10, y + 4, row.label, "end")))
        for band in sorted(row.bands, key=lambda band: (band.first - band.last, band.first, band.text)):
            start, end = across(band.first), across(band.last)
            thick = 12 if (band.last - band.first).days < 32 else 7 if (band.last - band.first).days < 93 else 3
            bar = _bar(start, y - thick / 2, end - start, thick, band.hollow)
            shape = bar if end - start > 8 else _dot(start, y, band.hollow)
            parts.append(_linked(band.url, band.text, shape))
    return _svg(title, height, parts)


def _quarters(first: datetime.date, last: datetime.date) -> list[tuple[int, int]]:
    return [
        (year, month)
        for year in range(first.year, last.year + 1)
        for month in (1, 4, 7, 10)
        if first <= datetime.date(year, month, 1) <= last
    ]


def arcs(title: str, nodes: Sequence[tuple[str, str]], links: Sequence[Arc]) -> Markup:
    """Links between nodes as arcs beside a list of them; ``nodes`` are labels with addresses."""
    line = 22.0
    left = max(text_width(label) for label, _ in nodes) + 20
    parts = []
    for arc in links:
        low, high = sorted((arc.start, arc.end))
        y1, y2 = line * (low + 0.5), line * (high + 0.5)
        reach = min(left + 24 + (y2 - y1) * 0.75, (_WIDTH - 10) * 1.3)
        path = Markup('<path d="M{:.1f} {:.1f} C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}" class="{}"/>').format(
            left, y1, reach, y1, reach, y2, left, y2, "arc hollow" if arc.hollow else "arc"
        )
        parts.append(_linked(arc.url, arc.text, path))
    for place, (label, url) in enumerate(nodes):
        y = line * (place + 0.5)
        parts.append(_linked(url, label, _text(left - 10, y + 4, label, "end") + _dot(left, y, False)))
    return _svg(title, line * len(nodes), parts)

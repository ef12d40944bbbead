"""Figures that belong together: ranges, lists of sizes, changes from one value to another, and test windows."""

import re
from bisect import bisect_left

from generator.extraction import _quantity_vocabulary as v
from generator.extraction._quantity_figures import Figure, revalue

_CONVERTED_TO = re.compile(r"[)）]\s?(?:to|-|–|through|and)\s(?:about\s)?")
_TO = re.compile(
    rf"{v.SPACE}*(?:{v.DASH}{{1,2}}|-?{v.SPACE}?to|through|至|到|-to-){v.SPACE}*"
    r"(?:a\s|approximately\s|about\s|as\smuch\sas\s)?"
)
_AND = re.compile(r" and (?:about\s)?")
_CHAIN = re.compile(r" *(?:,|、|/|,?\s(?:and|or|及|和)|和|及) *")
_LAST_LINK = re.compile(r"(?:/|、|和|及|.*\b(?:and|or))\s*")
_TIMES = re.compile(r" *[/×xX*✕✖╳] *| by ")
_BETWEEN = re.compile(r"\bbetween\s(?:[A-Za-z]+\s){0,2}$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:[A-Za-z]+\s){0,4}$", re.IGNORECASE)
_BY = re.compile(r"\bby\s(?:about\s|some\s|up\s)?$")
_CHANGE = re.compile(
    rf"\b(?:{'|'.join(v.RULES['change_stems'])})[a-z]*\b[^.;]{{0,40}}\bfrom\s(?:[A-Za-z]+\s){{0,4}}$",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b(?:rest|standstill|stand-still|standing start|stationary|zero|stop)\s(?:to|up to)\s$"
    r"|\baccelerat\w+\s(?:(?:from|it|the car)\s)?(?:to|up to)\s$",
    re.IGNORECASE,
)
_SPRINT = re.compile(r"accelerat|sprint|in\s(?:just\s|only\s|about\s)?[0-9]|second|km/h|kph|kilomet|mph", re.IGNORECASE)
_CHARGE = re.compile(rf"\b(?:{'|'.join(v.RULES['charge_stems'])})", re.IGNORECASE)
_LONGEST_LIST = 12
_LENGTHS = frozenset({None, "mm", "cm", "m", "inch", "ft"})
_SPEEDS = frozenset({"km/h", "mi/h"})
_SPRINTS = {50: "km/h", 100: "km/h", 200: "km/h", 60: "mi/h", 62: "mi/h"}
_UNIT_NOTE = re.compile(
    rf"\((?:[Uu]nits?|单位)\s*[:：]?\s*(?P<symbol>{v.exactly(v.SYMBOLS)})\)",
)
_NOTE_STOP = re.compile(r"[.!?。！？](?=\s)|\n")


def group(figures: list[Figure], text: str) -> list[Figure]:
    """The figures with ranges, lists and windows joined; order is kept."""
    _apply_unit_notes(figures, text)
    _share_units(figures, text)
    grouped: list[Figure] = []
    index = 0
    while index < len(figures):
        if _is_ratio(figures, index, text):
            index += 2
            continue
        joined, index = _list_at(figures, index, text)
        if joined is None:
            joined, index = _pair_at(figures, index, text)
        grouped.append(joined)
    return grouped


def _simple(figure: Figure) -> bool:
    return figure.form == "number" and not isinstance(figure.value, tuple)


def _take_unit(figure: Figure, source: Figure) -> None:
    figure.unit, figure.noun, figure.bare = source.unit, source.noun, False
    revalue(figure)


def _apply_unit_notes(figures: list[Figure], text: str) -> None:
    """A later "(unit: mm)" gives its unit to the bare figures of the same sentence."""
    if "(" not in text:
        return
    starts = [figure.start for figure in figures]
    for note in _UNIT_NOTE.finditer(text):
        floor = 0
        for stop in _NOTE_STOP.finditer(text, max(0, note.start() - 400), note.start()):
            floor = stop.end()
        for figure in figures[bisect_left(starts, floor) : bisect_left(starts, note.start())]:
            if figure.bare and _simple(figure):
                figure.unit, figure.bare = v.SYMBOLS.get(note["symbol"]), False
                revalue(figure)


def _share_units(figures: list[Figure], text: str) -> None:
    """In "73,800, 78,800 and 89,800 yuan" the last unit is everyone's; the figures must be alike."""
    linked = False
    for left, right in zip(reversed(figures[:-1]), reversed(figures[1:]), strict=True):
        gap = text[left.end : right.start]
        if len(gap) > 7 or not _CHAIN.fullmatch(gap):
            linked = False
            continue
        linked = linked or bool(_LAST_LINK.fullmatch(gap))
        if not (linked and left.bare and right.unit and _simple(left) and _simple(right) and _alike(left, right)):
            continue
        if right.unit != "%" or "," not in left.literal:
            if right.magnitude > 1 and left.magnitude == 1 and "," not in left.literal:
                left.magnitude = right.magnitude
            _take_unit(left, right)


def _alike(left: Figure, right: Figure) -> bool:
    assert not isinstance(left.value, tuple) and not isinstance(right.value, tuple)
    scaled = right.value / right.magnitude
    return bool(scaled) and 0.1 <= left.value / scaled <= 10


def _is_ratio(figures: list[Figure], index: int, text: str) -> bool:
    """Whether two bare figures make a score or a ratio, such as 3/5 or 24/7."""
    pair = figures[index : index + 2]
    return (
        len(pair) == 2
        and pair[0].bare
        and pair[1].bare
        and text[pair[0].end : pair[1].start] == "/"
        and text[pair[1].end : pair[1].end + 1] != "/"
        and "," not in pair[0].literal
    )


def _list_at(figures: list[Figure], index: int, text: str) -> tuple[Figure | None, int]:
    """A list such as 4997/1963/1455 mm that begins at the index, and where to go on."""
    last = index
    while (
        last + 1 < len(figures)
        and last - index < _LONGEST_LIST
        and _simple(figures[last])
        and _simple(figures[last + 1])
        and figures[last + 1].start - figures[last].end < 5
        and _TIMES.fullmatch(text, figures[last].end, figures[last + 1].start)
        and (not figures[last].unit or figures[last + 1].unit in (None, figures[last].unit))
    ):
        last += 1
    members = figures[index : last + 1]
    unit = next((figure.unit for figure in members if figure.unit), None)
    if len(members) > 1 and unit is None and text[members[0].end : members[1].start] == " by ":
        return None, index  # "rose by 500 by 2025"
    if len(members) > 1 and unit not in _LENGTHS and "/" not in text[members[0].end : members[1].start]:
        return None, index
    if len(members) < 2 or (
        len(members) == 2 and unit is None and not re.search("[×x*X]", text[members[0].end : members[1].start])
    ):
        return None, index
    for figure in members:
        figure.unit = unit
        revalue(figure)
    joined = _join(members[0], members[-1], unit, "list")
    joined.value = tuple(figure.value for figure in members if not isinstance(figure.value, tuple))
    return joined, last + 1


def _pair_at(figures: list[Figure], index: int, text: str) -> tuple[Figure, int]:
    """The figure at the index, or the range, change or window that it opens with the next one."""
    figure = figures[index]
    if index + 1 < len(figures) and _simple(figure) and _simple(figures[index + 1]):
        other = figures[index + 1]
        gap_end = other.start
        if gap_end - figure.end < 24 and (
            _TO.fullmatch(text, figure.end, gap_end)
            or (
                _AND.fullmatch(text, figure.end, gap_end)
                and _BETWEEN.search(text, max(0, figure.start - 30), figure.start)
            )
        ):
            joined = _range(figure, other, text)
            if joined:
                return joined, index + 2
        last = figures[index + 2] if index + 2 < len(figures) and _simple(figures[index + 2]) else None
        if last and figure.unit in v.CURRENCIES and last.unit == figure.unit and other.unit in v.CURRENCIES:
            gaps = text[figure.end : other.start], text[other.end : last.start]
            if gaps[0] in (" (", "（") and _CONVERTED_TO.fullmatch(gaps[1]):
                joined = _range(figure, last, text)  # "69,800 yuan ($9,600) to 101,800 yuan"
                if joined:
                    return joined, index + 3
    if _simple(figure) and figure.unit in _SPEEDS and _STANDING.search(text, max(0, figure.start - 40), figure.start):
        assert not isinstance(figure.value, tuple)
        figure.value, figure.form = (0, figure.value), "condition"
    return figure, index + 1


def _range(low: Figure, high: Figure, text: str) -> Figure | None:
    if low.unit and high.unit and low.unit.partition("/")[0] != high.unit.partition("/")[0]:
        return None
    if low.unit in v.CURRENCIES and high.unit in v.CURRENCIES and _BY.search(text, max(0, low.start - 14), low.start):
        return None  # "by 6,000 euros to 101,990 euros": by how much, and to what
    if low.unit and not high.unit and not (low.unit in v.CURRENCIES or low.start < low.number_start):
        return None
    unit = high.unit or low.unit
    assert not isinstance(low.value, tuple) and not isinstance(high.value, tuple)
    if (
        low.magnitude == 1
        and high.magnitude > 1
        and low.bare | (low.unit in v.CURRENCIES)
        and low.value * high.magnitude <= high.value
    ):
        low.magnitude = high.magnitude
    for figure in (low, high):
        figure.unit = unit
        revalue(figure)
        if not figure.literal and figure is low and low.magnitude > 1 and low.worded and low.value < low.magnitude:
            figure.value = low.value * low.magnitude
    if unit is None and low.value == 0 and high.value in _SPRINTS and _SPRINT.search(text, high.end, high.end + 40):
        unit = _SPRINTS[int(high.value)]
    joined = _join(low, high, unit, "range")
    joined.value = (low.value, high.value)
    if unit in _SPEEDS and (low.value == 0 or high.value == 0 or low.value >= 50):
        joined.form = "condition"
    elif (
        unit == "%" and min(joined.value) <= 60 and 50 <= max(joined.value) <= 100 and abs(high.value - low.value) >= 20
    ):
        if _CHARGE.search(text, max(0, low.start - 90), high.end + 90):
            joined.form = "condition"
    elif low.value > high.value or _CHANGE.search(text, max(0, low.start - 90), low.start):
        joined.form = "change"
        if low.value > high.value and not _FROM.search(text, max(0, low.start - 40), low.start):
            return None
    return joined


def _join(first: Figure, last: Figure, unit: str | None, form: str) -> Figure:
    joined = Figure(first.number_start, last.number_end, "")
    joined.start, joined.end = first.start, last.end
    joined.unit, joined.form, joined.noun = unit, form, last.noun
    return joined

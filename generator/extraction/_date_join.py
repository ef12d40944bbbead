"""Pieces of a date that stand together become one: part and year, weekday and date, the ends of a range; and the words
before a date ("the end of", "since") are read into it."""

import functools
import itertools
import re
from typing import Any

from generator.extraction._date_forms import Atom, cased, extended, number
from generator.extraction._date_lists import more_days, share_years
from generator.knowledge import rules

_RANGED = {"day", "weekday", "month", "quarter", "half", "season", "year", "decade"}
_EDGED = _RANGED | {"week"}
_PARTS = {"month", "quarter", "half", "season", "months", "day"}
_OF = re.compile(r"(?: | of| in| of the| for| in the| during)? ?")
_DIRECT = re.compile(r"(?:,| of| of the)? ?")
_OWNER = re.compile(r"(?: ?|['’]s? | in the | full[- ]year )")
_CLOCK = re.compile(r"(?: ?\(?| at | on )")
_RANGE = re.compile(r" ?(?:[-–—~]|\bto|\buntil|\btill|\bthrough) ?(?:the )?")
_AND = re.compile(r" (?:and|&) ")
_OR = re.compile(r" or (?:the )?")
_EVENT_AFTER = re.compile(r",? (?:terror(?:ist)? )?attacks?\b")  # the date is its name
_BETWEEN = re.compile(r"\b[Bb]etween $")


def join(text: str, atoms: list[Atom]) -> list[Atom | tuple[Atom, Atom]]:
    """The atoms with their neighbours joined; a range is a pair. Pieces that may not stand alone are left out."""
    for atom in atoms:
        read_before(text, atom)
    merged = _merge(text, atoms)
    share_years(text, merged)
    merged = [day for atom in merged for day in (atom, *more_days(text, atom))]
    for clock, date in itertools.pairwise(merged):
        if clock.grain == "time" and date.grain in ("day", "weekday") and text[clock.end : date.start] == ", ":
            clock.grain, clock.year, clock.unit, clock.day = date.grain, date.year, date.unit, date.day
            clock.base, clock.shift = date.base, date.shift  # "at 7:30 p.m., August 18"
    result: list[Atom | tuple[Atom, Atom]] = []
    for atom in merged:
        if atom.weak or (atom.grain == "day" and _EVENT_AFTER.match(text, atom.end)):
            continue
        before = result[-1] if result else None
        if isinstance(before, Atom) and _is_range(text, before, atom):
            result[-1] = (before, atom)
        else:
            result.append(atom)
    return result


def _merge(text: str, atoms: list[Atom]) -> list[Atom]:
    merged: list[Atom] = []
    for atom in atoms:
        while merged and merged[-1].start >= atom.start:
            merged.pop()  # "the year" in "the year ended December 31"
        while merged and atom.start - merged[-1].end <= 24:
            whole = _together(merged[-1], atom, text[merged[-1].end : atom.start])
            if whole is None:
                break
            merged.pop()
            if "(" in text[whole.start : whole.end] and text.startswith(")", whole.end):
                whole.end += 1
            atom = whole
        merged.append(atom)
    return merged


def _together(first: Atom, second: Atom, gap: str) -> Atom | None:
    """One atom of the two, or None where they are two dates."""
    if second.grain == "time" or first.grain == "time":
        if first.grain == second.grain:
            return None
        date, clock = (first, second) if second.grain == "time" else (second, first)
        fits = date.grain in ("day", "weekday") and _CLOCK.fullmatch(gap)
        return extended(date, first.start, second.end) if fits and clock else None
    if first.grain == "weekday" and second.grain == "day" and not second.base and re.fullmatch(r",? \(?(?:the )?", gap):
        return extended(second, first.start, second.end, first.modifier)
    if second.grain == "weekday" and first.grain == "day" and not first.base and re.fullmatch(r",? ?\(?", gap):
        return extended(first, first.start, second.end)
    if first.grain == second.grain == "year" and gap in (" ", " of ") and bool(first.year) != bool(second.year):
        named, whole = (first, second) if first.year else (second, first)  # "2023 full year", "full year 2023"
        whole_year = whole.base == "clause" and not whole.edge
        return extended(named, first.start, second.end, first.modifier) if whole_year else None
    if first.grain == "nth" and second.grain == "month" and gap in (" of ", " in ", " of the "):
        if first.edge == "weekday":
            whole = extended(second, first.start, second.end, first.modifier, edge="weekday")
            whole.day, whole.last = first.day, first.last  # "the first Monday of May": which weekday, the how manieth
            return whole
        edge = "middle" if first.shift >= 0 else "week"  # only the last week of a month is sure
        return extended(second, first.start, second.end, first.modifier, edge=edge)
    if first.grain == "half" and second.grain == "month" and gap.strip() == "of":
        return extended(second, first.start, second.end, first.modifier, edge="middle")
    told = first.grain == second.grain == "day" and first.base == "reference" and first.day is None
    if told and second.unit and not second.base and gap == " (":
        return extended(second, first.start, second.end, first.modifier)  # "today (June 25)"
    if _yearless(first) and _names_year(second) and not second.edge:
        direct = second.year is not None and first.grain in ("day", "month")
        fits = _DIRECT.fullmatch(gap) if direct else _OF.fullmatch(gap)
        return _with_year(first, second, first) if fits else None
    if second.grain == "month" and first.grain == "day" and not first.unit and gap == " of ":
        whole = extended(first, first.start, second.end)
        whole.unit, whole.year, whole.shift = second.unit, second.year, second.shift
        whole.base = "month:" + second.base if second.base and second.base != "pick" else ""
        return whole
    last_quarter = (first.grain, first.base, first.shift) == ("quarter", "reference", -1)
    if last_quarter and second.grain == "year" and gap == " of ":
        first.unit, first.base, first.shift = 4, "", 0  # "the last quarter of 2023"
        return _with_year(first, second, first)
    if _names_year(first) and _yearless(second) and not second.edge and not first.edge and _OWNER.fullmatch(gap):
        return _with_year(second, first, first)
    return None


def _yearless(atom: Atom) -> bool:
    return (
        atom.grain in _PARTS
        and atom.year is None
        and not (atom.base and atom.base != "pick")
        and (atom.grain != "month" or atom.base != "pick")
    )


def _names_year(atom: Atom) -> bool:
    return atom.grain == "year" and (atom.year is not None or atom.base in ("reference", "context", "clause"))


def _with_year(part: Atom, year: Atom, first: Atom) -> Atom:
    whole = extended(part, min(part.start, year.start), max(part.end, year.end), first.modifier)
    whole.year, whole.base, whole.shift, whole.weak = year.year, year.base, year.shift, False
    if whole.base:
        whole.base = "year:" + whole.base
    return whole


def _is_range(text: str, first: Atom, second: Atom) -> bool:
    gap = text[first.end : second.start]
    if len(gap) > 16 or first.last or second.last or "weekday" in (first.edge, second.edge):
        return False
    if first.grain not in _RANGED:
        return False
    if first.grain != second.grain and not {first.grain, second.grain} <= {"day", "month"}:
        return False
    if _RANGE.fullmatch(gap):
        return not (gap.strip() in ("until", "till") and first.modifier != "from")
    if _AND.fullmatch(gap):
        return bool(_BETWEEN.search(text[max(0, first.start - 10) : first.start]))
    return bool(_OR.fullmatch(gap)) and first.grain != "weekday"


@functools.cache
def _before() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, dict[str, Any]]]:
    data = rules("dates")
    edges = {form: edge for edge, forms in data["edges"].items() for form in forms}
    modifiers = {form: modifier for modifier, forms in data["modifiers"].items() for form in forms}
    edge = re.compile(rf"(?<![A-Za-z])(?:[Tt]he\s)?(?:very\s)?(?P<edge>{cased(edges)})(?:\sof)?[\s-](?:the\s)?$")
    modifier = re.compile(rf"(?<![A-Za-z])(?P<modifier>{cased(modifiers)})\s(?:the\s)?(?:\w+ing\sof\s)?$")
    return edge, modifier, {"edge": edges, "modifier": modifiers}


def read_before(text: str, atom: Atom) -> None:
    """Take the words before an atom into it: "the end of", "early", "by", "since"."""
    edge, modifier, meaning = _before()
    window = text[max(0, atom.start - 30) : atom.start]
    if atom.grain in _EDGED and not (atom.edge and atom.grain != "year"):
        match = edge.search(window)
        if match and _stands(match, window):
            found = meaning["edge"][match["edge"].lower()]
            atom.start -= len(match[0])
            if found != "none":
                atom.edge = found
            window = window[: match.start()]
            atom.weak = False if atom.grain != "day" or atom.unit else atom.weak
    ends = atom.grain in ("day", "month") and atom.unit
    match = _ended().search(text, max(0, atom.start - 60), atom.start) if ends else None
    if match:
        atom.start = match.start()
        atom.ended = number(match["count"]) if match["count"] else {"quarter": 3, "half": 6, "year": 12}[match["unit"]]
        return
    match = modifier.search(window)
    if match:
        atom.modifier = meaning["modifier"][match["modifier"].lower()]


@functools.cache
def _ended() -> re.Pattern[str]:
    count = cased(rules("dates")["numbers"])
    return re.compile(
        rf"\b(?:[Tt]he )?(?:(?P<count>{count}|\d\d?)[- ]months?"
        r"|(?:(?:first|second|third|fourth|\w+ (?=fiscal|financial)) )?(?:(?:fiscal|financial) )?(?P<unit>quarter|half|year))(?: period)? "
        r"(?:that )?(?:ended|ending|ends|through|to|up to)(?: on| in| the end of)? \Z"
    )


def _stands(match: re.Match[str], window: str) -> bool:
    """ "end the day" is a verb: a noun edge has its "of" or a dash, or follows a preposition ("by end 2023")."""
    if match["edge"].lower() not in ("close", "end", "start", "beginning"):
        return True
    if re.search(r" of |-$| of$", match[0]):
        return True
    preposition = re.search(r"\b(?:[Bb]y|[Aa]t|[Ii]n|[Uu]ntil|[Ss]ince) $", window[: match.start()])
    return preposition is not None and not match[0].endswith("the ")

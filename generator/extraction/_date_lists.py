"""Dates in a list: what stands once, the year or the month, holds for all of them."""

import itertools
import re

from generator.extraction._date_forms import Atom, extended

_LISTED = re.compile(r",? (?:and|or|&) (?:the )?|, ")
_DAY = re.compile(r"\b(\d\d?)(?:st|nd|rd|th)?\b(?!\d)")
_DAYS = re.compile(  # with ordinals, or where nothing that is counted follows
    r"(?:, \d\d?(?:st|nd|rd|th))*,? and \d\d?(?:st|nd|rd|th)\b(?:,? (?P<year>(?:19|20)\d\d)\b)?"
    r"|(?:, \d\d?)+,? and \d\d?\b(?=[.;)]|, |\s(?:in|at|of|on|the|were|was|for|with|to)\b)(?!, \d)"
)


def more_days(text: str, atom: Atom) -> list[Atom]:
    """ "November 1st, 2nd and 3rd": the days behind the first, of the same month."""
    match = _DAYS.match(text, atom.end) if atom.grain == "day" and atom.unit and not atom.last else None
    if match is None or atom.base not in ("", "year:reference", "year:context"):
        return []
    found = [(int(digits[1]), digits) for digits in _DAY.finditer(text, atom.end, match.end())]
    days = [atom.day or 0, *(day for day, _ in found)]
    if days != sorted(set(days)) or days[-1] > 31:
        return []
    more = []
    for day, digits in found:
        more.append(extended(atom, digits.start(), digits.end(), ""))
        more[-1].day = day
    if match["year"] and atom.year is None:
        more[-1].end = match.end()
        for each in (atom, *more):
            each.year = int(match["year"])
    return more


def share_years(text: str, atoms: list[Atom]) -> None:
    """ "in April and May 2022": the year stands once, behind the last of a list."""
    for last, first in itertools.pairwise(reversed(atoms)):
        ended = (
            first.grain == "year" and last.grain == "day" and text[first.end : last.start] in (" ended ", " ending ")
        )
        if ended and first.year and last.unit and not last.base and last.year is None:
            last.year = first.year  # "fiscal 2022 ended March 31"
        listed = first.grain == last.grain and first.grain in ("day", "month", "quarter", "half", "season")
        if not listed or last.year is None or first.year or first.base or not first.unit or first.edge != last.edge:
            continue
        if first.start < last.start and _LISTED.fullmatch(text, first.end, last.start):
            first.year = last.year - ((first.unit, first.day or 0) > (last.unit or 0, last.day or 0))

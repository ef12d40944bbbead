"""What every part of the date finder speaks of: the Atom, and the words of the vocabulary as patterns."""

import functools
import re
from dataclasses import dataclass
from typing import Any, Literal

from generator.knowledge import rules

Modifier = Literal["", "by", "as_of", "until", "since", "before", "after", "from"]


@dataclass(slots=True)
class Atom:
    """One written piece of a date, before it is joined with its neighbours and resolved.

    ``year`` None: not stated here; ``base`` and ``shift`` tell of a year, or of the whole, that is counted from the
    reference, from a date before ("context") or from one in the same sentence ("clause"): ("reference", -1) is last
    year, yesterday or last week, by ``grain``. With the base "pick" the shift chooses among years ("last December").
    """

    start: int
    end: int
    grain: str  # day, weekday, week, weekend, month, months, quarter, half, season, year, years, decade ...
    year: int | None = None
    unit: int | None = (
        None  # number of the month (or first of the months), quarter, half, season, weekday; count in a span
    )
    day: int | None = None
    last: int | None = None  # end of a range: of days, of months, of years
    base: str = ""  # "", reference, context
    shift: int = 0
    edge: str = ""
    modifier: Modifier = ""
    weak: bool = False  # stands only beside a year
    ended: int = 0  # the date ends a time of so many months ("the three months ended June 30")


def extended(atom: Atom, start: int, end: int, modifier: Modifier | None = None, edge: str | None = None) -> Atom:
    """A copy of an atom that covers ``start`` to ``end``; with another modifier or edge where one is given."""
    return Atom(
        start, end, atom.grain, atom.year, atom.unit, atom.day, atom.last, atom.base, atom.shift,
        atom.edge if edge is None else edge, atom.modifier if modifier is None else modifier, atom.weak, atom.ended,
    )  # fmt: skip


def words(items: Any) -> str:
    """An alternation of words, the longest first."""
    return "|".join(re.escape(str(item)) for item in sorted(items, key=lambda item: (-len(str(item)), str(item))))


def cased(items: Any) -> str:
    """As :func:`words`, for words as they stand, and with a capital first letter."""
    return words({form for item in items for form in (str(item), str(item)[:1].upper() + str(item)[1:])})


@functools.cache
def months() -> dict[str, int]:
    """Every name and abbreviation of a month, in each spelling that counts, with its number."""
    names = {name: int(number) for number, names in rules("dates")["months"].items() for name in names}
    table = {form: number for name, number in names.items() for form in (name, name.upper())}
    return table | {name: names[name.title()] for name in rules("dates")["lowercase_months"]}


@functools.cache
def full_months() -> frozenset[str]:
    """The names that are no abbreviation, in lower case."""
    return frozenset(str(names[0]).lower() for names in rules("dates")["months"].values())


def number(word: str) -> int:
    """The value of a number in digits or as a word."""
    return int(word) if word.isdigit() else int(rules("dates")["numbers"][word.lower()])

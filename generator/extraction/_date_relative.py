"""Readers of the forms that count from another date: "last year", "three days later", "the same period"."""

import re
from collections.abc import Callable

from generator.extraction._date_forms import Atom, number
from generator.knowledge import rules


def day(match: re.Match[str], text: str) -> Atom | None:
    if match["timeless"]:
        return None
    shift = int(rules("dates")["days"][match["word"].lower()])
    return Atom(match.start(), match.end(), "day", base="reference", shift=shift)


def weekday(match: re.Match[str], text: str) -> Atom | None:
    if re.match(r"\b(?:Black|Cyber|Good|Super|Bloody)\s$", text[max(0, match.start() - 7) : match.start()].lstrip()):
        return None
    atom = Atom(match.start(), match.end(), "weekday", unit=rules("dates")["weekdays"].index(match["weekday"].title()))
    if match["shift"]:
        atom.base, atom.shift = "pick", int(rules("dates")["shifts"][match["shift"].lower()])
    return atom


def period(match: re.Match[str], text: str) -> Atom | None:
    year = int(match["year"]) if match["year"] else None
    return Atom(match.start(), match.end(), "same", last=year, shift=-1 if match["last"] else 0)


def nth(match: re.Match[str], text: str) -> Atom | None:
    word = match["ordinal"].lower()
    last = word in ("last", "final")
    atom = Atom(match.start(), match.end(), "nth", shift=-1 if last else 0, weak=True)
    if match["weekday"]:
        atom.day, atom.edge = rules("dates")["weekdays"].index(match["weekday"]), "weekday"
        atom.last = -1 if last else int(rules("dates")["ordinals"][word])
    return atom


def relative(match: re.Match[str], text: str) -> Atom | None:
    data, word, unit = rules("dates"), match["shift"].lower(), match["unit"]
    grain = "season" if unit in data["seasons"] else unit
    if unit == "decade" or (unit == "day" and word not in data["context_shifts"]):
        span = data["shifts"].get(word) if unit == "decade" else None
        return Atom(match.start(), match.end(), "span", unit=10, shift=span, edge="year") if span else None
    near = unit == "weekend" or match[0].lower().startswith("this ")
    if word in ("past", "coming") and not near:
        return None  # "the past year" is a duration
    if (word, unit) == ("coming", "weekend"):
        word = "this"
    number_of = int(data["seasons"][unit]) if grain == "season" else None
    if word in data["context_shifts"]:
        return Atom(
            match.start(), match.end(), grain, unit=number_of, base="context", shift=int(data["context_shifts"][word])
        )
    return Atom(match.start(), match.end(), grain, unit=number_of, base="reference", shift=int(data["shifts"][word]))


def year_ago(match: re.Match[str], text: str) -> Atom | None:
    return Atom(match.start(), match.end(), "same", shift=-1)


def streak(match: re.Match[str], text: str) -> Atom | None:
    """ "a third consecutive day": the one that is told of."""
    unit = match["unit"] or match["unit2"] or match["unit3"]
    return Atom(match.start(), match.end(), unit, base="reference")


def then(match: re.Match[str], text: str) -> Atom | None:
    return Atom(match.start(), match.end(), "then")


def trading(match: re.Match[str], text: str) -> Atom | None:
    return Atom(match.start(), match.end(), "session")


def span(match: re.Match[str], text: str) -> Atom | None:
    count, shift = number(match["count"]), int(rules("dates")["shifts"][match["shift"].lower()])
    unit = match["unit"].rstrip("s")
    if unit == "decade":
        unit, count = "year", 10 * count
    if not shift or unit in ("day", "week", "quarter") or not 1 < count <= 100:
        return None
    return Atom(match.start(), match.end(), "span", unit=count, shift=shift, edge=unit)


def ahead(match: re.Match[str], text: str) -> Atom | None:
    """ "through 15 to 20 years of efforts"."""
    low, high = number(match["low"]), number(match["high"])
    return Atom(match.start(), match.end(), "ahead", unit=low, last=high) if 1 <= low < high <= 60 else None


def ago(match: re.Match[str], text: str) -> Atom | None:
    count, unit = number(match["count"]), match["unit"].rstrip("s")
    sign = 1 if match["way"] in ("later", "after that") else -1
    if unit == "quarter":
        return None
    if (
        match["way"] != "ago"
        and unit != "day"
        and re.match(r" (?:forecast|plan|announce|estimate|year)", text[match.end() : match.end() + 12])
    ):
        return None
    compared = re.search(r"\b(?:than|from|with|to|over)\s$", text[max(0, match.start() - 6) : match.start()])
    if unit == "year" and count == 1 and compared:
        return None
    if unit == "decade":
        unit, count = "year", 10 * count
    base = "reference" if match["way"] == "ago" else "context"
    if base == "context" and unit != "day":
        return Atom(match.start(), match.end(), "away", base=unit, shift=sign * count)
    return Atom(match.start(), match.end(), unit, unit=1, base=base, shift=sign * count)


def other(match: re.Match[str], text: str) -> Atom | None:
    if match["next"]:
        return Atom(match.start(), match.end(), "day", base="context", shift=1)
    return Atom(match.start(), match.end(), match["unit"], base="context", shift=1 if match["way2"] == "after" else -1)


def whole(match: re.Match[str], text: str) -> Atom | None:
    if match["yearend"]:
        year = int(match["year"]) if match["year"] else None
        return Atom(match.start(), match.end(), "year", year=year, base="" if year else "clause", edge="end")
    unit = match["unit"] or match["unit2"]
    weak = match["unit"] is None
    if unit == "day":
        weak = not re.search(
            r"\b(?:end(?:ed|ing)?|finish(?:ed|ing)?|clos(?:e|ed|ing)|for|in|late in|of|on)\s$",
            text[max(0, match.start() - 12) : match.start()],
            re.IGNORECASE,
        ) or not match[0].lower().startswith("the")
    head = text[max(0, match.start() - 8) : match.start()]
    if unit == "quarter" and re.search(r"\b(?:[Ii]n|[Ff]or|[Dd]uring)\s$", head):
        weak = False
    if unit in ("weekend",):
        weak = False
    return Atom(match.start(), match.end(), unit, base="context" if unit in ("day", "quarter") else "clause", weak=weak)


READERS: dict[str, Callable[[re.Match[str], str], Atom | None]] = {
    "day": day, "weekday": weekday, "period": period, "nth": nth, "relative": relative, "span": span, "ahead": ahead, "ago": ago,
    "other": other, "whole": whole, "yearago": year_ago, "streak": streak, "then": then, "trading": trading,
}  # fmt: skip

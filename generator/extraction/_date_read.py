"""A hit of the scanner is read into an Atom, or refused: a number that only looks like a year, May the verb."""

import re
from collections.abc import Callable, Iterator

from generator.extraction import _date_opening as opening
from generator.extraction import _date_relative as relative
from generator.extraction._date_doubt import amount, full_year, is_month, is_year, month_number
from generator.extraction._date_forms import Atom, full_months, number
from generator.extraction._date_scan import forms, places
from generator.knowledge import rules

_PART_BEFORE = re.compile(r"\b(?:[Ii]n|[Ff]or|[Dd]uring|[Bb]y|[Ss]ince|[Tt]his) (?:the )?$")
# One reader a form: (match, text) to an Atom, or None where the hit is no date.


def _cjk(match: re.Match[str], text: str) -> Atom | None:
    written = match["year"] or match["year2"]
    year = int(written) if written else None
    if match["first"]:
        return Atom(match.start(), match.end(), "months", year, int(match["first"]), last=int(match["last"]))
    if not match["month"]:
        return Atom(match.start(), match.end(), "year", year)
    if not match["day"]:
        return Atom(match.start(), match.end(), "month", year, int(match["month"]))
    to = int(match["to"]) if match["to"] else None
    return Atom(match.start(), match.end(), "day", year, int(match["month"]), int(match["day"]), to)


def _hanzi(match: re.Match[str], text: str) -> Atom | None:
    grain, value = rules("dates")["hanzi"][match["word"]]
    if grain in ("year", "day"):
        return Atom(match.start(), match.end(), grain, base="reference", shift=int(value))
    if grain == "months":
        return Atom(match.start(), match.end(), grain, unit=1, last=int(value))
    return Atom(match.start(), match.end(), grain, unit=int(value))


def _iso(match: re.Match[str], text: str) -> Atom | None:
    month = next(match[name] for name in ("m1", "m2", "m3", "m4") if match[name])
    day = match["d1"] or match["d2"] or match["d3"]
    grain = "day" if day else "month"
    return Atom(match.start(), match.end(), grain, int(match["year"]), int(month), int(day or 0))


def _clocked(match: re.Match[str], text: str) -> Atom | None:
    return Atom(match.start(), match.end(), "day", unit=int(match["month"]), day=int(match["day"]), edge="past")


def _slash(match: re.Match[str], text: str) -> Atom | None:
    first, second = int(match["a"]), int(match["b"] or match["b2"])
    if (match["b2"] and len(match["year"]) != 4) or len(match["year"]) == 3:
        return None  # 3.14.15 is a version
    month, day = (second, first) if match["b2"] or first > 12 else (first, second)
    return Atom(match.start(), match.end(), "day", year=full_year(match["year"]), unit=month, day=day)


def _years(match: re.Match[str], text: str) -> Atom | None:
    year = int(match["year"])
    last = int(match["last"]) if match["last"] else year // 100 * 100 + int(match["short"])
    if not year < last < year + 100 or (match["short"] and last != year + 1) or amount().match(text, match.end()):
        return None
    return Atom(match.start(), match.end(), "years", year=year, last=last)


def _mdy(match: re.Match[str], text: str) -> Atom | None:
    if amount().match(text, match.end()):
        return None
    last = int(match["last"]) if match["last"] else None
    year = int(match["year"]) if match["year"] else None
    return Atom(match.start(), match.end(), "day", year, month_number(match["month"]), int(match["day"]), last)


def _end(match: re.Match[str]) -> int:
    """The end of a form that ends with a month, without the full stop of the sentence."""
    stop = match["month"].endswith(".") and match["month"].rstrip(".").lower() in full_months()
    return match.end() - stop


def _dmy(match: re.Match[str], text: str) -> Atom | None:
    name = re.search(r"([A-Z]\w*)\s$", text[max(0, match.start() - 14) : match.start()])
    if (
        name
        and name[1].lower() not in ("on", "by", "the", "until", "since", "from", "before", "after")
        and name[1] not in rules("dates")["weekdays"]
        and len(match["last"]) == 1
    ):
        return None  # "Model 3 March sales"
    first, last = match["day"], match["last"]
    atom = Atom(match.start(), _end(match), "day", unit=month_number(match["month"]), day=int(first or last))
    atom.last = int(last) if first else None
    return atom


def _month(match: re.Match[str], text: str) -> Atom | None:
    if not is_month(text, match):
        return None
    atom = Atom(match.start(), _end(match), "month", unit=month_number(match["month"]))
    if text.startswith(" quarter", atom.end) and atom.unit in (3, 6, 9, 12):
        return Atom(atom.start, atom.end + len(" quarter"), "quarter", unit=atom.unit // 3)  # "the June quarter"
    if match.groupdict().get("shift"):
        atom.base, atom.shift = "pick", int(rules("dates")["shifts"][match["shift"].lower()])
    return atom


def _part(match: re.Match[str], text: str, grain: str, letter: str) -> Atom | None:
    ordinals = rules("dates")["ordinals"]
    written = match[letter] or match[letter + "2"] or match[letter + "3"]
    unit = int(written) if written else int(ordinals[match["ordinal"].lower()])
    if (grain == "half" and unit > 2) or (grain == "quarter" and (match["ordinal"] or "").lower() == "latter"):
        return None
    year = match["year"] or match["year2"] or match["year3"]
    weak = bool(written) and not year and not _PART_BEFORE.search(text[max(0, match.start() - 10) : match.start()])
    return Atom(match.start(), match.end(), grain, year=full_year(year) if year else None, unit=unit, weak=weak)


def _quarter(match: re.Match[str], text: str) -> Atom | None:
    return _part(match, text, "quarter", "q")


def _half(match: re.Match[str], text: str) -> Atom | None:
    return _part(match, text, "half", "h")


def _shared(match: re.Match[str], text: str) -> Atom | None:
    """ "the second or third quarter": the word that both need stands once."""
    unit = int(rules("dates")["ordinals"][match["ordinal"].lower()])
    return Atom(match.start(), match.end(), match["of"], unit=unit)


def _century(match: re.Match[str], text: str) -> Atom | None:
    word = match["ordinal"].lower()
    number_of = int(word[:2]) if word[0].isdigit() else int(rules("dates")["centuries"][word])
    return Atom(match.start(), match.end(), "century", year=100 * (number_of - 1))


def _firsts(match: re.Match[str], text: str) -> Atom | None:
    if not match["count"]:
        return Atom(match.start(), match.end(), "month", unit=1)  # "the first month of the year"
    count = number(match["count"]) * (3 if match["of"] == "quarters" else 1)
    return Atom(match.start(), match.end(), "months", unit=1, last=count) if 2 <= count <= 12 else None


def _fiscal(match: re.Match[str], text: str) -> Atom | None:
    year = full_year(match["year"])
    if match["short"]:
        return Atom(match.start(), match.end(), "years", year=year, last=year // 100 * 100 + int(match["short"]))
    return Atom(match.start(), match.end(), "year", year=year)


def _feast(match: re.Match[str], text: str) -> Atom | None:
    month, day = rules("dates")["feasts"][match["name"].replace("’", "'")]
    return Atom(match.start(), match.end(), "day", unit=int(month), day=int(day))


def _ordinal(match: re.Match[str], text: str) -> Atom | None:
    head = text[max(0, match.start() - 8) : match.start()].lower()
    if not re.search(r"\b(?:on|by|until|since|from|before|after|of)\s$", head):
        return None
    return Atom(match.start(), match.end(), "day", day=int(match["day"]))


def _decade(match: re.Match[str], text: str) -> Atom | None:
    return Atom(match.start(), match.end(), "decade", year=int(match["year"] or "19" + match["short"]))


def _season(match: re.Match[str], text: str) -> Atom | None:
    word = match["season"] or match["title"] or match["named"]
    if re.match(r"\s(?:of|in|into|to)\b", text[match.end() : match.end() + 6]) and match["season"]:
        return None  # "the fall of prices"
    return Atom(match.start(), match.end(), "season", unit=int(rules("dates")["seasons"][word.lower()]))


def _short(match: re.Match[str], text: str) -> Atom | None:
    return Atom(match.start(), match.end(), "year", year=1900 + int(match["year"]))


def _time(match: re.Match[str], text: str) -> Atom | None:
    vague = re.search(
        r"\b(?:about|around|approximately|almost|nearly) $", text[max(0, match.start() - 15) : match.start()]
    )
    if vague and match[0][-1] in "mM.":
        return None  # of no day; with a zone it is a precise moment
    return Atom(match.start(), match.end(), "time")


def _year(match: re.Match[str], text: str) -> Atom | None:
    year = int(match["year"])
    if not is_year(text, match.start("year"), match.end("year"), year):
        return None
    return Atom(match.start("year"), match.end("year"), "year", year=year)


_READERS: dict[str, Callable[[re.Match[str], str], Atom | None]] = {
    **relative.READERS,
    "hanzi": _hanzi, "cjk": _cjk, "iso": _iso, "clocked": _clocked, "slash": _slash, "years": _years, "mdy": _mdy,
    "dmy": _dmy, "month": _month, "quarter": _quarter, "half": _half, "shared": _shared, "firsts": _firsts,
    "fiscal": _fiscal, "ordinal": _ordinal, "feast": _feast, "decade": _decade, "century": _century, "season": _season, "short": _short,
    "time": _time, "year": _year, "opening": opening.opening, "those": opening.those,
}  # fmt: skip


def read_atoms(text: str) -> Iterator[Atom]:
    """Every piece of a date in ``text``, in order, not overlapping."""
    union, patterns = forms()
    position = 0
    for place in places(text):
        if place < position or not (match := union.match(text, place)):
            continue
        form = str(match.lastgroup)
        detail = patterns[form].match(text, place)
        atom = _READERS[form](detail, text) if detail else None
        if atom is not None:
            yield atom
            position = max(atom.end, place + 1)
        else:
            atom, position = _second_try(text, match, form)
            if atom is not None:
                yield atom


def _second_try(text: str, match: re.Match[str], form: str) -> tuple[Atom | None, int]:
    """After a refusal: a month may stand where no day did ("in May 30 stores"), else the search goes on behind."""
    if form == "mdy":
        detail = forms()[1]["month"].match(text, match.start())
        if detail and (atom := _month(detail, text)):
            return atom, atom.end
    step = re.compile(r"\d+|\w").match(text, match.start())
    return None, step.end() if step else match.start() + 1

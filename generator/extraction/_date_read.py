"""A hit of the scanner is read into an Atom, or refused: a number that only looks like a year, May the verb."""

import functools
import re
from collections.abc import Callable, Iterator

from generator.extraction._date_forms import Atom, cased, forms, full_months, months, number, words
from generator.knowledge import rules

_LONE_MONTH_BEFORE = re.compile(
    r"(?:\b(?:[Ii]n|[Bb]y|[Oo]f|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]or|[Ff]rom|[Ll]ast|[Nn]ext|[Tt]his|to|through|[Ee]arly|[Mm]id|[Ll]ate|"
    r"[Dd]uring|[Bb]efore|[Aa]fter|[Bb]etween|and|or|than|with|[Tt]he|[Ee]nd|within|on|over|whole|entire|up to)[\s-]|[-–—,(/]\s?)$"
)
_PART_BEFORE = re.compile(r"\b(?:[Ii]n|[Ff]or|[Dd]uring|[Bb]y|[Ss]ince|[Tt]his) (?:the )?$")
_VERB_AFTER = re.compile(r"\s(?:be|have|not|also|he|she|it|I|you|we|they|the)\b")


@functools.cache
def _amount() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{words(rules('dates')['counted'])})(?![A-Za-z])")


@functools.cache
def _year_contexts() -> tuple[re.Pattern[str], ...]:
    data = rules("dates")

    def before(key: str) -> re.Pattern[str]:
        return re.compile(rf"(?:^|[^A-Za-z])(?:{cased(data[key])})[\s-]?$")

    return (
        before("year_before"),
        before("year_beside"),
        before("no_year_before"),
        re.compile(rf"\s?(?:(?:{words(data['model_year'])})(?![A-Za-z])(?! year))"),
        re.compile(rf"(?:\s(?:[A-Z][\w'’-]*|of|and|the|evolved)){{0,4}}\s(?:{words(data['events'])})\b"),
        re.compile(rf"(?:\b(?:{words(data['events'])})|\b[A-Z]{{3,}})\s$"),
    )


def _full_year(digits: str) -> int:
    """Two digits are of the years 1970 to 2069."""
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 70 else 2000)


def _is_year(text: str, start: int, end: int, year: int) -> bool:
    """Whether four digits are a year here, by the words around them."""
    strong, beside, amount_before, model_after, event_after, event_before = _year_contexts()
    head, tail = text[max(0, start - 24) : start], text[end : end + 60]
    if not 1900 <= year <= 2070 or amount_before.search(head) or model_after.match(tail) or _amount().match(tail):
        return False
    if strong.search(head):
        return True
    named = re.match(r"\s(?!Q[1-4]\b|H[12]\b|R&D\b|(?:US|EU|UK|NEV|EV|BEV|GDP|EPS|IPO|CES)\b)[A-Z]", tail) and not _month_follows(tail)
    if beside.search(head):
        round_number = year % 100 == 0 and not re.search(r"\b(?:19|20)\d\d (?:and|to) $", head)
        return not round_number and not (named and not event_after.match(tail))
    word = re.search(r"([A-Za-z][\w'’-]*)\s$", head)
    if word is None:
        return 1950 <= year and not (named and not event_after.match(tail)) and (year % 100 != 0 or not head.strip())
    if word[1][0].isupper():
        return bool(event_before.search(head)) or word[1].lower() in full_months()
    return year % 100 != 0 and not named


@functools.cache
def _month_word() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{words(months())})\b")


def _month_follows(tail: str) -> bool:
    return bool(_month_word().match(tail))


def _month_number(written: str) -> int:
    return months()[written.rstrip(".")]


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a month's name alone is the month: not the verb May or March, nor Jan the man."""
    name = match["month"].rstrip(".")
    head, tail = text[max(0, match.start("month") - 16) : match.start("month")], text[match.end() : match.end() + 12]
    if re.match(r"\.?,?\s?['’]?\d", tail):
        return True
    if name.lower() in full_months():
        if name.lower() == "may":
            return bool(_LONE_MONTH_BEFORE.search(head)) and not _VERB_AFTER.match(tail)
        return name.lower() != "march" or not (re.search(r"\b(?:Long|a|on the) $", head) or re.match(r" of (?!this|last|next|that|the)[a-z]", tail))
    return bool(_LONE_MONTH_BEFORE.search(head)) or bool(re.match(r"\s?[-–—]\s?[A-Z]", tail))


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
    return Atom(
        match.start(), match.end(), "day" if day else "month", year=int(match["year"]), unit=int(month), day=int(day or 0)
    )


def _clocked(match: re.Match[str], text: str) -> Atom | None:
    return Atom(match.start(), match.end(), "day", unit=int(match["month"]), day=int(match["day"]), edge="past")


def _slash(match: re.Match[str], text: str) -> Atom | None:
    first, second = int(match["a"]), int(match["b"] or match["b2"])
    if (match["b2"] and len(match["year"]) != 4) or len(match["year"]) == 3:
        return None  # 3.14.15 is a version
    month, day = (second, first) if match["b2"] or first > 12 else (first, second)
    return Atom(match.start(), match.end(), "day", year=_full_year(match["year"]), unit=month, day=day)


def _years(match: re.Match[str], text: str) -> Atom | None:
    year = int(match["year"])
    last = int(match["last"]) if match["last"] else year // 100 * 100 + int(match["short"])
    if not year < last < year + 100 or (match["short"] and last != year + 1) or _amount().match(text, match.end()):
        return None
    return Atom(match.start(), match.end(), "years", year=year, last=last)


def _mdy(match: re.Match[str], text: str) -> Atom | None:
    if _amount().match(text, match.end()):
        return None
    last = int(match["last"]) if match["last"] else None
    year = int(match["year"]) if match["year"] else None
    return Atom(match.start(), match.end(), "day", year, _month_number(match["month"]), int(match["day"]), last)


def _dmy(match: re.Match[str], text: str) -> Atom | None:
    name = re.search(r"([A-Z]\w*)\s$", text[max(0, match.start() - 14) : match.start()])
    if name and name[1].lower() not in ("on", "by", "the", "until", "since", "from", "before", "after") and (
        name[1] not in rules("dates")["weekdays"] and len(match["last"]) == 1
    ):
        return None  # "Model 3 March sales"
    day, last = match["day"], match["last"]
    unit = _month_number(match["month"])
    if day:
        return Atom(match.start(), match.end(), "day", unit=unit, day=int(day), last=int(last))
    return Atom(match.start(), match.end(), "day", unit=unit, day=int(last))


def _month(match: re.Match[str], text: str) -> Atom | None:
    if not _is_month(text, match):
        return None
    atom = Atom(match.start(), match.end(), "month", unit=_month_number(match["month"]))
    if match["month"].endswith(".") and match["month"].rstrip(".").lower() in full_months():
        atom.end -= 1  # the full stop ends the sentence
    if match.groupdict().get("shift"):
        atom.base, atom.shift = "pick", int(rules("dates")["shifts"][match["shift"].lower()])
    return atom


def _glued(match: re.Match[str], text: str) -> Atom | None:
    before = re.search(r"[A-Za-z]+$", text[max(0, match.start() - 8) : match.start()])
    if before is None or before[0].lower() not in rules("dates")["year_before"] + ["on", "of", "to", "from"]:
        return None
    return Atom(match.start(), match.end(), "month", unit=_month_number(match["month"]))


def _part(match: re.Match[str], text: str, grain: str, letter: str) -> Atom | None:
    ordinals = rules("dates")["ordinals"]
    written = match[letter] or match[letter + "2"] or match[letter + "3"]
    unit = int(written) if written else int(ordinals[match["ordinal"].lower()])
    if (grain == "half" and unit > 2) or (grain == "quarter" and (match["ordinal"] or "").lower() == "latter"):
        return None
    year = match["year"] or match["year2"] or match["year3"]
    weak = bool(written) and not year and not _PART_BEFORE.search(text[max(0, match.start() - 10) : match.start()])
    return Atom(
        match.start(), match.end(), grain, year=_full_year(year) if year else None, unit=unit, weak=weak
    )


def _quarter(match: re.Match[str], text: str) -> Atom | None:
    return _part(match, text, "quarter", "q")


def _half(match: re.Match[str], text: str) -> Atom | None:
    return _part(match, text, "half", "h")


def _firsts(match: re.Match[str], text: str) -> Atom | None:
    count = number(match["count"]) * (3 if match["of"] == "quarters" else 1)
    return Atom(match.start(), match.end(), "months", unit=1, last=count) if 2 <= count <= 12 else None


def _fiscal(match: re.Match[str], text: str) -> Atom | None:
    year = _full_year(match["year"])
    if match["short"]:
        return Atom(match.start(), match.end(), "years", year=year, last=year // 100 * 100 + int(match["short"]))
    return Atom(match.start(), match.end(), "year", year=year)


def _day(match: re.Match[str], text: str) -> Atom | None:
    if match["timeless"]:
        return None
    shift = int(rules("dates")["days"][match["word"].lower()])
    return Atom(match.start(), match.end(), "day", base="reference", shift=shift)


def _weekday(match: re.Match[str], text: str) -> Atom | None:
    if re.match(r"\b(?:Black|Cyber|Good|Super|Bloody)\s$", text[max(0, match.start() - 7) : match.start()].lstrip()):
        return None
    atom = Atom(match.start(), match.end(), "weekday", unit=rules("dates")["weekdays"].index(match["weekday"].title()))
    if match["shift"]:
        atom.base, atom.shift = "pick", int(rules("dates")["shifts"][match["shift"].lower()])
    return atom


def _period(match: re.Match[str], text: str) -> Atom | None:
    year = int(match["year"]) if match["year"] else None
    return Atom(match.start(), match.end(), "same", last=year, shift=-1 if match["last"] else 0)


def _nth(match: re.Match[str], text: str) -> Atom | None:
    last = match["ordinal"].lower() in ("last", "final")
    return Atom(match.start(), match.end(), "nth", shift=-1 if last else 0, weak=True)


def _relative(match: re.Match[str], text: str) -> Atom | None:
    data, word, unit = rules("dates"), match["shift"].lower(), match["unit"]
    grain = "season" if unit in data["seasons"] else unit
    if unit == "decade" or (unit == "day" and word not in data["context_shifts"]):
        span = data["shifts"].get(word) if unit == "decade" else None
        return Atom(match.start(), match.end(), "span", unit=10, shift=span, edge="year") if span else None
    if word in ("past", "coming") and unit != "decade":
        return None  # "the past year" is a duration
    number_of = int(data["seasons"][unit]) if grain == "season" else None
    if word in data["context_shifts"]:
        return Atom(
            match.start(), match.end(), grain, unit=number_of, base="context", shift=int(data["context_shifts"][word])
        )
    return Atom(match.start(), match.end(), grain, unit=number_of, base="reference", shift=int(data["shifts"][word]))


def _span(match: re.Match[str], text: str) -> Atom | None:
    count, shift = number(match["count"]), int(rules("dates")["shifts"][match["shift"].lower()])
    unit = match["unit"].rstrip("s")
    if unit == "decade":
        unit, count = "year", 10 * count
    if not shift or unit in ("day", "week", "quarter") or not 1 < count <= 100:
        return None
    return Atom(match.start(), match.end(), "span", unit=count, shift=shift, edge=unit)


def _ago(match: re.Match[str], text: str) -> Atom | None:
    count, unit = number(match["count"]), match["unit"].rstrip("s")
    sign = 1 if match["way"] in ("later", "after that") else -1
    if unit == "quarter" or (match["way"] != "ago" and unit != "day"):
        return None
    if unit == "year" and count == 1 and re.search(r"\b(?:than|from|with|to|over)\s$", text[max(0, match.start() - 6) : match.start()]):
        return None
    if unit == "decade":
        unit, count = "year", 10 * count
    base = "reference" if match["way"] == "ago" else "context"
    return Atom(match.start(), match.end(), unit, unit=1, base=base, shift=sign * count)


def _other(match: re.Match[str], text: str) -> Atom | None:
    if match["next"]:
        return Atom(match.start(), match.end(), "day", base="context", shift=1)
    return Atom(match.start(), match.end(), match["unit"], base="context", shift=1 if match["way2"] == "after" else -1)


def _whole(match: re.Match[str], text: str) -> Atom | None:
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
    if unit == "quarter" and re.search(r"\b(?:[Ii]n|[Ff]or|[Dd]uring)\s$", text[max(0, match.start() - 8) : match.start()]):
        weak = False
    if unit in ("weekend",):
        weak = False
    return Atom(match.start(), match.end(), unit, base="context" if unit in ("day", "quarter") else "clause", weak=weak)


def _feast(match: re.Match[str], text: str) -> Atom | None:
    month, day = rules("dates")["feasts"][match["name"].replace("’", "'")]
    return Atom(match.start(), match.end(), "day", unit=int(month), day=int(day))


def _ordinal(match: re.Match[str], text: str) -> Atom | None:
    if not re.search(r"\b(?:on|by|until|since|from|before|after|of)\s$", text[max(0, match.start() - 8) : match.start()], re.I):
        return None
    return Atom(match.start(), match.end(), "day", day=int(match["day"]))


def _decade(match: re.Match[str], text: str) -> Atom | None:
    return Atom(match.start(), match.end(), "decade", year=int(match["year"] or "19" + match["short"]))


def _season(match: re.Match[str], text: str) -> Atom | None:
    word = match["season"] or match["title"]
    if re.match(r"\s(?:of|in|into|to)\b", text[match.end() : match.end() + 6]) and not match["title"]:
        return None  # "the fall of prices"
    return Atom(match.start(), match.end(), "season", unit=int(rules("dates")["seasons"][word.lower()]))


def _short(match: re.Match[str], text: str) -> Atom | None:
    return Atom(match.start(), match.end(), "year", year=1900 + int(match["year"]))


def _time(match: re.Match[str], text: str) -> Atom | None:
    return Atom(match.start(), match.end(), "time")


def _year(match: re.Match[str], text: str) -> Atom | None:
    year = int(match["year"])
    if not _is_year(text, match.start("year"), match.end("year"), year):
        return None
    return Atom(match.start("year"), match.end("year"), "year", year=year)


_READERS: dict[str, Callable[[re.Match[str], str], Atom | None]] = {
    "hanzi": _hanzi, "cjk": _cjk, "iso": _iso, "clocked": _clocked, "slash": _slash, "years": _years, "mdy": _mdy, "dmy": _dmy,
    "month": _month, "glued": _glued, "quarter": _quarter, "half": _half, "firsts": _firsts, "fiscal": _fiscal,
    "day": _day, "weekday": _weekday, "period": _period, "nth": _nth, "relative": _relative, "span": _span, "ago": _ago,
    "other": _other, "whole": _whole, "ordinal": _ordinal, "feast": _feast, "decade": _decade, "season": _season, "short": _short,
    "time": _time, "year": _year,
}  # fmt: skip


def read_atoms(text: str) -> Iterator[Atom]:
    """Every piece of a date in ``text``, in order, not overlapping."""
    union, patterns = forms()
    position = 0
    while match := union.search(text, position):
        form = str(match.lastgroup)
        detail = patterns[form].match(text, match.start())
        atom = _READERS[form](detail, text) if detail else None
        if atom is not None:
            yield atom
            position = max(atom.end, match.start() + 1)
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

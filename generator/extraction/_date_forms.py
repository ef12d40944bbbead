"""The forms that dates are written in: one union pattern finds them, then each hit is read into an Atom."""

import functools
import re
from dataclasses import dataclass
from typing import Any

from generator.knowledge import rules


@dataclass(slots=True)
class Atom:
    """One written piece of a date, before it is joined with its neighbours and resolved.

    ``year`` None means not stated here; ``base`` and ``shift`` tell of a year (or of the whole) that is counted from the
    reference or from the context: ("reference", -1) is last year, yesterday or last week, by ``grain``.
    """

    start: int
    end: int
    grain: str  # day, month, quarter, half, season, months, year, years, decade, weekday, week, weekend, past, time, same
    year: int | None = None
    unit: int | None = None  # number of the month, quarter, half, season or weekday; count of months or of units
    day: int | None = None
    last: int | None = None  # end of a range: of days, or of years
    base: str = ""  # "", reference, context
    shift: int = 0
    edge: str = ""
    modifier: str = ""
    weak: bool = False  # stands only beside a year
    ended: int = 0  # the date ends a time of so many months ("the three months ended June 30")


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


_LEADS = ("the", "these", "very", "same", "first", "later", "earlier", "full", "whole", "entire", "year", "month", "quarter",
          "week", "fiscal", "financial", "next")  # fmt: skip
_YEAR = r"(?:19|20)\d\d"


def _sources() -> dict[str, str]:
    """Pattern of each form, in the order in which they are tried at a place."""
    data = rules("dates")
    month = rf"(?:{words(months())})(?![a-z])\.?"
    weekday = rf"(?:{words([*data['weekdays'], *(day.upper() for day in data['weekdays'])])})"
    count = rf"(?:{cased(data['numbers'])}|\d{{1,3}})"
    ordinal = rf"(?:{cased(data['ordinals'])})"
    dash = r"(?:\s?[-–—~]\s?|\s(?:to|and|or|through)\s)"
    suffix = r"(?:st|nd|rd|th)"
    solid = r"(?<![\d.,/$€£¥#])"
    shift = cased([*data["shifts"], *data["context_shifts"]])
    units = r"(?:years?|quarters?|months?|weeks?|days?|decades?)"
    clock = r"(?:[T\s]\s?[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
    return {
        "hanzi": rf"(?P<word>{words(data['hanzi'])})",
        "cjk": rf"{solid}(?:(?P<year>{_YEAR})\s?年)?\s?(?:(?P<first>1[0-2]|0?[1-9])\s?月?\s?[-–—~至到]\s?(?P<last>1[0-2]|0?[1-9])\s?月份?"
        r"|(?P<month>1[0-2]|0?[1-9])\s?月份?(?:\s?(?P<day>[0-3]?\d)\s?[日号]?(?:\s?[-–—~至到]\s?(?P<to>[0-3]?\d)\s?[日号]|(?<=[日号])))?)"
        rf"|{solid}(?P<year2>{_YEAR})\s?年",
        "iso": rf"(?<![\w.,/$€£¥#-])(?P<year>{_YEAR})(?:-(?P<m1>[01]?\d)-(?P<d1>[0-3]?\d)|\.(?P<m2>[01]?\d)\.(?P<d2>[0-3]?\d)"
        rf"|/(?P<m3>[01]?\d)/(?P<d3>[0-3]?\d)|-(?P<m4>0[1-9]|1[0-2])(?![-\d])){clock}(?![\d%/]|[-.:]\d)",
        "clocked": r"(?<![\w.,/$-])(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)\s[0-2]?\d:[0-5]\d",
        "slash": r"(?<![\w.,/$-])(?P<a>[0-3]?\d)(?:/(?P<b>[0-3]?\d)/|\.(?P<b2>[0-3]?\d)\.)(?P<year>(?:19|20)?\d\d)(?![\w/%]|[.-]\d)",
        "years": rf"(?<![\w.,/$€£¥#-])(?P<year>{_YEAR})(?:\s?[-–—~/]\s?(?P<last>{_YEAR})|[-–/](?P<short>\d\d))(?![\w/%-]|[.,]\d)",
        "mdy": rf"(?<![A-Z])(?P<month>{month})\s?(?P<day>[0-3]?\d){suffix}?(?:{dash}(?P<last>[0-3]?\d){suffix}?(?![\w%]|[.,/:]\d))?"
        rf"(?:,(?P<year>{_YEAR})(?![\w,]))?(?![\d%万亿]|[.,/:]\d|-\d|[A-Za-z]\w*\d)",
        "dmy": rf"(?<![\w.,/$€£¥#-])(?:(?P<day>[0-3]?\d){suffix}?{dash})?(?P<last>[0-3]?\d){suffix}?\s(?:of\s|day\sof\s)?(?P<month>{month})",
        "month": rf"(?:\b(?P<shift>{cased(data['shifts'])})\s)?(?<![A-Z])(?P<month>{month})(?!\w)",
        "glued": rf"(?<=[a-z])(?P<month>{words(name.title() for name in full_months())})(?![a-z])",
        "quarter": rf"\b(?:(?:[Tt]he\s)?(?P<ordinal>{ordinal})(?:\s(?:fiscal|calendar))?[\s-]quarter(?:ly)?|Q(?P<q>[1-4])"
        rf"(?:[\s’'-]?(?:FY)?\s?(?P<year>{_YEAR}|(?<=[’'Y\d])\d\d(?!\s)))?|(?P<q2>[1-4])Q\s?['’]?(?P<year2>{_YEAR}|\d\d)?|(?P<year3>{_YEAR}|\d\d)Q(?P<q3>[1-4]))(?![\w%]|[.,]\d)",
        "half": rf"\b(?:(?:[Tt]he\s)?(?P<ordinal>{ordinal})[\s-]half|H(?P<h>[12])(?:[\s’'-]?(?P<year>{_YEAR}|(?<=[’'\d])\d\d(?!\s)))?"
        rf"|(?P<h2>[12])H\s?['’]?(?P<year2>{_YEAR}|\d\d)?|(?P<year3>{_YEAR}|\d\d)H(?P<h3>[12]))(?!\w)",
        "firsts": rf"\b(?:[Tt]he\s)?[Ff]irst\s(?P<count>{count})\s(?P<of>months|quarters)\b",
        "fiscal": rf"\b(?:(?:[Ff]iscal|[Ff]inancial)(?:\s[Yy]ear)?\s|FY\s?['’]?)(?P<year>{_YEAR}|\d\d)(?:[-–/](?P<short>\d\d))?(?!\w|[.,]\d)",
        "day": rf"\b(?P<word>{cased(data['days'])})(?:\s(?:morning|afternoon|evening|night))?\b(?:(?:['’]s)\s(?:\w+\s)?(?P<timeless>{words(data['timeless'])})\b)?",
        "feast": rf"\b(?P<name>{words([*data['feasts'], *(name.replace(chr(39), '’') for name in data['feasts'])])})\b",
        "weekday": rf"\b(?:(?:[Tt]his\s)?(?P<shift>{cased(data['shifts'])})\s)?(?P<weekday>{weekday})(?:\s(?:morning|afternoon|evening|night))?\b",
        "period": rf"\b(?:[Tt]he\s)?(?:very\s)?same\s(?:period|quarter|months?|time\speriod)(?:\s(?:of|in))?\s(?:the\s)?"
        rf"(?:(?P<last>(?:last|previous|prior)\syear|(?:a|one|the)\syear\s(?:ago|earlier|before)|previous)|(?P<stated>this\syear)|(?P<year>{_YEAR}))\b",
        "nth": rf"\b(?:[Tt]he\s)?(?:very\s)?(?P<ordinal>{ordinal}|[Ll]ast|[Ff]inal)\s(?:full\s)?week(?=\s(?:of|in)\s)",
        "relative": rf"\b(?:[Tt]he\s|[Ll]ater\s|[Ee]arlier\s)?(?P<shift>{shift})\s(?:(?:fiscal|calendar|entire|whole)\s)?"
        rf"(?P<unit>year|quarter|month|weekend|week|day|decade|{words(data['seasons'])})(?![\w-])(?!\s(?:around|high|low)\b)",
        "span": rf"\b(?:[Tt]he\s|[Tt]hese\s)?(?P<shift>{cased(data['shifts'])})\s(?P<count>{count})\s(?P<unit>{units})\b(?!\s(?:ago|earlier))",
        "ago": rf"\b(?P<count>{count})[\s-](?P<unit>{units})\s(?P<way>ago|earlier|later|before|previous|previously|after\sthat)\b(?!\sthan\b)",
        "other": r"\b[Tt]he\s(?P<unit>year|month|quarter|day)\s(?:(?P<way>previous|earlier)\b|(?P<way2>before|after)(?=\s?[.,;)]|$))"
        r"|\b(?P<next>[Nn]ext\sday)\b",
        "whole": rf"\b(?:(?:[Tt]he\s)?(?:full|whole|entire)[\s-](?P<unit>year|month|quarter)|(?:[Tt]he\s|(?<=\bof )|(?<=\bin ))(?:(?:fiscal|financial|calendar)\s)?(?P<unit2>year|month|quarter|day|weekend|week)|(?P<yearend>[Yy]ear[\s-]end(?:\s(?P<year>{_YEAR}))?))(?![\w-])(?!['’]s)",
        "ordinal": r"\b[Tt]he\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)(?=\s(?:and|that|at|in|the|he|she|it|they|of\s(?:this|that|last|next|the\s(?:same|month))|to|by|with|as|for|after|before|a|an)\b|[.,;:)]|\s*$|\s[A-Z])",
        "decade": r"(?<![\w$€£¥#])(?:(?P<year>(?:19|20)\d0)s|(?:(?<=[Tt]he )|(?<=and ))['’`]?(?P<short>[2-9]0)s)\b",
        "season": rf"\b(?:[Tt]he\s|[Ll]ast\s|(?<=\bin )|(?<=\bIn )|(?<=\bby )|(?<=\bsince ))(?P<season>{words(data['seasons'])})\b|\b(?P<title>{cased(data['seasons'])})(?:\sof)?(?=\s{_YEAR}\b)",
        "short": r"(?<![\w'’])(?:(?<=\bsince )|(?<=\bin )|(?<=\bof ))['’](?P<year>\d\d)\b",
        "time": rf"(?<![\w.,:/$-])(?:[01]?\d|2[0-3])(?:[:.]?[0-5]\d)?\s?(?:[AaPp]\.?[Mm]\b\.?(?:\s\(?(?:{words(data['zones'])})\b(?:\s?[+-]\d+)?\)?|\s(?:U\.S\.\s)?(?:[A-Z][a-z]+\s){{1,2}}[Tt]ime\b)?|(?:{words(data['zones'])})\b(?:\s?[+-]\d+)?)",
        "year": rf"(?:(?<![A-Za-z0-9_$€£¥#/@&+=%-])(?<!\d[.,:])|(?<=[Mm]id-)|(?<=[Ee]nd-)|(?<=[Pp]re-)|(?<=[Pp]ost-)|(?<=[Ll]ate-)|(?<=[Ee]arly-)|(?<=\b[io][nf]))(?P<year>{_YEAR})"
        r"(?![\d%]|[.,:]\d|/\w|[-–]\d|-[a-zA-Z]|[a-z_]|\.\w)",
    }


def _first_letters() -> str:
    """A pattern of the first two letters of every lower-case word that a form begins with."""
    data = rules("dates")
    lists = [data[key] for key in ("lowercase_months", "numbers", "ordinals", "seasons", "days", "shifts", "context_shifts")]
    begun = {str(word)[:2].ljust(2) for words_of_list in lists for word in words_of_list if not str(word)[0].isdigit()}
    begun |= {word[:2] for word in _LEADS}
    tree: dict[str, str] = {}
    for first, second in sorted(begun):
        tree[first] = tree.get(first, "") + second
    return "|".join(f"{first}[{seconds}]" for first, seconds in tree.items())


@functools.cache
def forms() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """The union pattern, whose named groups are the forms, and the pattern of each form with its own groups."""
    sources = _sources()
    bare = {name: re.sub(r"\(\?P<\w+>", "(?:", source) for name, source in sources.items()}
    gate = rf"(?:(?<![A-Za-z])(?=[0-9'’`]|{_first_letters()})|(?=[A-Z一-鿿]))"  # most places of a text begin no date
    union = re.compile(gate + "(?:" + "|".join(f"(?P<{name}>{source})" for name, source in bare.items()) + ")")
    return union, {name: re.compile(source) for name, source in sources.items()}

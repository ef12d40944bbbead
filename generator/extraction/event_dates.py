"""Dates that tell of no happening: they say with what a figure is compared, how long, or which thing is meant."""

from __future__ import annotations

import functools
import re

from generator.extraction.context import Line
from generator.extraction.dates import FoundDate
from generator.knowledge import rules

_BACKDROP = re.compile(
    r"\b(?:up|down) from [^,;.]{1,30} in $|\bchange (?:from|on|since) (?:the )?$|,\spublished (?:on )?$|\d[*×x]$"
)  # before a date: what a figure was earlier, when a paper came out, a measure of a body
_BESIDE = re.compile(r"(?: and \d{4})? model\b|(?<=[Tt]oday)['’]s\b|[*×x]\d")  # after one
_BUILT = re.compile(r"\bbuilt (?:between|from|in)\b[^;]*$|\bmodel years?\b")
_COMPARED = re.compile(
    r"(?:\bshort of (?:the )?|\bthan (?:in |a )?|\bcompared (?:with|to) (?:the )?|\bsame (?:month|period|quarter|time) (?:of|in|as in) |"
    r"\bversus |\bfrom the same \w+ of |\bover the same \w+ of |\bagainst )(?:\w+ )?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor (?:the )?$|\bfor (?:the )?\w{1,4}$")
_IN_REPORT = re.compile(r"\b[Ii]n (?:the|its|their)(?: company['’]s)? $|\b[Aa]ccording to (?:the|its) $")
_NOUN_NEXT = re.compile(r" [a-z]{4}")
_YEAR_END = re.compile(r"(?:the )?year-end$", re.IGNORECASE)


def only_describes(text: str, line: Line, date: FoundDate) -> bool:
    """True for a date of which nothing is said to happen, as the words beside it show."""
    written = text[date.start : date.end]
    before = text[max(line.start, date.start - 50) : date.start]
    if date.edtf.startswith("XXXX") or _COMPARED.search(before[-30:]) or _BACKDROP.search(before):
        return True
    if _BUILT.search(before[-40:]) or _BESIDE.match(text, date.end):
        return True  # says which cars are meant
    if _IN_REPORT.search(before) and text.startswith(
        (" annual report", "'s annual report", "’s annual report"), date.end
    ):
        return True  # "in the 2021 annual report" says where, not when
    if _YEAR_END.match(written) and _NOUN_NEXT.match(text, date.end):
        return True  # "the year-end meeting"
    return _no_date().match(written) is not None or _is_reported(text, line, date)


def _is_reported(text: str, line: Line, date: FoundDate) -> bool:
    """True for the period of results whose publication is dated right after it: "a loss for the quarter on Tuesday"."""
    if date.kind != "period" or not _FOR.search(text[max(line.start, date.start - 8) : date.start + 4]):
        return False
    return any(0 < other.start - date.end < 12 and len(other.edtf) == 10 for other in line.dates)


@functools.cache
def _no_date() -> re.Pattern[str]:
    clock = r"(?:at )?(?:about |around )?\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)$"
    return re.compile(
        rf"(?:in |over |for |of )?{rules('events')['spans']}|[a-z]+-quarter$|(?:an?|one) (?:year|quarter|month) (?:earlier|ago|before)$|(?:the )?same (?:month|period|quarter)\b|{clock}",
        re.IGNORECASE,
    )

"""Whether something that looks like a year or a month is one, by the words around it."""

import functools
import re

from generator.extraction._date_forms import cased, full_months, months, words
from generator.knowledge import rules

_WALK_BEFORE = re.compile(r"\b(?:Long|a|on the) $")
_WALK_AFTER = re.compile(r" of (?!this|last|next|that|the)[a-z]")  # "the March of progress"
_VERB_AFTER = re.compile(r"\s(?:be|have|not|also)\b")
_OLD_BEFORE = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Yy]ear|early|late) $")
_COUNTED_AFTER = re.compile(r"\s?[-–/]|\s[a-z]+s\b(?<!was)")


@functools.cache
def amount() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{words(rules('dates')['counted'])})(?![A-Za-z])")


@functools.cache
def _month_before() -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:{cased(rules('dates')['month_before'])})[\s-]?|[-–—,(/]\s?|\b20\d\d\s)$")


@functools.cache
def _dated_before() -> re.Pattern[str]:
    day = r"(?:\s\d\d?(?:st|nd|rd|th)?)?"
    return re.compile(
        rf"(?:\b(?:{words(months())})\.?{day},?|\bQ[1-4],?|\b(?:quarter|half|months|end|start|spring|summer|autumn|winter) of)\s$"
    )


@functools.cache
def _name_after() -> re.Pattern[str]:
    return re.compile(rf"\s(?!Q[1-4]\b|H[12]\b|(?:{words(rules('dates')['no_names'])})\b)[A-Z]")


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


def full_year(digits: str) -> int:
    """Two digits are of the years 1970 to 2069."""
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 70 else 2000)


def is_year(text: str, start: int, end: int, year: int) -> bool:
    """Whether four digits are a year here, by the words around them."""
    strong, beside, amount_before, model_after, event_after, event_before = _year_contexts()
    head, tail = text[max(0, start - 24) : start], text[end : end + 60]
    if not 1500 <= year <= 2070 or amount_before.search(head) or model_after.match(tail) or amount().match(tail):
        return False
    if _dated_before().search(head):
        return True
    if year < 1900:  # mostly amounts
        return bool(_OLD_BEFORE.search(head)) and not _COUNTED_AFTER.match(tail)
    if strong.search(head):
        return True
    named = _name_after().match(tail) and not _month_follows(tail)
    if beside.search(head):
        round_number = year % 100 == 0 and not re.search(r"\b(?:19|20)\d\d (?:and|to) $", head)
        return not round_number and not (named and not event_after.match(tail))
    word = re.search(r"([A-Za-z][\w'’]*)\.?\s$", head)
    if word is None:
        return year >= 1950 and not (named and not event_after.match(tail)) and (year % 100 != 0 or not head.strip())
    if word[1][0].isupper():
        return bool(event_before.search(head)) or word[1] in months()
    return year % 100 != 0 and not named


@functools.cache
def _month_word() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{words(months())})\b")


def _month_follows(tail: str) -> bool:
    return bool(_month_word().match(tail))


def month_number(written: str) -> int:
    return months()[written.rstrip(".")]


def is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a month's name alone is the month: not the verb May or March, nor Jan the man."""
    name = match["month"].rstrip(".")
    head, tail = text[max(0, match.start("month") - 16) : match.start("month")], text[match.end() : match.end() + 12]
    if re.match(r"\.?,?\s?['’]?\d", tail):
        return True
    if name.lower() in full_months():
        if name.lower() == "may":
            return bool(_month_before().search(head)) and not _VERB_AFTER.match(tail)
        return name.lower() != "march" or not (_WALK_BEFORE.search(head) or _WALK_AFTER.match(tail))
    return bool(_month_before().search(head)) or bool(re.match(r"\s?[-–—]\s?[A-Z]", tail))

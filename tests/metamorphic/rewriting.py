"""Rewriting articles with other names, numbers and dates, and facts in the same way.

Names change by ``exchanges.yml``. Of a number every digit but 0 becomes the next one, up or down, so that length, zeros and
order stay. Dates move by whole months, as many for each article as keep all its days in the calendar, and by years.
"""

import functools
import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from generator.knowledge import load_yaml
from generator.knowledge.lexicon import Lexicon, slug
from generator.model import Entity

Part = tuple[str, int]  # seed file and 1-based number of the article in it

#: Months that an article's dates move by. Articles that tell of the same event move together.
MONTHS: Mapping[Part, int] = {
    ("000_c3f0a1c874927c1e.txt", 1): -1,
    ("001_a11778c11e2db4bd.txt", 1): 2,
    ("002_243b8e2836ea5222.txt", 1): 2,
    ("003_cbd613d0dd37fc56.txt", 1): -1,
    ("003_cbd613d0dd37fc56.txt", 2): -1,
    ("003_cbd613d0dd37fc56.txt", 3): -1,
    ("003_cbd613d0dd37fc56.txt", 4): 1,
    ("004_b9567b88e569765a.txt", 1): 2,
}
FILES = tuple(dict.fromkeys(file for file, _ in MONTHS))  # those that are rewritten; others may lie beside them
_MONTH_NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
_MONTH_NAMES += ["October", "November", "December"]
_MONTH = "|".join(_MONTH_NAMES)
_COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_YEAR = r"(?<![\w.,])20[123]\d(?!\w|[.,]\d)"
_DATE = re.compile(
    rf"(?P<iso>20\d\d[-.]\d\d[-.]\d\d)|\b(?P<month>{_MONTH})\b(?P<day> \d{{1,2}}(?:st|nd|rd|th)?\b)?|(?P<year>{_YEAR})|"
    rf"(?<=first )(?P<count>{'|'.join(_COUNTS)})(?= months)"
)
_NUMBER = re.compile(r"(?<![A-Za-z\d_.,-])\d[\d,]*(?:\.\d+)?(?!\d|S\b|st\b|nd\b|rd\b|th\b)|(?<=\d-)\d[\d,]*(?![\d-])")
#: What becomes of each digit. Where numbers shrink, 1 and 2 stay: a 1 for a 2 would turn "130,000-200,000" round.
_DIGITS = {"larger": str.maketrans("12345678", "23456789"), "smaller": str.maketrans("3456789", "2345678")}
_EDTF = re.compile(
    r"(?P<since>\d{4}-01(?=/))|(?P<end>\d{4}-12-31)|(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?"
)


class Exchange(Struct, frozen=True):
    """One name that takes the place of another."""

    source: str  # entity id
    target: str  # entity id
    forms: dict[str, str]


@functools.cache
def exchanges() -> tuple[Exchange, ...]:
    """The exchanges of ``exchanges.yml``."""
    entries = load_yaml(Path(__file__).with_name("exchanges.yml"))
    return tuple(Exchange(entry["from"], entry["to"], dict(entry["forms"])) for entry in entries)


class Rewriting(Struct, frozen=True):
    """What is rewritten: any of names, numbers and dates."""

    names: bool = False
    numbers: Literal["larger", "smaller"] | None = None
    years: int | None = None  # that dates move by, besides the months; None where they stay

    def text(self, text: str, part: Part) -> str:
        """An article's text, or words of it."""
        if self.years is not None:
            text = _DATE.sub(functools.partial(_moved_words, years=self.years, months=MONTHS[part]), text)
        if self.numbers:
            digits = _DIGITS[self.numbers]
            text = _outside(text, _kept(), lambda between: _NUMBER.sub(lambda m: m[0].translate(digits), between))
        if self.names:
            text = _name_pattern().sub(lambda match: _forms()[match[0]], text)
        return text

    def entity(self, id_: str, part: Part) -> str:
        """An entity's id. That of a discovered one is made from its name."""
        if not self.names:
            return id_
        targets = {exchange.source: exchange.target for exchange in exchanges()}
        return targets.get(id_) or slug(self.text(id_, part))

    def number(self, value: int | float) -> int | float:
        """A value that the article writes in digits."""
        if not self.numbers:
            return value
        return type(value)(Decimal(repr(value).translate(_DIGITS[self.numbers])))

    def date(self, edtf: str, part: Part) -> str:
        """An EDTF date: quarters, halves and years move by years only."""
        if self.years is None:
            return edtf
        return _EDTF.sub(functools.partial(_moved_edtf, years=self.years, months=MONTHS[part]), edtf)

    def lexicon(self, lexicon: Lexicon) -> Lexicon:
        """The lexicon in which the other names stand where the first ones stood: same parents, relatives and sector."""
        if not self.names:
            return lexicon
        targets = {exchange.source: exchange.target for exchange in exchanges()}
        moved = {
            target: _placed(lexicon.entities[target], lexicon.entities[source], targets)
            for source, target in targets.items()
        }
        return Lexicon(moved.get(entity.id, entity) for entity in lexicon.entities.values())


def _placed(entity: Entity, model: Entity, targets: dict[str, str]) -> Entity:
    def other(id_: str | None) -> str | None:
        return targets.get(id_, id_) if id_ else None

    return replace(
        entity,
        part_of=other(model.part_of),
        variant_of=other(model.variant_of),
        related=tuple(targets.get(id_, id_) for id_ in model.related),
        sector=model.sector,
        country=model.country,
    )


@functools.cache
def _forms() -> dict[str, str]:
    return {form: other for exchange in exchanges() for form, other in exchange.forms.items()}


@functools.cache
def _name_pattern() -> re.Pattern[str]:
    """The names of the articles; a name may stand glued behind a lower-case letter or before an upper-case one."""
    longest = sorted(_forms(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?:(?<![A-Za-z\d])|(?<=[a-z])(?=[A-Z]))(?:{'|'.join(map(re.escape, longest))})(?![a-z\d])")


@functools.cache
def _kept() -> re.Pattern[str]:
    """Numbers that are none: those in names and dates."""
    return re.compile(f"{_name_pattern().pattern}|{_DATE.pattern}")


def _outside(text: str, kept: re.Pattern[str], change: Callable[[str], str]) -> str:
    pieces, at = [], 0
    for match in kept.finditer(text):
        pieces += [change(text[at : match.start()]), match[0]]
        at = match.end()
    return "".join([*pieces, change(text[at:])])


def _moved(year: int, month: int, months: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def _moved_words(match: re.Match[str], *, years: int, months: int) -> str:
    if match["iso"]:
        year, month = _moved(int(match["iso"][:4]) + years, int(match["iso"][5:7]), months)
        return f"{year}{match['iso'][4]}{month:02}{match['iso'][7:]}"
    if match["month"]:
        return _MONTH_NAMES[(_MONTH_NAMES.index(match["month"]) + months) % 12] + (match["day"] or "")
    if match["year"]:
        return str(int(match["year"]) + years)
    return _COUNTS[_COUNTS.index(match["count"]) + months]


def _moved_edtf(match: re.Match[str], *, years: int, months: int) -> str:
    """Of "the first months" the beginning and of "the end of 2022" the month stay; the last day of a month stays its last."""
    if match["year"] == "XXXX" or match["year"] is None or match["month"] is None or int(match["month"]) > 12:
        return match[0] if match["year"] == "XXXX" else f"{int(match[0][:4]) + years}{match[0][4:]}"
    year, month, day = int(match["year"]), int(match["month"]), match["day"]
    moved_year, moved_month = _moved(year + years, month, months)
    if day is None:
        return f"{moved_year}-{moved_month:02}"
    last = int(day) == monthrange(year, month)[1]
    return f"{moved_year}-{moved_month:02}-{monthrange(moved_year, moved_month)[1] if last else day}"

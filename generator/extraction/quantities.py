"""Quantities in a text: figures with their unit, bound and form, told apart from dates, names and codes."""

import re
from typing import Literal

from msgspec import Struct

from generator.extraction import _quantity_vocabulary as v
from generator.extraction._quantity_bounds import bound_of
from generator.extraction._quantity_figures import Figure, complete, revalue, unit_in_front
from generator.extraction._quantity_groups import group
from generator.extraction._quantity_idioms import IDIOM_LEADS, IDIOMS, idiom
from generator.extraction._quantity_literals import (
    CHINESE_FIGURE,
    FIGURE,
    WORDED,
    Number,
    read_chinese,
    read_literal,
    read_words,
)
from generator.extraction._quantity_noise import SKIP, is_noise
from generator.model import Bound

Form = Literal["number", "range", "list", "ordinal", "fraction", "multiple", "change", "condition"]


class Quantity(Struct, frozen=True, kw_only=True):
    """A quantity as a text states it, in canonical units.

    ``value`` is a number; ``(low, high)`` for a range; ``(before, after)`` for a change; ``(from, to)`` for a condition
    (the window of a sprint or of a charge); n numbers for a list. Shares are percentages, ranks ordinals.
    ``unit`` is a code of ``knowledge/units.yml`` (mm, kW.h, CNY, {vehicle}/mo ...) or None for a bare figure.
    """

    start: int  # code points: the figure with prefix, unit and counted noun
    end: int  # exclusive
    number_start: int  # the figures alone
    number_end: int  # exclusive
    value: Number | tuple[Number, ...]
    unit: str | None = None
    bound: Bound = "eq"
    form: Form = "number"


_PREFIX = f"(?:(?<![A-Za-z]){v.any_of(v.PREFIXES)}{v.SPACE}?)"
_IDIOMS = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in IDIOMS.items())
#: What may begin at a digit, a currency sign, a Chinese numeral or a word that is in the vocabulary.
_ITEM = re.compile(
    f"{_IDIOMS}|(?P<skip>{SKIP})|(?P<figure>{_PREFIX}?(?:{FIGURE}))|(?P<worded>{WORDED})|(?P<chinese>{CHINESE_FIGURE})"
)
_PARTS = re.compile(f"(?P<prefix>{_PREFIX})?(?P<digits>.+)", re.DOTALL)
_LEADS = frozenset(
    lead
    for words in (v.NUMBER_WORDS, v.PAIRED_WORDS, v.ORDINAL_WORDS, v.MULTIPLE_WORDS, v.RULES["months"], IDIOM_LEADS)
    for word in words
    if (lead := re.sub("[^a-z].*", "", word.lower()))
)
_SIGNS = "".join(
    sorted({prefix[0] for prefix in v.PREFIXES if not prefix[0].isalpha()} | set(v.CHINESE_DIGITS) | set("十百千第"))
)
#: The sign before the letters of a word or currency that may begin an item, and a sign or digit that may. Each pattern begins
#: with a set of signs, so that the search skips all other letters.
_WORD = re.compile(
    rf"[^A-Za-z](?=(?ai:{v.exactly(lead for lead in _LEADS if len(lead) > 2)}"
    rf"|{v.exactly(lead for lead in _LEADS if len(lead) < 3)}(?![a-z]))|{v.any_of(v.PREFIXES)})"
)
_SIGN = re.compile(rf"[0-9+\]{re.escape(_SIGNS)}](?:(?<!\+)|(?=[0-9]))(?:(?<!\])|(?=\())")


def _places(text: str) -> list[int]:
    """The offsets at which an item may begin, in order."""
    words = (match.start() for match in _WORD.finditer(f" {text}"))  # of the sign before: the place in the text itself
    return sorted([*words, *(match.start() for match in _SIGN.finditer(text))])


_MINUS = re.compile(r"\b[Mm]inus\s$")
_COMMA = re.compile(r",[0-9]{1,2}$")
_POINT = re.compile(r"\.[0-9]{1,2}$")
_LONGEST = 18  # digits; a longer run is a code


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of a text, ordered by start; they do not overlap."""
    figures = [figure for figure in group(_figures(text), text) if not _idle(figure)]
    return [
        Quantity(
            start=figure.start,
            end=figure.end,
            number_start=figure.number_start,
            number_end=figure.number_end,
            value=figure.value,
            unit=figure.unit,
            bound="eq" if figure.form == "condition" else bound_of(text, figure.start, figure.number_end, figure.end),
            form=figure.form,  # type: ignore[arg-type]
        )
        for figure in figures
    ]


def _figures(text: str) -> list[Figure]:
    figures: list[Figure] = []
    position = 0
    for start in _places(text):
        if start < position:
            continue
        found = _ITEM.match(text, start)
        if found is None:
            continue
        figure = _read(text, found, found.lastgroup or "skip")
        position = found.end()
        if figure is not None:
            figures.append(figure)
            position = max(position, figure.end)
    _settle_dots(figures)
    return figures


def _settle_dots(figures: list[Figure]) -> None:
    """In a text that writes decimals with a comma, a dot before three digits parts thousands for every unit."""
    commas = sum(1 for figure in figures if _COMMA.search(figure.literal))
    if commas < 2 or commas <= sum(1 for figure in figures if _POINT.search(figure.literal)):
        return
    for figure in figures:
        if "." in figure.literal:
            figure.dotted = True
            revalue(figure)


def _read(text: str, found: re.Match[str], kind: str) -> Figure | None:
    if kind == "figure":
        return _digits(text, found)
    if kind == "worded":
        return _worded(text, found)
    if kind == "chinese":
        figure = Figure(found.start(), found.end(), "")
        complete(figure, text, read_chinese(found[0]))
        return figure
    return None if kind == "skip" else idiom(kind, found[0], found.start())


def _digits(text: str, found: re.Match[str]) -> Figure | None:
    parts = _PARTS.fullmatch(found[0])
    if parts is None or len(parts["digits"]) > _LONGEST:
        return None
    start = found.start() + parts.start("digits")
    figure = Figure(start, found.end(), parts["digits"])
    if parts["prefix"]:
        figure.start = found.start()
        figure.unit = v.PREFIXES[parts["prefix"].rstrip("\u00a0\u202f\u2009 ")]
    complete(figure, text, read_literal(figure.literal))
    if figure.unit is None and (unit := unit_in_front(text, start)):
        figure.unit, figure.bare = unit, False
        revalue(figure)
    if is_noise(text, figure):
        return None
    if figure.start == start and not isinstance(figure.value, tuple) and _is_negative(text, start - 1):
        figure.value, figure.literal, figure.start, figure.number_start = -figure.value, "", start - 1, start - 1
    elif (
        figure.unit in {"Cel", "deg"}
        and not isinstance(figure.value, tuple)
        and _MINUS.search(text, max(0, start - 8), start)
    ):
        figure.value, figure.literal = -figure.value, ""
    return figure


def _is_negative(text: str, position: int) -> bool:
    """Whether a minus sign stands at the position, and not a hyphen or dash between two things."""
    if position < 0 or text[position] not in "-−":
        return False
    return not position or text[position - 1] in " (\u00a0:"


def _worded(text: str, found: re.Match[str]) -> Figure | None:
    words = found[0]
    figure = Figure(found.start(), found.end(), "")
    figure.worded = True
    raw = read_words(words)
    if words.lower() in v.PAIRED_WORDS or words.lower() == "zero" or (len(words) > 1 and words.isupper()):
        return _paired(figure, text, raw)
    complete(figure, text, raw)
    if figure.unit is None and figure.magnitude == 1:
        return figure if _opens_range(text, figure.end) else None
    return figure


def _opens_range(text: str, end: int) -> bool:
    return text[end : end + 4] == " to " or text[end : end + 1] in "-–"


def _paired(figure: Figure, text: str, raw: Number) -> Figure | None:
    complete(figure, text, raw)
    if figure.unit in v.PAIRED_UNITS:
        return figure
    return figure if raw == 0 and figure.unit is None and _opens_range(text, figure.end) else None


def _idle(figure: Figure) -> bool:
    """A number word that neither counts nor measures anything, or that says no more than an article does."""
    if figure.form != "number" or figure.literal:
        return False
    return (figure.unit is None and figure.magnitude == 1) or (
        figure.worded and figure.value == 1 and figure.unit in {"{vehicle}", "{person}"}
    )

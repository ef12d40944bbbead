"""Changes: a percentage or a multiple that says how much another figure grew or fell."""

from __future__ import annotations

import functools
import re

from generator.extraction.context import Context, Line
from generator.extraction.phrases import Cue
from generator.extraction.quantities import Quantity
from generator.knowledge.attributes import Attribute, attributes
from generator.model import Claim

_NEUTRAL = re.compile(
    r"(?:year|month|quarter)[- ]on[- ](?:year|month|quarter)|yoy|ring ratio|compared with", re.IGNORECASE
)
_THAN = re.compile(r"\s(?:higher|lower|larger|greater|smaller|bigger|longer|dearer|cheaper|faster) than\b")
_BEFORE = re.compile(r"\b(?:year|quarter|month|week|before|earlier|ago|previous|last|same)\b")
_LEVEL = re.compile(r"\b(?:to|at|from)\s(?:about\s|just\s)?$")


def change_of(
    context: Context, line: Line, quantity: Quantity, cues: list[Cue], last: Claim | None
) -> tuple[Attribute, float, str] | None:
    """The attribute that changes, the change in per cent (negative: a fall) and its basis ("yoy", "mom").

    None where the quantity is no change, or nothing is named that could change.
    """
    if quantity.unit not in ("%", "{times}") or isinstance(quantity.value, tuple):
        return None
    if quantity.unit == "{times}" and _ratio(context, line, quantity):
        return None
    direction = _direction(context, line, quantity)
    if direction == 0:
        return None
    if _is_level(line, quantity, cues):
        return None
    base = _base(context, line, quantity, cues, last)
    if base is None:
        return None
    value: float = quantity.value
    if quantity.unit == "{times}":
        by = context.text[max(line.start, quantity.start - 4) : quantity.start].endswith(" by ")
        value = round(value * 100 if by else (value - 1) * 100, 6)
        value = int(value) if value == int(value) else value
    basis = "" if base.id == "share_price" else _basis(context, line, quantity)
    return base, (direction * value if value > 0 else value), basis


def change_alone(context: Context, line: Line, quantity: Quantity, cues: list[Cue]) -> float | None:
    """The signed change of a percentage right behind a verb of change, with no word of a share of its own near it."""
    if quantity.unit != "%" or isinstance(quantity.value, tuple):
        return None
    table = attributes()
    if any("%" in table[cue.key].units and abs(cue.start - quantity.start) < 60 for cue in cues):
        return None
    verb = next((c for c in line.cues["change"] if c.key != "unchanged" and 0 < quantity.start - c.end <= 4), None)
    if (
        verb is None
        or _is_bound(context.text, verb)
        or context.text[verb.end : quantity.start].strip() not in ("", "by")
    ):
        return None
    return quantity.value if verb.key == "up" else -quantity.value


def _ratio(context: Context, line: Line, quantity: Quantity) -> bool:
    """True for "three times higher than that of petrol cars": set against another thing, not against another time."""
    match = _THAN.match(context.text, quantity.end)
    return (
        match is not None
        and not any(match.end() <= d.start <= match.end() + 40 for d in line.dates)
        and not (_BEFORE.search(context.text, match.end(), min(line.end, match.end() + 40)))
    )


def _basis(context: Context, line: Line, quantity: Quantity) -> str:
    """What the change is against: the nearest word for it, else the year before."""
    near = [
        (abs(cue.start - quantity.start), cue.key)
        for cue in line.cues["basis"]
        if abs(cue.start - quantity.start) < 48
        and context.crossings(*sorted((cue.start, quantity.start))) <= 1
        and not any(
            q is not quantity and min(cue.start, quantity.start) < q.start < max(cue.start, quantity.start)
            for q in line.quantities
        )
    ]
    return min(near)[1] if near else "yoy"


def _direction(context: Context, line: Line, quantity: Quantity) -> int:
    """1 for up, -1 for down, 0 where no word near the figure says that something changed."""
    if _LEVEL.search(context.text[max(line.start, quantity.start - 8) : quantity.start]):
        return 0  # "slipped to 14 %": the new level, not the change
    best: tuple[float, int] | None = None
    for cue in line.cues["change"]:
        if cue.end <= quantity.start:
            low, high, factor = cue.end, quantity.start, 1.0
        elif cue.start >= quantity.end:
            low, high, factor = quantity.end, cue.start, 1.5
        else:
            continue
        if cue.key == "unchanged" or (cue.end <= quantity.start and _is_bound(context.text, cue)):
            continue
        if any(low <= q.start and q.end <= high for q in line.quantities):
            continue
        cost = factor * (high - low) + 20 * context.crossings(low, high)
        if _NEUTRAL.fullmatch(context.text, cue.start, cue.end):
            cost += 16  # "down 1 % year on year": it tells with what, not which way
        if cost <= 34 and (best is None or cost < best[0]):
            best = (cost, 1 if cue.key == "up" else -1)
    if best is None:
        before = context.text[max(0, quantity.start - 2) : quantity.number_start].strip()
        return 1 if before.endswith("+") else -1 if before.endswith(("-", "−", "–")) else 0
    return best[1]


def _is_level(line: Line, quantity: Quantity, cues: list[Cue]) -> bool:
    """True for "gross margin was 12 %, up from ...": a share of its own, with the change named after it."""
    table = attributes()
    papers = {cue.start for cue in line.cues["share"]}  # "Orvane shares closed 1.2 % higher"
    own = [
        c
        for c in cues
        if quantity.unit in table[c.key].units and 0 <= quantity.start - c.end < 24 and c.start not in papers
    ]
    before = [c for c in line.cues["change"] if c.key != "unchanged" and 0 <= quantity.start - c.end < 24]
    return bool(own) and not before


def _is_bound(text: str, cue: Cue) -> bool:
    """True for "more" in "more than 30 %", which bounds the figure."""
    return text[cue.end : cue.end + 5].lower() == " than" or text[cue.start : cue.end].lower().endswith(" than")


def _base(context: Context, line: Line, quantity: Quantity, cues: list[Cue], last: Claim | None) -> Attribute | None:
    """What changes: the nearest cue of a growing attribute before the figure, else the claim before it."""
    if any(_is_share(line, quantity, cue) for cue in line.cues["share"]) and not any(
        cue.key in _growing() and cue.end <= quantity.start for cue in cues
    ):
        return _share_price()
    growing = _growing()
    before = [cue for cue in cues if cue.key in growing and cue.end <= quantity.start]
    named = min(
        before, key=lambda cue: quantity.start - cue.end + 20 * context.crossings(cue.end, quantity.start), default=None
    )
    if last is not None and last.attribute in growing and (named is None or quantity.start - named.end > 50):
        return growing[last.attribute]
    if named is not None:
        return growing[named.key]
    after = [cue for cue in cues if cue.key in growing and cue.start >= quantity.end]
    nearest = min(after, key=lambda cue: cue.start, default=None)
    return growing[nearest.key] if nearest and nearest.start - quantity.end < 40 else None


def _is_share(line: Line, quantity: Quantity, cue: Cue) -> bool:
    """True for "shares" near the change that is not the end of a company's name ("Xiaokang shares")."""
    named = any(m.start < cue.end and cue.start < m.end and m.end - m.start > 14 for m in line.mentions)
    return abs(cue.start - quantity.start) < 60 and not (named and not line.quantities[0].start > cue.end)


@functools.cache
def _growing() -> dict[str, Attribute]:
    return {a.id: a for a in attributes().values() if a.growth}


@functools.cache
def _share_price() -> Attribute:
    import msgspec

    return msgspec.structs.replace(attributes()["share_price"], growth="share_price_growth")

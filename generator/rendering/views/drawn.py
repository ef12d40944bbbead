"""Charts of the findings: which figures may stand in one chart, and what it is called."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup
from msgspec import Struct

from generator.model import Claim, Profile
from generator.rendering import charts, dates, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links, claim_anchor
from generator.rendering.quantities import measure, numbers_of, sort_value, unit_name
from generator.rendering.views.findings import claim_order, write_scope

MODELS = 40  # in the chart of prices
PRICES, COVERAGE = "Prices by model, in yuan", "Articles by month of publication"
_LEAST, _MOST = 3, 18
_SURE = ("reported", "claimed")
_MONTHS = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}


class Drawing(Struct, frozen=True, kw_only=True):
    """A chart with its title and the claims that it shows, in its order."""

    title: str
    caption: str  # the title without the entity's name
    claims: list[Claim]

    @property
    def svg(self) -> Markup:
        """The chart itself."""
        before = [None, *(dates.span(claim.period) for claim in self.claims)]
        points = [_point(claim, after) for claim, after in zip(self.claims, before, strict=False)]
        return charts.columns(self.title, points)


def over_time(name: str, claims: Iterable[Claim]) -> list[Drawing]:
    """Charts of one attribute's figures: only those of one unit, scope and length of period stand together."""
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        if length := _length(claim):
            groups.setdefault((claim.unit or "", write_scope(claim), length), []).append(claim)
    drawings = []
    for (unit, scope, length), group in sorted(groups.items()):
        group.sort(key=lambda claim: (dates.sort_key(claim.period), sort_value(claim)))
        if len({claim.period for claim in group}) >= _LEAST:
            what = ", ".join(part for part in (f"by {length}", scope, unit_name(unit)) if part)
            caption = f"{wording.claim_label(group[0])} {what}"
            title = f"{name}: {caption}"
            drawings.append(Drawing(title=title, caption=caption, claims=group[-_MOST:]))
    return drawings


def _length(claim: Claim) -> str:
    """The length of the period of a figure that may stand in a chart; empty for any other claim."""
    if not claim.period or claim.status == "denied" or len(numbers_of(claim.value)) != 1:
        return ""
    days = dates.span(claim.period)
    return _MONTHS.get(days.months, "") if days else ""


def figures(profile: Profile) -> list[Drawing]:
    """The charts of an entity's figures over time."""
    drawable = [claim for claim in profile.claims if _length(claim)]
    if len(drawable) < _LEAST:
        return []
    grouped = groupby(sorted(drawable, key=claim_order), key=wording.claim_label)
    return [drawing for _, claims in grouped for drawing in over_time(profile.name, claims)]


def _point(claim: Claim, after: dates.Span | None) -> charts.Point:
    """A claim as a column; ``after`` are the days of the column before it."""
    days = dates.span(claim.period)
    assert days is not None
    if days.months == 1:
        label = f"{dates.MONTHS[days.first.month][:3]} {days.first.year % 100:02}"
    else:
        label = dates.human(claim.period).replace("first half of", "H1").replace("second half of", "H2")
    number = numbers_of(claim.value)[0]
    text = measure([number], claim.unit if claim.unit == "%" else None)
    return charts.Point(
        label=label,
        value=float(number),
        text=_short(text, number),
        hollow=claim.status not in _SURE,
        gap=bool(after and (days.first - after.last).days > 1),
    )


def _short(text: str, number: float) -> str:
    for scale, letter in ((1e9, "bn"), (1e6, "m")):
        if abs(number) >= scale:
            return f"{number / scale:.4g} {letter}"
    return text


class Prices(NamedTuple):
    """Models with prices in yuan, and these."""

    told: list[tuple[Profile, list[Claim]]]
    shown: list[tuple[Profile, list[Claim]]]  # of which most articles tell: those that the chart has room for


def prices(catalogue: Catalogue) -> Prices | None:
    """All models with prices in yuan; None where they are too few for a chart."""
    models = (profile for profile in catalogue.report.profiles if profile.kind == "model")
    found = ((profile, [claim for claim in profile.claims if _is_price(claim)]) for profile in models)
    told = [(profile, claims) for profile, claims in found if claims]
    if len(told) < _LEAST:
        return None
    most = sorted(told, key=lambda model: (-len(model[0].mentions), model[0].id))[:MODELS]
    chosen = {profile.id for profile, _ in most}
    return Prices(told, [(profile, claims) for profile, claims in told if profile.id in chosen])


def price_ranges(catalogue: Catalogue, shown: list[tuple[Profile, list[Claim]]], page: Links) -> Markup:
    """The chart of prices: each model's from the lowest to the highest."""
    rows = [_price_range(catalogue, profile, claims, page) for profile, claims in shown]
    rows.sort(key=lambda row: (row.low, row.high, row.label))
    steps = charts.ticks(0, max(row.high for row in rows))
    axis = [(step, f"{step / 1000:,.0f}k" if step else "0") for step in steps]
    return charts.ranges(PRICES, rows, axis)


def _price_range(catalogue: Catalogue, profile: Profile, claims: list[Claim], page: Links) -> charts.Range:
    numbers = [float(number) for claim in claims for number in numbers_of(claim.value)]
    low, high = min(numbers), max(numbers)
    return charts.Range(
        label=profile.name,
        url=page.page(catalogue.page_of(profile, claims[0]), claim_anchor(claims[0])),
        low=low,
        high=high,
        text=measure([low] if low == high else [low, high], "CNY"),
        hollow=all(claim.status not in _SURE for claim in claims),
    )


def coverage(catalogue: Catalogue) -> tuple[Markup | None, list[charts.Point]]:
    """Articles by month of publication, months without any included; None where fewer than two months are known."""
    counts: dict[tuple[int, int], int] = {}
    for article in catalogue.report.articles:
        days = dates.span(article.published)
        if days and (days.first.year, days.first.month) == (days.last.year, days.last.month):
            place = (days.first.year, days.first.month)
            counts[place] = counts.get(place, 0) + 1
    points = []
    for year, month in _run(min(counts, default=None), max(counts, default=None))[-2 * _MOST :]:
        number = counts.get((year, month), 0)
        label = f"{dates.MONTHS[month][:3]} {year % 100:02}"
        points.append(charts.Point(label=label, value=float(number), text=str(number) if number else "", hollow=False))
    return (charts.columns(COVERAGE, points) if len(points) > 1 else None), points


def _run(first: tuple[int, int] | None, last: tuple[int, int] | None) -> list[tuple[int, int]]:
    if first is None or last is None:
        return []
    low, high = first[0] * 12 + first[1] - 1, last[0] * 12 + last[1] - 1
    return [(place // 12, place % 12 + 1) for place in range(low, high + 1)]


def _is_price(claim: Claim) -> bool:
    prices = ("price", "price_range", "starting_price", "presale_price")
    return (
        claim.attribute in prices and claim.unit == "CNY" and bool(numbers_of(claim.value)) and claim.status != "denied"
    )

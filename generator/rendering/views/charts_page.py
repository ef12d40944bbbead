"""The page of charts: prices by model, figures over time, coverage; each with its table."""

from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from generator.model import Profile
from generator.rendering.catalogue import Catalogue
from generator.rendering.chart_data import Drawings, chart_links, chart_name
from generator.rendering.keys import Keys, key_of
from generator.rendering.links import Links
from generator.rendering.listings import Listing, Piece
from generator.rendering.views import drawn
from generator.rendering.views.evidence import Notes
from generator.rendering.views.findings import ClaimRow, Findings, Link

PAGE = "charts.md"
_FIGURES = 30  # charts of figures over time that stand here; every one stands on its entity's page


class Chart(Struct, frozen=True, kw_only=True):
    """A chart and the rows that it shows."""

    title: str
    caption: str  # the title without the entity
    entity: Link | None
    svg: Markup
    rows: list[tuple[Link, ClaimRow]]  # the entity and its claim
    anchor: str
    files: list[Link]


def charts_listing(catalogue: Catalogue, keys: Keys, drawings: Drawings) -> Listing:
    """All charts, for the template ``charts.md``."""
    page = Links(PAGE)
    prices = drawn.prices(catalogue)
    told = [claim for _, claims in prices.shown for claim in claims] if prices else []
    shown = _richest(drawings)
    told += [claim for _, drawn_of in shown for drawing in drawn_of for claim in drawing.claims]
    left_out = sum(len(found) for _, found in drawings) - sum(len(found) for _, found in shown)
    lists = {
        "prices": [_prices_piece(catalogue, keys, page, prices)] if prices else [],
        "figures": [
            Piece(
                key_of(keys.claims(profile), [drawing.title for drawing in drawn_of]),
                "charts",
                partial(_figures, catalogue, page, profile, drawn_of),
            )
            for profile, drawn_of in shown
        ],
    }
    cited = (evidence for claim in told for evidence in claim.evidence)
    return Listing(partial(_view, catalogue, page, left_out), lists, cited)


def _richest(drawings: Drawings) -> Drawings:
    """Those with most figures, in their order."""
    each = [(profile, drawing) for profile, found in drawings for drawing in found]
    places = sorted(range(len(each)), key=lambda place: (-len(each[place][1].claims), place))
    chosen = [each[place] for place in sorted(places[:_FIGURES])]
    grouped = groupby(chosen, key=lambda pair: pair[0].id)
    return [(pairs[0][0], [drawing for _, drawing in pairs]) for _, group in grouped if (pairs := list(group))]


def _view(catalogue: Catalogue, page: Links, left_out: int) -> dict[str, Any]:
    svg, points = drawn.coverage(catalogue)
    return {
        "left_out": f"{left_out:,} more" if left_out else "",
        "coverage": svg,
        "coverage_files": chart_links(page, drawn.COVERAGE),
        "months": [(point.label, point.text or "0") for point in points],
    }


def _prices_piece(catalogue: Catalogue, keys: Keys, page: Links, prices: drawn.Prices) -> Piece:
    most = drawn.MODELS if len(prices.told) > len(prices.shown) else 0

    def chart(notes: Notes) -> tuple[Chart, int]:
        findings = Findings(catalogue, page, notes)
        rows = [
            (findings.entity(profile.id), findings.claim(profile, c))
            for profile, claims in prices.shown
            for c in claims
        ]
        svg = drawn.price_ranges(catalogue, prices.shown, page)
        return _chart(findings, drawn.PRICES, drawn.PRICES, None, svg, rows), most

    return Piece(key_of([keys.claims(profile) for profile, _ in prices.shown], most), "price_chart", chart)


def _figures(
    catalogue: Catalogue, page: Links, profile: Profile, drawings: list[drawn.Drawing], notes: Notes
) -> tuple[list[Chart]]:
    findings = Findings(catalogue, page, notes)
    entity = findings.entity(profile.id)
    found = []
    for drawing in drawings:
        rows = [(entity, findings.claim(profile, claim)) for claim in drawing.claims]
        found.append(_chart(findings, drawing.title, drawing.caption, entity, drawing.svg, rows))
    return (found,)


def _chart(
    findings: Findings, title: str, caption: str, entity: Link | None, svg: Markup, rows: list[tuple[Link, ClaimRow]]
) -> Chart:
    return Chart(
        title=title,
        caption=caption,
        entity=entity,
        svg=svg,
        rows=rows,
        anchor=f"chart-{chart_name(title)}",
        files=chart_links(findings.links, title),
    )

"""The page of charts: prices by model, figures over time, coverage; each with its table."""

from typing import Any

from markupsafe import Markup
from msgspec import Struct

from generator.model import Profile
from generator.rendering.catalogue import Catalogue
from generator.rendering.chart_data import chart_links, chart_name
from generator.rendering.links import Links
from generator.rendering.views import drawn
from generator.rendering.views.evidence import MOST_LISTED, Notes
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


def charts_view(catalogue: Catalogue) -> dict[str, Any]:
    """What the template ``charts.md`` shows."""
    page = Links(PAGE)
    notes = Notes(catalogue, page)
    findings = Findings(catalogue, page, notes)
    drawings = list(drawn.figures(catalogue))
    shown = _richest(drawings)
    svg, points = drawn.coverage(catalogue)
    return {
        "prices": _prices(catalogue, findings),
        "most_prices": drawn.MODELS if len(drawn.priced(catalogue)) > drawn.MODELS else 0,
        "figures": _figures(findings, shown),
        "left_out": f"{len(drawings) - len(shown):,} more" if len(drawings) > len(shown) else "",
        "coverage": svg,
        "coverage_files": chart_links(page, drawn.COVERAGE),
        "months": [(point.label, point.text or "0") for point in points],
        "notes": notes.listed(most=MOST_LISTED),
    }


def _prices(catalogue: Catalogue, findings: Findings) -> Chart | None:
    svg, shown = drawn.price_ranges(catalogue, findings.links)
    rows = [(findings.entity(profile.id), findings.claim(claim)) for profile, claim in shown]
    return _chart(findings, drawn.PRICES, drawn.PRICES, None, svg, rows) if svg else None


def _richest(drawings: list[tuple[Profile, drawn.Drawing]]) -> list[tuple[Profile, drawn.Drawing]]:
    """Those with most figures, in their order."""
    places = sorted(range(len(drawings)), key=lambda place: (-len(drawings[place][1].claims), place))
    return [drawings[place] for place in sorted(places[:_FIGURES])]


def _figures(findings: Findings, drawings: list[tuple[Profile, drawn.Drawing]]) -> list[Chart]:
    found = []
    for profile, drawing in drawings:
        entity = findings.entity(profile.id)
        rows = [(entity, findings.claim(claim)) for claim in drawing.claims]
        found.append(_chart(findings, drawing.title, drawing.caption, entity, drawing.svg, rows))
    return found


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

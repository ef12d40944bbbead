"""The page of charts: prices by model, figures over time, coverage; each with its table."""

from itertools import groupby
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from generator.rendering import wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links
from generator.rendering.views import drawn
from generator.rendering.views.evidence import MOST_LISTED, Notes
from generator.rendering.views.findings import ClaimRow, Findings, Link, sorted_claims

PAGE = "charts.md"
_PRICES = "Prices by model, in yuan"


class Chart(Struct, frozen=True, kw_only=True):
    """A chart and the rows that it shows."""

    title: str
    caption: str  # the title without the entity
    entity: Link | None
    svg: Markup
    rows: list[tuple[Link, ClaimRow]]  # the entity and its claim


def charts_view(catalogue: Catalogue) -> dict[str, Any]:
    """What the template ``charts.md`` shows."""
    page = Links(PAGE)
    notes = Notes(catalogue, page)
    findings = Findings(catalogue, page, notes)
    svg, points = drawn.coverage(catalogue)
    return {
        "prices": _prices(catalogue, findings),
        "figures": _figures(catalogue, findings),
        "coverage": svg,
        "months": [(point.label, point.text or "0") for point in points],
        "notes": notes.listed(most=MOST_LISTED),
    }


def _prices(catalogue: Catalogue, findings: Findings) -> Chart | None:
    svg, shown = drawn.price_ranges(catalogue, findings.links)
    rows = [(findings.entity(profile.id), findings.claim(claim)) for profile, claim in shown]
    return Chart(title=_PRICES, caption=_PRICES, entity=None, svg=svg, rows=rows) if svg else None


def _figures(catalogue: Catalogue, findings: Findings) -> list[Chart]:
    found = []
    for profile in catalogue.report.profiles:
        entity = findings.entity(profile.id)
        for _, claims in groupby(sorted_claims(profile), key=wording.claim_label):
            for drawing in drawn.over_time(profile.name, claims):
                rows = [(entity, findings.claim(claim)) for claim in drawing.claims]
                found.append(
                    Chart(title=drawing.title, caption=drawing.caption, entity=entity, svg=drawing.svg, rows=rows)
                )
    return found

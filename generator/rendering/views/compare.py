"""Models side by side: an attribute a column, values with trim, test cycle and source."""

import re
from typing import Any

from msgspec import Struct

from generator.model import Claim, Profile
from generator.rendering import wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links
from generator.rendering.quantities import numbers_of, sort_value
from generator.rendering.views.evidence import MOST_LISTED, Notes
from generator.rendering.views.findings import ClaimRow, Findings, Link, claim_order

PAGE = "compare.md"
_SHOWN = 3  # values a cell; the model's page has them all


class Cell(Struct, frozen=True, kw_only=True):
    """The values of one model for one attribute."""

    sort: str
    values: list[ClaimRow]
    more: Link | None


class CompareRow(Struct, frozen=True, kw_only=True):
    """One model."""

    id: str
    model: Link
    brand: Link | None
    cells: list[Cell]


def compare_view(catalogue: Catalogue) -> dict[str, Any]:
    """What the template ``compare.md`` shows."""
    page = Links(PAGE)
    notes = Notes(catalogue, page)
    findings = Findings(catalogue, page, notes)
    models = [
        (profile, by_column)
        for profile in catalogue.report.profiles
        if profile.kind == "model" and (by_column := _by_column(profile))
    ]
    models.sort(key=lambda model: (-len(model[1]), model[0].name.casefold()))
    titles = _titles([by_column for _, by_column in models])
    return {
        "columns": [(_column_name(*key), title) for key, title in titles.items()],
        "rows": [_row(findings, profile, by_column, list(titles)) for profile, by_column in models],
        "notes": notes.listed(most=MOST_LISTED),
    }


_Key = tuple[str, str]  # attribute, test cycle: what was measured in unlike ways never shares a column


def _column_name(attribute: str, cycle: str) -> str:
    """A column's name in addresses, which stays when other columns come: "range-cltc"."""
    return re.sub(r"[^a-z0-9]+", "-", f"{attribute} {cycle}".lower()).strip("-")


def _by_column(profile: Profile) -> dict[_Key, list[Claim]]:
    columns = wording.compared_attributes()
    found: dict[_Key, list[Claim]] = {}
    for claim in sorted(profile.claims, key=_cheapest_first):
        if claim.attribute in columns and claim.status != "denied":
            cycle = claim.scope.get("cycle", "") if claim.attribute in wording.cycled_attributes() else ""
            found.setdefault((claim.attribute, cycle), []).append(claim)
    return found


def _cheapest_first(claim: Claim) -> tuple[int, tuple[bool, float], tuple[int, str, tuple[str, str], str, str]]:
    """By attribute, the lowest value first, so that the cheapest trim stands at the head of a cell."""
    place = claim_order(claim)
    numbers = numbers_of(claim.value)
    return place[0], (not numbers, float(numbers[0]) if numbers else 0.0), place


def _titles(models: list[dict[_Key, list[Claim]]]) -> dict[_Key, str]:
    columns = wording.compared_attributes()
    keys = sorted({key for by_column in models for key in by_column}, key=lambda key: (columns.index(key[0]), key[1]))
    return {
        (attribute, cycle): wording.attribute_label(attribute) + (f" ({cycle})" if cycle else "")
        for attribute, cycle in keys
    }


def _row(findings: Findings, profile: Profile, by_column: dict[_Key, list[Claim]], keys: list[_Key]) -> CompareRow:
    return CompareRow(
        id=profile.id,
        model=findings.entity(profile.id),
        brand=findings.entity(profile.part_of) if profile.part_of else None,
        cells=[_cell(findings, profile, by_column.get(key, [])) for key in keys],
    )


def _cell(findings: Findings, profile: Profile, claims: list[Claim]) -> Cell:
    left_out = len(claims) - _SHOWN
    url = findings.links.profile(profile, "specification")
    return Cell(
        sort=sort_value(claims[0]) if claims else "",
        values=[findings.claim(claim, without="cycle") for claim in claims[:_SHOWN]],
        more=Link(f"{left_out} more", url) if left_out > 0 else None,
    )

"""A model's specification as a table: an attribute a row, a trim a column."""

import math
from itertools import groupby

from msgspec import Struct

from generator.model import Claim, Profile
from generator.rendering import dates, wording
from generator.rendering.quantities import numbers_of
from generator.rendering.views.findings import ClaimRow, Findings

_BARE, _ONLY = "Version not stated", "Value"
_PRICES = ("price", "starting_price", "presale_price")


class SpecificationRow(Struct, frozen=True, kw_only=True):
    """One attribute: its claims for each column, in the order of the columns."""

    label: str
    label_zh: str  # its Chinese words
    cells: list[list[ClaimRow]]


class SpecificationGroup(Struct, frozen=True, kw_only=True):
    """Rows that belong together."""

    title: str
    rows: list[SpecificationRow]


class Specification(Struct, frozen=True, kw_only=True):
    """The whole table."""

    columns: list[str]  # trims; before them the column of what is said of no certain one
    bare: str  # the title of that column
    when: str  # the period that all values share; empty where they differ
    groups: list[SpecificationGroup]


def specification(
    findings: Findings, profile: Profile, claims: list[Claim]
) -> tuple[Specification | None, list[Claim]]:
    """The table of a model, and the claims that are not in it; no table for other kinds."""
    groups = wording.specification_groups() if profile.kind == "model" else []
    inside = [claim for claim in claims if wording.attribute_group(claim.attribute) in groups]
    if not inside:
        return None, claims
    trims = _trims(inside)
    bare = _BARE if trims else _ONLY
    columns = ([bare] if any(not claim.scope.get("trim") for claim in inside) else []) + trims
    titles = wording.group_titles()
    tables = []
    for group in groups:
        of_group = [claim for claim in inside if wording.attribute_group(claim.attribute) == group]
        rows = [
            _row(findings, profile, list(same), columns, bare) for _, same in groupby(of_group, key=wording.claim_label)
        ]
        if rows:
            tables.append(SpecificationGroup(title=titles[group], rows=rows))
    chosen = {claim.id for claim in inside}
    periods = {claim.period for claim in inside}
    when = dates.human(next(iter(periods))) if len(periods) == 1 else ""
    return Specification(columns=columns, bare=bare, when=when, groups=tables), [
        claim for claim in claims if claim.id not in chosen
    ]


def _trims(claims: list[Claim]) -> list[str]:
    """The trims, cheapest first."""
    cheapest: dict[str, float] = {}
    for claim in claims:
        if trim := claim.scope.get("trim"):
            prices = numbers_of(claim.value) if claim.attribute in _PRICES else []
            cheapest[trim] = min([cheapest.get(trim, math.inf), *prices])
    return sorted(cheapest, key=lambda trim: (cheapest[trim], trim))


def _row(findings: Findings, profile: Profile, claims: list[Claim], columns: list[str], bare: str) -> SpecificationRow:
    return SpecificationRow(
        label=wording.claim_label(claims[0]),
        label_zh=wording.attribute_chinese(claims[0].attribute),
        cells=_cells(findings, profile, claims, columns, bare),
    )


def _cells(
    findings: Findings, profile: Profile, claims: list[Claim], columns: list[str], bare: str
) -> list[list[ClaimRow]]:
    return [
        findings.claims(
            profile, [claim for claim in claims if (claim.scope.get("trim") or bare) == column], without="trim"
        )
        for column in columns
    ]

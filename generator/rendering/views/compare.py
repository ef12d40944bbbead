"""Models side by side: an attribute a column, values with trim, test cycle and source."""

import re
from functools import partial

from msgspec import Struct

from generator.model import Claim, Profile
from generator.rendering import wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.keys import Keys, key_of
from generator.rendering.links import Links
from generator.rendering.listings import Listing, Piece
from generator.rendering.quantities import numbers_of, sort_value
from generator.rendering.views.evidence import Notes
from generator.rendering.views.findings import ClaimRow, Findings, Link, PartLink, claim_order

PAGE = "compare.md"
_SHOWN = 3  # values a cell; the model's page has them all
#: Models side by side; where there are more, those with values for fewer attributes stand on further pages.
MOST_ON_A_PAGE = 120


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


_Key = tuple[str, str]  # attribute, test cycle: what was measured in unlike ways never shares a column
_Model = tuple[Profile, dict[_Key, list[Claim]]]


def compare_listings(catalogue: Catalogue, keys: Keys) -> dict[str, Listing]:
    """All models with figures, by the path of their page, for the template ``compare.md``; one page where they are few."""
    models = [
        (profile, by_column)
        for profile in catalogue.report.profiles
        if profile.kind == "model" and (by_column := _by_column(profile))
    ]
    models.sort(key=lambda model: (-len(model[1]), model[0].name.casefold()))
    starts = range(0, max(len(models), 1), MOST_ON_A_PAGE)
    pages = {_path(number): models[start : start + MOST_ON_A_PAGE] for number, start in enumerate(starts, start=1)}
    return {path: _listing(catalogue, keys, path, pages) for path in pages}


def _path(number: int) -> str:
    return PAGE if number == 1 else f"compare/{number}.md"


def _listing(catalogue: Catalogue, keys: Keys, path: str, pages: dict[str, list[_Model]]) -> Listing:
    page, models = Links(path), pages[path]
    titles = _titles([by_column for _, by_column in models])
    columns = list(titles)
    pieces = [
        Piece(
            key_of(keys.claims(profile), profile.part_of and keys.name(profile.part_of), columns),
            "compare_row",
            partial(_row, catalogue, page, profile, by_column, columns),
        )
        for profile, by_column in models
    ]
    cited = (
        evidence
        for _, by_column in models
        for claims in by_column.values()
        for claim in claims[:_SHOWN]
        for evidence in claim.evidence
    )
    view = {
        "columns": [(_column_name(*key), title) for key, title in titles.items()],
        "models": [(profile.id, profile.name) for profile, _ in models],
        "title": "Compare models" if path == PAGE else f"Compare {_numbers(list(pages).index(path), models)}",
        "others": [
            PartLink(Link(_numbers(place, found).capitalize(), page.page(other)), _told(found))
            for place, (other, found) in enumerate(pages.items())
            if other != path
        ],
    }
    return Listing(lambda: view, {"rows": pieces}, cited)


def _numbers(place: int, models: list[_Model]) -> str:
    """Which models a page holds, by their numbers: "models 121 to 240"."""
    before = place * MOST_ON_A_PAGE
    return f"models {before + 1:,} to {before + len(models):,}"


def _told(models: list[_Model]) -> str:
    """For how many attributes the models of a page have values."""
    most, least = len(models[0][1]), len(models[-1][1])
    return f"values for {least} to {most} attributes" if least < most else f"values for {most} each"


def _column_name(attribute: str, cycle: str) -> str:
    """A column's name in addresses, which stays when other columns come: "range-cltc"."""
    return re.sub(r"[^a-z0-9]+", "-", f"{attribute} {cycle}".lower()).strip("-")


def _by_column(profile: Profile) -> dict[_Key, list[Claim]]:
    columns = wording.compared_attributes()
    found: dict[_Key, list[Claim]] = {}
    for claim in profile.claims:
        if claim.attribute in columns and claim.status != "denied":
            cycle = claim.scope.get("cycle", "") if claim.attribute in wording.cycled_attributes() else ""
            found.setdefault((claim.attribute, cycle), []).append(claim)
    for claims in found.values():
        claims.sort(key=_cheapest_first)
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


def _row(
    catalogue: Catalogue,
    page: Links,
    profile: Profile,
    by_column: dict[_Key, list[Claim]],
    columns: list[_Key],
    notes: Notes,
) -> tuple[CompareRow]:
    findings = Findings(catalogue, page, notes)
    row = CompareRow(
        id=profile.id,
        model=findings.entity(profile.id),
        brand=findings.entity(profile.part_of) if profile.part_of else None,
        cells=[_cell(findings, profile, by_column.get(key, [])) for key in columns],
    )
    return (row,)


def _cell(findings: Findings, profile: Profile, claims: list[Claim]) -> Cell:
    left_out = len(claims) - _SHOWN
    url = findings.links.profile(profile, "specification")
    return Cell(
        sort=sort_value(claims[0]) if claims else "",
        values=[findings.claim(profile, claim, without="cycle", told=True) for claim in claims[:_SHOWN]],
        more=Link(f"{left_out} more", url) if left_out > 0 else None,
    )

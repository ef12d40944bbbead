"""Who builds what with whom: relations as a table, the ones between organisations as a map."""

from functools import partial
from itertools import groupby
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from generator.model import Profile
from generator.rendering import charts, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.keys import Keys, key_of
from generator.rendering.links import Links
from generator.rendering.listings import Listing, Piece
from generator.rendering.views.evidence import Chips, Notes
from generator.rendering.views.findings import Findings, Link

PAGE = "relations.md"
_NODES = 30
#: Rows of the table: where there are more, those that most articles state.
MOST_LISTED = 300
_ON_MAP = ("company", "brand", "organisation")


class Row(Struct, frozen=True, kw_only=True):
    """One relation."""

    subject: Link
    phrase: str
    target: Link
    role: str
    status: str
    marked: bool
    url: str
    chips: Chips


def relations_listing(catalogue: Catalogue, keys: Keys) -> Listing:
    """The relations, for the template ``relations.md``."""
    page = Links(PAGE)
    number = sum(len(profile.relations) for profile in catalogue.report.profiles)
    listed = _listed(catalogue)
    pieces = [
        Piece(
            key_of(keys.relations(profile), places),
            "relation_rows",
            partial(_rows, catalogue, page, profile, frozenset(places)),
        )
        for profile, places in listed
    ]
    cited = (
        evidence for profile, places in listed for place in places for evidence in profile.relations[place].evidence
    )

    def view() -> dict[str, Any]:
        drawing, left_out = _map(catalogue, page)
        return {
            "map": drawing,
            "on_map": f"the {_NODES} with most relations" if left_out else "",
            "total": wording.count(number, "relation"),
            "listed": f"{MOST_LISTED:,}" if number > MOST_LISTED else "",
            "data": page.file("data/relations.csv"),
        }

    return Listing(view, {"rows": pieces}, cited)


def _listed(catalogue: Catalogue) -> list[tuple[Profile, list[int]]]:
    """The subjects of the table's relations, and the places of these among their own; both in order."""
    each = [(profile, place) for profile in catalogue.report.profiles for place in range(len(profile.relations))]
    if len(each) > MOST_LISTED:
        stated = [catalogue.witnesses(profile.relations[place]) for profile, place in each]
        most = sorted(range(len(each)), key=lambda number: (-stated[number], number))[:MOST_LISTED]
        each = [each[number] for number in sorted(most)]
    grouped = groupby(each, key=lambda pair: pair[0].id)
    return [(pairs[0][0], [place for _, place in pairs]) for _, group in grouped if (pairs := list(group))]


def _rows(
    catalogue: Catalogue, page: Links, profile: Profile, places: frozenset[int], notes: Notes
) -> tuple[list[Row]]:
    findings = Findings(catalogue, page, notes)
    stated = zip(profile.relations, catalogue.anchors[profile.id], strict=True)
    rows = [
        Row(
            subject=findings.entity(profile.id),
            phrase=wording.relation_phrase(relation.type),
            target=findings.entity(relation.target),
            role=relation.role or "",
            status=relation.status,
            marked=relation.status != "reported",
            url=page.page(catalogue.page_of(profile, relation), anchor),
            chips=notes.chips(relation.evidence),
        )
        for place, (relation, anchor) in enumerate(stated)
        if place in places
    ]
    return (rows,)


def _map(catalogue: Catalogue, page: Links) -> tuple[Markup | None, int]:
    """Arcs between the companies, brands and organisations with most relations, None where there are none.

    Beside it, how many of them found no place.
    """
    profiles = catalogue.profiles
    found: dict[tuple[str, str], list[tuple[str, str, bool]]] = {}
    for profile in catalogue.report.profiles:
        for relation, anchor in zip(profile.relations, catalogue.anchors[profile.id], strict=True):
            target = profiles.get(relation.target)
            if target and target.id != profile.id and {profile.kind, target.kind} <= set(_ON_MAP):
                text = f"{profile.name}: {wording.relation_phrase(relation.type).lower()} {target.name}"
                url = page.page(catalogue.page_of(profile, relation), anchor)
                found.setdefault((profile.id, target.id), []).append((text, url, relation.status != "reported"))
    degree: dict[str, int] = {}
    for pair in found:
        for name in pair:
            degree[name] = degree.get(name, 0) + 1
    chosen = sorted(degree, key=lambda name: (-degree[name], name))[:_NODES]
    order = sorted(chosen, key=lambda name: (profiles[name].part_of or name, profiles[name].name.casefold()))
    place = {name: number for number, name in enumerate(order)}
    arcs = [
        charts.Arc(
            start=place[start],
            end=place[end],
            text="; ".join(text for text, _, _ in told),
            url=told[0][1],
            hollow=all(hollow for _, _, hollow in told),
        )
        for (start, end), told in sorted(found.items())
        if start in place and end in place
    ]
    nodes = [(profiles[name].name, page.profile(profiles[name])) for name in order]
    drawing = charts.arcs("Relations between companies, brands and organisations", nodes, arcs) if arcs else None
    return drawing, len(degree) - len(chosen)

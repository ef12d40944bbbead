"""Who builds what with whom: every relation as a table, the ones between organisations as a map."""

from functools import partial
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from generator.model import Profile
from generator.rendering import charts, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.keys import Keys
from generator.rendering.links import Links
from generator.rendering.listings import Listing, Piece
from generator.rendering.views.evidence import Chips, Notes
from generator.rendering.views.findings import Findings, Link

PAGE = "relations.md"
_NODES = 30
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
    """All relations, for the template ``relations.md``."""
    page = Links(PAGE)
    subjects = [profile for profile in catalogue.report.profiles if profile.relations]
    pieces = [
        Piece(keys.relations(profile), "relation_rows", partial(_rows, catalogue, page, profile))
        for profile in subjects
    ]
    total = wording.count(sum(len(profile.relations) for profile in subjects), "relation")
    cited = (evidence for profile in subjects for relation in profile.relations for evidence in relation.evidence)

    def view() -> dict[str, Any]:
        drawing, left_out = _map(catalogue, page)
        return {"map": drawing, "on_map": f"the {_NODES} with most relations" if left_out else "", "total": total}

    return Listing(view, {"rows": pieces}, cited)


def _rows(catalogue: Catalogue, page: Links, profile: Profile, notes: Notes) -> tuple[list[Row]]:
    findings = Findings(catalogue, page, notes)
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
        for relation, anchor in zip(profile.relations, catalogue.anchors[profile.id], strict=True)
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

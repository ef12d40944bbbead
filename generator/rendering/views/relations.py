"""Who builds what with whom: every relation as a table, the ones between organisations as a map."""

from typing import Any

from markupsafe import Markup
from msgspec import Struct

from generator.rendering import charts, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links, profile_page, relation_anchors
from generator.rendering.views.evidence import MOST_LISTED, Chips, Notes
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


def relations_view(catalogue: Catalogue) -> dict[str, Any]:
    """What the template ``relations.md`` shows."""
    page = Links(PAGE)
    notes = Notes(catalogue, page)
    findings = Findings(catalogue, page, notes)
    rows = []
    for profile in catalogue.report.profiles:
        for relation, anchor in zip(profile.relations, relation_anchors(profile.relations), strict=True):
            rows.append(
                Row(
                    subject=findings.entity(profile.id),
                    phrase=wording.relation_phrase(relation.type),
                    target=findings.entity(relation.target),
                    role=relation.role or "",
                    status=relation.status,
                    marked=relation.status != "reported",
                    url=page.profile(profile, anchor),
                    chips=notes.chips(relation.evidence),
                )
            )
    drawing, left_out = _map(catalogue, page)
    return {
        "map": drawing,
        "on_map": f"the {_NODES} with most relations" if left_out else "",
        "rows": rows,
        "total": wording.count(len(rows), "relation"),
        "notes": notes.listed(most=MOST_LISTED),
    }


def _map(catalogue: Catalogue, page: Links) -> tuple[Markup | None, int]:
    """Arcs between the companies, brands and organisations with most relations, None where there are none.

    Beside it, how many of them found no place.
    """
    profiles = catalogue.profiles
    found: dict[tuple[str, str], list[tuple[str, str, bool]]] = {}
    for profile in catalogue.report.profiles:
        for relation, anchor in zip(profile.relations, relation_anchors(profile.relations), strict=True):
            target = profiles.get(relation.target)
            if target and target.id != profile.id and {profile.kind, target.kind} <= set(_ON_MAP):
                text = f"{profile.name}: {wording.relation_phrase(relation.type).lower()} {target.name}"
                url = page.page(profile_page(profile), anchor)
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

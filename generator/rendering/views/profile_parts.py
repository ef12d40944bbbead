"""The further pages of an entity of which the articles tell very much: one a year or month, one of all relations."""

from typing import Any

from msgspec import structs

from generator.model import Profile
from generator.rendering import dates, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links, profile_page
from generator.rendering.profile_pages import UNDATED, Part, part_page, relations_page
from generator.rendering.views.evidence import MOST_LISTED, Notes
from generator.rendering.views.findings import Findings, Link, PartLink
from generator.rendering.views.profile_sections import by_label, event_rows, in_order, relation_groups


def part_view(catalogue: Catalogue, profile: Profile, part: Part) -> dict[str, Any]:
    """What the template ``profile_part.md`` shows of one time."""
    page = Links(part_page(profile, part.name))
    notes = Notes(catalogue, page)
    findings = Findings(catalogue, page, notes)
    here = structs.replace(profile, claims=tuple(part.claims), events=tuple(part.events))
    facts = by_label(findings, profile, in_order(catalogue, here), told=True)
    events = event_rows(findings, profile, part.events)
    told = [
        wording.count(number, noun, plural)
        for number, noun, plural in _counted(len(part.claims), len(part.events))
        if number
    ]
    shown = {"facts": facts, "events": events, "relations": [], "notes": notes.listed(most=MOST_LISTED)}
    return shown | _frame(catalogue, profile, page, _title(part.name), " and ".join(told))


def relations_view(catalogue: Catalogue, profile: Profile) -> dict[str, Any]:
    """What it shows of the relations."""
    page = Links(relations_page(profile))
    notes = Notes(catalogue, page)
    relations = relation_groups(Findings(catalogue, page, notes), profile)
    total = wording.count(sum(len(group.rows) for group in relations), "relation")
    shown = {"facts": [], "events": [], "relations": relations, "notes": notes.listed(most=MOST_LISTED)}
    return shown | _frame(catalogue, profile, page, "relations", total)


def part_links(catalogue: Catalogue, profile: Profile, page: Links) -> list[PartLink]:
    """All further pages of an entity but the page itself, as it links them; none where one page holds all.

    Only the entity's first page tells how much each holds, so that one more finding changes few of them.
    """
    first = page.path == profile_page(profile)
    parts = catalogue.parts.get(profile.id, [])
    found = [(part_page(profile, part.name), _title(part.name), len(part.claims) + len(part.events)) for part in parts]
    relations = catalogue.relations_of(profile)
    if parts and relations:
        found.append((relations_page(profile), "relations", relations))
    return [
        PartLink(Link(title[:1].upper() + title[1:], page.page(path)), f"{total:,}" if first else "")
        for path, title, total in found
        if path != page.path
    ]


def _frame(catalogue: Catalogue, profile: Profile, page: Links, title: str, total: str) -> dict[str, Any]:
    return {
        "title": f"{profile.name}: {title}",
        "total": total,
        "dated": title != "relations",
        "whole": Link(profile.name, page.profile(profile)),
        "others": part_links(catalogue, profile, page),
    }


def _title(name: str) -> str:
    return "date unknown" if name == UNDATED else dates.human(name)


def _counted(claims: int, events: int) -> tuple[tuple[int, str, str | None], ...]:
    return (claims, "figure or fact", "figures and facts"), (events, "event", None)

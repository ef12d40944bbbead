"""Companies with all that belongs to them: companies, brands, models, technologies, people."""

from msgspec import Struct

from generator.model import PLURAL, Profile
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links
from generator.rendering.views.findings import Link

_KINDS = list(PLURAL)


class Group(Struct, frozen=True, kw_only=True):
    """A company that is part of no other, and what belongs to it, by kind."""

    company: Link
    members: list[Link]
    more: Link | None  # where they are more than are shown


def groups(catalogue: Catalogue, page: Links, *, most: int, members: int) -> list[Group]:
    """The groups with most findings, at most ``most``, each with at most ``members`` of its members."""
    found = []
    for profile in catalogue.report.profiles:
        if profile.kind == "company" and profile.part_of not in catalogue.profiles:
            below = _below(catalogue, profile)
            if below:
                found.append((sum(map(_findings, [profile, *below])), profile, below))
    found.sort(key=lambda group: (-group[0], group[1].name.casefold()))
    return [_group(page, profile, below, members) for _, profile, below in found[:most]]


def _below(catalogue: Catalogue, profile: Profile) -> list[Profile]:
    """All descendants, each once."""
    found: dict[str, Profile] = {}
    open_ends = [profile]
    while open_ends:
        for child in catalogue.children.get(open_ends.pop().id, ()):
            if child.id not in found and child.id != profile.id:
                found[child.id] = child
                open_ends.append(child)
    return list(found.values())


def _group(page: Links, profile: Profile, below: list[Profile], most: int) -> Group:
    shown = sorted(below, key=lambda member: (-_findings(member), member.name.casefold()))[:most]
    shown.sort(key=lambda member: (_KINDS.index(member.kind), member.name.casefold()))
    rest = len(below) - len(shown)
    return Group(
        company=Link(profile.name, page.profile(profile)),
        members=[Link(member.name, page.profile(member)) for member in shown],
        more=Link(f"{rest:,} more", page.profile(profile)) if rest else None,
    )


def _findings(profile: Profile) -> int:
    return len(profile.claims) + len(profile.events) + len(profile.relations)

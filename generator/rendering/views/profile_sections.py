"""Sections that the pages of an entity share: claims by label or period, events, relations both ways."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

from msgspec import Struct, structs

from generator.model import Claim, Event, Profile, Relation
from generator.rendering import dates, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.views.findings import ClaimRow, EventRow, Findings, RelationRow, claim_order


class ClaimGroup(Struct, frozen=True):
    """Claims that have their label, or their period, in common."""

    label: str
    rows: list[ClaimRow]
    label_zh: str = ""  # the label's Chinese words


class RelationGroup(Struct, frozen=True, kw_only=True):
    """Relations of one type, seen from one side."""

    title: str
    rows: list[RelationRow]


def in_order(catalogue: Catalogue, profile: Profile) -> list[Claim]:
    """A profile's claims in the order of the page, those that tell no time by the day of their article."""

    def order(claim: Claim) -> tuple[Any, ...]:
        *place, name = claim_order(claim)
        return (*place, ("", "") if claim.period else dates.sort_key(catalogue.told(claim)), name)

    return sorted(profile.claims, key=order)


def by_label(findings: Findings, profile: Profile, claims: list[Claim], *, told: bool = False) -> list[ClaimGroup]:
    """Claims, already in order, under their labels; ``told`` asks for the days of articles."""
    groups = []
    for label, same in groupby(claims, key=wording.claim_label):
        rows = findings.claims(profile, list(same), told=told)
        groups.append(ClaimGroup(label, rows, wording.attribute_chinese(rows[0].attribute)))
    return groups


def by_period(findings: Findings, profile: Profile, claims: list[Claim]) -> list[ClaimGroup]:
    """Claims of one label, already in order, under their periods."""
    periods = groupby(claims, key=lambda claim: dates.human(claim.period) or "no period stated")
    return [ClaimGroup(period, findings.claims(profile, list(same))) for period, same in periods]


def event_rows(findings: Findings, profile: Profile, events: Iterable[Event]) -> list[EventRow]:
    """An entity's events, newest first."""
    newest_first = sorted(events, key=lambda event: (dates.sort_key(event.date), event.id), reverse=True)
    return [findings.event(event, of=profile) for event in newest_first]


class _Stated(NamedTuple):
    """A relation as one page shows it."""

    holder: Profile  # its subject
    relation: Relation
    here: str  # anchor on the page
    there: str  # anchor on the holder's page
    other: str  # the entity at the far end, as the page sees it


def relation_groups(findings: Findings, profile: Profile, most: int = 0) -> list[RelationGroup]:
    """Relations both ways by type; ``most`` limits each type to those that most articles state, 0 does not."""
    quoted: set[str] = set()  # a sentence that states several relations is shown once
    shown = []
    for title, stated in _by_type(findings.catalogue, profile).items():
        places = sorted(range(len(stated)), key=lambda place: -findings.catalogue.witnesses(stated[place].relation))
        chosen = [stated[place] for place in sorted(places[:most] if most else places)]
        rows = [findings.relation(*found, quoted=quoted) for found in chosen]
        shown.append(RelationGroup(title=title, rows=rows))
    return shown


def _by_type(catalogue: Catalogue, profile: Profile) -> dict[str, list[_Stated]]:
    """Relations by what they are called from this side; what both sides state alike ("competes with") is one."""
    groups: dict[str, dict[tuple[str, str | None, str], _Stated]] = {}
    for relation, anchor in zip(profile.relations, catalogue.anchors[profile.id], strict=True):
        group = groups.setdefault(wording.relation_phrase(relation.type), {})
        group[relation.target, relation.role, relation.status] = _Stated(
            profile, relation, anchor, anchor, relation.target
        )
    for number, (subject, relation, anchor) in enumerate(catalogue.incoming.get(profile.id, ()), start=1):
        group = groups.setdefault(wording.relation_phrase(relation.type, reverse=True), {})
        key = (subject.id, relation.role, relation.status)
        if known := group.get(key):
            both = structs.replace(known.relation, evidence=(*known.relation.evidence, *relation.evidence))
            group[key] = known._replace(relation=both)
        else:
            group[key] = _Stated(subject, relation, f"in-{number}", anchor, subject.id)
    return {title: list(group.values()) for title, group in groups.items()}

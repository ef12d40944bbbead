"""The sections of an entity's page: specification, facts, figures over time, events and relations as rows."""

from collections.abc import Callable
from itertools import groupby

from msgspec import Struct

from generator.model import Claim, Event, Profile, Relation
from generator.rendering import dates, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.chart_data import chart_links
from generator.rendering.links import Links
from generator.rendering.views.drawn import Drawing, over_time
from generator.rendering.views.evidence import Notes
from generator.rendering.views.findings import ClaimRow, EventRow, Findings, Link, RelationRow
from generator.rendering.views.specification import Specification, specification


class Figure(Struct, frozen=True, kw_only=True):
    """A chart, and where it is to be had as data and as a drawing."""

    drawing: Drawing
    files: list[Link]


class ClaimGroup(Struct, frozen=True):
    """Claims that have their label, or their period, in common."""

    label: str
    rows: list[ClaimRow]


class Series(Struct, frozen=True, kw_only=True):
    """The figures of one attribute over time."""

    label: str
    charts: list[Figure]
    periods: list[ClaimGroup]


class RelationGroup(Struct, frozen=True, kw_only=True):
    """Relations of one type, seen from one side."""

    title: str
    rows: list[RelationRow]


class Sections:
    """What the macros of ``pieces.html`` are given for one page; the chips are numbered by the notes."""

    def __init__(self, catalogue: Catalogue, page: Links, profile: Profile) -> None:
        self._catalogue = catalogue
        self._page = page
        self._profile = profile

    def specification(self, claims: list[Claim], notes: Notes) -> tuple[Specification]:
        """The table of a model."""
        return (specification(self._findings(notes), claims),)

    def facts(self, claims: list[Claim], notes: Notes) -> tuple[list[ClaimGroup]]:
        """Claims by their label."""
        return (_grouped(self._findings(notes), claims, wording.claim_label),)

    def series(self, claims: list[Claim], notes: Notes) -> tuple[Series]:
        """Figures of one label over time."""
        findings = self._findings(notes)
        charts = [
            Figure(drawing=drawing, files=chart_links(self._page, drawing.title))
            for drawing in over_time(self._profile.name, claims)
        ]
        periods = _grouped(findings, claims, lambda claim: dates.human(claim.period) or "no period stated")
        return (Series(label=wording.claim_label(claims[0]), charts=charts, periods=periods),)

    def events(self, events: list[Event], notes: Notes) -> tuple[list[EventRow], bool]:
        """Events, which no filter hides."""
        findings = self._findings(notes)
        return [findings.event(event, without=self._profile.id) for event in events], False

    def relations(self, notes: Notes) -> tuple[list[RelationGroup]]:
        """Relations from both sides, by type."""
        findings = self._findings(notes)
        groups: dict[str, list[RelationRow]] = {}
        quoted: set[str] = set()  # a sentence that states several relations is shown once

        def add(title: str, relation: Relation, anchor: str, other: str) -> None:
            row = findings.relation(relation, anchor, other, quoted=quoted)
            groups.setdefault(title, []).append(row)

        for relation, anchor in zip(self._profile.relations, self._catalogue.anchors[self._profile.id], strict=True):
            add(wording.relation_phrase(relation.type), relation, anchor, relation.target)
        for number, incoming in enumerate(self._catalogue.incoming.get(self._profile.id, ()), start=1):
            title = wording.relation_phrase(incoming.relation.type, reverse=True)
            add(title, incoming.relation, f"in-{number}", incoming.subject.id)
        return ([RelationGroup(title=title, rows=rows) for title, rows in groups.items()],)

    def _findings(self, notes: Notes) -> Findings:
        return Findings(self._catalogue, self._page, notes)


def _grouped(findings: Findings, claims: list[Claim], label: Callable[[Claim], str]) -> list[ClaimGroup]:
    return [ClaimGroup(text, findings.claims(list(same))) for text, same in groupby(claims, key=label)]

"""Claims, events and relations as rows that every page shows in the same way."""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.model import Article, Claim, Event, Profile, Relation
from generator.rendering import dates, links, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links
from generator.rendering.originals import reads_alike
from generator.rendering.quantities import sort_value, write_value
from generator.rendering.timeline_pages import lies_before
from generator.rendering.titles import event_title
from generator.rendering.views.evidence import Chips, Notes

_YEAR = re.compile(r"\d{4}")
_MOST_RIVALS = 6  # values of other sources that stand beside a claim; all stand together where sources disagree


class Link(Struct, frozen=True):
    """A text with an address; without one where there is no page to lead to."""

    text: str
    url: str = ""


class PartLink(Struct, frozen=True):
    """A further page of what is too long for one."""

    link: Link
    total: str  # empty where the page does not tell


class ClaimRow(Struct, frozen=True, kw_only=True):
    """One claim."""

    anchor: str
    url: str  # where it stands for good
    attribute: str  # name in the attribute table
    label: str
    value: str
    sort: str  # canonical value for sorting
    original: str  # as written; empty where it reads like the value
    scope: str  # trim, test cycle ...
    period: str
    told: str  # when its article was published, where the page asks for it
    status: str
    speaker: Link | None
    witnesses: int  # independent articles
    conflicts: list[Link]  # values that other sources give
    chips: Chips


class EventRow(Struct, frozen=True, kw_only=True):
    """One event."""

    anchor: str
    url: str  # where it stands for good, as seen from an entity's page; on other pages its own anchor
    date: str  # for people
    edtf: str
    worked_out: str  # what of the date was worked out, and from which words; empty where it is stated
    type: str
    type_label: str
    title: str
    status: str
    marked: bool  # False where it happened, which goes without saying
    overdue: bool  # its time has passed, and no source says that it happened
    slips: list[Link]  # other dates that articles give for it
    who: list[Link]
    who_ids: str  # for the filter
    chips: Chips


class RelationRow(Struct, frozen=True, kw_only=True):
    """One relation, from the side of the page it stands on."""

    anchor: str
    url: str  # where it stands for good: on the page of its subject
    other: Link
    role: str
    status: str
    marked: bool  # False where it is reported, which goes without saying
    quote: str  # empty where the page has shown it already
    chips: Chips


class Findings:
    """Makes the rows of one page."""

    def __init__(self, catalogue: Catalogue, links: Links, notes: Notes) -> None:
        self.catalogue = catalogue
        self.links = links
        self.notes = notes

    def entity(self, entity_id: str) -> Link:
        """A link to an entity's page, or its bare id where it has none."""
        profile = self.catalogue.profiles.get(entity_id)
        return Link(profile.name, self.links.profile(profile)) if profile else Link(entity_id.replace("-", " "))

    def article(self, article: Article) -> Link:
        """A link to an article's source page."""
        return Link(self.catalogue.title(article), self.links.source(article))

    def place(self, profile: Profile, finding: Claim | Event | Relation, anchor: str) -> str:
        """The lasting address of a finding of an entity."""
        return self.links.place(self.catalogue.page_of(profile, finding), anchor)

    def claim(self, profile: Profile, claim: Claim, *, without: str = "", told: bool = False) -> ClaimRow:
        """The row of an entity's claim; ``without`` is a key of its scope that the page shows elsewhere.

        ``told`` asks for the day of its article, for a claim that tells no time itself.
        """
        value = write_value(claim)
        return ClaimRow(
            anchor=links.claim_anchor(claim),
            url=self.place(profile, claim, links.claim_anchor(claim)),
            attribute=claim.attribute,
            label=wording.claim_label(claim),
            value=value,
            sort=sort_value(claim),
            original="" if reads_alike(claim, value) else " ".join(claim.original.split()),
            scope=write_scope(claim, without=without),
            period=dates.human(claim.period),
            told=dates.human(self.catalogue.told(claim)) if told and not claim.period else "",
            status=claim.status,
            speaker=self.entity(claim.speaker) if claim.speaker else None,
            witnesses=self.catalogue.witnesses(claim),
            conflicts=self._rivals(claim),
            chips=self.notes.chips(claim.evidence),
        )

    def claims(
        self, profile: Profile, claims: Sequence[Claim], *, without: str = "", told: bool = False
    ) -> list[ClaimRow]:
        """The rows of an entity's claims that stand together.

        Where some tell no time, the days of their articles do if they differ, or if they are asked for (``told``).
        """
        days = {self.catalogue.told(claim) for claim in claims if not claim.period}
        return [self.claim(profile, claim, without=without, told=told or len(days) > 1) for claim in claims]

    def _rivals(self, claim: Claim) -> list[Link]:
        """Values that other sources give; where they are many, some, and the way to all of them."""
        told = [found for name in claim.conflicts_with if (found := self.catalogue.disputing.get(name))]
        rivals = [
            Link(write_value(rival), self.place(profile, rival, links.claim_anchor(rival)))
            for profile, rival in told[:_MOST_RIVALS]
        ]
        if rest := len(told) - len(rivals):
            rivals.append(Link(f"{rest:,} more", self.links.profile(told[0][0], "conflicts")))
        return rivals

    def event(self, event: Event, *, of: Profile | None = None, slips: Sequence[Link] = ()) -> EventRow:
        """The row of an event; ``of`` is the entity whose page it stands on, ``slips`` its other dates."""
        anchor = links.event_anchor(event)
        return EventRow(
            anchor=anchor,
            url=self.place(of, event, anchor) if of else f"#{anchor}",
            date=dates.human(event.date) or "Date unknown",
            edtf=event.date or "",
            worked_out=_worked_out(event),
            type=event.type,
            type_label=wording.event_type(event.type),
            title=event_title(event),
            status=event.status,
            marked=event.status != "happened",
            overdue=event.status == "planned" and has_passed(event, self.catalogue),
            slips=list(slips),
            who=[self.entity(name) for name in event.participants if not of or name != of.id],
            who_ids=" ".join(event.participants),
            chips=self.notes.chips(event.evidence),
        )

    def relation(
        self, holder: Profile, relation: Relation, here: str, there: str, other: str, *, quoted: set[str]
    ) -> RelationRow:
        """The row of a relation of ``holder``; ``other`` is the entity at its far end, as the page sees it.

        ``here`` is its anchor on the page, ``there`` that on its holder's; what is in ``quoted`` is not shown again.
        """
        quote = " ".join(relation.evidence[0].quote.split())
        shown = quote not in quoted
        quoted.add(quote)
        return RelationRow(
            anchor=here,
            url=self.place(holder, relation, there),
            other=self.entity(other),
            role=relation.role or "",
            status=relation.status,
            marked=relation.status != "reported",
            quote=quote if shown else "",
            chips=self.notes.chips(relation.evidence),
        )


def write_scope(claim: Claim, *, without: str = "") -> str:
    """What narrows a claim, for people: "Max, CLTC"; the key ``without`` is left out."""
    parts = {key: wording.scope_text(key, text) for key, text in sorted(claim.scope.items())}
    return ", ".join(part for key, part in parts.items() if key != without and not _said(part, list(parts.values())))


def _said(part: str, parts: list[str]) -> bool:
    """Whether another part holds all the words of this one: "four-wheel drive" beside "flagship four-wheel drive"."""
    return any(len(part) < len(other) and part.casefold() in other.casefold() for other in parts)


def has_passed(event: Event, catalogue: Catalogue) -> bool:
    """Whether an event's time had passed when the newest article was published."""
    return lies_before(event, catalogue.as_of)


def _worked_out(event: Event) -> str:
    """What was worked out of a date: only the year where the article names the month."""
    if not event.date_inferred:
        return ""
    written = " ".join((event.date_text or "").split())
    if not _YEAR.search(written) and any(month and month in written for month in dates.MONTHS):
        return "year worked out"
    return f"worked out from “{written}”" if written else "worked out"


def claim_order(claim: Claim) -> tuple[int, str, tuple[str, str], str, str]:
    """Order of claims on a page: by attribute as the table lists it, label, time and scope."""
    places = wording.attribute_order()
    return (
        places.get(claim.attribute, len(places)),
        claim.label or "",
        dates.sort_key(claim.period),
        write_scope(claim),
        claim.id,
    )


def sorted_claims(profile: Profile) -> list[Claim]:
    """A profile's claims in the order of the page."""
    return sorted(profile.claims, key=claim_order)

"""What each page and record depends on, as a short hash: the same key, the same bytes.

A page shows an entity's or article's own findings and, of others, names, titles and sentences. Whatever a view comes
to look up beside that must enter the key here; the tests that compare grown reports with fresh ones watch over it.
"""

import functools
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import groupby
from typing import Any

import msgspec

from generator.model import Article, Claim, Event, Profile, Relation
from generator.rendering.catalogue import Catalogue, Taken
from generator.rendering.profile_pages import Part
from generator.rendering.runs import runs
from generator.rendering.views.findings import has_passed

_RUN = 64  # claims or events in a run, on average
_encode = msgspec.msgpack.Encoder().encode


def key_of(*parts: Any) -> str:
    """A hash of values, in their order."""
    return blake2b(_encode(parts), digest_size=12).hexdigest()


class Keys:
    """Keys of everything in one report; each article and profile is hashed once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._articles = {article.id: key_of(article) for article in catalogue.report.articles}
        self._profiles: dict[str, str] = {}
        self._claims: dict[str, str] = {}
        self._claim_runs: dict[str, list[tuple[str, list[Claim]]]] = {}

    def article(self, article: Article) -> str:
        """Of an article's own record and text."""
        return self._articles[article.id]

    def profile(self, profile: Profile) -> str:
        """Of a profile's own record."""
        if profile.id not in self._profiles:
            self._profiles[profile.id] = key_of(profile)
        return self._profiles[profile.id]

    @functools.cached_property
    def months(self) -> list[tuple[str, tuple[Event, ...]]]:
        """The timeline's events in their order, those of one month together, so that one more article changes little.

        The key is that of the events with the articles that they rest on.
        """
        groups = groupby(self._catalogue.report.timeline, key=lambda event: (event.date or "")[:7])
        months = [tuple(events) for _, events in groups]
        return [(key_of(events, self._sources(events)), events) for events in months]

    def event_runs(self, events: Sequence[Event]) -> list[tuple[str, list[Event]]]:
        """A month's events in runs; the key is as that of the month."""
        found = runs(events, lambda event: event.id, size=_RUN)
        return [(key_of(run, self._sources(run)), run) for run in found]

    def claims(self, profile: Profile) -> str:
        """Of a profile's claims with the articles that they rest on and the names of who says so."""
        if profile.id not in self._claims:
            speakers = [self.name(name) for name in sorted({c.speaker for c in profile.claims if c.speaker})]
            key = key_of(self.profile(profile), self._sources(profile.claims), speakers, self._is_split(profile))
            self._claims[profile.id] = key
        return self._claims[profile.id]

    def claim_runs(self, profile: Profile) -> list[tuple[str, list[Claim]]]:
        """A profile's claims in the order of the dataset, in runs; the key is as that of all claims."""
        if profile.id not in self._claim_runs:
            claims = sorted(profile.claims, key=lambda claim: (claim.attribute, claim.period or "", claim.id))
            found = runs(claims, lambda claim: claim.id, size=_RUN)
            self._claim_runs[profile.id] = [(self.some_claims(profile, run), run) for run in found]
        return self._claim_runs[profile.id]

    def some_claims(self, profile: Profile, claims: Sequence[Claim]) -> str:
        """Of some of a profile's claims with the articles that they rest on and the names of who says so."""
        speakers = [self.name(name) for name in sorted({claim.speaker for claim in claims if claim.speaker})]
        pages = [self._catalogue.page_of(profile, claim) for claim in claims] if self._is_split(profile) else []
        return key_of(self.name(profile.id), claims, self._sources(claims), speakers, pages)

    def relations(self, profile: Profile) -> str:
        """Of a profile's relations with the names of those that they lead to."""
        targets = [self.name(relation.target) for relation in profile.relations]
        return key_of(self.name(profile.id), profile.relations, targets, self._is_split(profile))

    def entry(self, profile: Profile) -> tuple[Any, ...]:
        """What an index shows of an entity."""
        parent = self.name(profile.part_of) if profile.part_of else None
        findings = len(profile.claims) + len(profile.events) + len(profile.relations)
        newest = self._catalogue.newest(profile)
        return (self.name(profile.id), profile.name_zh, parent, len(profile.mentions), findings, profile.origin, newest)

    def article_entry(self, article: Article) -> tuple[Any, ...]:
        """What an index shows of an article."""
        catalogue = self._catalogue
        original = catalogue.articles.get(article.same_as or "")
        return (self.article(article), catalogue.used(article), catalogue.title(original) if original else None)

    def profile_page(self, profile: Profile) -> str:
        """Of the page of a profile: its record, the names that it shows, the articles that it cites."""
        catalogue = self._catalogue
        incoming = catalogue.incoming.get(profile.id, ())
        named = {profile.part_of or ""} | {relation.target for relation in profile.relations}
        named.update(name for event in profile.events for name in event.participants)
        named.update(item.subject.id for item in incoming)
        own = {claim.id for claim in profile.claims}
        rivals = {name for claim in profile.claims for name in claim.conflicts_with} - own
        cited = self._sources([*profile.events, *profile.relations])
        return key_of(
            self.claims(profile),
            catalogue.anchors[profile.id],
            [self.name(name) for name in sorted(named)],
            [self.name(child.id) for child in catalogue.children.get(profile.id, ())],
            [(item.anchor, item.relation, self._sources([item.relation])) for item in incoming],
            [self._is_split(item.subject) for item in incoming],
            [self._rival(name) for name in sorted(rivals)],
            cited,
            [self._articles.get(mention.article) for mention in profile.mentions],
            [has_passed(event, catalogue) for event in profile.events if event.status == "planned"],
            catalogue.as_of if self._is_split(profile) else None,
        )

    def part_page(self, profile: Profile, part: Part) -> str:
        """Of an entity's page for one time."""
        catalogue = self._catalogue
        named = {claim.speaker or "" for claim in part.claims}
        named.update(name for event in part.events for name in event.participants)
        rivals = sorted({name for claim in part.claims for name in claim.conflicts_with})
        disputing = [catalogue.disputing[name] for name in rivals if name in catalogue.disputing]
        return key_of(
            part,
            self._parts(profile),
            [self.name(name) for name in sorted(named)],
            [(rival, catalogue.page_of(holder, rival)) for holder, rival in disputing],
            self._sources([*part.claims, *part.events]),
            [has_passed(event, catalogue) for event in part.events if event.status == "planned"],
        )

    def relations_page(self, profile: Profile) -> str:
        """Of an entity's page for its relations."""
        incoming = self._catalogue.incoming.get(profile.id, ())
        return key_of(
            self.relations(profile),
            self._parts(profile),
            self._sources(profile.relations),
            [(self.name(item.subject.id), item.anchor, self._is_split(item.subject)) for item in incoming],
            [(item.relation, self._sources([item.relation])) for item in incoming],
        )

    def _parts(self, profile: Profile) -> tuple[Any, ...]:
        """What the further pages of an entity show of each other."""
        parts = [part.name for part in self._catalogue.parts.get(profile.id, ())]
        return (self.name(profile.id), parts, self._catalogue.relations_of(profile) > 0)

    def _is_split(self, profile: Profile) -> bool:
        return profile.id in self._catalogue.parts

    def _rival(self, claim: str) -> tuple[Profile, Claim, str] | None:
        found = self._catalogue.disputing.get(claim)
        return (*found, self._catalogue.page_of(*found)) if found else None

    def events(self, events: Sequence[Event]) -> str:
        """Of events with the articles that they rest on and the names of who takes part."""
        named = sorted({name for event in events for name in event.participants})
        overdue = [has_passed(event, self._catalogue) for event in events if event.status == "planned"]
        return key_of(events, self._sources(events), [self.name(name) for name in named], overdue)

    def source_page(self, article: Article) -> str:
        """Of the page of an article: its text, what was taken from it, and of whom."""
        catalogue = self._catalogue
        original = catalogue.articles.get(article.same_as or "")
        return key_of(
            self.article(article),
            article.id in catalogue.off_topic,
            catalogue.title(original) if original else None,
            [(copy.id, catalogue.title(copy)) for copy in catalogue.copies.get(article.id, ())],
            [(count, self.name(profile.id)) for count, profile in catalogue.named.get(article.id, ())],
            [(index, [self._taken(item) for item in items]) for index, items in catalogue.taken[article.id].items()],
        )

    def name(self, entity: str) -> tuple[str, ...] | None:
        """What other pages show of an entity."""
        profile = self._catalogue.profiles.get(entity)
        return (profile.id, profile.kind, profile.name) if profile else (entity,)

    def _sources(self, findings: Iterable[Claim | Event | Relation]) -> list[str | None]:
        """The articles that findings rest on, in order, and those that they repeat."""
        named = dict.fromkeys(item.article for finding in findings for item in finding.evidence)
        return [self._articles.get(name) for name in named]

    def _taken(self, item: Taken) -> tuple[Any, ...]:
        """What a source page shows of a finding: not who else says so."""
        found = item.finding
        told: tuple[Any, ...]
        if isinstance(found, Claim):
            told = (found.attribute, found.label, found.value, found.unit, found.bound, found.original, found.period)
            told += (sorted(found.scope.items()),)
        elif isinstance(found, Event):
            told = (found.date, found.date_text, found.type, found.title, found.evidence[0].quote)
            told += (None if item.profile else self._catalogue.event_pages.get(found.id),)
        else:
            told = (found.type, self.name(found.target), found.role)
        holder = (self.name(item.profile.id), self._catalogue.page_of(item.profile, found)) if item.profile else None
        return (item.sort, holder, item.anchor, found.status, item.evidence.start, item.evidence.end, told)

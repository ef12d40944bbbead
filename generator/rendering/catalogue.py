"""The report with the look-ups that pages need: by id, by parent, by target, by sentence."""

from typing import Literal, NamedTuple

from msgspec import Struct

from generator.model import PLURAL, Article, Claim, Event, Evidence, Profile, Relation, Report
from generator.rendering import dates, links
from generator.rendering.profile_pages import Part, part_page, parts_of, relations_page
from generator.rendering.timeline_pages import events_by_page

Sort = Literal["claim", "event", "relation"]


_TITLE = 64


class Incoming(NamedTuple):
    """A relation as its target sees it."""

    subject: Profile
    relation: Relation
    anchor: str  # on the subject's page


class Taken(Struct, frozen=True, gc=False):
    """One finding that rests on a sentence."""

    profile: Profile | None  # the page it stands on; None for an event without a profiled participant
    relation: str  # anchor of a relation, whose words are not enough to tell it; else empty
    finding: Claim | Event | Relation
    evidence: Evidence

    @property
    def sort(self) -> Sort:
        """What sort of finding it is."""
        if isinstance(self.finding, Claim):
            return "claim"
        return "event" if isinstance(self.finding, Event) else "relation"

    @property
    def anchor(self) -> str:
        """Where it stands on its page."""
        if isinstance(self.finding, Claim):
            return links.claim_anchor(self.finding)
        return links.event_anchor(self.finding) if isinstance(self.finding, Event) else self.relation


class Catalogue:
    """Look-ups over one report, made once; nothing in it changes afterwards."""

    def __init__(self, report: Report, site_url: str = "") -> None:
        self.report = report
        self.site_url = site_url
        self.articles: dict[str, Article] = {article.id: article for article in report.articles}
        self.profiles: dict[str, Profile] = {profile.id: profile for profile in report.profiles}
        self.off_topic = frozenset(report.off_topic)
        self.of_kind: dict[str, list[Profile]] = {kind: [] for kind in PLURAL}
        self.children: dict[str, list[Profile]] = {}
        self.disputing: dict[str, tuple[Profile, Claim]] = {}  # by id: claims that others name as their contradiction
        self.anchors: dict[str, list[str]] = {}
        self.incoming: dict[str, list[Incoming]] = {}
        self.taken: dict[str, dict[int, list[Taken]]] = {article.id: {} for article in report.articles}
        self.named: dict[str, list[tuple[int, Profile]]] = {}  # article: how often it names whom
        self.copies: dict[str, list[Article]] = {}
        self._newest: dict[str, str | None] = {}
        self._used: dict[str, tuple[int, int]] = {}
        for article in report.articles:
            if article.same_as:
                self.copies.setdefault(article.same_as, []).append(article)
        disputing = {name for profile in report.profiles for claim in profile.claims for name in claim.conflicts_with}
        for profile in report.profiles:
            self._add_profile(profile)
            self.disputing.update((claim.id, (profile, claim)) for claim in profile.claims if claim.id in disputing)
        for event in report.timeline:
            holder = next((self.profiles[name] for name in event.participants if name in self.profiles), None)
            self._add_taken(holder, event)
        newest = max(
            (article.published for article in report.articles if dates.span(article.published)),
            key=dates.sort_key,
            default=None,
        )
        days = dates.span(newest)
        #: The report's own "today": the (first possible) day of its newest article. No clock is asked.
        self.as_of = days.first if days else None
        self.as_of_text = dates.human(newest)
        #: The further pages of each entity that has too many findings for one.
        self.parts: dict[str, list[Part]] = {}
        self._placed: dict[tuple[str, str], str] = {}  # entity and finding: such a page
        for profile in report.profiles:
            self._place(profile)
        #: The events of each page of the timeline, and the page of each event.
        self.events_on = events_by_page(report.timeline, self.as_of)
        self.event_pages = {event.id: path for path, events in self.events_on.items() for event in events}

    def _add_profile(self, profile: Profile) -> None:
        self.of_kind[profile.kind].append(profile)
        if profile.part_of:
            self.children.setdefault(profile.part_of, []).append(profile)
        for mention in profile.mentions:
            self.named.setdefault(mention.article, []).append((mention.count, profile))
        for claim in profile.claims:
            self._add_taken(profile, claim)
        self.anchors[profile.id] = links.relation_anchors(profile.relations)
        for relation, anchor in zip(profile.relations, self.anchors[profile.id], strict=True):
            self.incoming.setdefault(relation.target, []).append(Incoming(profile, relation, anchor))
            self._add_taken(profile, relation, anchor)

    def _add_taken(self, profile: Profile | None, finding: Claim | Event | Relation, anchor: str = "") -> None:
        for evidence in finding.evidence:
            if evidence.article in self.taken:
                place = self.taken[evidence.article].setdefault(evidence.sentence, [])
                place.append(Taken(profile, anchor, finding, evidence))

    def _place(self, profile: Profile) -> None:
        parts = parts_of(profile, self.relations_of(profile), self.told)
        if parts:
            self.parts[profile.id] = parts
        for part in parts:
            path = part_page(profile, part.name)
            self._placed.update({(profile.id, claim.id): path for claim in part.claims})
            self._placed.update({(profile.id, event.id): path for event in part.events})

    def taken_away(self, path: str) -> links.Links:
        """The addresses as a file for taking away writes them: whole ones where it is known where the site is."""
        return links.Links(path, self.site_url)

    def relations_of(self, profile: Profile) -> int:
        """How many relations an entity has, both ways."""
        return len(profile.relations) + len(self.incoming.get(profile.id, ()))

    def page_of(self, profile: Profile, finding: Claim | Event | Relation) -> str:
        """The path of the page on which an entity's finding has its lasting address."""
        if profile.id not in self.parts:
            return links.profile_page(profile)
        if isinstance(finding, Relation):
            return relations_page(profile)
        return self._placed.get((profile.id, finding.id)) or links.profile_page(profile)

    def newest(self, profile: Profile) -> str | None:
        """The date of the newest article that names an entity."""
        if profile.id not in self._newest:
            named = (self.articles.get(mention.article) for mention in profile.mentions)
            published = (article.published for article in named if article and article.published)
            self._newest[profile.id] = max(published, key=dates.sort_key, default=None)
        return self._newest[profile.id]

    def used(self, article: Article) -> tuple[int, int]:
        """How many sentences of an article findings rest on, and how many findings those are."""
        if article.id not in self._used:
            taken = self.taken[article.id]
            self._used[article.id] = (len(taken), sum(map(len, taken.values())))
        return self._used[article.id]

    def origin(self, article: str) -> str:
        """The article that this one repeats, or itself: near copies are one witness."""
        found = self.articles.get(article)
        return found.same_as or found.id if found else article

    def witnesses(self, finding: Claim | Event | Relation) -> int:
        """Number of independent articles behind a finding."""
        return len({self.origin(evidence.article) for evidence in finding.evidence})

    def told(self, claim: Claim) -> str | None:
        """When the first article that makes a claim was published (EDTF), as far as that is known."""
        articles = (self.articles.get(item.article) for item in claim.evidence)
        published = [article.published for article in articles if article and article.published]
        return min(published, key=dates.sort_key, default=None)

    def sentence(self, evidence: Evidence) -> str:
        """The text of the sentence in which evidence stands, or the quote where that is longer."""
        article = self.articles[evidence.article]
        sentence = article.sentences[evidence.sentence]
        text = article.quote(sentence.start, sentence.end)
        return text if len(text) >= len(evidence.quote) else evidence.quote

    def title(self, article: Article) -> str:
        """What an article is called where it is listed."""
        return " ".join((article.title or "").split()) or f"Untitled article ({article.file}, part {article.part})"

    def short_title(self, article: Article) -> str:
        """What an article is called where many are named: at most 64 characters, cut between words."""
        title = self.title(article)
        if len(title) <= _TITLE:
            return title
        cut = title[:_TITLE].rpartition(" ")[0] or title[:_TITLE]
        return cut.rstrip(" ,.;:") + " …"

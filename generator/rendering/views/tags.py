"""Tags: what profiles and articles tell of, by the attributes of their claims and the types of their events."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from generator.model import Article, Claim, Event, Profile
from generator.rendering import wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.keys import Keys
from generator.rendering.links import Links
from generator.rendering.views.findings import Link
from generator.rendering.views.indexes import article_section, entry_section
from generator.rendering.volumes import Paged, paged

FOLDER = "tags"
INDEX = f"{FOLDER}/index.md"


class TagRow(Struct, frozen=True, kw_only=True):
    """One tag in the list of all."""

    link: Link
    profiles: int
    articles: int


class Tagged(Struct, frozen=True):
    """The pages and articles of one tag."""

    profiles: list[Profile]
    articles: list[Article]


def tag_page(tag: str) -> str:
    """Path of a tag's page below site_src."""
    return f"{FOLDER}/{re.sub('[^a-z0-9]+', '-', tag.lower()).strip('-')}.md"


def _tags_of(attributes: set[str], types: set[str]) -> list[str]:
    """The tags of findings, by attributes of claims and types of events, in the order of the tables of words."""
    found = {wording.topics().get(name) for name in attributes} | {wording.event_topics().get(name) for name in types}
    return [tag for tag in wording.tags() if tag in found]


def tags_of_profile(profile: Profile) -> list[str]:
    """The tags of a profile's page."""
    return _tags_of({claim.attribute for claim in profile.claims}, {event.type for event in profile.events})


def tags_of_article(catalogue: Catalogue, article: Article) -> list[str]:
    """The tags of a source page."""
    findings = [item.finding for items in catalogue.taken[article.id].values() for item in items]
    attributes = {finding.attribute for finding in findings if isinstance(finding, Claim)}
    return _tags_of(attributes, {finding.type for finding in findings if isinstance(finding, Event)})


def tag_links(page: Links, tags: Iterable[str]) -> list[Link]:
    """Tags as links to their pages."""
    return [Link(tag, page.page(tag_page(tag))) for tag in tags]


def tagged(catalogue: Catalogue) -> dict[str, Tagged]:
    """The tags that anything bears, in their order."""
    found = {tag: Tagged([], []) for tag in wording.tags()}
    for profile in catalogue.report.profiles:
        for tag in tags_of_profile(profile):
            found[tag].profiles.append(profile)
    for article in catalogue.report.articles:
        for tag in tags_of_article(catalogue, article):
            found[tag].articles.append(article)
    return {tag: group for tag, group in found.items() if group.profiles or group.articles}


def tags_view(groups: dict[str, Tagged]) -> dict[str, Any]:
    """What the template ``tags.md`` shows: all tags with how many bear them."""
    links = tag_links(Links(INDEX), groups)
    return {
        "rows": [
            TagRow(link=link, profiles=len(group.profiles), articles=len(group.articles))
            for link, group in zip(links, groups.values(), strict=True)
        ]
    }


def tag_pages(catalogue: Catalogue, keys: Keys, tag: str, group: Tagged) -> Iterator[Paged]:
    """All that bears a tag, for the template ``tag.md``."""
    path = tag_page(tag)
    view = {"title": tag, "index": Link("Tags", Links(path).page(INDEX))}
    profiles = sorted(group.profiles, key=lambda profile: (profile.name.casefold(), profile.kind, profile.id))
    sections = [
        entry_section(catalogue, keys, profiles, name="profiles", title=tag, noun="pages"),
        article_section(catalogue, keys, group.articles, name="articles", title=f"{tag}: articles"),
    ]
    return paged(path, "tag.md", sections, lambda: view, title=tag)

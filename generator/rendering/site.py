"""The main path of rendering: a report in, the contents of site_src out."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from generator.model import PLURAL, Article, Output, Part, Profile, Report, pieces
from generator.rendering import links, profile_pages
from generator.rendering.catalogue import Catalogue
from generator.rendering.chart_data import Drawings, all_drawings, chart_outputs
from generator.rendering.citations import citation_outputs
from generator.rendering.dataset import article_outputs, profile_outputs
from generator.rendering.environment import Templates
from generator.rendering.exports import export_outputs
from generator.rendering.feeds import feed_outputs
from generator.rendering.icalendar import calendar_output
from generator.rendering.keys import Keys
from generator.rendering.listings import Listing, listing_output
from generator.rendering.timeline_index import timeline_index
from generator.rendering.views import (
    charts_page,
    compare,
    home,
    indexes,
    names,
    relations,
    review,
    source,
    tags,
    timeline,
)
from generator.rendering.views.profile import profile_view
from generator.rendering.views.profile_parts import part_view, relations_view
from generator.rendering.volumes import Paged

_View = Callable[[], dict[str, Any]]


def render(report: Report, *, templates: Path, site_url: str = "") -> dict[str, bytes]:
    """Everything that is published, by path below site_src with forward slashes, in the order of the paths.

    ``site_url`` is where the site will be published: with it, addresses in files for taking away are whole ones. Reads the templates' folder and nothing else. Raises InputError where a template is wrong.
    """
    files = {}
    for output in outputs(report, templates=templates, site_url=site_url):
        content = b"".join(piece for part in output.parts for piece in pieces(part))
        if output.seen:
            output.seen(content)
        files[output.path] = content
    return dict(sorted(files.items()))


def outputs(report: Report, *, templates: Path, site_url: str = "") -> Iterator[Output]:
    """The same, file by file, none of them made yet; they are to be made in this order.

    A part's key covers all of the report that the part depends on, but neither code, templates nor ``site_url``.
    """
    catalogue = Catalogue(report, site_url)
    keys = Keys(catalogue)
    drawings = all_drawings(catalogue)
    yield from _pages(catalogue, keys, drawings, Templates(templates))
    for article in report.articles:
        yield from article_outputs(article, keys)
    for profile in report.profiles:
        yield from profile_outputs(profile, keys)
    yield from export_outputs(report, keys)
    yield from citation_outputs(catalogue, keys)
    yield calendar_output(catalogue, keys)
    yield from chart_outputs(catalogue, keys, drawings)
    yield from timeline_index(catalogue)
    yield from feed_outputs(catalogue, keys)


def _pages(catalogue: Catalogue, keys: Keys, drawings: Drawings, templates: Templates) -> Iterator[Output]:
    def page(path: str, template: str, view: _View, key: str = "") -> Output:
        return Output(path, [Part(key, lambda: templates.render(template, view()))])

    def listed(path: str, template: str, listing: Listing) -> Output:
        return listing_output(path, template, listing, catalogue, templates)

    def lists(pages: Iterable[Paged]) -> Iterator[Output]:
        return (listed(*found) for found in pages)

    yield page(home.PAGE, "home.md", partial(home.home_view, catalogue))
    steps = timeline.steps_of(catalogue.report.timeline)
    for path in catalogue.events_on:
        yield listed(path, "timeline.md", timeline.timeline_listing(catalogue, keys, steps, path))
    for path, listing in compare.compare_listings(catalogue, keys).items():
        yield listed(path, "compare.md", listing)
    yield listed(charts_page.PAGE, "charts.md", charts_page.charts_listing(catalogue, keys, drawings))
    yield listed(relations.PAGE, "relations.md", relations.relations_listing(catalogue, keys))
    yield from lists(names.names_pages(catalogue))
    yield from lists(review.review_pages(catalogue, keys))
    yield page("method.md", "method.md", indexes.method_view)
    yield from lists(indexes.sources_pages(catalogue, keys))
    groups = tags.tagged(catalogue)
    yield page(tags.INDEX, "tags.md", partial(tags.tags_view, groups))
    for tag, group in groups.items():
        yield from lists(tags.tag_pages(catalogue, keys, tag, group))
    for kind in PLURAL:
        yield from lists(indexes.index_pages(catalogue, keys, kind))
    for profile in catalogue.report.profiles:
        yield from _profile_pages(page, catalogue, keys, profile)
    yield from (_source_page(page, catalogue, keys, article) for article in catalogue.report.articles)
    for path, content in templates.assets().items():
        yield Output(path, [Part("", partial(bytes, content))])


def _profile_pages(page: Callable[..., Output], catalogue: Catalogue, keys: Keys, profile: Profile) -> Iterator[Output]:
    """An entity's page, and further ones where the articles tell very much of it."""
    parts = catalogue.parts.get(profile.id, [])
    view = partial(profile_view, catalogue, profile)
    yield page(links.profile_page(profile), "profile.md", view, keys.profile_page(profile))
    for part in parts:
        path, view = profile_pages.part_page(profile, part.name), partial(part_view, catalogue, profile, part)
        yield page(path, "profile_part.md", view, keys.part_page(profile, part))
    if parts and catalogue.relations_of(profile):
        path, view = profile_pages.relations_page(profile), partial(relations_view, catalogue, profile)
        yield page(path, "profile_part.md", view, keys.relations_page(profile))


def _source_page(page: Callable[..., Output], catalogue: Catalogue, keys: Keys, article: Article) -> Output:
    view = partial(source.source_view, catalogue, article)
    return page(links.source_page(article), "source.md", view, keys.source_page(article))

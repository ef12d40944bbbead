"""The main path of rendering: a report in, the contents of site_src out."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from generator.model import PLURAL, Article, Output, Part, Profile, Report, pieces
from generator.rendering import links
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

_View = Callable[[], dict[str, Any]]


def render(report: Report, *, templates: Path) -> dict[str, bytes]:
    """Everything that is published, by path below site_src with forward slashes, in the order of the paths.

    Reads the templates' folder and nothing else. Raises InputError where a template is wrong.
    """
    files = {}
    for output in outputs(report, templates=templates):
        content = b"".join(piece for part in output.parts for piece in pieces(part))
        if output.seen:
            output.seen(content)
        files[output.path] = content
    return dict(sorted(files.items()))


def outputs(report: Report, *, templates: Path) -> Iterator[Output]:
    """The same, file by file, none of them made yet; they are to be made in this order.

    A part's key covers all of the report that the part depends on, but neither code nor templates.
    """
    catalogue = Catalogue(report)
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

    yield page(home.PAGE, "home.md", partial(home.home_view, catalogue))
    steps = timeline.steps_of(catalogue.report.timeline)
    for path in catalogue.events_on:
        yield listed(path, "timeline.md", timeline.timeline_listing(catalogue, keys, steps, path))
    yield listed(compare.PAGE, "compare.md", compare.compare_listing(catalogue, keys))
    yield listed(charts_page.PAGE, "charts.md", charts_page.charts_listing(catalogue, keys, drawings))
    yield listed(relations.PAGE, "relations.md", relations.relations_listing(catalogue, keys))
    yield listed(names.PAGE, "names.md", names.names_listing(catalogue))
    yield listed(review.PAGE, "review.md", review.review_listing(catalogue, keys))
    yield page("method.md", "method.md", indexes.method_view)
    yield listed("sources/index.md", "sources.md", indexes.sources_listing(catalogue, keys))
    groups = tags.tagged(catalogue)
    yield page(tags.INDEX, "tags.md", partial(tags.tags_view, groups))
    for tag, group in groups.items():
        yield listed(tags.tag_page(tag), "tag.md", tags.tag_listing(catalogue, keys, tag, group))
    for kind, folder in PLURAL.items():
        yield listed(f"{folder}/index.md", "index.md", indexes.index_listing(catalogue, keys, kind))
    yield from (_profile_page(page, catalogue, keys, profile) for profile in catalogue.report.profiles)
    yield from (_source_page(page, catalogue, keys, article) for article in catalogue.report.articles)
    for path, content in templates.assets().items():
        yield Output(path, [Part("", partial(bytes, content))])


def _profile_page(page: Callable[..., Output], catalogue: Catalogue, keys: Keys, profile: Profile) -> Output:
    view = partial(profile_view, catalogue, profile)
    return page(links.profile_page(profile), "profile.md", view, keys.profile_page(profile))


def _source_page(page: Callable[..., Output], catalogue: Catalogue, keys: Keys, article: Article) -> Output:
    view = partial(source.source_view, catalogue, article)
    return page(links.source_page(article), "source.md", view, keys.source_page(article))

"""The main path of rendering: a report in, the contents of site_src out."""

from pathlib import Path

from generator.model import PLURAL, Report
from generator.rendering import links
from generator.rendering.catalogue import Catalogue
from generator.rendering.citations import citation_files
from generator.rendering.dataset import dataset_files
from generator.rendering.environment import Templates
from generator.rendering.exports import export_files
from generator.rendering.feeds import feed_files
from generator.rendering.icalendar import calendar_files
from generator.rendering.views import charts_page, compare, home, indexes, names, relations, review, source, timeline
from generator.rendering.views.profile import profile_view


def render(report: Report, *, templates: Path) -> dict[str, bytes]:
    """Everything that is published, by path below site_src with forward slashes, in the order of the paths.

    Reads the templates' folder and nothing else. Raises InputError where a template is wrong.
    """
    catalogue = Catalogue(report)
    files = dataset_files(report) | export_files(report) | feed_files(catalogue) | calendar_files(catalogue)
    files |= citation_files(catalogue)
    files |= _pages(catalogue, Templates(templates))
    return dict(sorted(files.items()))


def _pages(catalogue: Catalogue, templates: Templates) -> dict[str, bytes]:
    pages = {
        home.PAGE: templates.render("home.md", home.home_view(catalogue)),
        timeline.PAGE: templates.render("timeline.md", timeline.timeline_view(catalogue)),
        compare.PAGE: templates.render("compare.md", compare.compare_view(catalogue)),
        charts_page.PAGE: templates.render("charts.md", charts_page.charts_view(catalogue)),
        relations.PAGE: templates.render("relations.md", relations.relations_view(catalogue)),
        names.PAGE: templates.render("names.md", names.names_view(catalogue)),
        review.PAGE: templates.render("review.md", review.review_view(catalogue)),
        "method.md": templates.render("method.md", indexes.method_view()),
        "sources/index.md": templates.render("sources.md", indexes.sources_view(catalogue)),
    }
    for kind, folder in PLURAL.items():
        pages[f"{folder}/index.md"] = templates.render("index.md", indexes.index_view(catalogue, kind))
    for profile in catalogue.report.profiles:
        pages[links.profile_page(profile)] = templates.render("profile.md", profile_view(catalogue, profile))
    for article in catalogue.report.articles:
        pages[links.source_page(article)] = templates.render("source.md", source.source_view(catalogue, article))
    return pages | templates.assets()

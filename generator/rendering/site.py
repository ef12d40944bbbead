"""The main path of rendering: a report in, the contents of site_src out."""

from pathlib import Path

from generator.model import PLURAL, Report
from generator.rendering import links
from generator.rendering.catalogue import Catalogue
from generator.rendering.dataset import dataset_files
from generator.rendering.environment import Templates
from generator.rendering.views import home, indexes, names, review, source, timeline
from generator.rendering.views.profile import profile_view


def render(report: Report, *, templates: Path) -> dict[str, bytes]:
    """Everything that is published, by path below site_src with forward slashes, in the order of the paths.

    Reads the templates' folder and nothing else. Raises InputError where a template is wrong.
    """
    files = dataset_files(report) | _pages(Catalogue(report), Templates(templates))
    return dict(sorted(files.items()))


def _pages(catalogue: Catalogue, templates: Templates) -> dict[str, bytes]:
    pages = {
        home.PAGE: templates.render("home.md", home.home_view(catalogue)),
        timeline.PAGE: templates.render("timeline.md", timeline.timeline_view(catalogue)),
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

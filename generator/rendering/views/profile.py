"""The page of one company, brand, model, technology, person or organisation."""

from itertools import groupby
from typing import Any

from msgspec import Struct

from generator.model import PLURAL, Article, Claim, Profile
from generator.rendering import dates, links, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.chart_data import chart_links
from generator.rendering.citations import citation_links
from generator.rendering.linked_data import profile_data, script
from generator.rendering.links import Links
from generator.rendering.profile_pages import relations_page
from generator.rendering.views import review
from generator.rendering.views.conflicts import conflicts
from generator.rendering.views.drawn import Drawing, over_time
from generator.rendering.views.evidence import Notes
from generator.rendering.views.findings import Findings, Link
from generator.rendering.views.highlights import newest
from generator.rendering.views.information_box import information_box
from generator.rendering.views.names_of import written_forms
from generator.rendering.views.profile_parts import part_links
from generator.rendering.views.profile_sections import (
    ClaimGroup,
    by_label,
    by_period,
    event_rows,
    in_order,
    relation_groups,
)
from generator.rendering.views.specification import specification
from generator.rendering.views.tags import tag_links, tags_of_profile

_NAMED = 3  # articles listed for a written form
#: Where further pages hold all: conflicts, and relations of one type.
_CONFLICTS, _RELATIONS = 5, 6


class Figure(Struct, frozen=True, kw_only=True):
    """A chart, and where it is to be had as data and as a drawing."""

    drawing: Drawing
    files: list[Link]


class Series(Struct, frozen=True, kw_only=True):
    """The figures of one attribute over time."""

    label: str
    label_zh: str  # its Chinese words
    charts: list[Figure]
    periods: list[ClaimGroup]


class All(Struct, frozen=True, kw_only=True):
    """How much there is of what the page shows a part of, and where."""

    claims: Link
    events: Link
    relations: Link
    conflicts: Link


class FormRow(Struct, frozen=True, kw_only=True):
    """A name as articles write it."""

    text: str
    articles: list[Link]
    mark: str  # what is to be said of the form, or nothing


def profile_view(catalogue: Catalogue, profile: Profile) -> dict[str, Any]:
    """What the template ``profile.md`` shows."""
    page = Links(links.profile_page(profile))
    notes = Notes(catalogue, page)
    findings = Findings(catalogue, page, notes)
    others = part_links(catalogue, profile, page)
    shown = newest(catalogue, profile) if others else profile
    claims = in_order(catalogue, shown)
    box = information_box(findings, profile, in_order(catalogue, profile))
    # First on the page, so that its sources are numbered first.
    disagreements = conflicts(findings, profile, most=_CONFLICTS if others else 0)
    spec, rest = specification(findings, profile, claims)
    figures = [claim for claim in rest if _is_figure(claim)]
    other = [claim for claim in rest if not _is_figure(claim)]
    return {
        "profile": profile,
        "kind": wording.kind_word(profile.kind),
        "index": Link(wording.kind_word(profile.kind, plural=True), page.index(profile.kind)),
        "description": _description(catalogue, profile),
        "tags": tag_links(page, tags_of_profile(profile)),
        "box": box,
        "spec": spec,
        "facts": by_label(findings, profile, other),
        "series": _series(findings, profile, figures),
        "conflicts": disagreements,
        "events": event_rows(findings, profile, shown.events),
        "relations": relation_groups(findings, profile, _RELATIONS if others else 0),
        "others": others,
        "all": _all(catalogue, profile, page) if others else None,
        "forms": _forms(findings, profile),
        "unknown": _unknown(profile),
        "files": _files(page, profile),
        "citations": citation_links(page, profile),
        "linked_data": script(profile_data(catalogue, profile)),
        "boost": 4 if profile.salient else 2,
        "notes": notes.listed(),
    }


def _description(catalogue: Catalogue, profile: Profile) -> str:
    parent = catalogue.profiles.get(profile.part_of or "")
    kind = wording.kind_word(profile.kind).lower()
    name = f"{profile.name}{f' ({profile.name_zh})' if profile.name_zh else ''}"
    what = (
        f"at {parent.name}" if parent and profile.kind == "person" else f"{kind} of {parent.name}" if parent else kind
    )
    counts = (
        (len(profile.claims), "figure or fact", "figures and facts"),
        (len(profile.events), "event", None),
        (catalogue.relations_of(profile), "relation", None),
    )
    told = [wording.count(number, noun, plural) for number, noun, plural in counts if number]
    articles = wording.count(len(profile.mentions), "article")
    return f"{name}, {what}. {_joined(told) or 'Only named'} in {articles}."


def _all(catalogue: Catalogue, profile: Profile, page: Links) -> All:
    return All(
        claims=Link(wording.count(len(profile.claims), "figure or fact", "figures and facts"), "#pages"),
        events=Link(wording.count(len(profile.events), "event"), "#pages"),
        relations=Link(wording.count(catalogue.relations_of(profile), "relation"), page.page(relations_page(profile))),
        conflicts=Link("conflicts", page.page(review.PAGE, "conflicts")),
    )


def _is_figure(claim: Claim) -> bool:
    return wording.attribute_group(claim.attribute) == "figures"


def _joined(words: list[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""


def _series(findings: Findings, profile: Profile, claims: list[Claim]) -> list[Series]:
    """The figures by label: ``claims`` as tables, and charts of all that the profile has."""
    everything = [claim for claim in in_order(findings.catalogue, profile) if _is_figure(claim)]
    charted = {label: over_time(profile.name, same) for label, same in groupby(everything, key=wording.claim_label)}
    series = []
    for label, same in groupby(claims, key=wording.claim_label):
        charts = [
            Figure(drawing=drawing, files=chart_links(findings.links, drawing.title)) for drawing in charted[label]
        ]
        shown = list(same)
        chinese, periods = wording.attribute_chinese(shown[0].attribute), by_period(findings, profile, shown)
        series.append(Series(label=label, label_zh=chinese, charts=charts, periods=periods))
    return series


def _forms(findings: Findings, profile: Profile) -> list[FormRow]:
    """Written forms; the articles are linked where a form is not the true name, else counted."""
    rows = []
    for form in written_forms(findings.catalogue, profile):
        linked = form.articles[:_NAMED] if form.mark else []
        rest = len(form.articles) - len(linked)
        more = wording.count(rest, "other article" if linked else "article") if rest else ""
        articles = [_dated(findings, article) for article in linked]
        rows.append(FormRow(text=form.text, mark=form.mark, articles=articles + ([Link(more)] if more else [])))
    return rows


def _dated(findings: Findings, article: Article) -> Link:
    """An article by its date, where its title would be too long."""
    text = dates.human(article.published) or findings.catalogue.short_title(article)
    return Link(text, findings.links.source(article))


def _unknown(profile: Profile) -> list[str]:
    told = {claim.attribute for claim in profile.claims}
    expected = wording.expected_attributes(profile.kind) if profile.salient else []
    return [wording.attribute_label(name) for name, answers in expected if not told & answers]


def _files(page: Links, profile: Profile) -> list[Link]:
    path = f"profiles/{PLURAL[profile.kind]}/{profile.id}"
    formats = [("YAML", "yml"), ("JSON", "json"), *([("CSV", "csv")] if profile.claims else [])]
    return [Link(name, page.file(f"{path}.{ending}")) for name, ending in formats]

"""The page of one company, brand, model, technology, person or organisation."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from msgspec import Struct

from generator.model import PLURAL, Article, Claim, Profile, Relation
from generator.rendering import dates, links, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.chart_data import chart_links
from generator.rendering.citations import citation_links
from generator.rendering.linked_data import profile_data, script
from generator.rendering.links import Links
from generator.rendering.views.conflicts import conflicts
from generator.rendering.views.drawn import Drawing, over_time
from generator.rendering.views.evidence import Notes
from generator.rendering.views.findings import (
    ClaimRow,
    EventRow,
    Findings,
    Link,
    RelationRow,
    claim_order,
)
from generator.rendering.views.information_box import information_box
from generator.rendering.views.names_of import written_forms
from generator.rendering.views.specification import specification
from generator.rendering.views.tags import tag_links, tags_of_profile

_NAMED = 3  # articles listed for a written form


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
    claims = _in_order(catalogue, profile)
    box = information_box(findings, profile, claims)
    disagreements = conflicts(findings, profile)  # first on the page, so that its sources are numbered first
    spec, rest = specification(findings, profile, claims)
    figures = [claim for claim in rest if wording.attribute_group(claim.attribute) == "figures"]
    other = [claim for claim in rest if wording.attribute_group(claim.attribute) != "figures"]
    return {
        "profile": profile,
        "kind": wording.kind_word(profile.kind),
        "index": Link(wording.kind_word(profile.kind, plural=True), page.index(profile.kind)),
        "description": _description(catalogue, profile),
        "tags": tag_links(page, tags_of_profile(profile)),
        "box": box,
        "spec": spec,
        "facts": _grouped(findings, other, wording.claim_label),
        "series": _series(findings, profile, figures),
        "conflicts": disagreements,
        "events": _events(findings, profile),
        "relations": _relations(findings, profile),
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
        (len(profile.relations) + len(catalogue.incoming.get(profile.id, ())), "relation", None),
    )
    told = [wording.count(number, noun, plural) for number, noun, plural in counts if number]
    articles = wording.count(len(profile.mentions), "article")
    return f"{name}, {what}. {_joined(told) or 'Only named'} in {articles}."


def _joined(words: list[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""


def _series(findings: Findings, profile: Profile, claims: list[Claim]) -> list[Series]:
    series = []
    for label, same in groupby(claims, key=wording.claim_label):
        group = list(same)
        charts = [
            Figure(drawing=drawing, files=chart_links(findings.links, drawing.title))
            for drawing in over_time(profile.name, group)
        ]
        periods = _grouped(findings, group, lambda claim: dates.human(claim.period) or "no period stated")
        series.append(Series(label=label, charts=charts, periods=periods))
    return series


def _in_order(catalogue: Catalogue, profile: Profile) -> list[Claim]:
    """A profile's claims in the order of the page, those that tell no time by the day of their article."""

    def order(claim: Claim) -> tuple[Any, ...]:
        *place, name = claim_order(claim)
        return (*place, ("", "") if claim.period else dates.sort_key(catalogue.told(claim)), name)

    return sorted(profile.claims, key=order)


def _grouped(findings: Findings, claims: list[Claim], label: Callable[[Claim], str]) -> list[ClaimGroup]:
    return [ClaimGroup(text, findings.claims(list(same))) for text, same in groupby(claims, key=label)]


def _events(findings: Findings, profile: Profile) -> list[EventRow]:
    events = sorted(profile.events, key=lambda event: (dates.sort_key(event.date), event.id), reverse=True)
    return [findings.event(event, without=profile.id) for event in events]


def _relations(findings: Findings, profile: Profile) -> list[RelationGroup]:
    groups: dict[str, list[RelationRow]] = {}
    quoted: set[str] = set()  # a sentence that states several relations is shown once

    def add(title: str, relation: Relation, anchor: str, other: str) -> None:
        row = findings.relation(relation, anchor, other, quoted=quoted)
        groups.setdefault(title, []).append(row)

    for relation, anchor in zip(profile.relations, findings.catalogue.anchors[profile.id], strict=True):
        add(wording.relation_phrase(relation.type), relation, anchor, relation.target)
    for number, incoming in enumerate(findings.catalogue.incoming.get(profile.id, ()), start=1):
        title = wording.relation_phrase(incoming.relation.type, reverse=True)
        add(title, incoming.relation, f"in-{number}", incoming.subject.id)
    return [RelationGroup(title=title, rows=rows) for title, rows in groups.items()]


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

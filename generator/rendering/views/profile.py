"""The page of one company, brand, model, technology, person or organisation."""

from functools import partial
from itertools import groupby
from typing import Any

from msgspec import Struct

from generator.model import PLURAL, Article, Claim, Event, Profile, Relation
from generator.rendering import dates, links, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.citations import citation_links
from generator.rendering.keys import Keys
from generator.rendering.linked_data import profile_data, script
from generator.rendering.links import Links
from generator.rendering.listings import Listing, Piece
from generator.rendering.runs import runs
from generator.rendering.views.conflicts import conflict_pieces
from generator.rendering.views.evidence import Notes
from generator.rendering.views.findings import Findings, Link, claim_order
from generator.rendering.views.information_box import information_box
from generator.rendering.views.names_of import written_forms
from generator.rendering.views.profile_sections import Sections
from generator.rendering.views.specification import in_specification
from generator.rendering.views.tags import tag_links, tags_of_profile

_NAMED = 3  # articles listed for a written form
_RUN = 16  # labels or events in a run, on average
_MOST_LISTED = 1000  # sentences at the foot of a page; where it cites more, its chips are links alone


class FormRow(Struct, frozen=True, kw_only=True):
    """A name as articles write it."""

    text: str
    articles: list[Link]
    mark: str  # what is to be said of the form, or nothing


def profile_listing(catalogue: Catalogue, keys: Keys, profile: Profile) -> Listing:
    """What the template ``profile.md`` shows."""
    page = Links(links.profile_page(profile))
    claims = _in_order(catalogue, profile)
    inside, rest = in_specification(profile, claims)
    figures = [claim for claim in rest if wording.attribute_group(claim.attribute) == "figures"]
    other = [claim for claim in rest if wording.attribute_group(claim.attribute) != "figures"]
    sections = Sections(catalogue, page, profile)
    related = profile.relations or catalogue.incoming.get(profile.id)
    lists: dict[str, list[Piece]] = {  # in the order in which their sources are numbered
        "conflicts": conflict_pieces(catalogue, keys, page, profile, named=False),
        "spec": [Piece("", "specification", partial(sections.specification, inside))] if inside else [],
        "facts": [
            Piece(keys.rows(profile, told), "claim_groups", partial(sections.facts, told))
            for run in runs(_by_label(other), lambda same: same[0].id, size=_RUN)
            if (told := [claim for same in run for claim in same])
        ],
        "series": [
            Piece(keys.rows(profile, same), "series", partial(sections.series, same)) for same in _by_label(figures)
        ],
        "events": [
            Piece(keys.events(run), "event_rows", partial(sections.events, run))
            for run in runs(_newest_first(profile), lambda event: event.id, size=_RUN)
        ],
        "relations": [Piece("", "relation_groups", sections.relations)] if related else [],
    }
    incoming = (item.relation for item in catalogue.incoming.get(profile.id, ()))
    found: list[Claim | Event | Relation] = [*claims, *profile.events, *profile.relations, *incoming]
    cited = (evidence for finding in found for evidence in finding.evidence)
    return Listing(partial(_view, catalogue, page, profile, claims), lists, cited, _MOST_LISTED)


def _view(catalogue: Catalogue, page: Links, profile: Profile, claims: list[Claim]) -> dict[str, Any]:
    findings = Findings(catalogue, page, Notes(catalogue, page))
    return {
        "profile": profile,
        "kind": wording.kind_word(profile.kind),
        "index": Link(wording.kind_word(profile.kind, plural=True), page.index(profile.kind)),
        "description": _description(catalogue, profile),
        "tags": tag_links(page, tags_of_profile(profile)),
        "box": information_box(findings, profile, claims),
        "forms": _forms(findings, profile),
        "unknown": _unknown(profile),
        "files": _files(page, profile),
        "citations": citation_links(page, profile),
        "linked_data": script(profile_data(catalogue, profile)),
        "boost": 4 if profile.salient else 2,
    }


def _by_label(claims: list[Claim]) -> list[list[Claim]]:
    return [list(same) for _, same in groupby(claims, key=wording.claim_label)]


def _newest_first(profile: Profile) -> list[Event]:
    return sorted(profile.events, key=lambda event: (dates.sort_key(event.date), event.id), reverse=True)


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


def _in_order(catalogue: Catalogue, profile: Profile) -> list[Claim]:
    """A profile's claims in the order of the page, those that tell no time by the day of their article."""

    def order(claim: Claim) -> tuple[Any, ...]:
        *place, name = claim_order(claim)
        return (*place, ("", "") if claim.period else dates.sort_key(catalogue.told(claim)), name)

    return sorted(profile.claims, key=order)


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

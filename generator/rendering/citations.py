"""Ready citations of articles and of claims: as plain text, BibTeX and CSL-JSON, all claims together and by profile."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from generator.model import PLURAL, Article, Claim, Output, Part, Profile
from generator.rendering import dates, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.exports import FOLDER
from generator.rendering.keys import Keys
from generator.rendering.links import Links, claim_anchor
from generator.rendering.quantities import write_value
from generator.rendering.record_parts import WriteItems, items_parts, json_run, list_parts, to_json
from generator.rendering.views.findings import Link, write_scope

_SPECIAL = re.compile(r"([&%$#_{}~^\\])")
_REPLACED = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
_REPORT = "EV Dossier"
_FORMATS = (("plain text", "cite.txt"), ("BibTeX", "bib"), ("CSL-JSON", "csl.json"))


def citation_outputs(catalogue: Catalogue, keys: Keys) -> Iterator[Output]:
    """All claims as BibTeX and CSL-JSON, and each profile's, as plain text too; addresses are relative to the files where nobody
    has said where the site is."""
    page = catalogue.taken_away(f"{FOLDER}/index.md")
    cited = [(keys.claims(profile), profile) for profile in catalogue.report.profiles if profile.claims]
    bibtex = [Part(key, partial(_parts, _claim_bibtex, catalogue, keys, page, profile)) for key, profile in cited]
    yield Output(f"{FOLDER}/claims.bib", bibtex)
    runs: list[tuple[str, WriteItems]] = [
        (key, partial(_csl_of, catalogue, keys, page, profile)) for key, profile in cited
    ]
    yield Output(f"{FOLDER}/claims.csl.json", _csl_list(runs))
    for key, profile in cited:
        path = _path(profile)
        own = catalogue.taken_away(f"{path.rpartition('/')[0]}/index.md")
        for ending, write in (("cite.txt", _claim_plain), ("bib", _claim_bibtex)):
            make = partial(_parts, write, catalogue, keys, own, profile)
            yield Output(f"{path}.{ending}", [Part(key, make)])
        yield Output(f"{path}.csl.json", [Part(key, partial(_csl_alone, catalogue, keys, own, profile))])


def citation_links(page: Links, profile: Profile) -> list[Link]:
    """Where the citations of a profile's claims are, as a page links them; none where it has no claims."""
    return [Link(name, page.file(f"{_path(profile)}.{ending}")) for name, ending in _FORMATS if profile.claims]


def _path(profile: Profile) -> str:
    return f"profiles/{PLURAL[profile.kind]}/{profile.id}"


def _parts(write: "_Write", catalogue: Catalogue, keys: Keys, page: Links, profile: Profile) -> list[Part]:
    """A profile's citations as text, one after the other."""

    def run(claims: list[Claim]) -> bytes:
        return "".join(write(catalogue, page, profile, claim) for claim in claims).encode("utf-8")

    return [Part(key, partial(run, claims)) for key, claims in keys.claim_runs(profile)]


_Write = Callable[[Catalogue, Links, Profile, Claim], str]


def _csl_list(runs: list[tuple[str, WriteItems]]) -> list[Part]:
    return [*list_parts("claims", runs, b"", b"\n"), Part("last", lambda: b"\n")]


def _csl_alone(catalogue: Catalogue, keys: Keys, page: Links, profile: Profile) -> list[Part]:
    return _csl_list(_csl_runs(catalogue, keys, page, profile))


def _csl_of(catalogue: Catalogue, keys: Keys, page: Links, profile: Profile, newline: bytes) -> list[Part]:
    """A profile's entries of the list of all claims."""
    return list(items_parts("of", _csl_runs(catalogue, keys, page, profile), newline))


def _csl_runs(catalogue: Catalogue, keys: Keys, page: Links, profile: Profile) -> list[tuple[str, WriteItems]]:
    def records(claims: list[Claim]) -> list[dict[str, Any]]:
        return [_claim_csl(catalogue, page, profile, claim) for claim in claims]

    return [(key, partial(json_run, partial(records, claims))) for key, claims in keys.claim_runs(profile)]


def _address(catalogue: Catalogue, page: Links, profile: Profile, claim: Claim) -> str:
    return page.page(catalogue.page_of(profile, claim), claim_anchor(claim))


def _statement(profile: Profile, claim: Claim) -> str:
    narrowed = ", ".join(part for part in (dates.human(claim.period), write_scope(claim), claim.status) if part)
    return f"{profile.name}: {wording.claim_label(claim)}, {write_value(claim)} ({narrowed})"


def _sources(catalogue: Catalogue, claim: Claim) -> str:
    named = dict.fromkeys(item.article for item in claim.evidence if item.article in catalogue.articles)
    return "; ".join(plain(catalogue, catalogue.articles[name]) for name in named)


def _claim_plain(catalogue: Catalogue, page: Links, profile: Profile, claim: Claim) -> str:
    address = _address(catalogue, page, profile, claim)
    return f"{_REPORT}, {_statement(profile, claim)}. {address} After {_sources(catalogue, claim)}\n\n"


def _claim_bibtex(catalogue: Catalogue, page: Links, profile: Profile, claim: Claim) -> str:
    entry = _bibtex(
        f"c-{claim.id}",
        title=_statement(profile, claim),
        howpublished=_REPORT,
        url=_address(catalogue, page, profile, claim),
        note=f"After {_sources(catalogue, claim)}",
    )
    return f"{entry}\n"


def _claim_csl(catalogue: Catalogue, page: Links, profile: Profile, claim: Claim) -> dict[str, Any]:
    return {
        "id": f"c-{claim.id}",
        "type": "entry",
        "title": _statement(profile, claim),
        "container-title": _REPORT,
        "URL": _address(catalogue, page, profile, claim),
        "note": f"After {_sources(catalogue, claim)}",
    }


def plain(catalogue: Catalogue, article: Article) -> str:
    """An article as a reader would cite it."""
    parts = [
        f"{article.author}." if article.author else "",
        f"“{catalogue.title(article)}.”".replace("..”", ".”").replace("?.”", "?”").replace("!.”", "!”"),
        f"{article.publisher}," if article.publisher else "",
        f"{dates.human(article.published) or 'undated'}.",
        article.url or "",
    ]
    return " ".join(part for part in parts if part)


def article_bibtex(catalogue: Catalogue, article: Article) -> str:
    """An article as a BibTeX entry."""
    days = dates.span(article.published)
    return _bibtex(
        article.id,
        author=article.author or "",
        title=catalogue.title(article),
        howpublished=article.publisher or "",
        year=str(days.first.year) if days and days.first.year == days.last.year else "",
        note=dates.human(article.published),
        url=article.url or "",
    )


def article_csl(catalogue: Catalogue, article: Article) -> str:
    """An article as a CSL-JSON record."""
    days = dates.span(article.published)
    record = {
        "id": article.id,
        "type": "article-newspaper",
        "title": catalogue.title(article),
        "author": [{"literal": article.author}] if article.author else None,
        "container-title": article.publisher,
        "issued": {"date-parts": [_date_parts(days)]} if days else None,
        "URL": article.url,
    }
    return to_json({name: value for name, value in record.items() if value}).decode("utf-8").strip()


def _date_parts(days: dates.Span) -> list[int]:
    """Year, month and day, as many as the date states."""
    return [days.first.year, days.first.month, days.first.day][: {0: 3, 1: 2}.get(days.months, 1)]


def _bibtex(key: str, **fields: str) -> str:
    lines = (f"  {name} = {{{_escaped(name, text)}}}," for name, text in fields.items() if text)
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _escaped(name: str, text: str) -> str:
    one_line = " ".join(text.split())
    if name == "url":
        return one_line
    return _SPECIAL.sub(lambda found: _REPLACED.get(found[0], "\\" + found[0]), one_line)

"""Ready citations: an article's as plain text and BibTeX, and every claim's in files for reference managers."""

import re
from typing import Any

from generator.model import Article, Claim, Profile
from generator.rendering import dates, wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.exports import FOLDER, to_json
from generator.rendering.links import Links, claim_anchor
from generator.rendering.quantities import write_value

_SPECIAL = re.compile(r"([&%$#_{}~^\\])")
_REPLACED = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
_REPORT = "EV Dossier"


def citation_files(catalogue: Catalogue) -> dict[str, bytes]:
    """All claims as BibTeX and CSL-JSON, by path below site_src; addresses are relative to the files."""
    page = Links(f"{FOLDER}/index.md")
    entries = [(profile, claim) for profile in catalogue.report.profiles for claim in profile.claims]
    bibtex = "\n".join(_claim_bibtex(catalogue, page, profile, claim) for profile, claim in entries)
    records = [_claim_csl(catalogue, page, profile, claim) for profile, claim in entries]
    return {f"{FOLDER}/claims.bib": bibtex.encode("utf-8"), f"{FOLDER}/claims.csl.json": to_json(records)}


def _statement(profile: Profile, claim: Claim) -> str:
    period = dates.human(claim.period)
    about = f"{profile.name}: {wording.claim_label(claim)}, {write_value(claim)}"
    return f"{about} ({period}, {claim.status})" if period else f"{about} ({claim.status})"


def _sources(catalogue: Catalogue, claim: Claim) -> str:
    named = dict.fromkeys(item.article for item in claim.evidence if item.article in catalogue.articles)
    return "; ".join(plain(catalogue, catalogue.articles[name]) for name in named)


def _claim_bibtex(catalogue: Catalogue, page: Links, profile: Profile, claim: Claim) -> str:
    return _bibtex(
        f"c-{claim.id}",
        title=_statement(profile, claim),
        howpublished=_REPORT,
        url=page.profile(profile, claim_anchor(claim)),
        note=f"After {_sources(catalogue, claim)}",
    )


def _claim_csl(catalogue: Catalogue, page: Links, profile: Profile, claim: Claim) -> dict[str, Any]:
    return {
        "id": f"c-{claim.id}",
        "type": "entry",
        "title": _statement(profile, claim),
        "container-title": _REPORT,
        "URL": page.profile(profile, claim_anchor(claim)),
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


def _bibtex(key: str, **fields: str) -> str:
    lines = (f"  {name} = {{{_escaped(name, text)}}}," for name, text in fields.items() if text)
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


def _escaped(name: str, text: str) -> str:
    one_line = " ".join(text.split())
    if name == "url":
        return one_line
    return _SPECIAL.sub(lambda found: _REPLACED.get(found[0], "\\" + found[0]), one_line)

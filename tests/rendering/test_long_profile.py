"""An entity of which the articles tell very much: further pages hold all, its own page the newest; nothing is lost."""

import re

import pytest
from msgspec import structs

from generator.model import Claim, Relation, Report
from generator.rendering import profile_pages, render
from generator.rendering.catalogue import Catalogue
from generator.rendering.views import highlights
from tests.conftest import ROOT
from tests.rendering.sample import make_report

OWN = "companies/boreas.md"


@pytest.fixture
def report() -> Report:
    return make_report()


@pytest.fixture
def split(monkeypatch: pytest.MonkeyPatch, report: Report) -> dict[str, str]:
    """The sample's files as if a few findings were too many for one page."""
    monkeypatch.setattr(profile_pages, "MOST_ON_A_PAGE", 2)
    monkeypatch.setattr(highlights, "_CLAIMS", 1)
    monkeypatch.setattr(highlights, "_PAST", 1)
    files = render(report, templates=ROOT / "templates")
    return {path: content.decode("utf-8") for path, content in files.items()}


def further(files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if path.startswith("companies/boreas/")}


def test_every_finding_stands_on_one_further_page(split: dict[str, str], report: Report) -> None:
    found = sorted(
        name for text in further(split).values() for name in re.findall(r'<(?:div|li) id="([cer]-[^"]+)"', text)
    )
    boreas = next(profile for profile in report.profiles if profile.id == "boreas")
    wanted = [f"c-{claim.id}" for claim in boreas.claims] + [f"e-{event.id}" for event in boreas.events]
    wanted += Catalogue(report).anchors["boreas"]
    assert found == sorted(wanted)
    assert {"companies/boreas/2023.md", "companies/boreas/2024.md", "companies/boreas/relations.md"} <= set(
        further(split)
    )


def test_its_own_page_shows_some_and_leads_to_all(split: dict[str, str]) -> None:
    page = split[OWN]
    everything = "".join(further(split).values())
    shown, there = (set(re.findall(r'id="(c-\w+)"', text)) for text in (page, everything))
    assert shown < there
    assert 'href="../../companies/boreas/2023/"' in page and 'href="../../companies/boreas/relations/"' in page


def test_addresses_of_findings_name_the_page_that_keeps_them(split: dict[str, str]) -> None:
    addresses = re.findall(
        r"(?:\.\./)+([a-z]+/[\w-]+/(?:[\w-]+/)?)#([cer]-[\w-]+)",
        "".join(
            text for path, text in split.items() if path.endswith((".md", ".bib", ".cite.txt", ".csl.json", ".csv"))
        ),
    )
    assert any(address == "companies/boreas/2023/" for address, _ in addresses)
    for address, anchor in set(addresses):
        assert f'id="{anchor}"' in split[address.rstrip("/") + ".md"], f"{address}#{anchor}"
        assert address not in ("companies/boreas/",), anchor


def test_a_year_of_very_many_is_told_by_month(monkeypatch: pytest.MonkeyPatch, report: Report) -> None:
    monkeypatch.setattr(profile_pages, "MOST_ON_A_PAGE", 2)
    monkeypatch.setattr(profile_pages, "MOST_OF_A_YEAR", 2)
    parts = Catalogue(report).parts["boreas"]
    names = [part.name for part in parts]
    assert "2023-05" in names
    assert names.index("2024") < names.index("2023-05")
    boreas = next(profile for profile in report.profiles if profile.id == "boreas")
    assert sum(len(part.claims) for part in parts) == len(boreas.claims)
    assert sum(len(part.events) for part in parts) == len(boreas.events)


def test_a_figure_without_time_stands_where_its_article_was_published(
    monkeypatch: pytest.MonkeyPatch, report: Report
) -> None:
    monkeypatch.setattr(profile_pages, "MOST_ON_A_PAGE", 0)
    glacier = next(profile for profile in report.profiles if profile.id == "glacier-5")
    timeless = next(claim for claim in glacier.claims if not claim.period)
    part = next(part for part in Catalogue(report).parts["glacier-5"] if timeless in part.claims)
    assert part.name == "2023"


def test_the_newest_are_some_of_every_attribute_and_version(report: Report) -> None:
    boreas = next(profile for profile in report.profiles if profile.id == "boreas")
    first = boreas.claims[0]
    years = [structs.replace(first, id=f"dd{year}", period=str(year)) for year in range(2001, 2012)]
    many = structs.replace(boreas, claims=(*years, *boreas.claims))
    shown = highlights.newest(Catalogue(report), many).claims
    of_first: list[Claim] = [claim for claim in shown if claim.attribute == first.attribute]
    assert "dd2001" not in {claim.id for claim in of_first}
    assert {claim.attribute for claim in shown} == {claim.attribute for claim in boreas.claims}


def test_one_page_needs_no_others(rendered: dict[str, bytes]) -> None:
    assert not [path for path in rendered if path.startswith("companies/boreas/")]
    assert b'id="pages"' not in rendered[OWN] and b"#pages" not in rendered[OWN]


def test_what_both_sides_state_alike_is_one_relation(report: Report) -> None:
    boreas = next(profile for profile in report.profiles if profile.id == "boreas")
    other = next(profile for profile in report.profiles if profile.id not in ("boreas", "glacier-5"))
    said = boreas.claims[0].evidence
    rivals = (Relation(subject="boreas", type="competitor-of", target=other.id, evidence=said),)
    back = (Relation(subject=other.id, type="competitor-of", target="boreas", evidence=said),)
    changed = {"boreas": rivals, other.id: back}
    profiles = tuple(
        structs.replace(profile, relations=changed.get(profile.id, profile.relations)) for profile in report.profiles
    )
    files = render(structs.replace(report, profiles=profiles), templates=ROOT / "templates")
    section = files[OWN].decode("utf-8").partition("Competes with")[2].partition("</section>")[0]
    assert section.count("<li") == 1 and f'id="r-competitor-of-{other.id}"' in section


def test_a_relation_shows_its_lasting_address(rendered: dict[str, bytes]) -> None:
    assert re.search(
        rb'<li id="(r-[\w-]+)">.*href="#\1" rel="bookmark"[^>]*>\xc2\xb6</a>', rendered["companies/boreas.md"]
    )
    incoming = re.search(rb'<li id="in-1">.*href="([^"]+)" rel="bookmark"', rendered["models/glacier-5.md"])
    assert incoming and re.match(rb"\.\./\.\./companies/[\w-]+/#r-", incoming[1])

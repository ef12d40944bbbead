"""Citations, linked data and each profile's own files."""

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
import pytest

from generator.rendering import render
from generator.rendering.linked_data import script
from tests.conftest import ROOT
from tests.rendering.sample import HOSTILE, LAUNCH, make_report

_CLAIMS = [
    claim
    for profile in make_report().profiles
    for claim in sorted(profile.claims, key=lambda claim: (claim.attribute, claim.period or "", claim.id))
]


def test_every_claim_can_be_cited(rendered: dict[str, bytes]) -> None:
    bibtex = rendered["data/claims.bib"].decode("utf-8")
    records = json.loads(rendered["data/claims.csl.json"])
    assert re.findall(r"@misc\{c-(\w+),", bibtex) == [claim.id for claim in _CLAIMS]
    assert [record["id"] for record in records] == [f"c-{claim.id}" for claim in _CLAIMS]
    first = next(record for record in records if "5,629" in record["title"])
    assert first["title"] == "Boreas Motor: Deliveries, 5,629 vehicles (May 2023, reported)"
    assert first["URL"].startswith("../companies/boreas/#c-")
    assert "Harbour Evening News, 1 June 2023." in first["note"]


def test_bibtex_is_balanced_and_escaped(rendered: dict[str, bytes]) -> None:
    bibtex = rendered["data/claims.bib"].decode("utf-8")
    plain = bibtex.replace("\\{", "").replace("\\}", "").replace("{}", "")
    assert plain.count("{") == plain.count("}")
    assert r"\# hash" in bibtex and r"\& amp" in bibtex


def test_each_profile_stands_beside_its_yaml(rendered: dict[str, bytes]) -> None:
    record = json.loads(rendered["profiles/models/glacier-5.json"])
    rows = list(csv.DictReader(io.StringIO(rendered["profiles/models/glacier-5.csv"].decode("utf-8"), newline="")))
    assert {claim["id"] for claim in record["claims"]} == {row["id"] for row in rows}
    assert "profiles/people/lin-yao.csv" not in rendered


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "Dataset"),
        ("companies/boreas", "Organization"),
        ("models/glacier-5", "Car"),
        ("people/lin-yao", "Person"),
        (f"sources/{LAUNCH}", "NewsArticle"),
    ],
)
def test_pages_say_what_they_are_about(built: Path, address: str, kind: str) -> None:
    page = lxml.html.parse(str(built / address / "index.html"))
    (data,) = (json.loads(text) for text in page.xpath("//script[@type='application/ld+json']/text()"))
    assert data["@context"] == "https://schema.org" and data["@type"] == kind


def test_linked_data_cannot_end_its_element() -> None:
    text = script({"name": HOSTILE, "none": None})
    assert "<" not in text and json.loads(text) == {"name": HOSTILE}


def test_each_chart_stands_beside_as_data(rendered: dict[str, bytes]) -> None:
    page = rendered["charts.md"].decode("utf-8")
    linked = {f"data/{path}" for path in re.findall(r'href="\.\./data/(charts/[^"]+)"', page)}
    assert linked == {path for path in rendered if path.startswith("data/charts/")}
    assert {path.rpartition(".")[2] for path in linked} == {"csv", "json", "yml", "svg"}
    for path in (path for path in linked if path.endswith(".json")):
        record = json.loads(rendered[path])
        rows = list(csv.DictReader(io.StringIO(rendered[path[:-4] + "csv"].decode("utf-8"), newline="")))
        assert record["title"] and len(rows) == len(record["rows"])
        assert list(rows[0]) == list(record["rows"][0])


def test_a_profiles_charts_lead_to_their_files(rendered: dict[str, bytes]) -> None:
    page = rendered["companies/boreas.md"].decode("utf-8")
    linked = {f"data/{path}" for path in re.findall(r'href="\.\./\.\./data/(charts/[^"]+)"', page)}
    assert {path.rpartition(".")[2] for path in linked} == {"csv", "json", "yml", "svg"}
    assert linked <= set(rendered)


def test_a_drawing_stands_alone(rendered: dict[str, bytes]) -> None:
    drawings = {path: content for path, content in rendered.items() if path.endswith(".svg")}
    assert drawings
    for path, content in drawings.items():
        root = ElementTree.fromstring(content)
        assert root.tag == "{http://www.w3.org/2000/svg}svg", path
        assert [text for text in root.iter("{http://www.w3.org/2000/svg}text") if text.get("class") == "title"], path
        assert b"var(--" not in content, "colours of the site are not known elsewhere"


def test_each_profiles_claims_can_be_cited_without_scripts(rendered: dict[str, bytes]) -> None:
    page = rendered["companies/boreas.md"].decode("utf-8")
    path = "profiles/companies/boreas"
    for ending in ("cite.txt", "bib", "csl.json"):
        assert f'href="../../{path}.{ending}"' in page
    shown = {claim.id for claim in make_report().profiles[0].claims}
    records = json.loads(rendered[f"{path}.csl.json"])
    assert {record["id"] for record in records} == {f"c-{name}" for name in shown}
    assert records[0]["URL"].startswith("../../companies/boreas/#c-")
    assert set(re.findall(r"@misc\{c-(\w+),", rendered[f"{path}.bib"].decode("utf-8"))) == shown
    plain = rendered[f"{path}.cite.txt"].decode("utf-8")
    assert "EV Dossier, Boreas Motor: Deliveries, 5,629 vehicles (May 2023, reported)." in plain
    assert all(f"#c-{name}" in plain for name in shown)
    assert "profiles/people/lin-yao.bib" not in rendered


def test_an_article_can_be_cited_as_csl(built: Path) -> None:
    page = lxml.html.parse(str(built / "sources" / LAUNCH / "index.html"))
    record = json.loads(page.xpath("//details[@class='ev-cite']/pre")[1].text_content())
    assert record["issued"] == {"date-parts": [[2023, 6, 1]]}
    assert record["container-title"] == "Harbour Evening News"


def test_pages_name_their_feeds_and_the_calendar(built: Path) -> None:
    page = lxml.html.parse(str(built / "companies" / "boreas" / "index.html"))
    named = {link.get("type"): link.get("href") for link in page.xpath("//link[contains(@rel, 'alternate')]")}
    assert named["text/calendar"] == "../../data/timeline.ics"
    assert {"application/atom+xml", "application/feed+json"} < set(named)


def test_a_citation_names_the_version(rendered: dict[str, bytes]) -> None:
    assert "Glacier 5: Price, 299,800 yuan (Max, reported)" in rendered["profiles/models/glacier-5.cite.txt"].decode(
        "utf-8"
    )


def test_files_for_taking_away_write_whole_addresses_where_the_site_is_known() -> None:
    home = "https://reports.example/ev/"
    files = render(make_report(), templates=ROOT / "templates", site_url=home)
    cited = json.loads(files["data/claims.csl.json"])[0]["URL"]
    assert cited.startswith(f"{home}companies/boreas/#c-")
    for path in ("profiles/companies/boreas.cite.txt", "profiles/companies/boreas.bib", "data/claims.bib"):
        assert cited in files[path].decode("utf-8")
    feed = json.loads(files["data/feed.json"])
    assert feed["feed_url"] == f"{home}data/feed.json" and feed["home_page_url"] == home
    assert all(item["url"].startswith(home) for item in feed["items"])
    assert f'rel="self" href="{home}data/feed.atom"' in files["data/feed.atom"].decode("utf-8")
    calendar = re.sub(r"\r\n ", "", files["data/timeline.ics"].decode("utf-8"))
    assert calendar.count(f"URL:{home}timeline/#e-") == calendar.count("BEGIN:VEVENT")
    assert f'"contentUrl":"{home}data/dataset.json"' in files["index.md"].decode("utf-8")
    assert f'"url":"{home}companies/boreas/"' in files["companies/boreas.md"].decode("utf-8")
    taken = [path for path in files if path.startswith(("data/", "profiles/")) and not path.endswith(".svg")]
    assert [path for path in taken if b"../" in files[path]] == []
    assert b"reports.example" not in files["companies/boreas.md"].partition(b"<script")[0], "pages stay relative"


def test_a_calendar_has_no_addresses_where_the_site_is_not_known(rendered: dict[str, bytes]) -> None:
    assert b"URL:" not in rendered["data/timeline.ics"]

"""Citations, linked data and each profile's own files."""

import csv
import io
import json
import re
from pathlib import Path

import lxml.html
import pytest

from generator.rendering.linked_data import script
from tests.rendering.sample import HOSTILE, LAUNCH, make_report

_CLAIMS = [claim for profile in make_report().profiles for claim in profile.claims]


def test_every_claim_can_be_cited(rendered: dict[str, bytes]) -> None:
    bibtex = rendered["data/claims.bib"].decode("utf-8")
    records = json.loads(rendered["data/claims.csl.json"])
    assert re.findall(r"@misc\{c-(\w+),", bibtex) == [claim.id for claim in _CLAIMS]
    assert [record["id"] for record in records] == [f"c-{claim.id}" for claim in _CLAIMS]
    first = records[0]
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
    assert {path.rpartition(".")[2] for path in linked} == {"csv", "json", "yml"}
    for path in (path for path in linked if path.endswith(".json")):
        record = json.loads(rendered[path])
        rows = list(csv.DictReader(io.StringIO(rendered[path[:-4] + "csv"].decode("utf-8"), newline="")))
        assert record["title"] and len(rows) == len(record["rows"])
        assert list(rows[0]) == list(record["rows"][0])

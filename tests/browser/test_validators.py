"""What is published passes the validators of its formats: each test names the library that judges."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import html5lib
import icalendar
import jsonschema
import lxml.html
import pytest
import yaml
from frictionless import validate

from tests.browser.conftest import Site

SCHEMA_ORG = {
    "Organization": {"name"},
    "Brand": {"name"},
    "Car": {"name"},
    "DefinedTerm": {"name"},
    "Person": {"name"},
    "NewsArticle": {"headline"},
    "Dataset": {"name", "description", "distribution"},
}


def _linked_data(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    for page in site.pages():
        tree = lxml.html.parse(str(site.folder / page / "index.html"))
        for text in tree.xpath("//script[@type='application/ld+json']/text()"):
            yield page, json.loads(str(text))


def _validator(site: Site, name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((site.folder / "data" / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _records(folder: Path) -> Iterator[tuple[Path, Any]]:
    for path in sorted(folder.rglob("*.yml")):
        yield path, yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def test_html_has_no_parse_error(site: Site) -> None:
    """html5lib, strict: the first parse error of the HTML standard is raised."""
    faults = []
    for path in [site.folder / page / "index.html" for page in site.kinds().values()]:
        try:
            html5lib.HTMLParser(strict=True).parse(path.read_text(encoding="utf-8"))
        except html5lib.html5parser.ParseError as fault:
            faults.append(f"{path.relative_to(site.folder)}: {fault}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("name", "folder"), [("article", "articles"), ("profile", "profiles")])
def test_every_record_fits_its_schema(site: Site, name: str, folder: str) -> None:
    """jsonschema, draft 2020-12: every YAML file, and the JSON beside it where there is one."""
    validator = _validator(site, name)
    count = 0
    for path, record in _records(site.folder / folder):
        validator.validate(record)
        if (beside := path.with_suffix(".json")).exists():
            assert json.loads(beside.read_text(encoding="utf-8")) == record, path.name
        count += 1
    assert count


def test_the_dataset_fits_its_schema(site: Site) -> None:
    """jsonschema, draft 2020-12."""
    whole = json.loads((site.folder / "data" / "dataset.json").read_text(encoding="utf-8"))
    _validator(site, "dataset").validate(whole)


def test_the_data_package_is_valid(site: Site) -> None:
    """frictionless: the descriptor, and each cell, key and reference of every table."""
    report = validate(str(site.folder / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "rowNumber", "fieldName", "message"])[:10]


def test_the_calendar_is_valid(site: Site) -> None:
    """icalendar: RFC 5545."""
    calendar = icalendar.Calendar.from_ical((site.folder / "data" / "timeline.ics").read_bytes())
    entries = list(calendar.walk("VEVENT"))
    assert entries and not calendar.errors
    assert all(
        not entry.errors and str(entry["DTSTART"].to_ical()) < str(entry["DTEND"].to_ical()) for entry in entries
    )
    assert len({str(entry["UID"]) for entry in entries}) == len(entries)


def test_the_atom_feed_is_valid(site: Site) -> None:
    """feedparser, which must not fall back on its loose parser; and what RFC 4287 asks of feed and entry."""
    feed = feedparser.parse((site.folder / "data" / "feed.atom").read_bytes())
    assert not feed.bozo and feed.version == "atom10"
    assert feed.feed.id and feed.feed.title and feed.feed.updated_parsed and feed.feed.author
    assert {link.rel for link in feed.feed.links} == {"self", "alternate"}
    assert feed.entries and len({entry.id for entry in feed.entries}) == len(feed.entries)
    for entry in feed.entries:
        assert re.match(r"urn:uuid:[0-9a-f-]{36}$", entry.id) and entry.title and entry.updated_parsed and entry.link
        html5lib.HTMLParser(strict=True).parseFragment(entry.content[0].value)


def test_the_json_feed_is_valid(site: Site) -> None:
    """By what JSON Feed 1.1 demands."""
    feed = json.loads((site.folder / "data" / "feed.json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["title"]
    for item in feed["items"]:
        assert isinstance(item["id"], str) and (item.get("content_html") or item.get("content_text"))


def test_linked_data_is_well_formed(site: Site) -> None:
    """By structure: one known schema.org type a page, with what that type is useless without."""
    pages = set()
    for page, data in _linked_data(site):
        assert data["@context"] == "https://schema.org", page
        assert SCHEMA_ORG[data["@type"]] <= set(data), page
        assert page not in pages, f"{page}: two records"
        pages.add(page)
    profiles = {page for page in site.pages() if page.count("/") == 2 and not page.startswith(("tags/", "timeline/"))}
    assert profiles | {""} == pages


def test_readers_programs_find_the_feeds(site: Site) -> None:
    """Every page names both feeds and the calendar in its head, where they are."""
    for page in site.kinds().values():
        folder = site.folder / page
        tree = lxml.html.parse(str(folder / "index.html"))
        links = {
            str(link.get("type")): str(link.get("href")) for link in tree.xpath("//link[contains(@rel, 'alternate')]")
        }
        assert set(links) == {"application/atom+xml", "application/feed+json", "text/calendar"}, page
        assert all((folder / address).resolve().is_file() for address in links.values()), page


def test_citations_name_every_claim(site: Site) -> None:
    """By structure: an entry a claim in BibTeX, the same in CSL-JSON, each with the address of the claim."""
    bibtex = (site.folder / "data" / "claims.bib").read_text(encoding="utf-8")
    records = json.loads((site.folder / "data" / "claims.csl.json").read_text(encoding="utf-8"))
    assert re.findall(r"^@misc\{(c-\w+),$", bibtex, re.MULTILINE) == [record["id"] for record in records]
    for record in records:
        address, _, anchor = record["URL"].partition("#")
        page = site.folder / "data" / address / "index.html"
        assert f'id="{anchor}"' in page.resolve().read_text(encoding="utf-8"), record["URL"]

"""What readers take away: CSV with its data package, calendar and feeds."""

import csv
import hashlib
import io
import json
import re
from xml.etree import ElementTree

from generator.rendering.icalendar import _folded
from tests.rendering.sample import EVENTS, HOSTILE, make_report

_ATOM = "{http://www.w3.org/2005/Atom}"


def _rows(rendered: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(rendered[f"data/{name}.csv"].decode("utf-8"), newline="")))


def test_the_package_describes_every_table(rendered: dict[str, bytes]) -> None:
    package = json.loads(rendered["data/datapackage.json"])
    paths = {f"data/{resource['path']}" for resource in package["resources"]}
    assert paths == {path for path in rendered if re.fullmatch(r"data/[^/]+\.csv", path)}
    for resource in package["resources"]:
        content = rendered[f"data/{resource['path']}"]
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        rows = _rows(rendered, resource["name"])
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert all(list(row) == names for row in rows)
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows]
        assert len(keys) == len(set(keys)), resource["name"]
        for foreign in resource["schema"]["foreignKeys"]:
            known = {row["id"] for row in _rows(rendered, foreign["reference"]["resource"])}
            assert all(row[foreign["fields"][0]] in known for row in rows)


def test_cells_have_the_types_that_the_package_names(rendered: dict[str, bytes]) -> None:
    wanted = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "boolean": "true|false", "object": r"\{.*\}"}
    for resource in json.loads(rendered["data/datapackage.json"])["resources"]:
        for field in resource["schema"]["fields"]:
            if field["type"] in wanted:
                for row in _rows(rendered, resource["name"]):
                    cell = row[field["name"]]
                    assert not cell or re.fullmatch(wanted[field["type"]], cell, re.DOTALL), (resource["name"], field)


def test_every_claim_is_in_the_table(rendered: dict[str, bytes]) -> None:
    claims = {claim.id for profile in make_report().profiles for claim in profile.claims}
    rows = _rows(rendered, "claims")
    assert {row["id"] for row in rows} == claims
    assert HOSTILE in {row["label"] for row in rows}
    evidence = _rows(rendered, "evidence")
    assert claims == {row["finding"] for row in evidence if row["sort"] == "claim"}


def test_the_calendar_holds_every_event_with_a_year(rendered: dict[str, bytes]) -> None:
    content = rendered["data/timeline.ics"].decode("utf-8")
    assert content.endswith("END:VCALENDAR\r\n") and "\n" not in content.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))
    unfolded = content.replace("\r\n ", "")
    assert unfolded.count("BEGIN:VEVENT") == sum(1 for event in EVENTS if event.date)
    assert "DTSTART;VALUE=DATE:20240101\r\nDTEND;VALUE=DATE:20240701" in unfolded
    assert "STATUS:TENTATIVE" in unfolded


def test_folding_cuts_no_character() -> None:
    text = "SUMMARY:" + "小米汽车" * 40
    folded = _folded(text)
    assert folded.replace("\r\n ", "").strip() == text
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))


def test_the_feeds_agree(rendered: dict[str, bytes]) -> None:
    atom = ElementTree.fromstring(rendered["data/feed.atom"])
    feed = json.loads(rendered["data/feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    entries = atom.findall(f"{_ATOM}entry")
    assert [entry.findtext(f"{_ATOM}id") for entry in entries] == [item["id"] for item in feed["items"]]
    for entry in (atom, *entries):
        for name in ("id", "title", "updated"):
            assert entry.findtext(f"{_ATOM}{name}")
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) == 4
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", item["date_published"]) for item in feed["items"])

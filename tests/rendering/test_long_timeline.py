"""A timeline of many events is split: a page a year, one for what is overdue; links lead to where an event stands."""

import datetime
import json
import re

import pytest
from msgspec import structs

from generator.rendering import render, timeline_pages
from tests.conftest import ROOT
from tests.rendering.sample import EVENTS, make_report


@pytest.fixture
def split(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The sample's pages as if its few events were too many for one."""
    monkeypatch.setattr(timeline_pages, "MOST_ON_A_PAGE", 2)
    files = render(make_report(), templates=ROOT / "templates")
    return {path: text.decode("utf-8") for path, text in files.items() if path.startswith("timeline")}


def test_every_event_stands_on_one_page(split: dict[str, str]) -> None:
    found = [anchor for text in split.values() for anchor in re.findall(r'<li id="e-(\w+)"', text)]
    assert sorted(found) == sorted(event.id for event in EVENTS)
    assert "timeline.md" in split and "timeline/2023.md" in split


def test_the_pages_lead_to_one_another(split: dict[str, str]) -> None:
    assert 'href="../timeline/2023/"' in split["timeline.md"]
    assert 'href="../../timeline/"' in split["timeline/2023.md"]


def test_the_lanes_lead_to_the_page_of_the_event(split: dict[str, str]) -> None:
    for page, anchor in re.findall(r'href="([^"#]*)#e-(\w+)"', split["timeline.md"]):
        path = (page.removeprefix("../").rstrip("/") or "timeline") + ".md"
        assert f'id="e-{anchor}"' in split[path]


def test_a_slip_on_another_page_is_linked_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_pages, "MOST_ON_A_PAGE", 2)
    report = make_report()
    first = next(event for event in EVENTS if event.id == "aa01")
    later = structs.replace(first, id="aa07", date="2023-09", status="happened")
    files = render(structs.replace(report, timeline=(*report.timeline, later)), templates=ROOT / "templates")
    assert any(b"../timeline/2023/#e-aa07" in text for path, text in files.items() if path.startswith("timeline"))


def test_an_index_tells_what_each_page_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_pages, "MOST_ON_A_PAGE", 2)
    files = render(make_report(), templates=ROOT / "templates")
    index = json.loads(files["data/timeline-index.json"])
    assert {path for path in files if path.startswith("timeline")} == set(index["pages"])
    assert sum(row[3] for rows in index["pages"].values() for row in rows) == len(EVENTS)
    told = [
        ([index["who"][place] for place in who], index["type"][kind], index["status"][status], number)
        for who, kind, status, number in index["pages"]["timeline/2023.md"]
    ]
    launch = (
        [["boreas", "Boreas Motor"], ["glacier-5", "Glacier 5"]],
        ["launch", "Launch"],
        ["happened", "happened"],
        1,
    )
    assert launch in told


def test_many_overdue_events_stand_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    overdue = next(event for event in EVENTS if event.id == "aa01")
    years = [structs.replace(overdue, id=f"bb{year}", date=str(year)) for year in (2019, 2020, 2020, 2021)]
    today = datetime.date(2023, 6, 1)
    pages = timeline_pages.events_by_page([*EVENTS, *years], today)
    assert list(pages) == [timeline_pages.PAGE]
    monkeypatch.setattr(timeline_pages, "MOST_ON_A_PAGE", 4)
    pages = timeline_pages.events_by_page([*EVENTS, *years], today)
    assert [event.date for event in pages["timeline/overdue-2020.md"]] == ["2020", "2020"]
    assert timeline_pages.OVERDUE not in pages


def test_what_is_due_later_stands_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    planned = next(event for event in EVENTS if event.status == "planned")
    dates = ("2024", "2025-03", "2026", None)
    ahead = [structs.replace(planned, id=f"dd0{number}", date=date) for number, date in enumerate(dates)]
    monkeypatch.setattr(timeline_pages, "MOST_ON_A_PAGE", 3)
    monkeypatch.setattr(timeline_pages, "MOST_TO_COME", 1)
    pages = timeline_pages.events_by_page(ahead, datetime.date(2023, 6, 1))
    found = {path: [event.date for event in events] for path, events in pages.items()}
    assert found == {
        "timeline.md": ["2024"],
        "timeline/coming-2025.md": ["2025-03"],
        "timeline/coming-2026.md": ["2026"],
        "timeline/coming.md": [None],
    }
    report = make_report()
    files = render(structs.replace(report, timeline=(*report.timeline, *ahead)), templates=ROOT / "templates")
    front, later = (files[path].decode("utf-8") for path in ("timeline.md", "timeline/coming-2026.md"))
    assert 'data-page="timeline/coming-2026.md">2026</a>' in front and "pages of their own" in front
    assert 'id="e-dd02"' in later and "# Timeline: Still to come: 2026" in later


def test_one_page_needs_no_index(rendered: dict[str, bytes]) -> None:
    assert "data/timeline-index.json" not in rendered
    assert b"data-index" not in rendered["timeline.md"]


def test_only_the_timelines_own_page_counts_what_the_others_hold(split: dict[str, str]) -> None:
    counts = {path: re.findall(r"data-page=[^>]+>[^<]+</a> <small>(\d*)</small>", text) for path, text in split.items()}
    assert all(map(int, counts.pop("timeline.md")))
    assert all(counts.values()) and not any(any(told) for told in counts.values())


def test_a_year_of_very_many_events_is_told_by_month(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_pages, "MOST_ON_A_PAGE", 2)
    monkeypatch.setattr(timeline_pages, "MOST_OF_A_YEAR", 2)
    launch = next(event for event in EVENTS if event.date and event.date.startswith("2023-05"))
    dated = [
        structs.replace(launch, id=f"cc0{n}", date=date) for n, date in enumerate(("2023-05-02", "2023-08", "2023"))
    ]
    report = make_report()
    files = render(structs.replace(report, timeline=(*report.timeline, *dated)), templates=ROOT / "templates")
    pages = {path: text.decode("utf-8") for path, text in files.items() if path.startswith("timeline")}
    assert 'id="e-cc00"' in pages["timeline/2023-05.md"] and "# Timeline: May 2023" in pages["timeline/2023-05.md"]
    assert 'id="e-cc01"' in pages["timeline/2023-08.md"]
    assert 'id="e-cc02"' in pages["timeline/2023.md"], "no month is stated"
    others = re.findall(r'data-page="timeline/(2023[^"]*)\.md"', pages["timeline.md"])
    assert others[0] == "2023" and others[1:] == sorted(others[1:], reverse=True)


def test_the_lanes_draw_what_is_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = render(make_report(), templates=ROOT / "templates")["timeline.md"].decode("utf-8")
    monkeypatch.setattr("generator.rendering.views.timeline._DRAWN", 2)
    some = render(make_report(), templates=ROOT / "templates")["timeline.md"].decode("utf-8")
    assert len(re.findall("<svg.*?</svg>", some, re.DOTALL)[0]) < len(re.findall("<svg.*?</svg>", whole, re.DOTALL)[0])

"""The sample's pages as MkDocs builds them: links both ways, anchors, escaping, size."""

import json
from pathlib import Path

import lxml.html
import pytest
from msgspec import structs

from generator.rendering import render
from tests.browser.links import broken_links, doubled_anchors, external_links
from tests.conftest import ROOT
from tests.rendering.sample import EVENTS, HOSTILE, LAUNCH, make_report


def _page(built: Path, address: str) -> lxml.html.HtmlElement:
    return lxml.html.parse(str(built / address / "index.html")).getroot()


def _words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_link_and_anchor_resolves(built: Path) -> None:
    assert not list(broken_links(built))
    assert not list(doubled_anchors(built))
    assert not list(external_links(built))


def test_a_chip_leads_to_its_sentence_and_back(built: Path) -> None:
    model = _page(built, "models/glacier-5")
    chip = model.xpath("//table[@class='ev-spec']//tr[th/text()='Length']//a[@class='ev-chip']")[0]
    assert chip.get("href") == f"../../sources/{LAUNCH}/#s3"
    sentence = _page(built, f"sources/{LAUNCH}").get_element_by_id("s3")
    assert "4,997 mm" in [mark.text for mark in sentence.iter("mark")]
    back = [link.get("href") for link in sentence.iter("a")]
    anchor = model.xpath("//tr[th/text()='Length']//div/@id")[0]
    assert f"../../models/glacier-5/#{anchor}" in back


def test_every_sentence_is_shown_and_page_furniture_is_folded(built: Path) -> None:
    article = next(item for item in make_report().articles if item.id == LAUNCH)
    page = _page(built, f"sources/{LAUNCH}")
    for number, sentence in enumerate(article.sentences):
        wanted = " ".join(article.quote(sentence.start, sentence.end).split())
        assert _words(page.get_element_by_id(f"s{number}").find("p")) == wanted
    assert page.xpath("//details//p[text()='Related Pages']")


def test_hostile_text_survives(built: Path) -> None:
    wanted = " ".join(HOSTILE.split())
    assert _words(_page(built, "brands/north").find(".//h1")).startswith(wanted)
    assert wanted in _words(_page(built, "brands/north").find(".//title"))
    for address in ("companies/boreas", "brands", "timeline", f"sources/{LAUNCH}"):
        root = _page(built, address)
        assert wanted in _words(root.find(".//article")), address
        assert not root.xpath("//b[text()='bold']"), address
    assert not _page(built, "brands/north").xpath("//b[text()='bold']")


@pytest.mark.parametrize("status", ["estimated", "target", "hypothetical", "denied", "reported"])
def test_statuses_are_told_by_words(built: Path, status: str) -> None:
    assert status in {label.text for label in _page(built, "companies/boreas").xpath("//*[contains(@class, 'ev-st')]")}


def test_conflicts_stand_side_by_side(built: Path) -> None:
    box = _page(built, "companies/boreas").xpath("//div[@class='ev-conflicting']")[0]
    assert "5,629 vehicles" in _words(box) and "5,600 vehicles" in _words(box)


def test_near_copies_are_one_witness(built: Path) -> None:
    cell = _page(built, "models/glacier-5").xpath("//tr[th/text()='Price']")[0]
    assert len(cell.xpath(".//a[@class='ev-chip']")) >= 2
    assert "independent" not in _words(cell)


def test_planned_and_overdue_stand_apart(built: Path) -> None:
    page = _page(built, "timeline")
    planned = page.xpath("//h2[@id='coming']/following-sibling::div[1]")[0]
    assert "Second plant opens" in _words(planned) and "goes on sale" not in _words(planned)
    overdue = page.xpath("//h2[@id='overdue']/following-sibling::div[1]")[0]
    assert "Glacier 6 launched" in _words(overdue)


def test_pages_are_light(built: Path) -> None:
    for path in built.glob("*/*/index.html"):
        assert path.stat().st_size < 60_000, path


def test_the_same_report_gives_the_same_bytes(rendered: dict[str, bytes]) -> None:
    again = render(make_report(), templates=ROOT / "templates")
    assert {path: content for path, content in again.items() if rendered.get(path) != content} == {}
    assert list(again) == sorted(again)


def test_an_empty_report_reads_well() -> None:
    from generator.model import Report

    files = render(Report(articles=()), templates=ROOT / "templates")
    assert b"No article tells a dated event yet." in files["index.md"]
    assert b"No article is about any of the models here." in files["models/index.md"]


def test_the_home_page_tells_what_the_latest_articles_brought(built: Path) -> None:
    news = _words(_page(built, "").xpath("//div[@class='ev-news']")[0])
    assert "Boreas opens orders" in news and "Glacier 5 · Price: 259,800 yuan (Plus)" in news


def test_slips_of_a_plan_are_named() -> None:
    report = make_report()
    first = next(event for event in EVENTS if event.id == "aa01")
    later = structs.replace(first, id="aa07", date="2023-09")
    report = structs.replace(report, timeline=(*report.timeline, later))
    page = render(report, templates=ROOT / "templates")["timeline.md"].decode("utf-8")
    assert 'elsewhere dated <a href="#e-aa07">September 2023 (planned)</a>' in page
    assert 'elsewhere dated <a href="#e-aa01">March 2023 (planned)</a>' in page


def test_a_long_list_page_leaves_the_sentences_to_the_source_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.rendering.listings.MOST_LISTED", 2)
    page = render(make_report(), templates=ROOT / "templates")["timeline.md"].decode("utf-8")
    assert "What the sources say" not in page and 'class="ev-chip"' in page


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/2023/05/boreas", "https://news.example/"])
def test_only_whole_web_addresses_are_linked(url: str) -> None:
    report = make_report()
    report = structs.replace(report, articles=(structs.replace(report.articles[0], url=url), *report.articles[1:]))
    page = render(report, templates=ROOT / "templates")[f"sources/{LAUNCH}.md"].decode("utf-8")
    assert url in page
    assert (f'href="{url}"' in page) == url.startswith("https:")


def test_trims_stand_from_the_cheapest(built: Path) -> None:
    heads = _page(built, "models/glacier-5").xpath("//table[@class='ev-spec']/thead//th")
    assert [head.text for head in heads] == ["Version not stated", "Plus", "Max"]


def test_words_do_not_run_together_in_the_search(built: Path) -> None:
    """The index drops elements: cells, terms and small print need white space of their own between them."""
    index = json.loads((built / "search" / "search_index.json").read_text(encoding="utf-8"))
    texts = {entry["location"]: entry["text"].replace("\u200b", "") for entry in index["docs"]}
    assert "Length 车长 长度 4,997 mm" in texts["models/glacier-5/#specification"]
    assert "Price 259,800–299,800 yuan" in texts["models/glacier-5/"]
    for page in ("companies/boreas", "models/glacier-5", "timeline", "compare", "relations", "names", "sources"):
        for cell in _page(built, page).xpath(
            "//article//*[self::th or self::td or self::dt or self::dd or self::small]"
        ):
            following = cell.getnext()
            glued = following is not None and not cell.tail
            assert not glued, f"{page}: {_words(cell)} | {_words(following)}"


def test_forms_that_differ_in_capitals_are_one(built: Path) -> None:
    forms = [_words(cell).casefold() for cell in _page(built, "names").xpath("//table//tbody//th")]
    kinds = [_words(cell) for cell in _page(built, "names").xpath("//table//tbody//td[1]")]
    assert len(set(zip(forms, kinds, strict=True))) == len(forms)


def test_a_relation_tells_its_status_beside_its_words() -> None:
    """Where a phone has no room for further columns, a plan must not read like a fact."""
    report = make_report()
    boreas = next(profile for profile in report.profiles if profile.id == "boreas")
    planned = [structs.replace(relation, status="planned", role="maker") for relation in boreas.relations]
    profiles = [
        structs.replace(profile, relations=tuple(planned)) if profile.id == "boreas" else profile
        for profile in report.profiles
    ]
    files = render(structs.replace(report, profiles=tuple(profiles)), templates=ROOT / "templates")
    row = next(line for line in files["relations.md"].decode("utf-8").splitlines() if ">Boreas Motor</a></th>" in line)
    _, words, target, sources = row.split("<td")
    assert ">planned<" in words and "<small>as maker</small>" in target and 'class="ev-chip"' in sources


def test_the_comparison_tells_the_time_of_a_value(built: Path) -> None:
    assert "259,800 yuan" in _words(_page(built, "compare").find(".//table"))
    assert _page(built, "compare").xpath("//td//small/span[contains(., '2023')]")


def test_an_editor_finds_the_ids_of_what_is_in_conflict(built: Path) -> None:
    page = _page(built, "review")
    named = {code.text for code in page.xpath("//div[@class='ev-conflicting']//code")}
    claims = [claim for profile in make_report().profiles for claim in profile.claims if claim.conflicts_with]
    assert claims and named == {claim.id for claim in claims}
    assert f"{len(claims)} values in conflict" in _words(page)

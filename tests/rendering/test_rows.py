"""How claims and events are worded in rows: nothing said twice, nothing left out."""

import pytest
from msgspec import structs

from generator.model import Claim, Evidence, Report
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links
from generator.rendering.views.evidence import Notes
from generator.rendering.views.findings import Findings, write_scope
from tests.rendering.sample import EVENTS, article, make_report

BOREAS = make_report().profiles[0]


@pytest.fixture(scope="module")
def findings() -> Findings:
    catalogue, page = Catalogue(make_report()), Links("companies/boreas.md")
    return Findings(catalogue, page, Notes(catalogue, page))


@pytest.fixture
def claim() -> Claim:
    return BOREAS.claims[0]


@pytest.mark.parametrize(
    ("value", "unit", "more", "original", "shown"),
    [
        (259800, "CNY", {}, "259,800 yuan", ""),
        ([130000, 170000], "CNY", {}, "130,000-170,000 yuan", ""),
        ([15, 20], "a", {}, "15 to 20 years", ""),
        (1000, "km", {"bound": "gt"}, "1,000 kilometers", ""),
        (2200000, "{vehicle}", {}, "2.2 million cars", ""),
        (5, "{rank}", {"attribute": "ranking", "bound": "le"}, "top five", ""),
        (52000, "{vehicle}", {}, "5.2 ten thousand vehicles", "5.2 ten thousand vehicles"),
        (221, None, {"attribute": "city_count"}, "221 cities", ""),
        (66400, "{vehicle}", {}, "66,400", ""),
        (2000, "{vehicle}", {}, "2", "2"),
        (10, "{product}", {"bound": "gt"}, "10 compact SUV products", "10 compact SUV products"),
        ("soft hydraulics, firm air", None, {}, "soft hydraulics, firm air and", ""),
        (4600000000, "CNY", {}, "46 billion yuan", "46 billion yuan"),
        ("lithium iron phosphate", None, {}, "iron-phosphate blade", "iron-phosphate blade"),
    ],
)
def test_the_articles_words_stand_beside_a_value_where_they_say_more(
    findings: Findings,
    claim: Claim,
    value: object,
    unit: str | None,
    more: dict[str, object],
    original: str,
    shown: str,
) -> None:
    told = structs.replace(claim, value=value, unit=unit, original=original, **more)
    assert findings.claim(BOREAS, told).original == shown


def test_a_scope_says_nothing_twice(claim: Claim) -> None:
    told = structs.replace(claim, scope={"drive": "four-wheel drive", "trim": "flagship four-wheel drive"})
    assert write_scope(told) == "flagship four-wheel drive"
    assert write_scope(told, without="trim") == ""
    assert write_scope(structs.replace(claim, scope={"cycle": "CLTC", "trim": "Max"})) == "CLTC, Max"


@pytest.mark.parametrize(
    ("date", "text", "shown"),
    [
        ("2023-11-15", "November 15", "year worked out"),
        ("2023-12-28", "Today", "worked out from “Today”"),
        ("2023-05", "May 2023", "worked out from “May 2023”"),
        ("2023-05-15", None, "worked out"),
    ],
)
def test_a_date_says_what_of_it_was_worked_out(findings: Findings, date: str, text: str | None, shown: str) -> None:
    event = structs.replace(EVENTS[0], date=date, date_text=text, date_inferred=True)
    assert findings.event(event).worked_out == shown
    assert findings.event(structs.replace(event, date_inferred=False)).worked_out == ""


def test_a_sentence_that_an_article_repeats_has_one_number() -> None:
    words = "Boreas grows."
    twice = article("twice", [("title", "Twice"), ("body", words), ("body", words)])
    catalogue = Catalogue(Report(articles=(twice,)))
    said = [
        Evidence(article="twice", sentence=index, start=sentence.start, end=sentence.end, quote=words)
        for index, sentence in enumerate(twice.sentences)
        if sentence.role == "body"
    ]
    (chip,) = Notes(catalogue, Links("companies/boreas.md")).chips(said).shown
    assert chip.url.endswith("/twice/#s1")


def test_claims_without_a_time_tell_the_day_of_their_article(findings: Findings, claim: Claim) -> None:
    timeless = structs.replace(claim, period=None)
    day = findings.claim(BOREAS, timeless, told=True).told
    assert day and day in {"1 June 2023", "June 2023", "May 2023"}
    assert findings.claim(BOREAS, timeless).told == findings.claim(BOREAS, claim, told=True).told == ""


def test_of_very_many_sentences_some_of_each_article_are_shown() -> None:
    parts = [("title", "Title"), *(("body", f"Boreas grows, {number}.") for number in range(9))]
    articles = [article("a", parts), article("b", parts[:3])]
    catalogue = Catalogue(Report(articles=tuple(articles)))
    said = [
        Evidence(
            article=item.id, sentence=index, start=place.start, end=place.end, quote=item.text[place.start : place.end]
        )
        for item in articles
        for index, place in enumerate(item.sentences)
        if place.role == "body"
    ]
    chips = Notes(catalogue, Links("companies/boreas.md")).chips(said)
    assert len(chips.shown) == 6 and chips.more == 5
    assert sum("/b/" in chip.url for chip in chips.shown) == 2


def test_of_many_rivals_some_stand_beside_a_value_and_all_on_the_entitys_page() -> None:
    report = make_report()
    boreas, *others = report.profiles
    (first, second), rest = boreas.claims[:2], boreas.claims[2:]
    many = [structs.replace(second, id=f"rival{number}", value=number) for number in range(9)]
    told = structs.replace(first, conflicts_with=tuple(rival.id for rival in many))
    profile = structs.replace(boreas, claims=(told, *many, *rest))
    catalogue, page = Catalogue(structs.replace(report, profiles=(profile, *others))), Links("compare.md")
    rivals = Findings(catalogue, page, Notes(catalogue, page)).claim(profile, told).conflicts
    assert [link.text for link in rivals[-2:]] == ["5 vehicles", "3 more"]
    assert rivals[-1].url == "../companies/boreas/#conflicts"

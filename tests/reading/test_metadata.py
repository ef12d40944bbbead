"""Bylines, dates of publication, ids, and the signs of translation."""

import re

import pytest

from generator.knowledge import rules
from generator.reading.byline_forms import Byline
from generator.reading.bylines import read_byline
from generator.reading.datelines import read_lead
from generator.reading.ids import article_id, slug
from generator.reading.noise import pattern
from generator.reading.published import from_address, infer, read_stamp
from generator.reading.translation import is_machine_translated


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Anna Kowalska", {"author": "Anna Kowalska"}),
        ("*By Anna Kowalska and Bo Ek*", {"author": "Anna Kowalska and Bo Ek"}),
        ("Source: Canal Notes  Author: A Bao", {"publisher": "Canal Notes", "author": "A Bao"}),
        ("Wen / Night Owl, editor / Old Li, published in 2024.02.14", {"author": "Night Owl", "editor": "Old Li"}),
        ("Eastern Gazette | 3 May 2024 | 4 min read", {"publisher": "Eastern Gazette", "published": "3 May 2024"}),
        ("Updated on 2024-05-03 10:00", {"updated": "2024-05-03 10:00"}),
        ("River business news ● River Business Daily reporter Jin Du", {"publisher": "River Business Daily"}),
        ("May 3, 2024", {"published": "May 3, 2024"}),
        (
            "By Anna Kowalska | Eastern Gazette | June 3, 2025",
            {"publisher": "Eastern Gazette", "published": "June 3, 2025"},
        ),
        ("Canal Street EV Monitor, 2 July 2026", {"publisher": "Canal Street EV Monitor", "published": "2 July 2026"}),
        ("Published: 02/18/2026 09:00 AM EST", {"published": "02/18/2026 09:00 AM EST"}),
        ("Anna Kowalska · Feb 18, 2026 · 3 min read", {"author": "Anna Kowalska", "publisher": None}),
        ("By Anna Kowalska and Bo Ek in Hefei", {"author": "Anna Kowalska and Bo Ek"}),
        ("Issue 214 · Friday 18 February 2026", {"publisher": None, "published": "Friday 18 February 2026"}),
        (
            "2024年6月3日 星期一 10:22 来源：河港日报",
            {"publisher": "河港日报", "published": "2024年6月3日 星期一 10:22"},
        ),
        ("2024-06-03 10:22  来源：河港日报  阅读 1.2万", {"publisher": "河港日报"}),
        ("First published in the Canal Notes on 18 February 2026", {"publisher": "Canal Notes"}),
        ("With reporting by Bo Ek.", {"editor": "Bo Ek"}),
        (
            "*Canal EV Monitor, 8 November 2023, by Bo Ek*",
            {"publisher": "Canal EV Monitor", "published": "8 November 2023", "author": "Bo Ek"},
        ),
        ("2024-01-09 08:12  Reading 5,418", {"publisher": None, "published": "2024-01-09 08:12"}),
        (
            "2023/10/20 18:40 Pearl Car Talk  editor: Bo Ek   reading 8866",
            {"publisher": "Pearl Car Talk", "published": "2023/10/20 18:40", "editor": "Bo Ek"},
        ),
        (
            "2023-10-20 18:40 Car Talk   Editor: Bo Ek",
            {"publisher": "Car Talk", "published": "2023-10-20 18:40", "editor": "Bo Ek"},
        ),
        ("Author: Big Bear drives | Car East | 11-30 21:03", {"publisher": "Car East", "published": "11-30 21:03"}),
        ("Harbour Magazine, published 18 September 2025", {"published": "18 September 2025"}),
    ],
)
def test_bylines(line: str, expected: dict[str, str]) -> None:
    found = read_byline(line)
    assert found is not None
    assert {field: getattr(found, field) for field in expected} == expected


@pytest.mark.parametrize(
    "line",
    [
        "By the end of 2023 the company had sold 12,300 cars.",
        "Interviewee: Zhao Min, general manager of the brand at Goldwing Motor, and others",
        "On May 3, 2024 the company opened a plant in Hefei",
        "Length: 4,890 mm",
        "580 Long Range Pro: 209,900 yuan",
        "Goldwing sold 12,300 vans by May 3, 2024",
        "Battery supplied by Lanhai",
        "Size",
    ],
)
def test_no_bylines(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "rest", "publisher"),
    [
        ("HEFEI, Nov. 1, 2023 (Northgate Wire) — Goldwing said", "Goldwing said", "Northgate Wire"),
        ("HEFEI/OSLO, October 26, 2023 - Canal Street News - Goldwing said", "Goldwing said", "Canal Street News"),
        ("BEIJING, Aug. 16, 2023 /Northgate Wire/ -- Goldwing said", "Goldwing said", "Northgate Wire"),
        ("BEIJING (Reuters) - Goldwing said", "Goldwing said", "Reuters"),
        ("BEIJING — Goldwing " + "said " * 20, "Goldwing " + "said " * 20, None),
        ("Ningde, 7 April 2026. Goldwing said", "Goldwing said", None),
        ("Feb. 18 (Northgate Wire) - Goldwing said", "Goldwing said", "Northgate Wire"),
        ("Berlin (dpa) - Goldwing said", "Goldwing said", "dpa"),
        ("HEFEI, China--(NORTHGATE WIRE)--Goldwing said", "Goldwing said", "NORTHGATE WIRE"),
        ("[2026-02-18] Goldwing said", "Goldwing said", None),
        ("河港日报讯（记者 李四）金翼公布了数据。", "金翼公布了数据。", "河港日报"),
        ("City Evening Post (Reporter Zhao Min) Goldwing said", "Goldwing said", "City Evening Post"),
    ],
)
def test_leads(line: str, rest: str, publisher: str | None) -> None:
    found = read_lead(line)
    assert found is not None
    assert (line[found.end :], found.publisher) == (rest, publisher)


@pytest.mark.parametrize(
    "line",
    [
        "Goldwing (600123.SH) said on Monday that it sold more cars",
        "GW Motor (Goldwing) - a maker of vans - sold more cars",
        "GW - the maker - sold more cars",
        "Shanghai and Hefei are the company's largest markets",
        "GOLDWING RAISES ITS TARGET — AGAIN",
    ],
)
def test_no_leads(line: str) -> None:
    assert read_lead(line) is None


@pytest.mark.parametrize(
    ("stamp", "edtf"),
    [
        ("2024-05-03T10:00:00+08:00", "2024-05-03"),
        ("2024/5/3 10:00", "2024-05-03"),
        ("2024年5月3日", "2024-05-03"),
        ("2024.05.03", "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("May 3, 2024 10:00", "2024-05-03"),
        ("Fri, 03 May 2024 10:00:00 GMT", "2024-05-03"),
        ("25/03/2024", "2024-03-25"),
        ("03/25/2024", "2024-03-25"),
        ("03/04/2024", "2024"),
        ("01-02 09:15", "XXXX-01-02"),
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("18. Feb 2026", "2026-02-18"),
        ("2024-13-40", None),
        ("soon", None),
    ],
)
def test_stamps(stamp: str, edtf: str | None) -> None:
    assert read_stamp(stamp) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On May 3 the plant opened. In 2023 the company invested 3 billion yuan, up 4%.", "2024-05"),
        ("On May 3 the plant opened. On March 2, 2023 the ground was broken.", "2023-05"),
        ("On January 9 the plant opened. On December 2, 2023 the permit was given.", "2024-01"),
        ("Today (May 3) the plant opened. On March 2, 2023 the ground was broken.", "2023-05-03"),
        ("Yesterday evening (May 31) the plant opened. On March 2, 2023 the ground was broken.", "2023-06-01"),
        ("On May 3, 2023 the plant opened. By the end of this month it will have 300 workers.", "2023-05"),
        ("On 2 March 2026 it opened its books. It wants to sell 150,000 in 2028. Sales start on 28 March.", "2026-03"),
        ("Exports could follow in 2027, he said, but none was signed. Sales start on 28 March.", None),
        ("On June 2 it sold shares. It earned 2 billion in 2023, and it hopes for 4 billion in 2030.", "2024-06"),
        ("On March 5 the sale began. The firm was founded in May 2019.", None),
        ("On May 3 the plant opened. It will be finished in 2026.", None),
        ("The plant is to open soon.", None),
        ("On May 3 the plant opened. On the same day our reporter saw it. It was begun in March 2023.", "2023-05-03"),
    ],
)
def test_dates_of_publication_are_worked_out(text: str, edtf: str | None) -> None:
    dating = infer(text)
    assert (dating.edtf if dating else None) == edtf
    assert dating is None or len(dating.reason) > 20


@pytest.mark.parametrize(
    ("url", "file", "edtf"),
    [
        ("https://gazette.example/2024/05/06/van.html", "a.html", "2024-05-06"),
        ("https://gazette.example/news/20240506/van", "a.html", "2024-05-06"),
        ("https://gazette.example/2024/05/van", "a.html", "2024-05"),
        ("https://gazette.example/2024/model-v5", "a.html", None),
        (None, "posts/2024-05-06-van.md", "2024-05-06"),
        (None, "003_cbd613d0dd37fc56.txt", None),
        (None, "2024-13-45-van.md", None),
    ],
)
def test_dates_of_addresses_and_file_names(url: str | None, file: str, edtf: str | None) -> None:
    dating = from_address(url, file)
    assert (dating.edtf if dating else None) == edtf


def test_ids() -> None:
    assert article_id("2024-05", "Goldwing’s V7: 4,890 mm!") == "2024-05-goldwings-v7-4-890-mm"
    assert article_id("XXXX-04-09", "Café") == "cafe"
    assert article_id(None, "金翼V7上市") == "jin-yi-v7-shang-shi"
    assert article_id(None, "!!!") == "article"
    assert len(article_id("2024-05-03", "word " * 60)) <= 56
    assert len(article_id(None, "w" * 300)) == 56
    assert slug("A  b--C") == "a-b-c"


def test_translation() -> None:
    clean = (
        "Goldwing raised its target for the second time this year. The company sold 12,300 cars in May, it said. " * 4
    )
    assert is_machine_translated(clean) is False
    glued = "The new car is byGoldwing officially listed for 23.98万元. In this regard,netizens say so for this. " * 4
    assert is_machine_translated(glued) is True
    assert is_machine_translated("金翼V7正式上市，售价23.98万元起。" * 9) is None


@pytest.mark.parametrize("section", ["lines", "ends", "tails", "sentences", "captions"])
def test_every_pattern_matches_its_example(section: str) -> None:
    for entry in rules("boilerplate")[section]:
        assert pattern(section).match(entry["example"]), entry


def test_every_sign_of_translation_is_found_in_its_example() -> None:
    for sign in rules("translation")["patterns"]:
        assert re.search(sign["match"], sign["example"]), sign
    phrases = [p for group in rules("translation")["phrases"].values() for p in group]
    assert len(phrases) == len(set(phrases))
    assert all(p == p.lower() for p in phrases)


def test_bylines_fill_each_others_gaps() -> None:
    merged = Byline(author="A").merged(Byline(author="B", publisher="C"))
    assert (merged.author, merged.publisher) == ("A", "C")


def test_what_a_pattern_of_the_publisher_needs_stands_in_its_example() -> None:
    for section in ("named_in_notice", "own_reporter"):
        for entry in rules("bylines")[section]:
            assert any(word in entry["example"] for word in entry["needs"]), entry

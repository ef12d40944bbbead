"""Extraction as a whole: what holds for the findings of any text."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extraction.extract import extract
from generator.knowledge.attributes import attributes
from generator.model import Article, Claim, Event, Kind, Reading, Relation
from tests.extraction.conftest import FIELD, LEXICON, PUBLISHED, article, cases, read

#: Pieces of news, a line each; "_" stands for a space inside a piece.
PIECES = [
    piece.replace("_", " ")
    for line in (
        "Orvane Orvane_S7 the_S7 Talvik Talvik_Dawn Lumora_M2 Voltera Prism_battery Wei_Lanting the_company it he 奥凡汽车",
        "delivered sold will_launch launched priced_at costs range battery charging revenue loss up down rose than from",
        "23,560_vehicles 30% 9,000 219,900_yuan 18_billion_yuan 702_km 0-100_km/h 3.9_seconds 4930/1960/1510_mm 800_V 三",
        "in_July_2024 on_July_26,_2024 last_year in_the_second_quarter recently at_present cumulative said denied reportedly",
        "and while , . ; : | \n # “ ” ( ) %",
    )
    for piece in line.split(" ")
]
NEWS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), NEWS, st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
SAMPLE = (
    "# Orvane in July 2024\nOrvane delivered 23,560 vehicles in July 2024, up 34% from a year earlier. On July 26, 2024, it "
    "launched the Orvane S7, which costs 219,900 yuan and has a CLTC range of 702 km.\nWei Lanting said that Orvane will "
    "sell 60,000 cars next year. Nobody counted the 1,234 flags."
)


def findings(reading: Reading) -> list[Claim | Event | Relation]:
    return [*reading.claims, *reading.events, *reading.relations]


def ids(reading: Reading) -> list[str]:
    return [claim.id for claim in reading.claims] + [event.id for event in reading.events]


def check(source: Article, reading: Reading) -> None:
    """Raises where a finding is not grounded in the text or names what nobody knows."""
    known = LEXICON.with_entities(reading.discovered).entities
    text = source.text
    for finding in findings(reading):
        for place in finding.evidence:
            sentence = source.sentences[place.sentence]
            assert place.article == source.id
            assert place.quote == text[place.start : place.end]
            assert sentence.start <= place.start < place.end <= sentence.end
    for claim in reading.claims:
        attribute = attributes()[claim.attribute]
        kind: Kind = known[claim.subject].kind
        assert kind in attribute.subjects, (claim.subject, claim.attribute)
        assert claim.original in text
        assert claim.speaker is None or claim.speaker in known
    for event in reading.events:
        assert event.participants and set(event.participants) <= set(known)
        assert len(set(event.participants)) == len(event.participants)
        assert event.date_text is None or event.date_text in text
    for leftover in reading.leftovers:
        assert leftover.quote == text[leftover.start : leftover.end] and leftover.reason
    for mention in reading.mentions:
        assert 0 <= mention.start < mention.end <= len(text) and mention.entity in known
    assert {entity.id for entity in reading.discovered} <= {mention.entity for mention in reading.mentions}


@settings(max_examples=100, derandomize=True, deadline=None)
@given(TEXTS)
def test_any_text_gives_grounded_findings_and_the_same_ones_twice(text: str) -> None:
    source = article(f"{text}\n{FIELD}")
    reading = extract(source, LEXICON)
    check(source, reading)
    assert extract(source, LEXICON) == reading


@pytest.mark.parametrize("name", ["claims", "events"])
def test_findings_of_all_cases_in_one_article_are_grounded(name: str) -> None:
    source = article("\n\n".join(case["text"].replace("# ", "## ") for case in cases(name)))
    reading = extract(source, LEXICON)
    assert len(findings(reading)) > 40
    check(source, reading)


def test_every_figure_is_a_claim_or_a_leftover() -> None:
    reading = read(SAMPLE)
    told = {claim.original for claim in reading.claims} | {leftover.quote for leftover in reading.leftovers}
    assert {"23,560 vehicles", "34%", "219,900 yuan", "702 km", "60,000 cars", "1,234"} <= told
    assert [leftover.quote for leftover in reading.leftovers] == ["1,234"]


def test_ids_tell_what_is_said_not_where() -> None:
    alone = read("The Orvane S7 has a range of 702 km.")
    among = read("Talvik is silent. The Orvane S7 has a range of 702 km.")
    (one,) = [claim for claim in alone.claims if claim.attribute == "range"]
    (other,) = [claim for claim in among.claims if claim.attribute == "range"]
    assert one.id == other.id
    (different,) = [c for c in read("The Orvane S7 has a range of 703 km.").claims if c.attribute == "range"]
    assert different.id != one.id


def test_an_article_more_changes_nothing_in_the_ids_of_another() -> None:
    before = ids(read(SAMPLE))
    read("Talvik delivered 8,904 cars in June 2024.")
    assert ids(read(SAMPLE)) == before
    assert len(set(before)) == len(before)


def test_an_article_of_another_field_gives_nothing() -> None:
    source = article("The bakery sold 9,000 loaves in July 2024. Its owner Wei Lanting was pleased with the flour.")
    assert extract(source, LEXICON) == Reading(article="sample", on_topic=False)


def test_only_what_is_to_be_read_bears_findings() -> None:
    source = article(f"{SAMPLE}\n{FIELD}")
    quiet = tuple(msgspec.structs.replace(sentence, role="boilerplate") for sentence in source.sentences[:-1])
    source = msgspec.structs.replace(source, sentences=(*quiet, source.sentences[-1]))
    reading = extract(source, LEXICON)
    assert findings(reading) == [] and reading.mentions == () and reading.leftovers == ()


@pytest.mark.parametrize("published", [None, "2024", "2024-08", PUBLISHED, "2024-08~"])
def test_whatever_is_known_of_the_publication(published: str | None) -> None:
    source = article(
        f"{SAMPLE}\nRecently, Talvik launched a car. It now costs 99,900 yuan.\n{FIELD}", published=published
    )
    check(source, extract(source, LEXICON))


def test_long_lines_stay_quick() -> None:
    """A line of two thousand figures without a stop ends in time; nothing compares all with all."""
    text = "Orvane sold 9,000 cars and 8,000 cars of 702 km for 219,900 yuan in July 2024 while it rested " * 200
    source = article(f"{text}\n{FIELD}")
    check(source, extract(source, LEXICON))

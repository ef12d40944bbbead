"""A curator's verdicts: strict to read, exact to apply."""

import pytest

from generator.assembly import assemble, read_corrections
from generator.knowledge.strict_yaml import parse_yaml
from generator.model import InputError, Profile, Report
from tests.assembly.builders import LEXICON, article, claim, event, reading

SOURCE = article("2024-03-01-launch", "Norvik One\nIt costs 100 and 120 yuan.\nIt went on sale on March 1.")


def report(corrections: str = "") -> Report:
    found = reading(
        SOURCE,
        claim(SOURCE, "It costs 100 and 120 yuan", "price", 100, unit="CNY"),
        claim(SOURCE, "It costs 100 and 120 yuan", "price", 120, unit="CNY"),
        event(SOURCE, "It went on sale", "2024-03-01"),
    )
    return assemble([SOURCE], [found], LEXICON, corrections=read_corrections(parse_yaml(corrections, "c.yml"), "c.yml"))


def values(of: Report) -> list[str]:
    return sorted(str(c.value) for p in of.profiles for c in p.claims)


def one(of: Report) -> Profile:
    return next(profile for profile in of.profiles if profile.id == "norvik-one")


def place(more: str) -> str:
    return f"- {{article: {SOURCE.id}, quote: 'costs 100', attribute: price, reason: seen, {more}}}\n"


def test_a_claim_is_rejected_by_id() -> None:
    id_ = next(c.id for c in one(report()).claims if c.value == 100)
    assert values(report(f"- {{claim: '{id_}', verdict: reject, reason: typing error}}")) == ["120"]


def test_a_claim_is_amended_by_where_it_is_said() -> None:
    amended = report(place("value: 120, verdict: amend, to: {value: 130, period: '2024', scope: {trim: Max}}"))
    assert values(amended) == ["100", "130"]
    claim_ = next(c for c in one(amended).claims if c.value == 130)
    assert (claim_.period, claim_.scope, claim_.evidence[0].article) == ("2024", {"trim": "Max"}, SOURCE.id)


def test_an_amended_claim_that_says_what_another_says_is_merged() -> None:
    assert values(report(place("value: 120, verdict: amend, to: {value: 100}"))) == ["100"]


def test_an_event_is_rejected_and_amended() -> None:
    where = f"article: {SOURCE.id}, quote: went on sale, type: launch, reason: seen"
    assert report(f"- {{{where}, verdict: reject}}").timeline == ()
    [amended] = report(f"- {{{where}, verdict: amend, to: {{date: '2024-03-02', participants: [norvik]}}}}").timeline
    assert (amended.date, amended.participants) == ("2024-03-02", ("norvik",))


def test_confirming_changes_nothing() -> None:
    assert report(place("value: 120, verdict: confirm")) == report()


@pytest.mark.parametrize(
    ("corrections", "message"),
    [
        ("just text", "must be a list"),
        ("[text]", "must be a mapping"),
        ("- {claim: abc, verdict: reject}", "needs its reason"),
        ("- {claim: abc, verdict: rejects, reason: x}", "did you mean 'reject'"),
        ("- {claim: abc, event: abc, verdict: reject, reason: x}", "name one claim or event"),
        ("- {verdict: reject, reason: x}", "name one claim or event"),
        ("- {claim: abc, verdict: reject, reason: x, atribute: price}", "did you mean 'attribute'"),
        ("- {claim: abc, verdict: amend, reason: x}", "amend needs to"),
        ("- {claim: abc, verdict: reject, reason: x, to: {value: 1}}", "belongs to the verdict amend"),
        ("- {claim: abc, verdict: amend, reason: x, to: {valeu: 1}}", "did you mean 'value'"),
        ("- {claim: abc, verdict: amend, reason: x, to: {status: sure}}", "Invalid enum value 'sure'"),
        ("- {claim: abc, verdict: reject, reason: x}", "no claim has the id 'abc'"),
        (place("verdict: reject"), "meets several"),
        (place("verdict: reject, value: 7"), "bears no claim 'price'"),
        (place("verdict: reject").replace("costs 100", "costs 1000"), "rests on"),
        (place("verdict: reject").replace("03-01", "03-02"), f"did you mean '{SOURCE.id}'"),
        (place("value: 100, verdict: amend, to: {subject: norvic}"), "did you mean 'norvik'"),
    ],
)
def test_faults_say_what_is_wrong_and_where(corrections: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        report(corrections)
    [fault] = caught.value.faults
    assert message in fault.message
    assert fault.file == "c.yml"


def test_all_faults_are_told() -> None:
    with pytest.raises(InputError) as caught:
        report("- {claim: abc, verdict: reject, reason: x}\n- {event: abc, verdict: reject, reason: x}")
    assert [fault.line for fault in caught.value.faults] == [1, 2]

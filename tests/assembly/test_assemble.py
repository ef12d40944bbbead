"""The whole of assembly: profiles, what they are about, who is one with whom."""

from msgspec.structs import replace

from generator.assembly import assemble
from generator.model import Entity, Leftover, Mention, Profile, Report
from tests.assembly.builders import LEXICON, article, claim, event, reading, relation

LAUNCH = article(
    "2024-03-01-launch",
    "Norvik One launched\nThe Norvik One went on sale on March 1.\nIt costs 100.\nFjord looks on.\nFjord waits.",
)
TALK = article(
    "2024-03-02-talk", "A talk\nNothing new.\nNothing else.\nAna Holt spoke of Fjord in passing.\nBolt EV is new."
)
POEM = article("2024-03-03-poem", "A poem\nThe fjord is blue. Norvik is a word.")


def profiles(report: Report) -> dict[str, Profile]:
    return {profile.id: profile for profile in report.profiles}


def simple() -> Report:
    readings = [
        reading(
            LAUNCH,
            claim(LAUNCH, "It costs 100", "price", 100, unit="CNY"),
            event(LAUNCH, "went on sale", "2024-03-01"),
            relation(LAUNCH, "The Norvik One", "norvik-one", "made-by", "norvik"),
            leftovers=(
                Leftover(article=LAUNCH.id, sentence=2, start=62, end=65, quote="100", reason="no-subject"),
                Leftover(article=LAUNCH.id, sentence=1, start=50, end=51, quote="1", reason="no-attribute"),
            ),
        ),
        reading(TALK),
        reading(POEM, on_topic=False, mentions=()),
    ]
    return assemble([TALK, POEM, LAUNCH], readings, LEXICON)


def test_every_mentioned_and_every_linked_entity_has_a_profile() -> None:
    found = profiles(simple())
    assert list(found) == ["fjord", "norvik", "norvik-one", "ana-holt"]
    assert found["norvik"].relations == ()
    assert [r.target for r in found["norvik-one"].relations] == ["norvik"]


def test_the_parent_is_named_only_where_it_has_a_profile() -> None:
    found = profiles(simple())
    assert found["norvik-one"].part_of is None, "norvik-auto is mentioned nowhere"
    assert found["ana-holt"].part_of == "norvik"


def test_an_entity_in_passing_is_not_salient() -> None:
    found = profiles(simple())
    assert found["norvik-one"].salient
    assert not found["fjord"].salient
    assert not found["ana-holt"].salient


def test_mentions_are_counted_with_their_forms() -> None:
    [mention] = profiles(simple())["norvik-one"].mentions
    assert (mention.article, mention.count, mention.forms) == (LAUNCH.id, 2, ("Norvik One",))


def test_articles_stand_newest_first_and_those_off_topic_are_listed_without_findings() -> None:
    report = simple()
    assert [a.id for a in report.articles] == [POEM.id, TALK.id, LAUNCH.id]
    assert report.off_topic == (POEM.id,)
    assert not any(m.article == POEM.id for p in report.profiles for m in p.mentions)


def test_leftovers_stand_in_the_order_of_the_text() -> None:
    assert [left.quote for left in simple().leftovers] == ["1", "100"]


def test_articles_and_readings_may_come_in_any_order() -> None:
    readings = [reading(a, claim(a, a.text[:6], "price", 1)) for a in (LAUNCH, TALK, POEM)]
    assert assemble([LAUNCH, TALK, POEM], readings, LEXICON) == assemble([POEM, TALK, LAUNCH], readings[::-1], LEXICON)


def test_a_near_copy_is_marked_and_makes_nobody_salient() -> None:
    text = "Fjord speaks\n" + " ".join(f"Word{number}" for number in range(120)) + ".\nIt is said.\nIt is done."
    first, second = article("2024-04-01-a", text), article("2024-04-02-b", text)
    report = assemble([second, first], [reading(first), reading(second)], LEXICON)
    assert [a.same_as for a in report.articles] == [first.id, None]


def discovered(name: str, kind: str = "model", **fields: object) -> Entity:
    slug = name.lower().replace(" ", "-")
    return Entity(id=slug, kind=kind, name=name, origin="discovered", **fields)  # type: ignore[arg-type]


def test_one_name_discovered_twice_is_one_entity() -> None:
    start = TALK.text.index("Bolt EV")
    one, other = discovered("Bolt EV"), replace(discovered("Bolt-EV"), id="bolt-ev-2")
    twin = replace(TALK, id="2024-03-05-twin", title="Twin")
    report = assemble(
        [TALK, twin],
        [
            reading(TALK, discovered=(one,), mentions=(Mention(start, start + 7, "bolt-ev"),)),
            reading(
                twin,
                claim(twin, "Bolt EV is new", "seats", 5, subject="bolt-ev-2"),
                discovered=(other,),
                mentions=(Mention(start, start + 7, "bolt-ev-2"),),
            ),
        ],
        LEXICON,
    )
    [profile] = report.profiles
    assert (profile.id, profile.origin, len(profile.mentions), len(profile.claims)) == ("bolt-ev", "discovered", 2, 1)


def test_a_discovered_name_of_the_lexicon_is_the_lexicons() -> None:
    start = TALK.text.index("Fjord")
    mention = Mention(start, start + 5, "nuo-wei")
    report = assemble(
        [TALK],
        [
            reading(
                TALK,
                discovered=(
                    discovered(
                        "NUO WEI",
                        "company",
                    ),
                ),
                mentions=(mention,),
            )
        ],
        LEXICON,
    )
    assert [(p.id, p.origin) for p in report.profiles] == [("norvik", "lexicon")]

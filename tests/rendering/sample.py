"""A report made by hand: invented makers, every kind of page, every status, hostile text."""

import hashlib

from generator.model import (
    Article,
    Claim,
    Event,
    Evidence,
    Leftover,
    Mentions,
    Profile,
    Relation,
    Report,
    Sentence,
)

HOSTILE = "*stars* _low_ <b>bold</b> | pipe [link](x) # hash `code` & amp {{ brace }} {% tag %} 小米 \\ </script>"

_LAUNCH = [
    ("title", "Boreas opens orders for the Glacier 5, 北风汽车 says"),
    ("byline", "Transfer from: Harbour Evening News"),
    (
        "body",
        "On May 15th, 2023, Boreas put the Glacier 5 on sale at 259,800 yuan for the Plus, 299,800 yuan for the Max.",
    ),
    ("body", "The car is 4,997 mm long with a wheelbase of 3,000 mm, and the Max covers 700 km by CLTC."),
    ("body", "In May the company delivered 5,629 cars, 40.5 % more than a year before."),
    ("heading", "A factory to come"),
    (
        "body",
        "Chairwoman Lin Yao said that Boreas aims at 200,000 cars in 2024 "
        "and will open its second plant in the first half of 2024.",
    ),
    ("body", "Zephyr Cell supplies the battery pack of the Glacier 5."),
    ("body", HOSTILE),
    ("caption", "The Glacier 5 in blue."),
    ("boilerplate", "Leave a comment"),
    ("boilerplate", "Related Pages"),
]
_RIVAL = [
    ("title", "North Wind motor: weak deliveries?"),
    ("body", "People familiar with the matter say the Glacier 7 will be shown at the end of June or in July."),
    ("body", "North Wind delivered 5,600 cars in May and spent 20.2 billion yuan on research."),
    ("body", "If each of its 300 stores cost 10 million yuan, the bill would be 3 billion yuan."),
    ("body", "Boreas denies that it will raise 10 billion US dollars."),
    ("body", "The Glacier 6 was to be launched in March 2023."),
]
_COPY = [("title", "Boreas opens orders"), *_LAUNCH[2:4]]
_OTHER = [("title", "Rain in the north"), ("body", "It rained 30 mm.")]


def article(article_id: str, parts: list[tuple[str, str]], **more: object) -> Article:
    """An article whose sentences are the parts: paragraphs, but the last two run on in one line."""
    text, sentences = "", []
    for number, (role, words) in enumerate(parts):
        if number:
            text += " " if number == len(parts) - 1 else "\n\n"
        sentences.append(Sentence(len(text), len(text) + len(words), role))  # type: ignore[arg-type]
        text += words
    known: dict[str, object] = {
        "file": f"{article_id}.txt",
        "part": 1,
        "title": parts[0][1],
        "start": 0,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    return Article(id=article_id, sentences=tuple(sentences), text=text, **(known | more))  # type: ignore[arg-type]


ARTICLES = (
    article(
        "2023-06-01-boreas-opens-orders",
        _LAUNCH,
        published="2023-06-01",
        published_basis="inferred",
        published_reason="“In May” after a launch in 2023",
        publisher="Harbour Evening News",
        author="Q. Writer",
        url="https://news.example/boreas?a=1&b=2",
        machine_translated=False,
    ),
    article("2023-06-north-wind-weak", _RIVAL, published="2023-06", published_basis="stated", machine_translated=True),
    article("2023-05-boreas-copy", _COPY, published="2023-05", same_as="2023-06-01-boreas-opens-orders"),
    article("rain-in-the-north", _OTHER),
)
BY_ID = {item.id: item for item in ARTICLES}
LAUNCH, RIVAL, COPY = (item.id for item in ARTICLES[:3])


def evidence(article_id: str, words: str) -> tuple[Evidence, ...]:
    """The evidence that an article holds in the given words."""
    found = BY_ID[article_id]
    start = found.text.index(words)
    end = start + len(words)
    return (Evidence(article=article_id, sentence=found.sentence_at(start), start=start, end=end, quote=words),)


def claim(
    subject: str, attribute: str, value: object, unit: str | None, where: str, words: str, **more: object
) -> Claim:
    """A claim grounded in the words of an article."""
    known: dict[str, object] = {
        "id": hashlib.sha256(repr((subject, attribute, value, more)).encode()).hexdigest()[:8],
        "original": words,
        "evidence": evidence(where, words),
    }
    return Claim(subject=subject, attribute=attribute, value=value, unit=unit, **(known | more))  # type: ignore[arg-type]


def event(
    event_id: str, date: str | None, kind: str, title: str, who: tuple[str, ...], where: str, words: str, **more: object
) -> Event:
    """An event grounded in the words of an article."""
    found = evidence(where, words)
    return Event(id=event_id, date=date, type=kind, title=title, participants=who, evidence=found, **more)  # type: ignore[arg-type]


_SALE = BY_ID[LAUNCH].text.split("\n\n")[2]
EVENTS = (
    event(
        "aa01",
        "2023-03",
        "launch",
        "Glacier 6 launched",
        ("boreas", "glacier-6"),
        RIVAL,
        "The Glacier 6 was to be launched in March 2023.",
        status="planned",
    ),
    event("aa02", "2023-05-15", "launch", "Glacier 5 goes on sale", ("boreas", "glacier-5"), LAUNCH, _SALE),
    event(
        "aa03",
        "2023",
        "partnership",
        "Zephyr Cell chosen as supplier",
        ("zephyr-cell", "boreas"),
        LAUNCH,
        "Zephyr Cell supplies the battery pack of the Glacier 5.",
        date_inferred=True,
        date_text="this year",
    ),
    event(
        "aa04",
        "2023-06-30/2023-07",
        "unveiling",
        "Glacier 7 shown",
        ("glacier-7",),
        RIVAL,
        "the Glacier 7 will be shown at the end of June or in July",
        status="rumoured",
    ),
    event(
        "aa05",
        "2024-40",
        "production",
        "Second plant opens",
        ("boreas",),
        LAUNCH,
        "will open its second plant in the first half of 2024",
        status="planned",
    ),
    event("aa06", None, "other", HOSTILE, ("boreas", "nobody-known"), LAUNCH, HOSTILE, status="denied"),
)


def _profile(profile_id: str, kind: str, name: str, **more: object) -> Profile:
    events = tuple(item for item in EVENTS if profile_id in item.participants)
    return Profile(id=profile_id, kind=kind, name=name, events=events, **more)  # type: ignore[arg-type]


def _boreas() -> Profile:
    first = claim("boreas", "deliveries", 5629, "{vehicle}", LAUNCH, "5,629 cars", period="2023-05")
    second = claim(
        "boreas", "deliveries", 5600, "{vehicle}", RIVAL, "5,600 cars", period="2023-05", conflicts_with=(first.id,)
    )
    first = claim(
        "boreas",
        "deliveries",
        5629,
        "{vehicle}",
        LAUNCH,
        "5,629 cars",
        period="2023-05",
        conflicts_with=(second.id,),
        id=first.id,
    )
    return _profile(
        "boreas",
        "company",
        "Boreas Motor",
        name_zh="北风汽车",
        also_known_as=("Boreas", "Boreas Auto"),
        salient=True,
        mentions=(
            Mentions(article=LAUNCH, count=6, forms=("Boreas", "北风汽车")),
            Mentions(article=RIVAL, count=3, forms=("Boreas", "North Wind", "North Wind motor")),
        ),
        claims=(
            first,
            second,
            claim("boreas", "deliveries", 4900, "{vehicle}", RIVAL, "5,600 cars", period="2023-04"),
            claim("boreas", "deliveries", 4100, "{vehicle}", RIVAL, "5,600 cars", period="2023-03"),
            claim("boreas", "deliveries_growth", 40.5, "%", LAUNCH, "40.5 % more", period="2023-05"),
            claim("boreas", "rd_investment", 20200000000, "CNY", RIVAL, "20.2 billion yuan", status="estimated"),
            claim(
                "boreas",
                "sales",
                200000,
                "{vehicle}/a",
                LAUNCH,
                "200,000 cars",
                period="2024",
                status="target",
                speaker="lin-yao",
            ),
            claim(
                "boreas",
                "investment",
                3000000000,
                "CNY",
                RIVAL,
                "3 billion yuan",
                status="hypothetical",
                scope={"item": "stores"},
            ),
            claim(
                "boreas",
                "fundraising",
                10000000000,
                "USD",
                RIVAL,
                "10 billion US dollars",
                status="denied",
                bound="approx",
            ),
            claim("boreas", "other", HOSTILE, None, LAUNCH, HOSTILE, label=HOSTILE, scope={"item": HOSTILE}),
        ),
        relations=(
            Relation(
                subject="boreas",
                type="partner-of",
                target="zephyr-cell",
                evidence=evidence(LAUNCH, "Zephyr Cell supplies the battery pack of the Glacier 5."),
            ),
        ),
    )


def _glacier() -> Profile:
    sale = evidence(LAUNCH, _SALE) + evidence(COPY, _SALE)
    return _profile(
        "glacier-5",
        "model",
        "Glacier 5",
        salient=True,
        part_of="boreas",
        mentions=(Mentions(article=LAUNCH, count=4, forms=("Glacier 5",)),),
        claims=(
            claim("glacier-5", "price", 259800, "CNY", LAUNCH, "259,800 yuan", scope={"trim": "Plus"}, evidence=sale),
            claim("glacier-5", "price", 299800, "CNY", LAUNCH, "299,800 yuan", scope={"trim": "Max"}, evidence=sale),
            claim("glacier-5", "length", 4997, "mm", LAUNCH, "4,997 mm"),
            claim("glacier-5", "wheelbase", 3000, "mm", LAUNCH, "3,000 mm", bound="ge"),
            claim(
                "glacier-5",
                "range",
                700,
                "km",
                LAUNCH,
                "700 km",
                scope={"trim": "Max", "cycle": "CLTC"},
                status="claimed",
            ),
            claim("glacier-5", "price_range", [130000, 170000], "CNY", LAUNCH, "299,800 yuan", status="planned"),
        ),
        relations=(Relation(subject="glacier-5", type="made-by", target="boreas", evidence=sale[:1]),),
    )


def make_report() -> Report:
    """The whole report."""
    battery = evidence(LAUNCH, "Zephyr Cell supplies the battery pack of the Glacier 5.")
    chair = evidence(LAUNCH, "Chairwoman Lin Yao said that Boreas aims at 200,000 cars in 2024")
    profiles = (
        _boreas(),
        _profile(
            "zephyr-cell",
            "company",
            "Zephyr Cell",
            mentions=(Mentions(article=LAUNCH, count=1, forms=("Zephyr Cell",)),),
            relations=(
                Relation(
                    subject="zephyr-cell", type="supplier-of", target="glacier-5", role="battery", evidence=battery
                ),
            ),
        ),
        _profile("north", "brand", HOSTILE, origin="discovered", part_of="boreas", name_zh="北"),
        _glacier(),
        _profile("glacier-6", "model", "Glacier 6", part_of="boreas"),
        _profile("glacier-7", "model", "Glacier 7", part_of="boreas", salient=True),
        _profile(
            "lin-yao",
            "person",
            "Lin Yao",
            name_zh="林瑶",
            salient=True,
            relations=(
                Relation(subject="lin-yao", type="executive-of", target="boreas", role="chairwoman", evidence=chair),
            ),
        ),
    )
    rain = BY_ID[RIVAL]
    start = rain.text.index("300 stores")
    leftovers = (
        Leftover(
            article=RIVAL,
            sentence=rain.sentence_at(start),
            start=start,
            end=start + 3,
            quote="300",
            reason="no-attribute",
        ),
    )
    return Report(
        articles=ARTICLES,
        off_topic=("rain-in-the-north",),
        profiles=profiles,
        timeline=tuple(sorted(EVENTS, key=lambda item: (item.date or "~", item.id))),
        leftovers=leftovers,
    )

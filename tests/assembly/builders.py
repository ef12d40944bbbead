"""Short ways to make articles and findings for tests."""

import re
from typing import Any

from generator.knowledge.lexicon import Lexicon
from generator.model import Article, Claim, Entity, Event, Evidence, Mention, Reading, Relation, Sentence

LEXICON = Lexicon(
    [
        Entity(id="norvik", kind="company", name="Norvik", name_zh="诺维", aliases=("Nuo Wei",)),
        Entity(id="norvik-auto", kind="brand", name="Norvik Auto", part_of="norvik"),
        Entity(id="norvik-one", kind="model", name="Norvik One", part_of="norvik-auto"),
        Entity(id="ana-holt", kind="person", name="Ana Holt", part_of="norvik"),
        Entity(id="bo-lind", kind="person", name="Bo Lind"),
        Entity(id="fjord", kind="company", name="Fjord"),
    ]
)


def article(id_: str, text: str, **fields: Any) -> Article:
    """An article whose first line is its title; every further line is a sentence of its body."""
    sentences = [
        Sentence(m.start(), m.end(), "body" if number else "title")
        for number, m in enumerate(re.finditer(r"[^\n]+", text))
    ]
    fields = {"file": f"{id_}.txt", "part": 1, "sha256": "0" * 64, "published": id_[:10], **fields}
    return Article(id=id_, title=text.partition("\n")[0], sentences=tuple(sentences), text=text, start=0, **fields)


def evidence(source: Article, quote: str) -> tuple[Evidence, ...]:
    """The place of a quote in an article."""
    start = source.text.index(quote)
    place = Evidence(
        article=source.id, sentence=source.sentence_at(start), start=start, end=start + len(quote), quote=quote
    )
    return (place,)


def claim(source: Article, quote: str, attribute: str, value: Any, **fields: Any) -> Claim:
    """A claim about the Norvik One unless ``subject`` says otherwise."""
    fields = {"subject": "norvik-one", "original": str(value), **fields}
    return Claim(id="", attribute=attribute, value=value, evidence=evidence(source, quote), **fields)


def event(source: Article, quote: str, date: str | None, **fields: Any) -> Event:
    """A launch of the Norvik One unless the fields say otherwise."""
    fields = {"type": "launch", "title": "Norvik One launched", "participants": ("norvik-one",), **fields}
    return Event(id="", date=date, evidence=evidence(source, quote), **fields)


def relation(source: Article, quote: str, subject: str, type_: str, target: str, **fields: Any) -> Relation:
    """A relation said by a quote."""
    return Relation(subject=subject, type=type_, target=target, evidence=evidence(source, quote), **fields)


def reading(source: Article, *findings: Claim | Event | Relation, **fields: Any) -> Reading:
    """A reading with these findings, and a mention wherever a lexicon name stands."""
    mentions = [
        Mention(m.start(), m.end(), entity.id, not re.match(r" (Auto|One)", source.text[m.end() :]))
        for entity in LEXICON.entities.values()
        for m in re.finditer(re.escape(entity.name), source.text)
    ]
    fields = {"on_topic": True, "mentions": tuple(sorted(mentions, key=lambda m: (m.start, m.end))), **fields}
    return Reading(
        article=source.id,
        claims=tuple(f for f in findings if isinstance(f, Claim)),
        events=tuple(f for f in findings if isinstance(f, Event)),
        relations=tuple(f for f in findings if isinstance(f, Relation)),
        **fields,
    )

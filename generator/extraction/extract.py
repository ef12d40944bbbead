"""Extraction, read aloud: one article in, all that it says out."""

from __future__ import annotations

from generator.extraction.claims import ClaimFinder
from generator.extraction.context import Context
from generator.extraction.dates import find_dates
from generator.extraction.descriptions import DescriptionFinder
from generator.extraction.discovery import discover
from generator.extraction.events import EventFinder
from generator.extraction.matcher import Hit, Matcher, lexicon_matcher
from generator.extraction.mentions import resolve
from generator.extraction.people import find_people
from generator.extraction.quantities import find_quantities
from generator.extraction.relations import RelationFinder
from generator.extraction.topic import is_on_topic
from generator.knowledge.lexicon import Lexicon
from generator.model import READABLE, Article, Entity, Reading


def extract(article: Article, lexicon: Lexicon) -> Reading:
    """All findings of an article; only ``on_topic`` False for one that is not about the field."""
    hits = _readable(article, list(lexicon_matcher(lexicon).hits(article.text)))
    makers = sum(1 for hit in hits if hit.strength == "strong" and lexicon.entities[hit.entity].sector == "cars")
    body = _readable_text(article)
    if not is_on_topic(body, makers):
        return Reading(article=article.id, on_topic=False)
    discovered = discover(body, hits, lexicon)
    discovered += find_people(body, [(hit.start, hit.end) for hit in hits if hit.strength == "strong"])
    discovered = [entity for entity in discovered if not _is_credit(article, entity)]
    known = lexicon.with_entities(discovered)
    hits += _readable(article, list(Matcher(discovered).hits(article.text)))
    mentions = resolve(article.text, hits, known)
    context = Context(
        article, known, mentions, find_dates(article.text, article.as_of, whole=True), find_quantities(article.text)
    )
    events = EventFinder(context)
    events.run()
    claims = ClaimFinder(context, events.events)
    claims.run()
    relations = RelationFinder(context, claims.claims)
    relations.run()
    named = {mention.entity for mention in mentions}
    return Reading(
        article=article.id,
        on_topic=True,
        discovered=tuple(entity for entity in discovered if entity.id in named),
        mentions=tuple(mentions),
        claims=(*claims.claims, *DescriptionFinder(context, events.events).run()),
        events=tuple(events.events),
        relations=tuple(relations.relations),
        leftovers=tuple(claims.leftovers),
    )


def _is_credit(article: Article, entity: Entity) -> bool:
    """True for the publisher's or author's own name, which the text may mention too."""
    credit = f"{article.publisher or ''}|{article.author or ''}".lower()
    return entity.name.lower() in credit


def _readable_text(article: Article) -> str:
    """The text with all but its readable sentences blanked; offsets stay."""
    parts, at = [], 0
    for sentence in article.sentences:
        if sentence.role in READABLE:
            gap = "\n" if "\n" in article.text[at : sentence.start] else " "
            parts += [gap * (sentence.start - at), article.text[sentence.start : sentence.end]]
            at = sentence.end
    return "".join([*parts, "\n" * (len(article.text) - at)])


def _readable(article: Article, hits: list[Hit]) -> list[Hit]:
    """The hits that lie in sentences which may bear findings."""
    spans = [(s.start, s.end) for s in article.sentences if s.role in READABLE]
    kept, at = [], 0
    for hit in sorted(hits, key=lambda hit: hit.start):
        while at < len(spans) and spans[at][1] <= hit.start:
            at += 1
        if at < len(spans) and spans[at][0] <= hit.start and hit.end <= spans[at][1]:
            kept.append(hit)
    return kept

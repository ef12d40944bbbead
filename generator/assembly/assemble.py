"""All articles' results into one report."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from generator.assembly.claims import merge_claims
from generator.assembly.conflicts import mark_conflicts
from generator.assembly.copies import find_copies
from generator.assembly.corrections import Corrections, Verdicts
from generator.assembly.events import merge_events
from generator.assembly.evidence import Witnesses
from generator.assembly.names import unify
from generator.assembly.profiles import Findings, make_profiles
from generator.assembly.relations import merge_relations
from generator.assembly.stable import date_key
from generator.knowledge.lexicon import Lexicon
from generator.model import Article, Reading, Report


def assemble(
    articles: Iterable[Article],
    readings: Iterable[Reading],
    lexicon: Lexicon,
    *,
    corrections: Corrections | None = None,
    samples: Mapping[str, bytes] | None = None,
) -> Report:
    """The report on the articles: what they say of each entity, merged, corrected, contradictions marked.

    ``readings`` are those of the articles, in any order; the result does not depend on the order of either. ``samples``
    of the articles (see :func:`sample_of`) are made where they are missing.
    Raises InputError with every correction that meets no claim or event.
    """
    articles = _with_copies(articles, samples)
    witnesses = Witnesses.of(articles)
    entities, unified = unify(readings, lexicon)
    by_article = {reading.article: reading for reading in sorted(unified, key=lambda r: witnesses.order[r.article])}
    on_topic = [by_article[article.id] for article in articles if by_article[article.id].on_topic]

    verdicts = Verdicts(corrections or Corrections(), entities)
    claims = merge_claims((c for reading in on_topic for c in reading.claims), witnesses)
    events = merge_events((e for reading in on_topic for e in reading.events), witnesses)
    if verdicts:
        claims = merge_claims(verdicts.apply_to_claims(claims), witnesses)
        events = merge_events(verdicts.apply_to_events(events), witnesses)
        verdicts.check_all_met()
    claims = mark_conflicts(claims, witnesses)
    relations = merge_relations((r for reading in on_topic for r in reading.relations), witnesses)

    subjects = [article for article in articles if by_article[article.id].on_topic]
    findings = Findings(claims, events, relations)
    return Report(
        articles=tuple(articles),
        off_topic=tuple(article.id for article in articles if not by_article[article.id].on_topic),
        profiles=make_profiles(subjects, by_article, entities, findings, witnesses),
        timeline=tuple(events),
        leftovers=tuple(
            leftover
            for reading in on_topic
            for leftover in sorted(reading.leftovers, key=lambda left: (left.start, left.end, left.reason))
        ),
    )


def _with_copies(articles: Iterable[Article], samples: Mapping[str, bytes] | None) -> list[Article]:
    """The articles, newest first, then by id, near copies marked."""
    articles = sorted(articles, key=lambda article: article.id)
    copies = find_copies(articles, samples)
    marked = [replace(a, same_as=copies[a.id]) if a.id in copies else a for a in articles]
    return sorted(marked, key=_newest_first)


def _newest_first(article: Article) -> tuple[int, int, int]:
    """Sorting key; articles without a date, or of an unknown year, stand last."""
    year, month, day = date_key(article.published)
    return (-year, -month, -day) if article.published and "X" not in article.published else (1, 0, 0)

"""The dataset as tables: articles, entities and mentions here, claims, events, relations and evidence beside."""

from collections.abc import Callable

from generator.model import Report
from generator.rendering.finding_tables import FINDING_TABLES
from generator.rendering.table import Table, columns


def _articles(report: Report) -> Table:
    return Table(
        name="articles",
        title="Articles that were read",
        columns=columns(
            id="string: slug of the article",
            file="string: seed file",
            part="integer: number of the article in its file, from 1",
            title="string: headline",
            publisher="string: who published it",
            author="string: who wrote it",
            url="string: address",
            published="string: date of publication (EDTF)",
            published_basis="string: stated, inferred or curated",
            machine_translated="boolean: whether a machine translated it",
            same_as="string: id of the article that this one repeats",
            sentences="integer: number of sentences",
        ),
        key=["id"],
        rows=sorted(
            [
                article.id,
                article.file,
                article.part,
                article.title,
                article.publisher,
                article.author,
                article.url,
                article.published,
                article.published_basis,
                article.machine_translated,
                article.same_as,
                len(article.sentences),
            ]
            for article in report.articles
        ),
    )


def _entities(report: Report) -> Table:
    return Table(
        name="entities",
        title="Companies, brands, models, technologies, people and organisations",
        columns=columns(
            id="string: slug of the English name",
            kind="string: company, brand, model, technology, person or organisation",
            name="string: English name",
            name_zh="string: Chinese name",
            also_known_as="string: other names, set apart by semicolons",
            origin="string: lexicon, or discovered where nobody has confirmed the name",
            salient="boolean: whether an article is about it",
            part_of="string: id of the parent",
        ),
        key=["id"],
        rows=sorted(
            [
                profile.id,
                profile.kind,
                profile.name,
                profile.name_zh,
                "; ".join(sorted(profile.also_known_as)) or None,
                profile.origin,
                profile.salient,
                profile.part_of,
            ]
            for profile in report.profiles
        ),
    )


def _mentions(report: Report) -> Table:
    return Table(
        name="mentions",
        title="How articles name entities",
        columns=columns(
            entity="string: id of the entity",
            article="string: id of the article",
            count="integer: how often the article names it",
            forms="string: the names as written, set apart by semicolons",
        ),
        key=["entity", "article"],
        foreign={"entity": "entities", "article": "articles"},
        rows=sorted(
            [profile.id, item.article, item.count, "; ".join(sorted(item.forms))]
            for profile in report.profiles
            for item in profile.mentions
        ),
    )


#: How each table is made, in the order of the data package.
TABLES: dict[str, Callable[[Report], Table]] = {
    "articles": _articles,
    "entities": _entities,
    "mentions": _mentions,
    **FINDING_TABLES,
}

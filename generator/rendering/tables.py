"""The dataset as tables: their columns, keys and rows. CSV files and the data package are made from these."""

import json
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from generator.model import Claim, Event, Evidence, Profile, Relation, Report
from generator.rendering import links
from generator.rendering.quantities import numbers_of

Cell = str | int | float | bool | None
Row = list[Cell]


class Column(Struct, frozen=True):
    """One column; ``type`` is Frictionless's: string, integer, number, boolean or object."""

    name: str
    type: str
    description: str


class Table(Struct, frozen=True, kw_only=True):
    """One table with all its rows, sorted by key."""

    name: str
    title: str
    columns: list[Column]
    key: list[str]
    foreign: dict[str, str] = {}  # column: table whose key it holds
    rows: list[Row]


def _columns(**described: str) -> list[Column]:
    """``name="type: description"`` pairs as columns."""
    return [Column(name, *text.split(": ", 1)) for name, text in described.items()]


def tables(report: Report) -> list[Table]:
    """All tables of the dataset."""
    return [_articles(report), _entities(report), _mentions(report), *_findings(report)]


def _articles(report: Report) -> Table:
    return Table(
        name="articles",
        title="Articles that were read",
        columns=_columns(
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
        columns=_columns(
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
        columns=_columns(
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


def _findings(report: Report) -> list[Table]:
    claims: list[Row] = []
    relations: list[Row] = []
    evidence: list[Row] = []
    for profile in report.profiles:
        for claim in profile.claims:
            claims.append(_claim(profile, claim))
            evidence += _evidence("claim", claim.id, claim.evidence)
        for relation, anchor in zip(profile.relations, links.relation_anchors(profile.relations), strict=True):
            relation_id = f"{profile.id}/{anchor}"
            relations.append(_relation(relation_id, profile, relation))
            evidence += _evidence("relation", relation_id, relation.evidence)
    for event in report.timeline:
        evidence += _evidence("event", event.id, event.evidence)
    return [
        _claim_table(sorted(claims, key=_by_key)),
        _event_table(sorted((_event(event) for event in report.timeline), key=_by_key)),
        _participant_table(report),
        _relation_table(sorted(relations, key=_by_key)),
        _evidence_table(sorted(evidence, key=lambda row: (str(row[0]), str(row[1]), str(row[2]), row[4]))),
    ]


def _by_key(row: Row) -> str:
    return str(row[0])


def _claim(profile: Profile, claim: Claim) -> Row:
    numbers = numbers_of(claim.value)
    return [
        claim.id,
        profile.id,
        claim.attribute,
        claim.label,
        claim.value if isinstance(claim.value, str) else None,
        numbers[0] if numbers else None,
        numbers[-1] if numbers else None,
        claim.unit,
        claim.bound,
        claim.original,
        claim.period,
        json.dumps(dict(sorted(claim.scope.items())), ensure_ascii=False),
        claim.status,
        claim.speaker,
        " ".join(sorted(claim.conflicts_with)) or None,
    ]


def _claim_table(rows: list[Row]) -> Table:
    return Table(
        name="claims",
        title="Checkable attributes of entities",
        columns=_columns(
            id="string: stable id",
            subject="string: id of the entity",
            attribute="string: name of the attribute",
            label="string: the words that name it, where the attribute is other",
            text="string: the value where it is text",
            low="number: the value, or the low end of a range",
            high="number: the value, or the high end of a range",
            unit="string: UCUM, ISO 4217, or a UCUM annotation for counts",
            bound="string: eq, gt, ge, lt, le or approx",
            original="string: the value as written",
            period="string: when it holds (EDTF)",
            scope="object: what narrows it",
            status="string: reported, claimed, planned, target, estimated, rumoured, hypothetical or denied",
            speaker="string: id of who says so",
            conflicts_with="string: ids of claims that contradict it, set apart by spaces",
        ),
        key=["id"],
        foreign={"subject": "entities"},
        rows=rows,
    )


def _event(event: Event) -> Row:
    return [event.id, event.date, event.date_text, event.date_inferred, event.type, event.title, event.status]


def _event_table(rows: list[Row]) -> Table:
    return Table(
        name="events",
        title="What happened or is to happen",
        columns=_columns(
            id="string: stable id",
            date="string: date (EDTF)",
            date_text="string: the date as written",
            date_inferred="boolean: whether part of the date was worked out",
            type="string: launch, unveiling, delivery ...",
            title="string: what it is",
            status="string: happened, planned, rumoured or denied",
        ),
        key=["id"],
        rows=rows,
    )


def _participant_table(report: Report) -> Table:
    return Table(
        name="participants",
        title="Who takes part in which event",
        columns=_columns(
            event="string: id of the event",
            place="integer: 1 for the doer",
            entity="string: id of the entity",
        ),
        key=["event", "place"],
        foreign={"event": "events"},
        rows=sorted(
            [event.id, place, entity]
            for event in report.timeline
            for place, entity in enumerate(event.participants, start=1)
        ),
    )


def _relation(relation_id: str, profile: Profile, relation: Relation) -> Row:
    return [relation_id, profile.id, relation.type, relation.target, relation.role, relation.status]


def _relation_table(rows: list[Row]) -> Table:
    return Table(
        name="relations",
        title="Stated links between entities",
        columns=_columns(
            id="string: subject and anchor on its page",
            subject="string: id of the entity",
            type="string: made-by, supplier-of ...",
            target="string: id of the other entity",
            role="string: job title, say",
            status="string: as for claims",
        ),
        key=["id"],
        foreign={"subject": "entities"},
        rows=rows,
    )


def _evidence(sort: str, finding: str, items: tuple[Evidence, ...]) -> Iterator[Row]:
    for item in items:
        yield [sort, finding, item.article, item.sentence, item.start, item.end, item.quote]


def _evidence_table(rows: list[Row]) -> Table:
    return Table(
        name="evidence",
        title="Where it is said",
        columns=_columns(
            sort="string: claim, event or relation",
            finding="string: id of the claim, event or relation",
            article="string: id of the article",
            sentence="integer: index of the sentence, from 0",
            start="integer: offset in the article's text, in code points",
            end="integer: end of the quote, exclusive",
            quote="string: the words, to the letter",
        ),
        key=["sort", "finding", "article", "start", "end"],
        foreign={"article": "articles"},
        rows=rows,
    )


def frictionless(table: Table) -> dict[str, Any]:
    """A table's schema in Frictionless's words."""
    return {
        "fields": [
            {"name": column.name, "type": column.type, "description": column.description} for column in table.columns
        ],
        "missingValues": [""],
        "primaryKey": table.key,
        "foreignKeys": [
            {"fields": [column], "reference": {"resource": resource, "fields": ["id"]}}
            for column, resource in table.foreign.items()
        ],
    }

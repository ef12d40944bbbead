"""Claims, events, relations and evidence as tables."""

import json
from collections.abc import Callable, Iterator

from generator.model import Claim, Event, Evidence, Profile, Relation, Report
from generator.rendering import links
from generator.rendering.quantities import numbers_of
from generator.rendering.table import Row, Table, columns


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


def _claim_table(report: Report) -> Table:
    rows = [_claim(profile, claim) for profile in report.profiles for claim in profile.claims]
    return Table(
        name="claims",
        title="Checkable attributes of entities",
        columns=columns(
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
        rows=sorted(rows, key=_by_key),
    )


def _event(event: Event) -> Row:
    return [event.id, event.date, event.date_text, event.date_inferred, event.type, event.title, event.status]


def _event_table(report: Report) -> Table:
    return Table(
        name="events",
        title="What happened or is to happen",
        columns=columns(
            id="string: stable id",
            date="string: date (EDTF)",
            date_text="string: the date as written",
            date_inferred="boolean: whether part of the date was worked out",
            type="string: launch, unveiling, delivery ...",
            title="string: what it is",
            status="string: happened, planned, rumoured or denied",
        ),
        key=["id"],
        rows=[_event(event) for event in report.timeline],
    )


def _participant_table(report: Report) -> Table:
    return Table(
        name="participants",
        title="Who takes part in which event",
        columns=columns(
            event="string: id of the event",
            place="integer: 1 for the doer",
            entity="string: id of the entity",
        ),
        key=["event", "place"],
        foreign={"event": "events"},
        rows=[
            [event.id, place, entity]
            for event in report.timeline
            for place, entity in enumerate(event.participants, start=1)
        ],
    )


def _relation(relation_id: str, profile: Profile, relation: Relation) -> Row:
    return [relation_id, profile.id, relation.type, relation.target, relation.role, relation.status]


def _relation_table(report: Report) -> Table:
    rows = [_relation(id_, profile, relation) for id_, profile, relation in _relations(report)]
    return Table(
        name="relations",
        title="Stated links between entities",
        columns=columns(
            id="string: subject and anchor on its page",
            subject="string: id of the entity",
            type="string: made-by, supplier-of ...",
            target="string: id of the other entity",
            role="string: job title, say",
            status="string: as for claims",
        ),
        key=["id"],
        foreign={"subject": "entities"},
        rows=sorted(rows, key=_by_key),
    )


def _relations(report: Report) -> Iterator[tuple[str, Profile, Relation]]:
    for profile in report.profiles:
        for relation, anchor in zip(profile.relations, links.relation_anchors(profile.relations), strict=True):
            yield f"{profile.id}/{anchor}", profile, relation


def _evidence(sort: str, finding: str, items: tuple[Evidence, ...]) -> Iterator[Row]:
    for item in items:
        yield [sort, finding, item.article, item.sentence, item.start, item.end, item.quote]


def _evidence_table(report: Report) -> Table:
    rows: list[Row] = []
    for profile in report.profiles:
        for claim in profile.claims:
            rows += _evidence("claim", claim.id, claim.evidence)
    for relation_id, _, relation in _relations(report):
        rows += _evidence("relation", relation_id, relation.evidence)
    for event in report.timeline:
        rows += _evidence("event", event.id, event.evidence)
    return Table(
        name="evidence",
        title="Where it is said",
        columns=columns(
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
        rows=sorted(rows, key=lambda row: (str(row[0]), str(row[1]), str(row[2]), row[4])),
    )


#: How each of these tables is made.
FINDING_TABLES: dict[str, Callable[[Report], Table]] = {
    "claims": _claim_table,
    "events": _event_table,
    "participants": _participant_table,
    "relations": _relation_table,
    "evidence": _evidence_table,
}

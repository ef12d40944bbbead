"""The dataset: articles and profiles as plain records in the published order of keys, as YAML and JSON."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from generator.model import PLURAL, Article, Claim, Event, Evidence, Mentions, Output, Part, Profile, Relation
from generator.rendering.keys import Keys, key_of
from generator.rendering.record_parts import Record, Runs, json_parts, yaml_parts
from generator.rendering.runs import Item, runs
from generator.rendering.yaml_emitter import to_yaml

SCHEMA = 1
_RUN = 64  # records in a run, on average


def article_outputs(article: Article, keys: Keys) -> Iterator[Output]:
    """An article's record and text."""
    key = keys.article(article)
    yield Output(f"articles/{article.id}.yml", [Part(key, lambda: to_yaml(article_record(article)))])
    yield Output(f"articles/{article.id}.txt", [Part(key, lambda: article.text.encode("utf-8"))])


def profile_outputs(profile: Profile, keys: Keys) -> Iterator[Output]:
    """A profile's record as YAML and as JSON."""
    path, key = f"profiles/{PLURAL[profile.kind]}/{profile.id}", keys.profile(profile)
    yield Output(f"{path}.yml", [Part(key, lambda: list(yaml_parts(*_profile_record(profile, keys))))])
    yield Output(f"{path}.json", [Part(key, lambda: [*profile_json(profile, keys), Part("last", lambda: b"\n")])])


def profile_json(profile: Profile, keys: Keys, newline: bytes = b"\n") -> list[Part]:
    """A profile's record as JSON, its line breaks as they are given."""
    return list(json_parts(*_profile_record(profile, keys), newline))


def article_record(article: Article) -> Record:
    """What is published of an article beside its text."""
    return {
        "schema": SCHEMA,
        "id": article.id,
        "file": article.file,
        "part": article.part,
        "sha256": article.sha256,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "published": article.published,
        "published_basis": article.published_basis,
        "published_reason": article.published_reason,
        "written": article.written,
        "machine_translated": article.machine_translated,
        "same_as": article.same_as,
        "start": article.start,
        "sentences": [
            {"start": sentence.start, "end": sentence.end, "role": sentence.role} for sentence in article.sentences
        ],
    }


def _profile_record(profile: Profile, keys: Keys) -> tuple[str, Record, dict[str, Runs]]:
    """What is published of an entity: its own fields with their key, then lists."""
    head = {
        "schema": SCHEMA,
        "id": profile.id,
        "kind": profile.kind,
        "name": profile.name,
        "name_zh": profile.name_zh,
        "also_known_as": sorted(profile.also_known_as),
        "origin": profile.origin,
        "salient": profile.salient,
        "part_of": profile.part_of,
    }
    return (
        key_of(head),
        head,
        {
            "mentions": _runs(profile.mentions, lambda item: (item.article,), _mentions),
            "claims": [(key, partial(_records, claim_record, claims)) for key, claims in keys.claim_runs(profile)],
            "events": _runs(profile.events, event_order, event_record),
            "relations": _runs(profile.relations, _relation_order, relation_record),
        },
    )


def _runs(items: Iterable[Item], order: Callable[[Item], tuple[str, ...]], record: Callable[[Item], Record]) -> Runs:
    found = runs(sorted(items, key=order), lambda item: " ".join(order(item)), size=_RUN)
    return [(key_of(run), partial(_records, record, run)) for run in found]


def _records(record: Callable[[Item], Record], items: Sequence[Item]) -> list[Record]:
    return list(map(record, items))


def _mentions(item: Mentions) -> Record:
    return {"article": item.article, "count": item.count, "forms": sorted(item.forms)}


def event_order(event: Event) -> tuple[str, str]:
    """Order of events in the dataset: by date as written in EDTF, the undated last, then by id."""
    return event.date or "~", event.id


def _relation_order(relation: Relation) -> tuple[str, str, str, str]:
    return relation.type, relation.target, relation.role or "", relation.status


def claim_record(claim: Claim) -> Record:
    """What is published of a claim."""
    record: Record = {"id": claim.id, "attribute": claim.attribute}
    if claim.label is not None:
        record["label"] = claim.label
    return record | {
        "value": claim.value,
        "unit": claim.unit,
        "bound": claim.bound,
        "original": claim.original,
        "period": claim.period,
        "scope": dict(sorted(claim.scope.items())),
        "status": claim.status,
        "speaker": claim.speaker,
        "conflicts_with": sorted(claim.conflicts_with),
        "evidence": evidence_records(claim.evidence),
    }


def event_record(event: Event) -> Record:
    """What is published of an event."""
    return {
        "id": event.id,
        "date": event.date,
        "date_text": event.date_text,
        "date_inferred": event.date_inferred,
        "type": event.type,
        "title": event.title,
        "participants": list(event.participants),
        "status": event.status,
        "evidence": evidence_records(event.evidence),
    }


def relation_record(relation: Relation) -> Record:
    """What is published of a relation."""
    return {
        "type": relation.type,
        "target": relation.target,
        "role": relation.role,
        "status": relation.status,
        "evidence": evidence_records(relation.evidence),
    }


def evidence_records(evidence: Iterable[Evidence]) -> list[Record]:
    """What is published of evidence, by article and offset."""
    return [
        {
            "article": item.article,
            "sentence": item.sentence,
            "start": item.start,
            "end": item.end,
            "quote": item.quote,
        }
        for item in sorted(evidence, key=lambda item: (item.article, item.start, item.end))
    ]

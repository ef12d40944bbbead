"""The dataset: articles and profiles as plain records in the published order of keys, as YAML and JSON."""

import functools
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from generator.model import PLURAL, Article, Claim, Event, Evidence, Mentions, Output, Part, Profile, Relation
from generator.rendering.keys import Keys
from generator.rendering.yaml_emitter import to_yaml

SCHEMA = 1
Record = dict[str, Any]


def to_json(record: Any) -> bytes:
    """A record as JSON that a person can read and a diff can show."""
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def article_outputs(article: Article, keys: Keys) -> Iterator[Output]:
    """An article's record and text."""
    key = keys.article(article)
    yield Output(f"articles/{article.id}.yml", [Part(key, lambda: to_yaml(article_record(article)))])
    yield Output(f"articles/{article.id}.txt", [Part(key, lambda: article.text.encode("utf-8"))])


def profile_outputs(profile: Profile, keys: Keys) -> Iterator[Output]:
    """A profile's record as YAML and as JSON."""
    path = f"profiles/{PLURAL[profile.kind]}/{profile.id}"
    record = functools.cache(lambda: profile_record(profile))
    yield Output(f"{path}.yml", [Part(keys.profile(profile), lambda: to_yaml(record()))])
    yield Output(f"{path}.json", [Part(keys.profile(profile), lambda: to_json(record()))])


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


def profile_record(profile: Profile) -> Record:
    """What is published of an entity."""
    return {
        "schema": SCHEMA,
        "id": profile.id,
        "kind": profile.kind,
        "name": profile.name,
        "name_zh": profile.name_zh,
        "also_known_as": sorted(profile.also_known_as),
        "origin": profile.origin,
        "salient": profile.salient,
        "part_of": profile.part_of,
        "mentions": [_mentions(item) for item in sorted(profile.mentions, key=lambda item: item.article)],
        "claims": [claim_record(claim) for claim in sorted(profile.claims, key=_claim_order)],
        "events": [event_record(event) for event in sorted(profile.events, key=event_order)],
        "relations": [relation_record(relation) for relation in sorted(profile.relations, key=_relation_order)],
    }


def _mentions(item: Mentions) -> Record:
    return {"article": item.article, "count": item.count, "forms": sorted(item.forms)}


def _claim_order(claim: Claim) -> tuple[str, str, str]:
    return claim.attribute, claim.period or "", claim.id


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

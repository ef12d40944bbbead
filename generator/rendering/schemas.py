"""JSON Schemas of the dataset's records (draft 2020-12), made from the model's own enumerations."""

from typing import Any, get_args

from generator.model import Basis, Bound, EventStatus, EventType, Kind, Origin, Role, Status
from generator.rendering.dataset import SCHEMA

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_ID: Schema = {"type": "string", "minLength": 1}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_EDTF: Schema = {"type": ["string", "null"], "description": "date in EDTF (ISO 8601-2)"}


def _choice(literal: Any, *, null: bool = False) -> Schema:
    return {"enum": [*get_args(literal), *([None] if null else [])]}


def _list(items: Schema, *, least: int = 0) -> Schema:
    return {"type": "array", "items": items} | ({"minItems": least} if least else {})


def _record(optional: tuple[str, ...] = (), **properties: Schema) -> Schema:
    """An object that has all these keys and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _evidence() -> Schema:
    where = _record(article=_ID, sentence=_COUNT, start=_COUNT, end=_COUNT, quote={"type": "string", "minLength": 1})
    return _list(where, least=1)


def _claim() -> Schema:
    number: Schema = {"type": "number"}
    return _record(
        optional=("label",),
        id=_ID,
        attribute=_ID,
        label=_TEXT,
        value={"anyOf": [number, _TEXT, _list(number) | {"minItems": 2, "maxItems": 2}]},
        unit={**_TEXT_OR_NULL, "description": "UCUM, ISO 4217 for money, or a UCUM annotation for counts"},
        bound=_choice(Bound),
        original={**_TEXT, "description": "as written"},
        period=_EDTF,
        scope={"type": "object", "additionalProperties": _TEXT},
        status=_choice(Status),
        speaker=_TEXT_OR_NULL,
        conflicts_with=_list(_ID),
        evidence=_evidence(),
    )


def _event() -> Schema:
    return _record(
        id=_ID,
        date=_EDTF,
        date_text=_TEXT_OR_NULL,
        date_inferred={"type": "boolean"},
        type=_choice(EventType),
        title=_TEXT,
        participants=_list(_ID),
        status=_choice(EventStatus),
        evidence=_evidence(),
    )


def _relation() -> Schema:
    return _record(type=_ID, target=_ID, role=_TEXT_OR_NULL, status=_choice(Status), evidence=_evidence())


def _article() -> Schema:
    return _record(
        schema={"const": SCHEMA},
        id=_ID,
        file=_TEXT,
        part={"type": "integer", "minimum": 1},
        sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
        title=_TEXT_OR_NULL,
        publisher=_TEXT_OR_NULL,
        author=_TEXT_OR_NULL,
        url=_TEXT_OR_NULL,
        published=_EDTF,
        published_basis=_choice(Basis, null=True),
        published_reason=_TEXT_OR_NULL,
        written=_EDTF,
        machine_translated={"type": ["boolean", "null"]},
        same_as=_TEXT_OR_NULL,
        start={"type": ["integer", "null"], "minimum": 0},
        sentences=_list(_record(start=_COUNT, end=_COUNT, role=_choice(Role))),
    )


def _profile() -> Schema:
    return _record(
        schema={"const": SCHEMA},
        id=_ID,
        kind=_choice(Kind),
        name=_TEXT,
        name_zh=_TEXT_OR_NULL,
        also_known_as=_list(_TEXT),
        origin=_choice(Origin),
        salient={"type": "boolean"},
        part_of=_TEXT_OR_NULL,
        mentions=_list(_record(article=_ID, count=_COUNT, forms=_list(_TEXT))),
        claims=_list(_claim()),
        events=_list(_event()),
        relations=_list(_relation()),
    )


def all_schemas() -> dict[str, Schema]:
    """The published schemas by name: article, profile and the whole dataset."""
    whole = _record(
        schema={"const": SCHEMA},
        articles=_list(_article()),
        off_topic=_list(_ID),
        profiles=_list(_profile()),
        timeline=_list(_event()),
    )
    return {
        "article": {"$schema": _DRAFT, "title": "Article", **_article()},
        "profile": {"$schema": _DRAFT, "title": "Profile", **_profile()},
        "dataset": {"$schema": _DRAFT, "title": "Dataset", **whole},
    }

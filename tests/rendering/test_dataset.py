"""The dataset: order of keys, sorted lists, the same bytes, and the published schemas."""

import json
from collections.abc import Iterator

import yaml
from jsonschema import Draft202012Validator

from generator.model import PLURAL
from generator.rendering.dataset import article_record
from generator.rendering.yaml_emitter import to_yaml
from tests.rendering.sample import ARTICLES, HOSTILE, make_report

_PROFILE_KEYS = (
    "schema, id, kind, name, name_zh, also_known_as, origin, salient, part_of, mentions, claims, events, relations"
)
_CLAIM_KEYS = "id, attribute, value, unit, bound, original, period, scope, status, speaker, conflicts_with, evidence"


def _load(content: bytes) -> dict[str, object]:
    return yaml.load(content, Loader=yaml.CSafeLoader)  # type: ignore[no-any-return]


def _validator(rendered: dict[str, bytes], name: str) -> Draft202012Validator:
    schema = json.loads(rendered[f"data/schemas/{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _of(rendered: dict[str, bytes], folder: str) -> Iterator[dict[str, object]]:
    return (_load(content) for path, content in rendered.items() if path.startswith(folder) and path.endswith(".yml"))


def test_every_record_fits_its_published_schema(rendered: dict[str, bytes]) -> None:
    articles, profiles = list(_of(rendered, "articles/")), list(_of(rendered, "profiles/"))
    assert len(articles) == 4 and len(profiles) == 7
    for name, records in (("article", articles), ("profile", profiles)):
        validator = _validator(rendered, name)
        for record in records:
            validator.validate(record)
    _validator(rendered, "dataset").validate(json.loads(rendered["data/dataset.json"]))


def test_yaml_gives_back_what_was_written(rendered: dict[str, bytes]) -> None:
    whole = json.loads(rendered["data/dataset.json"])["profiles"]
    for profile, record in zip(make_report().profiles, whole, strict=True):
        path = f"profiles/{PLURAL[profile.kind]}/{profile.id}"
        assert _load(rendered[f"{path}.yml"]) == json.loads(rendered[f"{path}.json"]) == record
    for article in ARTICLES:
        assert _load(to_yaml(article_record(article))) == article_record(article)


def test_yaml_keeps_lines_characters_and_dates() -> None:
    content = to_yaml({"date": "2023-11-15", "time": "12:30", "text": HOSTILE * 5, "same": [{"a": 1}] * 2}).decode()
    assert _load(content.encode())["date"] == "2023-11-15"
    assert "小米" in content and "&id" not in content and len(content.splitlines()) == 6


def test_keys_stand_in_the_published_order(rendered: dict[str, bytes]) -> None:
    record = _load(rendered["profiles/companies/boreas.yml"])
    assert ", ".join(record) == _PROFILE_KEYS
    claims = record["claims"]
    assert isinstance(claims, list)
    assert ", ".join(key for key in claims[0] if key != "label") == _CLAIM_KEYS
    assert [claim["attribute"] for claim in claims] == sorted(claim["attribute"] for claim in claims)


def test_texts_are_published_to_the_letter(rendered: dict[str, bytes]) -> None:
    for article in ARTICLES:
        assert rendered[f"articles/{article.id}.txt"].decode() == article.text

"""The whole dataset for taking away: JSON, CSV with a data package, and JSON Schemas."""

import csv
import hashlib
import io
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.model import PLURAL, Article, Event, Output, Part, Profile, Report
from generator.rendering import dataset, schemas
from generator.rendering.keys import Keys, key_of
from generator.rendering.record_parts import Record, WriteItems, items_parts, json_run, list_parts, to_json
from generator.rendering.table import Cell, Row, Table, frictionless
from generator.rendering.tables import TABLES

FOLDER = "data"


def export_outputs(report: Report, keys: Keys) -> Iterator[Output]:
    """All files of the exports."""
    sums = {name: _Sum() for name in TABLES}
    for name, sum_ in sums.items():
        yield Output(f"{FOLDER}/{name}.csv", _table_parts(report, keys, name), sum_.add)
    yield Output(f"{FOLDER}/datapackage.json", [Part("", lambda: to_json(_package(sums)))], follows=True)
    yield Output(f"{FOLDER}/dataset.json", list(_dataset_parts(report, keys)))
    for profile in report.profiles:
        if profile.claims:
            path = f"profiles/{PLURAL[profile.kind]}/{profile.id}.csv"
            yield Output(path, [Part(keys.profile(profile), partial(_profile_csv, profile))])
    for name, schema in schemas.all_schemas().items():
        yield Output(f"{FOLDER}/schemas/{name}.schema.json", [Part("", partial(to_json, schema))])


class _Sum:
    """Size and hash of a file, as its pieces pass."""

    def __init__(self) -> None:
        self.size = 0
        self.hash = hashlib.sha256()

    def add(self, data: bytes) -> None:
        self.size += len(data)
        self.hash.update(data)


def _empty(name: str) -> Table:
    return _table(Report(articles=()), name)


def _table(report: Report, name: str) -> Table:
    return TABLES[name](report)


def _table_parts(report: Report, keys: Keys, name: str) -> list[Part]:
    """A table as CSV: the header, then the rows of each profile, of each month's events, of all articles."""
    parts = [Part(f"{name}:head", lambda: to_csv(_empty(name)))]
    if name in ("articles", "entities"):
        parts.append(Part("", lambda: _rows(_table(report, name))))
    if name in ("mentions", "claims", "relations", "evidence"):
        for profile in report.profiles:
            part = Report(articles=(), profiles=(profile,))
            parts.append(Part(keys.profile(profile), partial(_rows_of, part, name)))
    if name in ("events", "participants", "evidence"):
        for key, events in keys.months:
            part = Report(articles=(), timeline=events)
            parts.append(Part(key, partial(_rows_of, part, name)))
    return parts


def _rows_of(report: Report, name: str) -> bytes:
    return _rows(_table(report, name))


def _rows(table: Table) -> bytes:
    return _csv(table.rows)


def _profile_csv(profile: Profile) -> bytes:
    return to_csv(_table(Report(articles=(), profiles=(profile,)), "claims"))


def _dataset_parts(report: Report, keys: Keys) -> Iterator[Part]:
    """The whole dataset, but the articles' texts, which are published as files of their own."""
    off_topic = sorted(report.off_topic)
    lists: dict[str, list[tuple[str, WriteItems]]] = {
        "articles": [
            (keys.article(item), partial(json_run, partial(_article_records, item))) for item in report.articles
        ],
        "off_topic": [(key_of(off_topic), partial(json_run, lambda: off_topic))] if off_topic else [],
        "profiles": [(keys.profile(item), partial(_profile, item, keys)) for item in report.profiles],
        "timeline": [(key, partial(_month, keys, events)) for key, events in keys.months],
    }
    yield Part("open", lambda: b'{\n "schema": %d' % dataset.SCHEMA)
    for name, runs in lists.items():
        yield from list_parts(name, runs, f',\n "{name}": '.encode(), b"\n ")
    yield Part("end", lambda: b"\n}\n")


def _article_records(article: Article) -> list[Record]:
    return [dataset.article_record(article)]


def _profile(profile: Profile, keys: Keys, newline: bytes) -> list[Part]:
    return [Part("break", lambda: newline), *dataset.profile_json(profile, keys, newline)]


def _month(keys: Keys, events: tuple[Event, ...], newline: bytes) -> list[Part]:
    found: list[tuple[str, WriteItems]] = [
        (key, partial(json_run, partial(_event_records, run))) for key, run in keys.event_runs(events)
    ]
    return list(items_parts("month", found, newline))


def _event_records(events: list[Event]) -> list[Record]:
    return [dataset.event_record(event) for event in events]


def to_csv(table: Table) -> bytes:
    """A table as CSV: header, UTF-8, one line feed a row; empty cells for what is not known."""
    return _csv([[column.name for column in table.columns], *table.rows])


def _csv(rows: list[Row]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([_cell(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8")


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell


def _package(sums: dict[str, _Sum]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "ev-dossier",
        "title": "EV Dossier",
        "description": "What articles about electric cars say, each statement with its source.",
        "resources": [_resource(_empty(name), sum_) for name, sum_ in sums.items()],
    }


def _resource(table: Table, content: _Sum) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": content.size,
        "hash": f"sha256:{content.hash.hexdigest()}",
        "schema": frictionless(table),
    }

"""The whole dataset for taking away: JSON, CSV with a data package, and JSON Schemas."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from generator.model import PLURAL, Event, Output, Part, Profile, Report
from generator.rendering import dataset, schemas
from generator.rendering.dataset import to_json
from generator.rendering.keys import Keys
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
    yield Part("open", lambda: b'{\n "schema": %d,\n "articles": ' % dataset.SCHEMA)
    yield from _listed([(keys.article(item), partial(dataset.article_record, item)) for item in report.articles])
    yield Part("", lambda: b',\n "off_topic": ' + _inner(sorted(report.off_topic), b"\n "))
    yield Part("profiles", lambda: b',\n "profiles": ')
    yield from _listed([(keys.profile(item), partial(dataset.profile_record, item)) for item in report.profiles])
    yield Part("timeline", lambda: b',\n "timeline": ')
    yield from _listed([(key, partial(_event_records, events)) for key, events in keys.months], several=True)
    yield Part("close", lambda: b"\n}\n")


def _event_records(events: tuple[Event, ...]) -> list[dataset.Record]:
    return [dataset.event_record(event) for event in events]


def _listed(items: list[tuple[str, Callable[[], Any]]], *, several: bool = False) -> Iterator[Part]:
    """The parts of a list on the second level; ``several``: each item is a run of entries."""
    if not items:
        yield Part("none", lambda: b"[]")
        return
    for number, (key, make) in enumerate(items):
        start = b",\n  " if number else b"[\n  "
        yield Part(f"{key}:{min(number, 1)}", partial(_item, make, start, several))
    yield Part("end", lambda: b"\n ]")


def _item(make: Callable[[], Any], start: bytes, several: bool) -> bytes:
    records = make() if several else [make()]
    return start + b",\n  ".join(_inner(record, b"\n  ") for record in records)


def _inner(record: Any, newline: bytes) -> bytes:
    """A record within a larger one: no string of JSON holds a line break as it stands."""
    return to_json(record).rstrip(b"\n").replace(b"\n", newline)


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

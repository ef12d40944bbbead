"""The whole dataset for taking away: JSON, CSV with a data package, and JSON Schemas."""

import csv
import hashlib
import io
from typing import Any

import msgspec

from generator.model import PLURAL, Report
from generator.rendering import dataset, schemas
from generator.rendering.table import Cell, Row, Table, frictionless
from generator.rendering.tables import tables

FOLDER = "data"


def to_json(record: Any) -> bytes:
    """A record as JSON that a person can read and a diff can show."""
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def export_files(report: Report) -> dict[str, bytes]:
    """All files of the exports, by path below site_src."""
    made = tables(report)
    files = {f"{FOLDER}/{table.name}.csv": to_csv(table) for table in made}
    files[f"{FOLDER}/datapackage.json"] = to_json(_package(made, files))
    files[f"{FOLDER}/dataset.json"] = to_json(dataset_record(report))
    files |= _profile_files(report, made)
    for name, schema in schemas.all_schemas().items():
        files[f"{FOLDER}/schemas/{name}.schema.json"] = to_json(schema)
    return files


def _profile_files(report: Report, made: list[Table]) -> dict[str, bytes]:
    """Each profile as JSON, and its claims as CSV, beside its YAML."""
    claims = next(table for table in made if table.name == "claims")
    subject = [column.name for column in claims.columns].index("subject")
    rows: dict[str, list[Row]] = {}
    for row in claims.rows:
        rows.setdefault(str(row[subject]), []).append(row)
    files = {}
    for profile in report.profiles:
        path = f"profiles/{PLURAL[profile.kind]}/{profile.id}"
        files[f"{path}.json"] = to_json(dataset.profile_record(profile))
        if profile.id in rows:
            files[f"{path}.csv"] = _csv([column.name for column in claims.columns], rows[profile.id])
    return files


def dataset_record(report: Report) -> dataset.Record:
    """The whole dataset, but the articles' texts, which are published as files of their own."""
    return {
        "schema": dataset.SCHEMA,
        "articles": [dataset.article_record(article) for article in report.articles],
        "off_topic": sorted(report.off_topic),
        "profiles": [dataset.profile_record(profile) for profile in report.profiles],
        "timeline": [dataset.event_record(event) for event in report.timeline],
    }


def to_csv(table: Table) -> bytes:
    """A table as CSV: header, UTF-8, one line feed a row; empty cells for what is not known."""
    return _csv([column.name for column in table.columns], table.rows)


def _csv(names: list[str], rows: list[Row]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8")


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell


def _package(made: list[Table], files: dict[str, bytes]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "ev-dossier",
        "title": "EV Dossier",
        "description": "What articles about electric cars say, each statement with its source.",
        "resources": [_resource(table, files[f"{FOLDER}/{table.name}.csv"]) for table in made],
    }


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": frictionless(table),
    }

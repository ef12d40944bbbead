"""One table of the exports: its columns, keys and rows, and its description in Frictionless's words."""

from typing import Any

from msgspec import Struct

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


def columns(**described: str) -> list[Column]:
    """``name="type: description"`` pairs as columns."""
    return [Column(name, *text.split(": ", 1)) for name, text in described.items()]


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

"""Records with long lists as YAML and JSON, part by part: what stays of a list is not written again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from generator.model import Part
from generator.rendering.yaml_emitter import to_yaml, yaml_items

Record = dict[str, Any]
#: A list in runs, each with its key.
Runs = Sequence[tuple[str, Callable[[], list[Any]]]]


def to_json(record: Any) -> bytes:
    """A record as JSON that a person can read and a diff can show."""
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def nested_json(record: Any, newline: bytes) -> bytes:
    """A record within a larger one: no string of JSON holds a line break as it stands."""
    return to_json(record).rstrip(b"\n").replace(b"\n", newline)


def yaml_parts(key: str, head: Record, lists: Mapping[str, Runs]) -> Iterator[Part]:
    """A record of some fields, with this key, and the lists that come after them."""
    yield Part(key, partial(to_yaml, head))
    for name, runs in lists.items():
        if not runs:
            yield Part(f"{name}:none", partial(f"{name}: []\n".encode))
        for number, (run, make) in enumerate(runs):
            start = "" if number else f"{name}:\n"
            yield Part(f"{name}:{run}:{min(number, 1)}", partial(_yaml_run, start, make))


def _yaml_run(start: str, make: Callable[[], list[Any]]) -> bytes:
    return start.encode() + yaml_items(make())


def json_parts(key: str, head: Record, lists: Mapping[str, Runs], newline: bytes = b"\n") -> Iterator[Part]:
    """The same as JSON, without a line break at its end; ``newline`` are the others, with the record's own margin."""
    yield Part(key, lambda: nested_json(head, newline).removesuffix(newline + b"}"))
    for name, runs in lists.items():
        opening = b"," + newline + f' "{name}": '.encode()
        yield from list_parts(name, [(run, partial(json_run, make)) for run, make in runs], opening, newline + b" ")
    yield Part("close", lambda: newline + b"}")


#: Writes items of a list, each after a line break with the margin that it is given.
WriteItems = Callable[[bytes], bytes | Sequence[Part]]


def list_parts(name: str, runs: Sequence[tuple[str, WriteItems]], opening: bytes, newline: bytes) -> Iterator[Part]:
    """A list in JSON, with what stands before it."""
    if not runs:
        yield Part(f"{name}:none", lambda: opening + b"[]")
        return
    yield from items_parts(name, runs, newline + b" ", opening + b"[")
    yield Part(f"{name}:end", lambda: newline + b"]")


def items_parts(
    name: str, runs: Sequence[tuple[str, WriteItems]], newline: bytes, opening: bytes = b""
) -> Iterator[Part]:
    """Items of a list, with what stands before the first."""
    for number, (run, write) in enumerate(runs):
        place = f"{name}:{min(number, 1)}"
        yield Part(f"{place}:{run}", partial(_after, place, b"," if number else opening, write, newline))


def _after(place: str, start: bytes, write: WriteItems, newline: bytes) -> bytes | Sequence[Part]:
    written = write(newline)
    return start + written if isinstance(written, bytes) else [Part(place, lambda: start), *written]


def json_run(make: Callable[[], list[Any]], newline: bytes) -> bytes:
    """Some records of a list."""
    return b",".join(newline + nested_json(record, newline) for record in make())

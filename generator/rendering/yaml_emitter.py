"""Records as YAML, many times faster than PyYAML and with the same bytes.

Written for the dataset's shapes: mappings, lists, texts, numbers, true, false and null, in block style, lines never
folded, nothing ever pointing back at what was written before. The rules for plain and quoted scalars are those of
libyaml's emitter (``yaml_emitter_analyze_scalar``); the rare text with line breaks or unprintable characters, and any
other type, is left to PyYAML itself.
"""

import re
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Base):  # type: ignore[misc]
    """Writes repeated values out instead of pointing back at them."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


#: Text of one line in characters that libyaml calls printable.
_one_line = re.compile("[ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*").fullmatch
#: What no plain scalar may begin with, hold or end with.
_marked = re.compile(
    r"""\A(?:[ \#,\[\]{}&*!|>'"%@`]|[-?:](?:[ ]|\Z)|---|\.\.\.|\Z)|:[ ]|:\Z|[ ]\#|[ ]\Z""", re.X
).search
#: By first character: what would be read as something else than text.
_RESOLVERS = {
    first: [expression for _, expression in found]
    for first, found in yaml.SafeDumper.yaml_implicit_resolvers.items()
    if first
}
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,99}").fullmatch


def to_yaml(record: dict[str, Any]) -> bytes:
    """A record as YAML: keys in their order, block style, lines never folded."""
    lines: list[str] = []
    _mapping(record, 0, "", lines)
    return "".join(lines).encode("utf-8") if record else b"{}\n"


def yaml_items(items: list[Any]) -> bytes:
    """Some items of a list that stands in a record, as they follow its key."""
    lines: list[str] = []
    _sequence(items, 0, lines)
    return "".join(lines).encode("utf-8")


def _mapping(record: dict[str, Any], depth: int, first: str, lines: list[str]) -> None:
    """The lines of a mapping; ``first`` begins the first of them, spaces the others."""
    margin = "  " * depth
    start = first or margin
    for key, value in record.items():
        if type(value) is str and key in _PLAIN_KEYS:
            lines.append(f"{start}{key}: {_text(value, depth + 1)}\n")
        else:
            _entry(start + _key(key), value, depth, lines)
        start = margin


def _entry(head: str, value: Any, depth: int, lines: list[str]) -> None:
    if isinstance(value, dict) and value:
        lines.append(f"{head}:\n")
        _mapping(value, depth + 1, "", lines)
    elif isinstance(value, (list, tuple)) and value:
        lines.append(f"{head}:\n")
        _sequence(value, depth, lines)
    else:
        lines.append(f"{head}: {_scalar(value, depth + 1)}\n")


def _sequence(items: Any, depth: int, lines: list[str]) -> None:
    """The lines of a list, which YAML lets stand as deep as the key before it."""
    dash = "  " * depth + "- "
    for item in items:
        if isinstance(item, dict) and item:
            _mapping(item, depth + 1, dash, lines)
        elif isinstance(item, (list, tuple)) and item:
            raise TypeError("the dataset holds no lists of lists")
        else:
            lines.append(f"{dash}{_scalar(item, depth + 1)}\n")


def _scalar(value: Any, depth: int) -> str:
    if type(value) is str:
        return _text(value, depth)
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if type(value) is int:
        return str(value)
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, (list, tuple)):
        return "[]"
    return _by_library(value, depth)


_kept: dict[str, str] = {}


def _text(text: str, depth: int) -> str:
    written = _kept.get(text)
    if written is None:
        if not _one_line(text):
            return _by_library(text, depth)
        plain = not _marked(text) and not any(expression.match(text) for expression in _RESOLVERS.get(text[0], ()))
        written = text if plain else "'" + text.replace("'", "''") + "'"
        if len(text) < 40:  # names, words of the vocabulary, dates: the same ones again and again
            if len(_kept) > 100_000:
                _kept.clear()
            _kept[text] = written
    return written


def _by_library(value: Any, depth: int) -> str:
    """A scalar as PyYAML writes it as the value of a key that stands so deep."""
    nested: Any = value
    for _ in range(depth):
        nested = {"k": nested}
    whole: str = yaml.dump(
        nested, Dumper=_Dumper, allow_unicode=True, default_flow_style=False, sort_keys=False, width=2**30
    )
    _, _, rest = whole.partition("  " * (depth - 1) + "k: ")
    return rest.removesuffix("\n")


#: Keys that need no look: they are words, and no words that YAML reads as something else.
_PLAIN_KEYS: set[str] = set()


def _key(key: str) -> str:
    if key not in _PLAIN_KEYS:
        if not _KEY(key) or _text(key, 1) != key:
            return _text(key, 1) if len(key) < 100 else _long_key(key)
        _PLAIN_KEYS.add(key)
    return key


def _long_key(key: str) -> str:
    raise ValueError(f"no key of the dataset: {key!r}")

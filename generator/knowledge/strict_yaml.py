"""YAML read strictly: duplicate keys and words that YAML would turn into something else are faults.

PyYAML's C parser builds the node tree; the values are constructed here, so that every fault has its line.
"""

from pathlib import Path
from typing import Any

import yaml

from generator.model import Fault, InputError

_BOOLEANS = {"true": True, "false": False}


class Located(dict[str, Any]):
    """A mapping that knows where it stands: ``line`` is 1-based, ``lines`` the line of each key."""

    line: int = 0
    lines: dict[str, int]


def load_yaml(path: Path) -> Any:
    """The content of a YAML file; mappings come as :class:`Located`.

    Raises InputError with every fault of the file: not UTF-8, not YAML, duplicate or non-text keys, and unquoted words
    such as ``no`` or ``12:30`` that YAML 1.1 reads as something else.
    """
    return parse_yaml(_read_text(path), str(path))


def parse_yaml(text: str, file: str) -> Any:
    """As :func:`load_yaml`, for a text at hand; ``file`` names it in messages."""
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise InputError([Fault(file, line, f"is not YAML: {what}")]) from None
    if node is None:
        return None
    faults: list[Fault] = []
    value = _construct(node, file, faults)
    if faults:
        raise InputError(faults)
    return value


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError([Fault(str(path), 0, f"is not UTF-8 text (byte {error.start})")]) from None
    except OSError as error:
        raise InputError([Fault(str(path), 0, f"cannot be read: {error.strerror}")]) from None


def _construct(node: yaml.Node, file: str, faults: list[Fault]) -> Any:
    if isinstance(node, yaml.MappingNode):
        mapping = Located()
        mapping.line = node.start_mark.line + 1
        mapping.lines = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in mapping:
                faults.append(Fault(file, line, f"key {key!r} stands twice (first in line {mapping.lines[key]})"))
            mapping[key] = _construct(value_node, file, faults)
            mapping.lines[key] = line
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, file, faults) for item in node.value]
    return _scalar(node, file, faults)


def _scalar(node: yaml.Node, file: str, faults: list[Fault]) -> Any:
    text = str(node.value)
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool" and text in _BOOLEANS:
        return _BOOLEANS[text]
    if kind == "int" and text.lstrip("+-").isdigit():
        return int(text)
    if kind == "float":
        try:
            return float(text)
        except ValueError:
            pass
    if kind != "str" and kind != "timestamp":
        faults.append(Fault(file, node.start_mark.line + 1, f"{text!r} is read as {kind}; put it in quotation marks"))
    return text

"""The catalog: what a curator knows of an article that its text does not say."""

from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.knowledge import load_yaml
from generator.model import Fault, InputError, did_you_mean

_FIELDS = ("file", "part", "title", "publisher", "author", "url", "published", "reason")
_TEXTS = ("title", "publisher", "author", "url", "published", "reason")


class Entry(Struct, frozen=True, kw_only=True):
    """Curated values for one article; None where the text is trusted."""

    file: str  # relative to the seeds folder
    part: int = 1
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None  # EDTF
    reason: str | None = None  # where the curator has it from
    line: int = 0  # in the catalog


class Catalog(Struct, frozen=True):
    """Curated entries by file and part."""

    entries: dict[tuple[str, int], Entry] = {}

    def entry(self, file: str, part: int) -> Entry | None:
        """What is curated for the ``part``-th article of ``file``."""
        return self.entries.get((file, part))


def load_catalog(path: Path) -> Catalog:
    """The catalog at ``path``; an absent file is an empty catalog.

    Raises InputError with every fault: unknown fields, values of the wrong type, dates that are no EDTF, entries for
    one article twice, dates without a reason. Whether there is such an article is not asked here.
    """
    if not path.exists():
        return Catalog()
    data = load_yaml(path)
    if data is None:
        return Catalog()
    faults: list[Fault] = []
    if not isinstance(data, list):
        raise InputError(
            [Fault(str(path), 1, f"found a {type(data).__name__}; expected a list of entries with file and part")]
        )
    entries: dict[tuple[str, int], Entry] = {}
    for item in data:
        entry = _entry(item, str(path), faults)
        if entry is None:
            continue
        key = (entry.file, entry.part)
        if key in entries:
            message = f"{entry.file} part {entry.part} stands twice (first in line {entries[key].line})"
            faults.append(Fault(str(path), entry.line, message))
        entries[key] = entry
    if faults:
        raise InputError(faults)
    return Catalog(entries)


def _entry(item: Any, path: str, faults: list[Fault]) -> Entry | None:
    if not isinstance(item, dict):
        faults.append(Fault(path, 0, f"found {item!r}; expected an entry with file, part and what is known"))
        return None
    line: int = getattr(item, "line", 0)
    lines: dict[str, int] = getattr(item, "lines", {})
    before = len(faults)
    for key in item:
        if key not in _FIELDS:
            faults.append(Fault(path, lines.get(key, line), f"unknown field {key!r}{did_you_mean(key, _FIELDS)}"))
    file, part = item.get("file"), item.get("part", 1)
    if not isinstance(file, str) or not file:
        faults.append(Fault(path, lines.get("file", line), f"file: found {file!r}; expected a path below seeds/"))
    if not isinstance(part, int) or isinstance(part, bool) or part < 1:
        faults.append(
            Fault(path, lines.get("part", line), f"part: found {part!r}; expected 1 for a file's first article")
        )
    for key in _TEXTS:
        if item.get(key) is not None and (not isinstance(item[key], str) or not item[key].strip()):
            faults.append(Fault(path, lines.get(key, line), f"{key}: found {item[key]!r}; expected text"))
    published = item.get("published")
    if isinstance(published, str) and not _is_date(published):
        message = f"published: {published!r} is no EDTF date such as 2023-12-27, 2023-12 or 2023~"
        faults.append(Fault(path, lines["published"], message))
    if published and not item.get("reason"):
        faults.append(Fault(path, line, "published without a reason; say where the date is known from"))
    if len(faults) > before or not isinstance(file, str):
        return None
    return Entry(file=file, part=part, line=line, **{k: item.get(k) for k in _TEXTS})


def _is_date(text: str) -> bool:
    from edtf import EDTFParseException, parse_edtf  # 0.2 s to import; a catalog is short

    try:
        parse_edtf(text)
    except EDTFParseException:
        return False
    return True

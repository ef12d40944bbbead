"""Rows of tables in plain text: cells that bars, tabs or wide gaps divide."""

from __future__ import annotations

import re

_GAP = re.compile(r"\t+| {2,}")
_WIDEST = 40  # characters of a cell between gaps; sentences with wide spaces between them are no row
_FEWEST = 3  # cells between gaps


def cells_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of a row's cells, in code points of ``text``; none for a line that is no row."""
    if "\n" in text[start:end]:
        return []
    if "|" in text[start:end]:
        return _between_bars(text, start, end)
    if "  " not in text[start:end] and "\t" not in text[start:end]:
        return []
    gaps = list(_GAP.finditer(text, start, end))
    spans = list(zip([start, *(gap.end() for gap in gaps)], [*(gap.start() for gap in gaps), end], strict=True))
    return spans if len(spans) >= _FEWEST and all(b - a <= _WIDEST for a, b in spans) else []


def _between_bars(text: str, start: int, end: int) -> list[tuple[int, int]]:
    bars = [start + match.start() for match in re.finditer(r"\|", text[start:end])]
    spans = list(zip([start, *(bar + 1 for bar in bars)], [*bars, end], strict=True))
    if spans and not text[slice(*spans[0])].strip():
        spans = spans[1:]
    if spans and not text[slice(*spans[-1])].strip():
        spans = spans[:-1]
    return spans

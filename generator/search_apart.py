"""What a page keeps out of the search is not read for it: the search plugin would parse it tag by tag, to forget it."""

import re
from contextlib import suppress

_EXCLUDED = re.compile(r"<([a-z][a-z0-9]*)\b[^>]*\sdata-search-exclude\b[^>]*>")


def warm_up() -> None:
    """Loads the dictionary by which the search plugin parts Chinese words, where it is installed."""
    with suppress(ImportError):
        import jieba

        jieba.initialize()


def without_excluded(content: str) -> str:
    """HTML without what stands in elements that ``data-search-exclude`` keeps out of the search.

    Headings stay whole: the plugin takes the mark there for one of the section. What has no end stays too.
    """
    pieces, at = [], 0
    while found := _EXCLUDED.search(content, at):
        name, start = found[1], found.end()
        pieces.append(content[at:start])
        at = start
        if re.fullmatch(r"h[1-6]", name):
            continue
        end = _end(content, name, start)
        at = start if end is None else end
    return "".join([*pieces, content[at:]])


def _end(content: str, name: str, start: int) -> int | None:
    """Where the closing tag of an element begins whose content begins at ``start``."""
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b").finditer(content, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.start()
    return None

"""Front matter: the block of keys that a Markdown file begins with."""

import re

from msgspec import Struct

from generator.knowledge import rules
from generator.reading.byline_forms import Byline

_BLOCK = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(.*?)(?:\r?\n)?^(?:\1|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"""^["']?([A-Za-z][\w .:-]*?)["']?[ \t]*[:=](?:[ \t]+|(?=["'\r\n]|$))(.*)$""", re.MULTILINE)


class FrontMatter(Struct, frozen=True, kw_only=True):
    """What the block says, and where."""

    byline: Byline
    url: str | None
    title_at: tuple[int, int] | None  # span of the title's words in the text
    end: int  # offset behind the block


def read_front_matter(text: str, start: int = 0) -> FrontMatter | None:
    """The front matter that begins at ``start``, or None where there is none or it holds no keys.

    It is read by lines, not as YAML, so that an unquoted colon in a headline spoils nothing.
    """
    block = _BLOCK.match(text, start)
    if not block:
        return None
    values: dict[str, tuple[str, int]] = {}
    for match in _KEY.finditer(text, block.start(2), block.end(2)):
        value, at = _scalar(text, match)
        if value:
            values.setdefault(re.sub(r"[ .:-]", "_", match[1].strip().lower()), (value, at))
    if not values:
        return None
    found = {}
    for field, keys in rules("bylines")["front_matter"].items():
        key = next((k for k in keys if k in values), None)
        if key:
            found[field] = values[key]
    title = found.get("title")
    return FrontMatter(
        byline=Byline(
            title=title[0] if title else None,
            publisher=found["publisher"][0] if "publisher" in found else None,
            author=found["author"][0] if "author" in found else None,
            published=found["published"][0] if "published" in found else None,
        ),
        url=found["url"][0] if "url" in found else None,
        title_at=(title[1], title[1] + _length(text, title[1], block.end(2))) if title else None,
        end=block.end(),
    )


def _scalar(text: str, match: re.Match[str]) -> tuple[str, int]:
    """A key's value and where its words begin; of a list the first item; nested keys are passed over."""
    raw, at = match[2].strip(), match.start(2)
    if not raw:
        item = re.compile(r"\s*\n[ \t]+-[ \t]+(.*)").match(text, match.end(2))
        if not item or ":" in item[1].split(" ")[0]:
            return "", at
        raw, at = item[1].strip(), item.start(1)
    if raw.startswith("[") and raw.endswith("]"):
        items = [i.strip().strip("\"'") for i in raw[1:-1].split(",")]
        return ", ".join(i for i in items if i), at
    if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'":
        quote = raw[0]
        inner = raw[1:-1].replace("''", "'") if quote == "'" else raw[1:-1].replace('\\"', '"')
        return inner.strip(), text.index(quote, at) + 1
    return re.sub(r"\s+#.*$", "", raw), at


def _length(text: str, at: int, end: int) -> int:
    """Length of the words that begin at ``at``, up to the closing quotation mark or the line's end."""
    line = text[at:end].split("\n", 1)[0].rstrip()
    opened = text[at - 1] if at else ""
    return len(line[:-1].rstrip()) if opened in "\"'" and line.endswith(opened) else len(line)

"""A seed file to its articles, by what the beginning of an article looks like."""

import re
from collections.abc import Sequence

from msgspec import structs

from generator.reading.bylines import read_byline
from generator.reading.datelines import read_lead
from generator.reading.noise import noise, width, words_of
from generator.reading.paragraphs import Paragraph
from generator.reading.titles import is_headline

_BODY_MIN = 200  # letters' widths of text that make an article
_LONG = 80  # letters' widths of a paragraph that counts as text
_WORDS_MIN = 4  # words of a headline between articles
_LABEL = re.compile(r"[^:：\n]{2,30}[:：]")
_SEPARATOR = re.compile(r"(?:[=*#_~+—–─━═※★☆◆■-]\s?){5,}$")
_END = re.compile(
    r"[(（\[]?(?:ends?|the end|end of (?:article|story|text)|完|全文完)[)）\]]?$|-\s?30\s?-$|###$", re.IGNORECASE
)
#: "Article 2" or "[2/5]" above an article; the file's first line is one too.
_COUNTED = re.compile(
    r"\W*(?:(?:article|story|document|text|news)\s*(?:no\.?|#)?\s*\d+|\d+\s*(?:/|of)\s*\d+)\W*$", re.IGNORECASE
)
_NUMBER = re.compile(r"\d")


def split(text: str, parts: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs of each article of a file, in order; one article where nothing says that there are more.

    A new one begins at a headline with a byline, a dateline or a reporter's name below it, or at a headline behind an
    editor's line or a row of signs that closed the one before. Both must hold text enough to be articles.
    """
    starts = [0]
    spaced = any(p.apart for p in parts[1:])
    for i in range(1, len(parts)):
        begins = _begins(text, parts, i, spaced)
        if (
            begins
            and _text_length(text, parts[starts[-1] : i]) >= _BODY_MIN
            and _text_length(text, parts[i:]) >= _BODY_MIN
        ):
            starts.append(i)
    groups = [list(parts[a:b]) for a, b in zip(starts, [*starts[1:], len(parts)], strict=True)]
    for group in groups if len(groups) > 1 else []:
        if group[0].mark == "item" and _NUMBER.match(text, group[0].start):
            group[0] = structs.replace(group[0], mark="heading")  # "2. Lanhai closes its oldest plant"
    return groups


def _begins(text: str, parts: Sequence[Paragraph], at: int, spaced: bool) -> bool:
    """Whether an article begins with the paragraph; ``spaced`` where the file has empty lines between paragraphs."""
    part = parts[at]
    if part.mark == "front":
        return True
    below_rule = bool(_SEPARATOR.match(text, parts[at - 1].start, parts[at - 1].end))
    if (spaced and not part.apart and not below_rule) or part.end - part.start > 260:
        return False
    if part.mark == "item":
        numbered = _NUMBER.match(text, part.start) and _NUMBER.match(text, parts[0].start)
        return bool(numbered) and _is_credited(text, parts, at)
    if part.mark not in {"text", "heading"}:
        return False
    line = text[part.start : part.end]
    if _COUNTED.match(line):
        return bool(_COUNTED.match(text, parts[0].start, parts[0].end))
    if _COUNTED.match(text, parts[at - 1].start, parts[at - 1].end):
        return False
    words = words_of(text, part)
    if not is_headline(words) or (len(words.split()) < _WORDS_MIN and not re.search(r"[\u4e00-\u9fff]{6}", words)):
        return False
    if (words[0] in '"“([【' and part.mark == "text") or words[0].islower() or noise(text, part):
        return False
    byline = read_byline(line)
    if byline and byline.title:
        return _has_text_below(text, parts, at)
    if byline or ((lead := read_lead(line)) and lead.end):
        return False
    return _is_credited(text, parts, at) or (_is_closed(text, parts, at - 1) and _has_text_below(text, parts, at))


def _is_credited(text: str, parts: Sequence[Paragraph], at: int) -> bool:
    """Whether the line below is one that only the beginning of an article has."""
    if at + 1 >= len(parts) or parts[at + 1].mark not in {"text", "item"}:
        return False
    below = text[parts[at + 1].start : parts[at + 1].end]
    byline = read_byline(below)
    if byline and not byline.editor:
        sure = bool(byline.author or byline.published or byline.updated) or bool(
            re.match(r"[^:：]*\b(?:from|转)", below, re.IGNORECASE)
        )
        # "Source: X" below a short line is as likely the source of a table as of an article.
        return (sure or _opens_alike(text, parts, below)) and _has_text_below(text, parts, at + 1)
    lead = None if byline else read_lead(below)
    return lead is not None and bool(lead.published or lead.publisher or lead.author)


def _opens_alike(text: str, parts: Sequence[Paragraph], below: str) -> bool:
    """Whether the file's first article has a line with the same label below its headline."""
    label = _LABEL.match(below)
    if label is None or len(parts) < 2 or not is_headline(words_of(text, parts[0])):
        return False
    first = _LABEL.match(text, parts[1].start, parts[1].end)
    return first is not None and first[0].lower() == label[0].lower()


def _is_closed(text: str, parts: Sequence[Paragraph], at: int) -> bool:
    """Whether the paragraph ends an article: an editor's line, a row of signs, or a credit as at the file's end."""
    line = text[parts[at].start : parts[at].end]
    if _SEPARATOR.match(line) or _END.match(line):
        return True
    byline = read_byline(line)
    if byline is None:
        return False
    label, last = _LABEL.match(line), _LABEL.match(text, parts[-1].start, parts[-1].end)
    return byline.editor is not None or (label is not None and last is not None and label[0] == last[0])


def _has_text_below(text: str, parts: Sequence[Paragraph], at: int) -> bool:
    return any(_is_text(text, p) for p in parts[at + 1 : at + 5])


def _is_text(text: str, part: Paragraph) -> bool:
    if part.mark not in {"text", "quote", "item"} or width(text[part.start : part.end]) < _LONG:
        return False
    return not noise(text, part)


def _text_length(text: str, parts: Sequence[Paragraph]) -> float:
    return sum(width(text[p.start : p.end]) for p in parts if _is_text(text, p))

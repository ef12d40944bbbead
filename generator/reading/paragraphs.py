"""Text to paragraphs: the lines that belong together, with what their marks say of them."""

import re
from typing import Literal

from msgspec import Struct

Mark = Literal["front", "heading", "item", "row", "image", "quote", "rule", "text"]

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HEADING = re.compile(r"#{1,6}(?=\s|[^\s#\d])")
_ITEM = re.compile(r"(?:[-*+•●▪◆■►‣·]|\d{1,2}\\?[.)])\s+(?=\S)")
_ROW = re.compile(r"\|.*\||.+\|.+\|.+\||[^\t]+(?:\t[^\t]+){2,}$")
_ALIGNED = re.compile(
    r"\S(?:[^\t\n]{0,38}?\S)??(?:(?:\t+| {2,})\S(?:[^\t\n]{0,38}?\S)??){2,}$"
)  # three columns and more
_RULE = re.compile(r"(?:[-*_=~#·.—–]\s?){3,}$|[|:\-\s+=]*-{2,}[|:\-\s+=]*$")
_IMAGE = re.compile(
    r"(?:\[?!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])\]?(?:\([^)]*\))?\s*)+$|<(?:img|figure|picture)\b[^>]*>\s*$"
)
_QUOTE = re.compile(r">\s?")
_CLOSED = re.compile(r"[.!?:;。！？：；…\"”’)）\]】|]$")
_LABEL = re.compile(r"[A-Z][a-z]+(?: [a-z]+)?[:：]\s")  # "By: ", "Release time: " begin a line of their own
_WIDTHS = range(60, 121)  # line lengths, in characters, that a text wrapped by hand or by a mailer has


class Paragraph(Struct, frozen=True):
    """A stretch of the text that was written as one: a line, or the wrapped lines of a paragraph."""

    start: int  # code points into the decoded text, at the first character that is no white space
    end: int  # exclusive
    mark: Mark
    body: int  # where the words begin, after "## ", "- " or "> "
    level: int  # of a heading: 1 to 6; else 0
    apart: bool  # whether an empty line (or nothing) stands before it


def paragraphs(text: str, start: int = 0) -> list[Paragraph]:
    """The paragraphs of ``text`` from ``start`` on, in order; together they hold all that is no white space."""
    lines = _lines(text, start)
    width = _width(text, lines)
    found: list[Paragraph] = []
    at = 0
    while at < len(lines):
        first, end, apart = lines[at]
        mark, level, body = _mark(text, first, end)
        if mark == "text" and at + 1 < len(lines) and not lines[at + 1][2] and _is_underline(text, lines[at + 1]):
            mark, level = "heading", 1 if text[lines[at + 1][0]] == "=" else 2
            at += 1
            end = lines[at][1]
        elif mark == "text" and _is_aligned(text, lines, at):
            mark = "row"
        elif mark in {"text", "item", "quote"}:
            at, end = _wrapped(text, lines, at, width)
        found.append(Paragraph(first, end, mark, body, level, apart or not found))
        at += 1
    return found


def _lines(text: str, start: int) -> list[tuple[int, int, bool]]:
    """Start, end and "an empty line stands before" of every line that is not blank."""
    lines: list[tuple[int, int, bool]] = []
    behind = start
    for match in _LINE.finditer(text, start):
        line = match.group()
        inner = line.strip()
        if not inner:
            continue
        first = match.start() + (len(line) - len(line.lstrip()))
        gap = text[behind:first]
        apart = not lines or (gap != "\n" and sum(1 for _ in _BREAK.finditer(gap)) > 1)
        behind = first + len(inner)
        lines.append((first, behind, apart))
    return lines


def _mark(text: str, start: int, end: int) -> tuple[Mark, int, int]:
    """Mark, heading level and beginning of the words of a line."""
    head = text[start]
    if head.isalnum() and not head.isdigit() and "|" not in (line := text[start:end]) and "\t" not in line:
        return "text", 0, start
    if _RULE.match(text, start, end):
        return "rule", 0, start
    if head == "#" and (match := _HEADING.match(text, start, end)):
        level, body = match.end() - start, match.end()
        while body < end and text[body].isspace():
            body += 1
        return "heading", level, body
    if head in "![<" and _IMAGE.match(text, start, end):
        return "image", 0, start
    if head == ">" and (match := _QUOTE.match(text, start, end)) and match.end() < end:
        return "quote", 0, match.end()
    if (match := _ITEM.match(text, start, end)) is not None:
        return "item", 0, match.end()
    if _ROW.match(text, start, end):
        return "row", 0, start
    return "text", 0, start


def _is_underline(text: str, line: tuple[int, int, bool]) -> bool:
    inner = text[line[0] : line[1]]
    return len(inner) >= 3 and inner[0] in "=-" and not inner.strip(inner[0])


def _is_aligned(text: str, lines: list[tuple[int, int, bool]], at: int) -> bool:
    """True for a line of columns with wide gaps between them, right above or below another such line."""
    start, end, apart = lines[at]
    if "  " not in text[start:end] or not _ALIGNED.match(text, start, end):
        return False
    before = at > 0 and not apart and _ALIGNED.match(text, *lines[at - 1][:2])
    after = at + 1 < len(lines) and not lines[at + 1][2] and _ALIGNED.match(text, *lines[at + 1][:2])
    return bool(before or after)


def _width(text: str, lines: list[tuple[int, int, bool]]) -> int:
    """The width at which the text was wrapped, in characters, or 0 where each paragraph is one line."""
    running = [
        end - start for start, end, _ in lines if text.count(" ", start, end) > 4 and "](" not in text[start:end]
    ]
    width = max(running, default=0)
    return width if width in _WIDTHS else 0


def _wrapped(text: str, lines: list[tuple[int, int, bool]], at: int, width: int) -> tuple[int, int]:
    """Index and end of the last line of the wrapped paragraph that begins with line ``at``.

    A line goes on in the next one where the next word would not have fitted, or where it begins small.
    """
    while at + 1 < len(lines) and not lines[at + 1][2]:
        (start, end, _), (following, stop, _) = lines[at], lines[at + 1]
        word = text[following:stop].split(maxsplit=1)[0]
        open_ = word[0].islower() and not _CLOSED.search(text[start:end])
        full = width and end - start + 1 + len(word) > 0.92 * width
        hanging = open_ and text[following - 1] in " \t"
        if not (full or hanging or (open_ and width)) or _LABEL.match(text, following, stop):
            break
        if _mark(text, following, stop)[0] not in {"text", "quote"}:
            break
        at += 1
    return at, lines[at][1]

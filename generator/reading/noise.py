"""What stands on a page and is no text: page furniture, links, menus, captions; knowledge/boilerplate.yml."""

import functools
import re
from collections.abc import Sequence

from generator.knowledge import rules
from generator.model import Role
from generator.reading.paragraphs import Mark, Paragraph

_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)|<?https?://\S+>?|www\.\S+")
_TAG_LINE = re.compile(r"(?:</?[a-zA-Z][^<>]*>|<!--.*?-->|&nbsp;|\s)+$", re.DOTALL)
SENTENCE_END = re.compile(r"[.!?。！？…]['\"”’)）」』*_]*$")
WORDS = re.compile(r"[^\W_]+")
NO_WORD = re.compile(r"[\W_]*$")
_UNDERLINE = re.compile(r"\n\s*(?:=+|-+)\s*$")
BODY_MIN = 90  # letters' widths; a paragraph that long is text, wherever it stands
_CJK = re.compile(r"[\u3400-\u9fff]")


@functools.cache
def pattern(section: str) -> re.Pattern[str]:
    """One pattern for a section of knowledge/boilerplate.yml."""
    return re.compile("|".join(f"(?:{entry['match']})" for entry in rules("boilerplate")[section]), re.IGNORECASE)


def words_of(text: str, paragraph: Paragraph) -> str:
    """The paragraph's words: without the marks before it and emphasis around it."""
    inner = text[paragraph.body : paragraph.end].strip()
    if paragraph.mark == "heading":
        return _UNDERLINE.sub("", inner).rstrip("#").strip("*_ ")
    return inner.strip("*_").strip()


def noise(text: str, part: Paragraph) -> Role | None:
    """The role "boilerplate" or "caption" where a paragraph is one by itself, else None."""
    if part.mark in {"rule", "front"}:
        return "boilerplate"
    if part.mark == "image":
        return "caption"
    return _noise(text[part.start : part.end], words_of(text, part), part.mark)


@functools.lru_cache(maxsize=1024)  # splitting and casting ask for the same paragraphs
def _noise(line: str, words: str, mark: Mark) -> Role | None:
    if NO_WORD.match(words) or _TAG_LINE.match(line):
        return "boilerplate"
    if mark == "row":
        return "boilerplate" if _is_menu(words) else None
    if len(words) <= 400:
        if pattern("captions").match(words):
            return "caption"
        if pattern("lines").match(words) or (mark != "heading" and _is_links(words)):
            return "boilerplate"
    return None


def _is_links(words: str) -> bool:
    """Whether a line is nothing but links and the words that lead to them."""
    if "http" not in words and "](" not in words and "www." not in words:
        return False
    links = 0

    def gone(match: re.Match[str]) -> str:
        nonlocal links
        links += len(match[1] or "x")
        return " "

    rest = WORDS.findall(_LINK.sub(gone, words))
    return links > 0 and len(rest) <= 4 and not SENTENCE_END.search(words.rstrip("*_ "))


def _is_menu(words: str) -> bool:
    """Whether a row of short items without a figure is a menu ("Home | News | Cars | Contact")."""
    items = [i.strip() for i in re.split(r"[|\t]", words.strip("| ")) if i.strip()]
    return len(items) >= 3 and bool(pattern("lines").match(items[0])) and not any(c.isdigit() for c in words)


def width(line: str) -> float:
    """How long a line is in Latin letters: a Chinese character says as much as two and a half of them."""
    return len(line) if line.isascii() else len(line) + 1.5 * len(_CJK.findall(line))


def reads_like_text(text: str, parts: Sequence[Paragraph], at: int) -> bool:
    """Whether the paragraph is text, or a heading with text below it."""
    part = parts[at]
    line = text[part.body : part.end]
    if part.mark == "heading":
        return at + 1 < len(parts) and parts[at + 1].mark == "text" and reads_like_text(text, parts, at + 1)
    return width(line) >= BODY_MIN and bool(SENTENCE_END.search(line)) and "](" not in line

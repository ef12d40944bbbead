"""The headline of an article: which line it is."""

import re
from collections.abc import Sequence

from generator.knowledge import rules
from generator.model import Role
from generator.reading.bylines import read_byline
from generator.reading.datelines import read_lead
from generator.reading.noise import BODY_MIN, NO_WORD, WORDS, noise, words_of
from generator.reading.paragraphs import Paragraph

HEADLINE_MAX = 240  # characters
FINAL = re.compile(r"[.。;；,，:：]['\"”’)）」』*_]*$")
_AHEAD = 6  # lines below a paper's name or a menu in which the headline stands


def is_headline(words: str) -> bool:
    """Whether a line has the shape of a headline: one line, not long, no list or table, a word in it."""
    return (
        0 < len(words) <= HEADLINE_MAX
        and not NO_WORD.match(words)
        and not words.endswith((",", "，", ";", "；", ":", "："))
        and not re.search(r"[a-z]{3}[.。]\s+\S", words[:-1])
        and words[0] not in "|<"
    )


def find_title(text: str, parts: Sequence[Paragraph], roles: list[Role]) -> int | None:
    """Index of the headline: the first line that is no noise and no byline, where it has the shape of one."""
    open_ = [i for i, role in enumerate(roles) if role not in {"boilerplate", "caption"}]
    for at, i in enumerate(open_):
        part, words = parts[i], words_of(text, parts[i])
        following = parts[open_[at + 1]] if at + 1 < len(open_) else None
        if part.mark == "heading" and following is not None:
            return i
        if part.mark != "text":
            return None
        line = text[part.start : part.end]
        found = read_byline(line)
        if found and found.title:
            return i
        if found or _is_masthead(text, parts, open_[at : at + _AHEAD]):
            if at > _AHEAD:
                return None
            continue
        if following is None or not is_headline(words) or ((lead := read_lead(line)) and lead.end):
            return None
        if FINAL.search(words) and not _is_followed_by_byline(text, parts, i):
            return None
        return i
    return None


def _is_masthead(text: str, parts: Sequence[Paragraph], ahead: Sequence[int]) -> bool:
    """Whether the first line ahead is the paper's name or a menu's item, and a headline comes soon below it."""
    part, tokens = parts[ahead[0]], WORDS.findall(words_of(text, parts[ahead[0]]).lower())
    dumped = len(tokens) <= 2 and len(ahead) > 1 and not parts[ahead[1]].apart
    named = 0 < len(tokens) <= 4 and tokens[-1] in rules("bylines")["publisher_words"]
    if (
        not (dumped or named)
        or part.end - part.start > 40
        or (not text.isascii() and re.search(r"[\u4e00-\u9fff]", tokens[0]))
    ):
        return False
    for i in ahead[1:]:
        words = words_of(text, parts[i])
        if len(words) >= BODY_MIN or parts[i].mark != "text":
            return False
        if len(WORDS.findall(words)) > 4 and is_headline(words) and not FINAL.search(words) and not read_byline(words):
            return True
    return False


def _is_followed_by_byline(text: str, parts: Sequence[Paragraph], at: int) -> bool:
    """Whether a byline, a dateline or a picture stands below the line."""
    if at + 1 >= len(parts):
        return False
    below = parts[at + 1]
    line = text[below.start : below.end]
    return bool(read_byline(line) or read_lead(line) or noise(text, below) == "caption")

"""The part each paragraph of an article plays: title, byline, heading, body, caption or boilerplate."""

import functools
import re
from collections.abc import Sequence

from msgspec import Struct

from generator.knowledge import rules
from generator.model import Role
from generator.reading.bylines import Byline, name_alone, read_byline, read_lead
from generator.reading.paragraphs import Paragraph

_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)|<?https?://\S+>?|www\.\S+")
_TAG_LINE = re.compile(r"(?:</?[a-zA-Z][^<>]*>|<!--.*?-->|&nbsp;|\s)+$", re.DOTALL)
_FINAL = re.compile(r"[.。;；,，:：]['\"”’)）」』*_]*$")
_SENTENCE_END = re.compile(r"[.!?。！？…]['\"”’)）」』*_]*$")
_SECTION = re.compile(r"[\[【]([^\[\]【】]{1,30})[\]】]\s*\S")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)\1:?\s*$")
_WORDS = re.compile(r"[^\W_]+")
_NO_WORD = re.compile(r"[\W_]*$")
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "its", "of", "on", "or", "the", "to"}
)

HEADLINE_MAX = 240  # characters
_BODY_MIN = 120  # characters; a paragraph that long is text, wherever it stands
_BYLINES_NEAR = 5  # how many paragraphs after the title may be bylines without a label


class Cast(Struct, frozen=True, kw_only=True):
    """What an article's paragraphs are."""

    roles: tuple[Role, ...]  # of each paragraph
    leads: tuple[int, ...]  # length of the byline that each paragraph begins with, 0 for none
    title: int | None  # index of the title's paragraph
    byline: Byline  # all that the bylines say, the earlier ones first


@functools.cache
def pattern(section: str) -> re.Pattern[str]:
    """One pattern for a section of knowledge/boilerplate.yml."""
    return re.compile("|".join(f"(?:{entry['match']})" for entry in rules("boilerplate")[section]), re.IGNORECASE)


def words_of(text: str, paragraph: Paragraph) -> str:
    """The paragraph's words: without the marks before it and emphasis around it."""
    inner = text[paragraph.body : paragraph.end].strip()
    return inner.rstrip("#").strip("*_ ") if paragraph.mark == "heading" else inner.strip("*_").strip()


def is_headline(words: str) -> bool:
    """Whether a line has the shape of a headline: one line, not long, no list or table, a word in it."""
    return (
        0 < len(words) <= HEADLINE_MAX
        and not _NO_WORD.match(words)
        and not words.endswith((",", "，", ";", "；", ":", "："))
        and not re.search(r"[a-z]{3}[.。]\s+\S", words[:-1])
        and words[0] not in "|<"
    )


def is_noise(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is boilerplate or a caption by itself."""
    return _noise(text, paragraph) is not None


def cast(text: str, parts: Sequence[Paragraph], *, titled: bool = True) -> Cast:
    """The roles of an article's paragraphs; ``titled`` False where its title is known and stands outside the text."""
    roles: list[Role] = [_noise(text, p) or ("heading" if p.mark == "heading" else "body") for p in parts]
    _cast_tail(text, parts, roles)
    leads = [0] * len(parts)
    byline = Byline()
    title = _find_title(text, parts, roles) if titled else None
    if title is not None:
        roles[title] = "title"
    far = (title if title is not None else -1) + _BYLINES_NEAR
    if title is not None and (named := read_byline(text[parts[title].start : parts[title].end])) and named.title:
        byline = named
        leads[title] = text.index(named.title, parts[title].start) - parts[title].start
    for i, part in enumerate(parts):
        if roles[i] in {"title", "caption"} or part.mark not in {"text", "heading"}:
            continue
        line = text[part.start : part.end]
        if len(line) <= HEADLINE_MAX and (found := read_byline(line)) and (i <= far or _is_signed(found)):
            if roles[i] == "boilerplate" and not found.editor and not found.url and i > far:
                continue
            if _is_source_of_table(text, parts, i, title, found):
                roles[i] = "caption"
                continue
            rest = line[found.end :].strip()
            roles[i] = "byline" if not rest else "boilerplate" if pattern("lines").match(rest) else "body"
            leads[i] = found.end if rest else 0
            byline = byline.merged(found)
        elif roles[i] == "body" and part.mark == "text" and i <= far + 1 and (lead := read_lead(line)):
            leads[i] = lead.end
            byline = byline.merged(lead)
            if lead.end >= len(line.rstrip()):
                roles[i] = "byline"
    byline = byline.merged(_cast_names(text, parts, roles, title, min(far, len(parts))))
    _cast_headings(text, parts, roles, title)
    return Cast(roles=tuple(roles), leads=tuple(leads), title=title, byline=byline)


def _is_signed(byline: Byline) -> bool:
    """Whether a byline far from the title is sure to be one."""
    return bool(byline.editor or byline.publisher or byline.author) and not byline.title


def _is_source_of_table(text: str, parts: Sequence[Paragraph], at: int, title: int | None, found: Byline) -> bool:
    """Whether "Source: X" stands within the text, where it credits a table or picture and not the article."""
    if not found.publisher or found.author or found.published or found.updated or found.editor:
        return False
    first = title + 1 if title is not None else 0
    return any(_reads_like_text(text, parts, j) for j in range(first, at)) and any(
        _reads_like_text(text, parts, j) for j in range(at + 1, len(parts))
    )


def _cast_names(text: str, parts: Sequence[Paragraph], roles: list[Role], title: int | None, far: int) -> Byline:
    """Bare names beside a byline are bylines too; what else stands above the title is a menu's."""
    byline = Byline()
    for i in range(far):
        if roles[i] != "body" or parts[i].mark != "text":
            continue
        above = title is not None and i < title
        beside = {roles[j] for j in (i - 1, i + 1) if 0 <= j < len(parts)}
        found = name_alone(text[parts[i].start : parts[i].end])
        if found and ("byline" in beside or (above and found.publisher)):
            roles[i] = "byline"
            byline = byline.merged(found)
        elif above:
            roles[i] = "boilerplate"
    return byline


def _noise(text: str, part: Paragraph) -> Role | None:
    if part.mark in {"rule", "front"}:
        return "boilerplate"
    if part.mark == "image":
        return "caption"
    line = text[part.start : part.end]
    words = words_of(text, part)
    if _NO_WORD.match(words) or _TAG_LINE.match(line):
        return "boilerplate"
    if part.mark == "row":
        return "boilerplate" if _is_menu(words) else None
    if len(words) <= 400:
        if pattern("captions").match(words):
            return "caption"
        if pattern("lines").match(words) or (part.mark != "heading" and _is_links(words)):
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

    rest = _WORDS.findall(_LINK.sub(gone, words))
    return links > 0 and len(rest) <= 4 and not _SENTENCE_END.search(words.rstrip("*_ "))


def _is_menu(words: str) -> bool:
    """Whether a row of short items without a figure is a menu ("Home | News | Cars | Contact")."""
    items = [i.strip() for i in re.split(r"[|\t]", words.strip("| ")) if i.strip()]
    return len(items) >= 3 and bool(pattern("lines").match(items[0])) and not any(c.isdigit() for c in words)


def _cast_tail(text: str, parts: Sequence[Paragraph], roles: list[Role]) -> None:
    """From the first opener of the page's end on, what does not read like an article is boilerplate."""
    for i, part in enumerate(parts):
        words = words_of(text, part)
        if len(words) > 300 or not pattern("tails").match(words) or (part.mark == "row" and words[0] != "|" and i == 0):
            continue
        roles[i] = "boilerplate"
        for j in range(i + 1, len(parts)):
            if roles[j] in {"body", "heading"} and _reads_like_text(text, parts, j):
                break
            if not read_byline(text[parts[j].start : parts[j].end]):
                roles[j] = "boilerplate"


def _reads_like_text(text: str, parts: Sequence[Paragraph], at: int) -> bool:
    """Whether the paragraph is text, or a heading with text below it."""
    part = parts[at]
    line = text[part.body : part.end]
    if part.mark == "heading":
        return at + 1 < len(parts) and parts[at + 1].mark == "text" and _reads_like_text(text, parts, at + 1)
    return len(line) >= _BODY_MIN and bool(_SENTENCE_END.search(line)) and "](" not in line


def _find_title(text: str, parts: Sequence[Paragraph], roles: list[Role]) -> int | None:
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
        if found or _is_masthead(text, parts, open_[at : at + 6]):
            if at > 6:
                return None
            continue
        if following is None or not is_headline(words) or ((lead := read_lead(line)) and lead.end):
            return None
        if _FINAL.search(words) and not _is_followed_by_byline(text, parts, i):
            return None
        return i
    return None


def _is_masthead(text: str, parts: Sequence[Paragraph], ahead: Sequence[int]) -> bool:
    """Whether the first line ahead is the paper's name or a menu's item, and a headline comes soon below it."""
    part, tokens = parts[ahead[0]], _WORDS.findall(words_of(text, parts[ahead[0]]).lower())
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
        if len(words) >= _BODY_MIN or parts[i].mark != "text":
            return False
        if (
            len(_WORDS.findall(words)) > 4
            and is_headline(words)
            and not _FINAL.search(words)
            and not read_byline(words)
        ):
            return True
    return False


def _is_followed_by_byline(text: str, parts: Sequence[Paragraph], at: int) -> bool:
    """Whether a byline, a dateline or a picture stands below the line."""
    if at + 1 >= len(parts):
        return False
    below = parts[at + 1]
    line = text[below.start : below.end]
    return bool(read_byline(line) or read_lead(line) or _noise(text, below) == "caption")


def _cast_headings(text: str, parts: Sequence[Paragraph], roles: list[Role], title: int | None) -> None:
    """Short lines without a full stop above text are headings; those that say the headline again are captions."""
    in_title = {w.lower() for w in _WORDS.findall(words_of(text, parts[title]))} if title is not None else set()
    longest = max((p.end - p.start for p in parts), default=0)
    for i, part in enumerate(parts):
        if roles[i] != "body" or part.mark != "text":
            continue
        words = words_of(text, part)
        if len(words) > HEADLINE_MAX or longest < _BODY_MIN:
            continue
        apart = part.apart and (i + 1 == len(parts) or parts[i + 1].apart)
        if not apart and not _stands_out(parts, i):
            continue
        tokens = _WORDS.findall(words)
        if title is not None and i > title + 1 and _echoes(tokens, in_title) and not _SENTENCE_END.search(words):
            roles[i] = "caption"
        elif _SECTION.match(words) or _STRONG.match(text[part.start : part.end]):
            roles[i] = "heading" if len(tokens) <= 30 else "body"
        elif (
            len(tokens) <= (30 if title is not None and i == title + 1 else 16)  # a second headline may be long
            and not _SENTENCE_END.search(words)
            and not _FINAL.search(words.rstrip(":："))
            and _opens_text(text, parts, i)
        ):
            roles[i] = "heading" if not words.endswith((":", "：")) or len(tokens) <= 6 else "body"


def _stands_out(parts: Sequence[Paragraph], at: int) -> bool:
    """Whether a line is far shorter than its neighbours, in a text without empty lines."""
    near = [parts[j].end - parts[j].start for j in (at - 1, at + 1) if 0 <= j < len(parts)]
    return len(near) == 2 and min(near) >= _BODY_MIN > 1.5 * (parts[at].end - parts[at].start)


def _opens_text(text: str, parts: Sequence[Paragraph], at: int) -> bool:
    return at + 1 < len(parts) and (parts[at + 1].mark != "text" or parts[at + 1].end - parts[at + 1].start > 80)


def _echoes(tokens: list[str], in_title: set[str]) -> bool:
    """Whether a few capitalised words are for the most part the headline's."""
    content = [t for t in tokens if t.lower() not in _SMALL]
    if not 2 <= len(content) <= 6 or not all(t[0].isupper() or t[0].isdigit() for t in content):
        return False
    return sum(t.lower() in in_title for t in content) >= 0.6 * len(content) and len(tokens) < len(in_title)

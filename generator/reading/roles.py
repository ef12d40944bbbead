"""The part each paragraph of an article plays: title, byline, heading, body, caption or boilerplate."""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.model import Role
from generator.reading.byline_forms import Byline
from generator.reading.bylines import name_alone, read_byline, signature
from generator.reading.datelines import read_lead
from generator.reading.noise import BODY_MIN, SENTENCE_END, WORDS, noise, pattern, reads_like_text, width, words_of
from generator.reading.paragraphs import Paragraph
from generator.reading.titles import FINAL, HEADLINE_MAX, find_title

_SECTION = re.compile(r"[\[【]([^\[\]【】]{1,30})[\]】]\s*\S")
_FIELD = re.compile(r"[A-Z][\w ]{2,28}[:：][^\s:：]")  # "Interview place:Hefei"
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)\1:?\s*$")
_STRONG_LINK = re.compile(r"\[(\*\*|__)[^\]\n]{3,80}\1\]\([^)\s]+\)\s*|(\*\*|__)\[[^\]\n]{3,80}\]\([^)\s]+\)\2\s*")
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "its", "of", "on", "or", "the", "to"}
)
_BYLINES_NEAR = 5  # how many paragraphs after the title may be bylines without a label
_LONG = 80  # letters' widths of a paragraph that a heading can stand above


class Cast(Struct, frozen=True, kw_only=True):
    """What an article's paragraphs are."""

    roles: tuple[Role, ...]  # of each paragraph
    leads: tuple[int, ...]  # length of the byline that each paragraph begins with, 0 for none
    title: int | None  # index of the title's paragraph
    byline: Byline  # all that the bylines say, the earlier ones first


def cast(text: str, parts: Sequence[Paragraph], *, titled: bool = True) -> Cast:
    """The roles of an article's paragraphs; ``titled`` False where its title is known and stands outside the text."""
    roles: list[Role] = [_role(text, p) for p in parts]
    end = _cast_tail(text, parts, roles)
    leads = [0] * len(parts)
    byline = Byline()
    title = find_title(text, parts, roles) if titled else None
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
            if roles[i] == "boilerplate" and (i >= end or not (found.editor or found.url or i <= far)):
                continue
            if _is_source_of_table(text, parts, roles, i, title, found):
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
    byline = byline.merged(_cast_signature(text, parts, roles))
    byline = byline.merged(_cast_names(text, parts, roles, title, min(far, len(parts))))
    _cast_headings(text, parts, roles, title)
    return Cast(roles=tuple(roles), leads=tuple(leads), title=title, byline=byline)


def _role(text: str, part: Paragraph) -> Role:
    if part.mark == "text" and _STRONG_LINK.fullmatch(text, part.start, part.end):
        return "heading"  # a section's name that leads to an article of its own
    return noise(text, part) or ("heading" if part.mark == "heading" else "body")


def _is_signed(byline: Byline) -> bool:
    """Whether a byline far from the title is sure to be one."""
    return bool(byline.editor or byline.publisher or byline.author) and not byline.title


def _is_source_of_table(
    text: str, parts: Sequence[Paragraph], roles: list[Role], at: int, title: int | None, found: Byline
) -> bool:
    """Whether "Source: X" stands within the text, where it credits a table or picture and not the article."""
    if not found.publisher or found.author or found.published or found.updated or found.editor:
        return False
    first = title + 1 if title is not None else 0
    texts = [j for j in range(first, len(parts)) if roles[j] == "body" and reads_like_text(text, parts, j)]
    return bool(texts) and texts[0] < at < texts[-1]


def _cast_signature(text: str, parts: Sequence[Paragraph], roles: list[Role]) -> Byline:
    """The name that signs the article below its last text: "(Harbour Daily)", "— Ann Dee"."""
    last = next((i for i in reversed(range(len(parts))) if roles[i] not in {"boilerplate", "caption"}), 0)
    found = signature(text[parts[last].start : parts[last].end]) if last > 1 and roles[last] == "body" else None
    if found is None:
        return Byline()
    roles[last] = "byline"
    return found


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


def _cast_tail(text: str, parts: Sequence[Paragraph], roles: list[Role]) -> int:
    """Below the first opener of the page's end all is boilerplate; below lesser ones what does not read like text.

    Returns the index of the page's end.
    """
    for i, part in enumerate(parts):
        words = words_of(text, part)
        if len(words) > 300 or i == 0:
            continue
        if pattern("ends").match(words):
            roles[i:] = ["boilerplate"] * (len(parts) - i)
            return i
        if not pattern("tails").match(words):
            continue
        roles[i] = "boilerplate"
        for j in range(i + 1, len(parts)):
            if roles[j] in {"body", "heading"} and reads_like_text(text, parts, j):
                break
            if not read_byline(text[parts[j].start : parts[j].end]):
                roles[j] = "boilerplate"
    return len(parts)


def _cast_headings(text: str, parts: Sequence[Paragraph], roles: list[Role], title: int | None) -> None:
    """Short lines without a full stop above text are headings; those that say the headline again are captions."""
    in_title = {w.lower() for w in WORDS.findall(words_of(text, parts[title]))} if title is not None else set()
    longest = max((width(text[p.start : p.end]) for p in parts), default=0)
    for i, part in enumerate(parts):
        if roles[i] != "body" or part.mark != "text":
            continue
        words = words_of(text, part)
        if len(words) > HEADLINE_MAX or longest < BODY_MIN:
            continue
        apart = part.apart and (i + 1 == len(parts) or parts[i + 1].apart or parts[i + 1].mark in {"item", "row"})
        if not apart and not _stands_out(parts, i):
            continue
        tokens = WORDS.findall(words)
        if title is not None and i > title + 1 and _echoes(tokens, in_title) and not SENTENCE_END.search(words):
            roles[i] = "caption"
        elif _SECTION.match(words) or _STRONG.match(text[part.start : part.end]):
            roles[i] = "heading" if len(tokens) <= 30 else "body"
        elif (
            len(tokens) <= (30 if title is not None and i == title + 1 else 16)  # a second headline may be long
            and not SENTENCE_END.search(words)
            and not FINAL.search(words.rstrip(":："))
            and not _FIELD.match(words)
            and _opens_text(text, parts, i)
        ):
            roles[i] = "heading" if not words.endswith((":", "：")) or len(tokens) <= 6 else "body"


def _stands_out(parts: Sequence[Paragraph], at: int) -> bool:
    """Whether a line is far shorter than its neighbours, in a text without empty lines."""
    near = [parts[j].end - parts[j].start for j in (at - 1, at + 1) if 0 <= j < len(parts)]
    return len(near) == 2 and min(near) >= BODY_MIN > 1.5 * (parts[at].end - parts[at].start)


def _opens_text(text: str, parts: Sequence[Paragraph], at: int) -> bool:
    if at + 1 >= len(parts):
        return False
    below = parts[at + 1]
    return below.mark != "text" or width(text[below.start : below.end]) > _LONG


def _echoes(tokens: list[str], in_title: set[str]) -> bool:
    """Whether a few capitalised words are for the most part the headline's."""
    content = [t for t in tokens if t.lower() not in _SMALL]
    if not 2 <= len(content) <= 6 or not all(t[0].isupper() or t[0].isdigit() for t in content):
        return False
    return sum(t.lower() in in_title for t in content) >= 0.6 * len(content) and len(tokens) < len(in_title)

"""What a paragraph begins with before its text: a dateline, or the reporter's name in brackets."""

import functools
import re

from generator.knowledge import rules
from generator.reading.byline_forms import MONTH, STAMP_FORM, WORD, Byline, alternatives, is_outlet, outlet, stamp_in

_PLACE = r"[A-Z][A-Z.'’ -]{2,}[A-Z](?:/[A-Z][A-Z.'’ -]{2,}[A-Z])*|[A-Z][A-Za-z.'’-]+(?:[ /][A-Z][A-Za-z.'’-]+){0,2}"
_DATELINE = re.compile(
    rf"""(?:\*\*|__)?
    (?:(?P<caps>[A-Z][A-Z.'’\ /-]+[A-Z])(?:,\s*(?!{MONTH})[A-Z][A-Za-z. ]{{1,20}}?)?
      |(?P<place>{_PLACE})(?=,?\s*(?:{STAMP_FORM}|\())(?:,\s*(?!{MONTH})[A-Z][a-z]+)?)
    (?:,?\s*(?P<date>{STAMP_FORM}))?
    (?:,?\s*(?:\((?P<round>[^()]{{2,60}})\)|/(?P<slash>[^/\n]{{2,60}})/|\|\s*(?P<bar>[^|\n]{{2,60}}?)
      |[-–—]\s+(?P<dash>{WORD}(?:\ {WORD}){{0,5}})(?=\s+(?:[-–—]|--)\s)))?
    (?:\*\*|__)?
    \s*(?P<end>--+|[—–]|-(?=\s)|:(?=\s)|●|$)\s*
    """,
    re.VERBOSE,
)
#: "May 6, 2024 — HEFEI, China — ", with or without emphasis.
_DATE_FIRST = re.compile(
    rf"[*_]*(?P<date>{STAMP_FORM})[*_]*\s*(?:--?|[–—|,])\s*[*_]*(?:{_PLACE})(?:,\s*[A-Z][A-Za-z. ]{{1,20}})?"
    r"[*_]*\s*(?:--|[—–])\s*"
)
#: "May 6 (Wire) - ", "[2024-05-06] ", "(Hefei, May 6) ".
_DATE_AND_WIRE = re.compile(rf"(?P<date>{STAMP_FORM})\s*\((?P<round>[A-Z][\w.’'& -]{{1,40}})\)\s*(?:[-–—:]|--)\s+")
_BRACKETED = re.compile(rf"[\[【(（](?:(?:{_PLACE}),\s*)?(?P<date>{STAMP_FORM})[\]】)）]\s*(?=\S)")
#: "HEFEI, China--(Wire)--".
_RELEASE = re.compile(rf"(?:{_PLACE})(?:,\s*[A-Z][A-Za-z. ]{{1,20}})?\s*--\s*\((?P<round>[A-Z][^()]{{2,40}})\)\s*--\s*")
#: "Hefei, 6 May 2024. "; a full stop ends no dateline without a comma before its date.
_STOPPED = re.compile(rf"(?!{MONTH}\b)(?:{_PLACE}),\s+(?P<date>{STAMP_FORM})\.\s+(?=[\"“‘'A-Z])")
#: "新华社北京5月6日电 ", "河港日报讯（记者 李四）".
_CHINESE = re.compile(
    r"(?P<outlet>[\u4e00-\u9fff]{1,8}?(?:社|网|报|台|新闻|财经|在线|客户端))[\u4e00-\u9fff]{0,4}?"
    r"(?P<date>(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日)?(?:电|讯|消息)"
    r"\s*(?:[（(](?:见习|实习)?(?:记者|通讯员)[:：\s]*(?P<author>[^()（）]{2,30})[)）])?[\s，,：:]*"
)
_WIRE_FIRST = re.compile(r"\((?P<round>[A-Z][\w.’'& -]{2,40})\)\s*(?:[-–—]|--)\s+")
_REPORTER = re.compile(r"(?:reporters?|correspondents?)[:：]?\s+(.+)", re.IGNORECASE)
_SEEN = 240  # characters in which a dateline ends
_REST = 60  # characters of text that stand at least behind a bare place ("HEFEI — ")
_ALONE = 120  # characters of a line that is nothing but a dateline


@functools.cache
def _credit() -> re.Pattern[str]:
    """The pattern of "City Daily News (Reporter Wang Wu) " and "City News Agency, Beijing, May 3 (Reporter Li Si) "."""
    reporters = alternatives(rules("bylines")["reporter_words"])
    return re.compile(
        rf"(?P<outlet>{WORD}(?:\s+{WORD}){{0,5}}),?(?:\s+{WORD},?\s+{STAMP_FORM},?)?"
        rf"\s*[（(](?i:{reporters})[:：]?\s+(?P<author>[^()（）]{{2,60}})[)）]\s*"
    )


@functools.lru_cache(maxsize=1024)  # splitting and casting ask for the same lines
def read_lead(line: str) -> Byline | None:
    """The dateline or reporter's name at the beginning of a line, or None; ``end`` is where the text begins.

    "SHANGHAI, Nov. 1, 2023 (Wire) — NIO delivered", "City Daily News (Reporter Wang Wu) On May 3rd".
    """
    head = line[:_SEEN]
    match = _WIRE_FIRST.match(head)
    if match:
        return Byline(publisher=match["round"], end=match.end())
    chinese = _CHINESE.match(head)
    if chinese:
        author = chinese["author"].strip() if chinese["author"] else None
        return Byline(publisher=chinese["outlet"], author=author, published=chinese["date"], end=chinese.end())
    lead = _credit().match(head)
    if lead:
        return Byline(
            publisher=outlet(lead["outlet"]),
            author=lead["author"].strip(),
            published=stamp_in(lead.group()),
            end=lead.end(),
        )
    dated = _DATE_FIRST.match(head) or _STOPPED.match(head) or _BRACKETED.match(head)
    if dated:
        return Byline(published=dated["date"], end=dated.end())
    dated = _DATE_AND_WIRE.match(head)
    if dated:
        return Byline(publisher=dated["round"].strip(), published=dated["date"], end=dated.end())
    release = _RELEASE.match(head)
    if release:
        return Byline(publisher=release["round"].strip(), end=release.end())
    match = _DATELINE.match(head)
    if not match or (not match["end"] and (len(line) > _ALONE or not match["date"])):
        return None
    wire = match["round"] or match["slash"] or match["bar"] or match["dash"]
    if not match["date"] and not (wire and is_outlet(wire)):
        place = match["caps"] and len(match["caps"]) > 4 and match["end"] in {"—", "–", "--"}
        if not place or len(line) - match.end() < _REST:
            return None
    reporter = _REPORTER.match(wire or "")
    if reporter:
        return Byline(author=reporter[1].strip(), published=match["date"], end=match.end())
    return Byline(publisher=wire.strip() if wire else None, published=match["date"], end=match.end())

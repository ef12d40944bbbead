"""Lines that say who wrote an article, who published it and when; vocabulary in knowledge/bylines.yml."""

import functools
import re

from msgspec import structs

from generator.knowledge import rules
from generator.reading.byline_forms import (
    NAME,
    PEOPLE,
    STAMP,
    STAMP_FORM,
    WORD,
    Byline,
    alternatives,
    is_outlet,
    outlet,
)
from generator.reading.datelines import read_lead

_GAP = re.compile(r"\s{2,}|\t|\s*[|·•●｜/»]\s*|\s+[-–—]\s+|[,，;；]\s*$|\s*[()（）\[\]【】]\s*")
#: What every byline has one of: a label's colon or slash, a figure, or a word that leads to a name.
_HINT = re.compile(r"[:：/\d]|\b(?:by|from|reporters?|correspondents?|记者)\b", re.IGNORECASE)
_BAR = re.compile(r"[|·•●]")
_ADDRESS = re.compile(r"https?://[^\s<>|]+")
_AT_PLACE = re.compile(r",?\s+in\s+[A-Z][\w’'-]+(?:(?:,|\s+and|\s)\s*[A-Z][\w’'-]+){0,3}$")  # "Ann Dee in Hefei"
_LED = re.compile(
    r"^by\s+(?=[A-Z])|(?:^|[,\s]+)(?:published|posted)(?:\s+on)?$", re.IGNORECASE
)  # beside a name or date
_SAYINGS = ("author", "editor", "publisher")
#: "Original  Lao Zheng Watches Cars  November 16 Guangdong", as posts of a messenger begin.
_ORIGINAL = re.compile(
    rf"Original\s+(?P<name>\S.{{2,40}}?)\s+(?P<stamp>{STAMP_FORM})(?:\s+[A-Z][a-z]+)?", re.IGNORECASE
)
_PLACED = re.compile(
    r"\s*(?:published|posted|issued) (?:in|from) [A-Z][a-z]+$"
)  # "2024-04-20 08:55 published in Hebei"
_ISSUE = re.compile(r",?\s*(?:no|nr|issue|vol|volume|edition)\b\.?\s?\d+", re.IGNORECASE)
_MAX_LINE = 220  # characters; longer lines are text
_BRACKETED = re.compile(r"[（(【\[]\s*([^()（）【】\[\]]{3,100})[)）】\]]\s*")
_YEAR_OR_TIME = re.compile(r"(?:19|20)\d{2}|:")


@functools.cache
def _labels() -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    """Fields by label and by bare word, and the pattern of both."""
    known = rules("bylines")
    labels = {word.lower(): field for field, words in known["labels"].items() for word in words}
    bare = {word.lower(): field for field, words in known["bare"].items() for word in words}
    label = rf"(?P<label>{alternatives(labels)})\s*[:：/](?!/)\s*|(?P<bare>{alternatives(bare)})\s+(?=\S)"
    return labels, bare, re.compile(rf"(?<![\w'’.-])(?:{label})", re.IGNORECASE)


@functools.cache
def _reporters() -> re.Pattern[str]:
    reporters = alternatives(rules("bylines")["reporter_words"])
    return re.compile(
        rf"(?:(?P<first>{WORD}(?:\s+[\w'’&-]+){{0,5}}?)\s*[●•·|]\s*)?(?P<outlet>{WORD}(?:\s+{WORD}){{0,5}}?)?,?\s*\b"
        rf"(?i:{reporters})[:：]?\s+(?P<author>{WORD}(?:(?:,\s*|\s+and\s+|\s+){WORD}){{0,5}})$"
    )


@functools.lru_cache(maxsize=1024)  # splitting and casting ask for the same lines
def read_byline(line: str) -> Byline | None:
    """The byline that a whole line is, or None.

    ``end`` is the length of the line, or less where a bracket holds the byline and something else follows.
    """
    inner = line.strip().strip("*_").strip()
    if not inner or len(inner) > _MAX_LINE or (len(inner) > 90 and inner[-1] in ".?!" and inner[0] not in "(（[【"):
        return None
    if not _HINT.search(inner):
        return None
    found = _labelled(inner)
    if found and found.end:
        return structs.replace(found, end=line.index(inner) + found.end)
    if not found and (lead := read_lead(inner)) and lead.end >= len(inner) and (lead.publisher or inner[:3].isupper()):
        found = lead
    found = found or _reporter_line(inner) or _name_and_date(inner)
    return structs.replace(found, end=len(line)) if found else None


def _labelled(line: str) -> Byline | None:
    """A line that begins with a label ("Source: X  Author: Y") or holds one behind a name or date."""
    labels, bare, pattern = _labels()
    bracket = _BRACKETED.match(line)
    if bracket and pattern.match(bracket[1]):
        inside = _labelled(bracket[1])
        return inside and structs.replace(inside, end=bracket.end())
    marks: list[re.Match[str]] = []
    for match in pattern.finditer(line):
        if _is_label(line, match, bool(marks)):
            marks.append(match)
    if not marks:
        return None
    values: dict[str, str] = {}
    loose = [line[: marks[0].start()]]
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        word = re.sub(r"\s+", " ", (mark["label"] or mark["bare"]).lower())
        field = (labels if mark["label"] else bare)[word]
        value, rest = _value(line[mark.end() : following.start() if following else len(line)], field)
        loose.append(rest)
        if value is None:
            if field in _SAYINGS and _BAR.search(line) and STAMP.search(line):
                loose.append(line[mark.end() :])  # "Author: Big bear drives | Car East | 11-30 21:03"
                continue
            if field == "ignored" or (len(marks) > 2 and field in _SAYINGS):
                continue  # among so many labels a value of any form ("Little fat brother") makes no sentence of the line
            return None
        values.setdefault(field, value)
    for piece in loose:
        if stamp := STAMP.search(piece):
            values.setdefault("published", stamp.group().strip())
            piece = f"{piece[: stamp.start()]}  {piece[stamp.end() :]}"
        for part in _GAP.split(piece):
            part = part.strip(" ,，;；.:：")
            if part and NAME.match(part) and len(part) > 2:
                values.setdefault("publisher", part)
            elif len(part) > 40:
                return None  # a sentence stands beside the label: this is text
    if not values:
        return None
    values.pop("ignored", None)
    author = values.get("author")
    if author and "," in author and "publisher" not in values:
        person, _, rest = author.rpartition(",")
        if is_outlet(rest):
            values["author"], values["publisher"] = person.strip(), rest.strip()
    return Byline(**values)  # type: ignore[arg-type]


def _is_label(line: str, mark: re.Match[str], follows: bool) -> bool:
    """Whether a label stands where labels do: at the beginning, after a gap or number, or after another's value."""
    before = line[: mark.start()]
    if not before.strip(" *_([（【|·•●-—–"):
        return True
    if mark["label"]:
        return follows or bool(re.search(r"(?:\s{2}|\t|[|·•●,，;)）]\s*|\d\s+)$", before))
    if STAMP.search(before) or before.endswith("  ") or (follows and before.rstrip().endswith((";", "；"))):
        return True
    return bool(STAMP.match(line, mark.end())) and (follows or bool(NAME.match(before.strip())))


def _value(text: str, field: str) -> tuple[str | None, str]:
    """The value that follows a label, and what is left behind it; None where it cannot be one."""
    text = text.strip(" \t,，;；")
    if field in {"published", "updated"}:
        stamp = STAMP.match(text)
        return (stamp.group().strip(), text[stamp.end() :]) if stamp else (None, "")
    if field == "url":
        address = _ADDRESS.match(text)
        return (address.group(), text[address.end() :]) if address else (None, "")
    if field == "ignored":
        number = re.match(r"[\d,.]+\s*[kKwW万]?\+?|[^\s|·]{0,40}", text)
        return "", text[number.end() :] if number else ""
    parts = [p for p in _GAP.split(text, maxsplit=1) if p is not None] if field != "title" else [text]
    value = parts[0].strip(" .,，")
    rest = parts[1] if len(parts) > 1 else ""
    stamp = STAMP.search(value)
    if stamp and stamp.start() > 0 and field != "title":
        value, rest = value[: stamp.start()].strip(" ,"), f"{stamp.group()}  {rest}"
    value = re.sub(r"\]\([^)]*\)", "", value).strip("[]* ")
    value = re.sub(r"\s+(?:on|at|in)$", "", value)
    if field == "title":
        return value or None, rest
    if field in {"author", "editor"}:
        value = _AT_PLACE.sub("", value)
    if field == "publisher":
        value = re.sub(r"^the\s+(?=[A-Z])", "", value)
    known = PEOPLE.match(value) if field == "author" else len(value) <= 80
    return (value, rest) if value and known and not value[0].isdigit() else (None, "")


def _reporter_line(line: str) -> Byline | None:
    """A line such as "Riverside business news ● Riverside Business Daily reporter Li Si"."""
    match = _reporters().match(line)
    if not match or (not (match["outlet"] or match["first"]) and len(line) > 60):
        return None
    return Byline(publisher=outlet(match["outlet"]) or match["first"], author=match["author"])


def _name_and_date(line: str) -> Byline | None:
    """A line such as "Garage Uncle   2022-06-25 18:40", or a date alone."""
    original = _ORIGINAL.fullmatch(line)
    if original:
        return Byline(publisher=original["name"].strip(), published=original["stamp"].strip())
    stamp = STAMP.search(line) if _YEAR_OR_TIME.search(line) else None
    if not stamp or not _YEAR_OR_TIME.search(stamp.group()):
        return None
    placed = _PLACED.fullmatch(line, stamp.end())
    if placed and len(line) < 80:
        return Byline(publisher=line[: stamp.start()].strip(" ,|-") or None, published=stamp.group().strip())
    rest = _ISSUE.sub("", f"{line[: stamp.start()]}  {line[stamp.end() :]}")
    pieces = [_LED.sub("", p.strip(" ,，.-–—|")) for p in _GAP.split(rest) if p]
    names = [p for p in pieces if p and not _aside().match(p)]
    if len(names) > 3 or not all(NAME.match(n) and len(n) <= 60 for n in names):
        return None
    signed = len(names) == 1 and len(names[0].split()) == 2 and _BAR.search(line) and not is_outlet(names[0])
    outlets = [n for n in names if is_outlet(n)] or ([] if signed else names[:1])
    people = [n for n in names if n not in outlets]
    return Byline(
        publisher=outlets[0] if outlets else None, author=people[0] if people else None, published=stamp.group().strip()
    )


@functools.cache
def _aside() -> re.Pattern[str]:
    return re.compile("|".join(rules("bylines")["asides"]), re.IGNORECASE)


def signature(line: str) -> Byline | None:
    """The last line of an article where it is a name in brackets or behind a dash: of a paper, else of a person."""
    match = re.fullmatch(
        r"[（(\[]\s*(.{2,60}?)\s*[)）\]]\.?|(?:[-–—~]|--)\s*(.{2,60})", line.strip().strip("*_").strip()
    )
    return name_alone(match[1] or match[2]) if match else None


def name_alone(line: str) -> Byline | None:
    """A line that is nothing but a name: of a paper where a word says so, else of a person; None for any other."""
    inner = line.strip().strip("*_").strip()
    if len(inner) > 40 or not NAME.match(inner) or inner.isupper():
        return None
    if is_outlet(inner):
        return Byline(publisher=inner, end=len(line))
    return Byline(author=inner, end=len(line)) if 2 <= len(inner.split()) <= 3 and not re.search(r"\d", inner) else None

"""Lines that say who wrote an article, who published it and when; vocabulary in knowledge/bylines.yml."""

import functools
import re

from msgspec import Struct, structs

from generator.knowledge import rules

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_TIME = (
    r"(?:[T,]?\s*(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?"
    r"\s*(?:[ap]\.?m\.?)?(?:\s*(?:Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2}))?)"
)
_DAY_MONTH = rf"(?:{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH})"
_STAMP = (
    rf"(?:(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
    rf"(?:{_DAY_MONTH}(?:,?\s*(?:19|20)\d{{2}}\b)?"
    r"|(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
    rf"|(?:19|20)\d{{2}},?\s+{_DAY_MONTH}"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d{2}"
    rf"|\d{{1,2}}[-月]\d{{1,2}}日?(?={_TIME}|\s*$|\s\s)"
    rf")(?!\d){_TIME}?)"
)
_STAMP_RE = re.compile(_STAMP, re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}")

_WORD = r"[A-Z\u4e00-\u9fff][\w.'’&+-]*"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_WORD}|of|the|and|&|de|da|di|del|van|von|der|den|bin|al|for|in|on|\d+)){{0,7}}$")
_PEOPLE = re.compile(
    rf"{_WORD}(?:(?:,\s+|\s+and\s+|\s*[&/、]\s*|\s+)(?:{_WORD}|de|da|di|del|van|von|der|den|bin|al)){{0,9}}$"
)
_GAP = re.compile(r"\s{2,}|\t|\s*[|·•●｜/]\s*|\s+[-–—]\s+|[,，;；]\s*$|\s*[()（）\[\]【】]\s*")
#: What every byline has one of: a label's colon or slash, a figure, or a word that leads to a name.
_HINT = re.compile(r"[:：/\d]|\b(?:by|from|reporters?|correspondents?|记者)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>|]+")
_MAX_LINE = 220  # characters; longer lines are text
_PLACE = r"[A-Z][A-Z.'’ -]{2,}[A-Z](?:/[A-Z][A-Z.'’ -]{2,}[A-Z])*|[A-Z][A-Za-z.'’-]+(?:[ /][A-Z][A-Za-z.'’-]+){0,2}"
_DATELINE = re.compile(
    rf"""(?:\*\*|__)?
    (?:(?P<caps>[A-Z][A-Z.'’\ /-]+[A-Z])(?:,\s*(?!{_MONTH})[A-Z][A-Za-z. ]{{1,20}}?)?
      |(?P<place>{_PLACE})(?=,?\s*(?:{_STAMP}|\())(?:,\s*(?!{_MONTH})[A-Z][a-z]+)?)
    (?:,?\s*(?P<date>{_STAMP}))?
    (?:,?\s*(?:\((?P<round>[^()]{{2,60}})\)|/(?P<slash>[^/\n]{{2,60}})/|\|\s*(?P<bar>[^|\n]{{2,60}}?)
      |[-–—]\s+(?P<dash>{_WORD}(?:\ {_WORD}){{0,5}})(?=\s+(?:[-–—]|--)\s)))?
    (?:\*\*|__)?
    \s*(?P<end>--+|[—–]|-(?=\s)|:(?=\s)|●|$)\s*
    """,
    re.VERBOSE,
)
_WIRE_FIRST = re.compile(r"\((?P<round>[A-Z][\w.’'& -]{2,40})\)\s*(?:[-–—]|--)\s+")
_BRACKETED = re.compile(r"[（(【\[]\s*([^()（）【】\[\]]{3,100})[)）】\]]\s*")


class Byline(Struct, frozen=True, kw_only=True):
    """What a line says of the article; each value as written, ``published`` as the text of the date."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    editor: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    end: int = 0  # where the byline stops in the line it was found in; the text begins there

    def merged(self, other: "Byline") -> "Byline":
        """This byline, with gaps filled from another."""
        gaps = {field: getattr(other, field) for field in _FIELDS if not getattr(self, field)}
        return structs.replace(self, **gaps)


_FIELDS = ("title", "publisher", "author", "editor", "published", "updated", "url")


@functools.cache
def _vocabulary() -> tuple[
    dict[str, str], dict[str, str], re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]
]:
    """Labels and bare words by field, their pattern, the patterns of reporters, and words of publishers."""
    known = rules("bylines")
    labels = {word.lower(): field for field, words in known["labels"].items() for word in words}
    bare = {word.lower(): field for field, words in known["bare"].items() for word in words}

    def union(words: dict[str, str] | list[str]) -> str:
        return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))

    label = re.compile(
        rf"(?<![\w'’.-])(?:(?P<label>{union(labels)})\s*[:：/](?!/)\s*|(?P<bare>{union(bare)})\s+(?=\S))", re.IGNORECASE
    )
    reporters = union(known["reporter_words"])
    lead = re.compile(
        rf"(?P<outlet>{_WORD}(?:\s+{_WORD}){{0,5}}),?(?:\s+{_WORD},?\s+{_STAMP},?)?\s*[（(](?i:{reporters})[:：]?\s+(?P<author>[^()（）]{{2,60}})[)）]\s*"
    )
    line = re.compile(
        rf"(?:(?P<first>{_WORD}(?:\s+[\w'’&-]+){{0,5}}?)\s*[●•·|]\s*)?(?P<outlet>{_WORD}(?:\s+{_WORD}){{0,5}}?)?,?\s*\b(?i:{reporters})[:：]?\s+"
        rf"(?P<author>{_WORD}(?:(?:,\s*|\s+and\s+|\s+){_WORD}){{0,5}})$"
    )
    return labels, bare, label, lead, line, frozenset(known["publisher_words"])


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


def read_lead(line: str) -> Byline | None:
    """The dateline or reporter's name at the beginning of a line, or None; ``end`` is where the text begins.

    "SHANGHAI, Nov. 1, 2023 (Wire) — NIO delivered", "City Daily News (Reporter Wang Wu) On May 3rd".
    """
    head = line[:240]
    match = _WIRE_FIRST.match(head)
    if match:
        return Byline(publisher=match["round"], end=match.end())
    lead = _vocabulary()[3].match(head)
    if lead:
        return Byline(
            publisher=_outlet(lead["outlet"]),
            author=lead["author"].strip(),
            published=_stamp(lead.group()),
            end=lead.end(),
        )
    match = _DATELINE.match(head)
    if not match or (not match["end"] and (len(line) > 120 or not match["date"])):
        return None
    wire = match["round"] or match["slash"] or match["bar"] or match["dash"]
    if (
        not match["date"]
        and not (wire and _is_outlet(wire))
        and not (match["caps"] and len(match["caps"]) > 4 and match["end"] in {"—", "–", "--"})
    ):
        return None
    reporter = re.match(r"(?i:reporters?|correspondents?)[:：]?\s+(.+)", wire or "")
    if reporter:
        return Byline(author=reporter[1].strip(), published=match["date"], end=match.end())
    return Byline(publisher=wire.strip() if wire else None, published=match["date"], end=match.end())


def named_publisher(text: str) -> str | None:
    """The publisher that a notice at the end or the paper's own reporters name, or None.

    "Please indicate the source: Night Owl Finance", "a reporter from Harbour Business Daily visited the plant".
    """
    notices, reporters = _naming()
    for match in notices.finditer(text):
        name = _first_group(match)
        if _is_outlet(name):
            return _outlet(name)
    counts: dict[str, int] = {}
    for match in reporters.finditer(text):
        name = _first_group(match)
        if _is_outlet(name):
            counts[name] = counts.get(name, 0) + 1
    best = max(counts, key=lambda n: (counts[n], len(n)), default=None)
    return _outlet(best) if best and counts[best] > 1 else None


@functools.cache
def _naming() -> tuple[re.Pattern[str], re.Pattern[str]]:
    name = rf"({_WORD}(?:\s+{_WORD}){{0,4}})"

    def union(section: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{p.replace('NAME', name)})" for p in rules("bylines")[section]))

    return union("named_in_notice"), union("own_reporter")


def _first_group(match: re.Match[str]) -> str:
    return next(g for g in match.groups() if g).strip(" .")


def _labelled(line: str) -> Byline | None:
    """A line that begins with a label ("Source: X  Author: Y") or holds one behind a name or date."""
    labels, bare, pattern, *_ = _vocabulary()
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
            if field == "ignored":
                continue
            return None
        values.setdefault(field, value)
    if set(values) <= {"title"} and len(marks) == 1 and not values:
        return None
    for piece in loose:
        for part in _GAP.split(piece):
            part = part.strip(" ,，;；.:：")
            stamp = _STAMP_RE.search(part)
            if stamp and len(stamp.group()) > 0.5 * len(part):
                values.setdefault("published", stamp.group())
            elif part and _NAME.match(part) and len(part) > 2:
                values.setdefault("publisher", part)
            elif len(part) > 40:
                return None  # a sentence stands beside the label: this is text
    values.pop("ignored", None)
    author = values.get("author")
    if author and "," in author and "publisher" not in values:
        person, _, rest = author.rpartition(",")
        if _is_outlet(rest):
            values["author"], values["publisher"] = person.strip(), rest.strip()
    return Byline(**values)  # type: ignore[arg-type]


def _is_label(line: str, mark: re.Match[str], follows: bool) -> bool:
    """Whether a label stands where labels do: at the beginning, after a gap or number, or after another's value."""
    before = line[: mark.start()]
    if not before.strip(" *_([（【|·•●-—–"):
        return True
    if mark["label"]:
        return follows or bool(re.search(r"(?:\s{2}|\t|[|·•●,，;)）]\s*|\d\s+)$", before))
    if _STAMP_RE.search(before) or before.endswith("  "):
        return True
    return bool(_STAMP_RE.match(line, mark.end())) and (follows or bool(_NAME.match(before.strip())))


def _value(text: str, field: str) -> tuple[str | None, str]:
    """The value that follows a label, and what is left behind it; None where it cannot be one."""
    text = text.strip(" \t,，;；")
    if field in {"published", "updated"}:
        stamp = _STAMP_RE.match(text)
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
    stamp = _STAMP_RE.search(value)
    if stamp and stamp.start() > 0 and field != "title":
        value, rest = value[: stamp.start()].strip(" ,"), f"{stamp.group()}  {rest}"
    value = re.sub(r"\]\([^)]*\)", "", value).strip("[]* ")
    if field == "title":
        return value or None, rest
    known = _PEOPLE.match(value) if field == "author" else len(value) <= 80
    return (value, rest) if value and known and not value[0].isdigit() else (None, "")


def _reporter_line(line: str) -> Byline | None:
    """ "Riverside business news ● Riverside Business Daily reporter Li Si"."""
    match = _vocabulary()[4].match(line)
    if not match or (not (match["outlet"] or match["first"]) and len(line) > 60):
        return None
    return Byline(publisher=_outlet(match["outlet"]) or match["first"], author=match["author"])


def _name_and_date(line: str) -> Byline | None:
    """ "Car Little Second   2022-06-25 18:40", or a date alone."""
    stamp = _STAMP_RE.search(line)
    if not stamp or not (_YEAR.search(stamp.group()) or ":" in stamp.group()):
        return None
    rest = f"{line[: stamp.start()]}  {line[stamp.end() :]}"
    pieces = [p.strip(" ,，.-–—|") for p in _GAP.split(rest) if p]
    names = [p for p in pieces if p and not _aside().match(p)]
    if len(names) > 3 or not all(_NAME.match(n) and len(n) <= 60 for n in names):
        return None
    outlets = [n for n in names if _is_outlet(n)] or names[:1]
    people = [n for n in names if n not in outlets]
    return Byline(
        publisher=outlets[0] if outlets else None, author=people[0] if people else None, published=stamp.group().strip()
    )


@functools.cache
def _aside() -> re.Pattern[str]:
    return re.compile("|".join(rules("bylines")["asides"]), re.IGNORECASE)


def name_alone(line: str) -> Byline | None:
    """A line that is nothing but a name: of a paper where a word says so, else of a person; None for any other."""
    inner = line.strip().strip("*_").strip()
    if len(inner) > 40 or not _NAME.match(inner) or inner.isupper():
        return None
    if _is_outlet(inner):
        return Byline(publisher=inner, end=len(line))
    return Byline(author=inner, end=len(line)) if 2 <= len(inner.split()) <= 3 and not re.search(r"\d", inner) else None


def _is_outlet(name: str) -> bool:
    words = re.findall(r"[a-z]+", name.lower())
    return any(w in _vocabulary()[5] for w in words)


def _outlet(name: str | None) -> str | None:
    """ "Harbour Daily News" as a translated credit is the Harbour Daily's news."""
    if not name:
        return None
    return re.sub(r"(?<=Daily|Times|Press) [Nn]ews$", "", name.strip()) or None


def _stamp(text: str) -> str | None:
    match = _STAMP_RE.search(text)
    return match.group().strip() if match else None

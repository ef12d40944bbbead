"""Titles of events as lists show them: beside their date, cut where a clause ends, with quotation marks in pairs.

The dataset keeps the title that extraction gave; this is its form for readers.
"""

import re

from generator.model import Event

_MOST = 130  # characters
_LEAST = 75  # a clause shorter than this is no place to cut
_NAME = 40
_CUT = " …"
_LEFT_OPEN = re.compile(
    r"(?:[\s,;:]+(?:an?|the|and|or|but|of|in|on|at|to|by|for|from|with|as|that|than|its|their|his|her|which|is|are|was|were|will|be))+$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:](?=\s)")
_SENTENCE_END = re.compile(r"(?<=\w{4})[.!?][\"”’]?(?=\s+[\"“‘]?[A-Z])")  # longer words only: "Ltd." ends none
_BEFORE_DATE = re.compile(
    r"(?:(?:on|in) )?(?:(?:the )?(?:early )?(?:morning|afternoon|evening|night) of )?", re.IGNORECASE
)
_COMMA = re.compile(r"\s*,\s*")
_PAIRS = (('"', '"'), ("“", "”"), ("(", ")"))


def event_title(event: Event) -> str:
    """What an event is called in a list that shows its date beside it."""
    prefix, text = _prefix(event.title)
    source = " ".join(event.evidence[0].quote.split())
    if text.endswith(_CUT):
        text = _continued(text.removesuffix(_CUT), source)
    elif _announces(text, source):
        text = _continued(text, source)
    text = _without_date(text, event.date_text)
    text = _paired(_shortened(text).strip().rstrip(".,;:"), source)
    if not prefix:
        text = _capitalized(text)
    return f"{prefix}{text}" or event.title


def _prefix(title: str) -> tuple[str, str]:
    """The name that extraction set before a clause that lacks it, and the clause."""
    name, colon, clause = title.partition(": ")
    return (f"{name}: ", clause) if colon and len(name) < _NAME and len(clause) >= 20 else ("", title)


def _announces(text: str, source: str) -> bool:
    """Whether the sentence goes on with a colon: then the words that were said are yet to come."""
    at = source.casefold().find(text.casefold())
    return at >= 0 and source[at + len(text) :].lstrip().startswith(":")


def _continued(stem: str, source: str) -> str:
    """A text that was cut, with what follows it in the sentence."""
    at = source.casefold().find(stem.casefold())
    return source[at:] if at >= 0 else stem + _CUT


def _without_date(text: str, date: str | None) -> str:
    """The text without the date at its head, which stands beside it; "by" and "until" say more than the date and stay."""
    if not date:
        return text
    head = _BEFORE_DATE.match(text)
    for start in (head.end() if head else 0, 0):
        end = start + len(date)
        comma = _COMMA.match(text, end) if text[start:end].casefold() == date.casefold() else None
        if comma:
            return text[comma.end() :] if len(text) - comma.end() >= 20 else text
    return text


def _shortened(text: str) -> str:
    """Its first sentence, at most 130 characters: up to a clause's end if there is one to cut at, else between words."""
    end = _SENTENCE_END.search(text, 30)
    text = text[: end.end()] if end else text
    if len(text) <= _MOST:
        return text
    ends = [found.start() for found in _CLAUSE_END.finditer(text, _LEAST, _MOST)]
    if ends:
        return text[: ends[-1]] + _CUT
    cut = text[:_MOST].rpartition(" ")[0] or text[:_MOST]
    return _LEFT_OPEN.sub("", cut).rstrip(" ,;:") + _CUT


def _paired(text: str, source: str) -> str:
    """The text with lost quotation marks brought back; a mark in its midst that cannot have a partner goes."""
    for opening, closing in _PAIRS:
        if opening == closing:
            missing = text.count(opening) % 2
            opened = bool(missing and re.search(rf"(?:^|\s){opening}\w[^{opening}]*$", text))
        else:
            missing = abs(text.count(opening) - text.count(closing))
            opened = text.count(opening) > text.count(closing)
        if missing and opened:
            text += closing
        elif missing and source.startswith(opening + text[:10]):
            text = opening + text
        elif missing:
            text = "".join(text.rsplit(closing, 1))
    return text


def _capitalized(text: str) -> str:
    """A capital first letter, but for names that are written otherwise, such as "iCar" or "e4"."""
    word = re.match(r"\W*(\w+)", text)
    if not word or not word[1].isalpha() or not word[1].islower():
        return text
    place = word.start(1)
    return text[:place] + text[place].upper() + text[place + 1 :]

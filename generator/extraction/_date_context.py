"""What a date is resolved by: the reference, the dates named before it, and the tense it is told in."""

import datetime as dt
import functools
import re
from dataclasses import dataclass, field

from generator.extraction import _date_spans as spans
from generator.extraction._date_forms import Atom, words
from generator.knowledge import rules

MEMORY = 60  # so many dates back a text may refer
_STOPS = (". ", "\n", "! ", "? ", "。", "；", ".\u201d", '."')


@dataclass(slots=True)
class Known:
    """A date that the text has named before."""

    start: int
    end: int
    edtf: str
    stated: bool  # its year stands in the text
    modifier: str = ""
    compared: bool = False  # with which another is compared ("a year earlier")


@dataclass(slots=True)
class Context:
    """What a date is resolved by: the text, the reference and the dates before it."""

    text: str
    reference: str | None  # EDTF
    stated: list[Known] = field(default_factory=list)  # without reference: all dates of the text that state a year
    known: list[Known] = field(default_factory=list)  # resolved so far
    narrates: bool = False  # the whole text tells of old times

    @property
    def today(self) -> dt.date | None:
        """The last day that the reference can mean."""
        found = spans.bounds(self.reference) if self.reference else None
        return found[1] if found else None

    @property
    def exact(self) -> dt.date | None:
        """The reference where it is a day."""
        return self.today if self.reference and spans.grain(self.reference) == "day" else None

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Rough bounds of the sentence around a place, at most 300 characters to each side."""
        first = max(self.text.rfind(stop, max(0, start - 300), start) for stop in _STOPS)
        last = min((at for stop in _STOPS if (at := self.text.find(stop, end, end + 300)) >= 0), default=end + 300)
        return max(first + 1, start - 300, 0), min(last + 1, len(self.text))

    def reach(self, start: int, end: int, back: int) -> int:
        """Where the sentence ``back`` sentences before that of a place begins."""
        first, _ = self.sentence(start, end)
        for _ in range(back):
            before = max(first - 2, 0)
            while before and self.text[before].isspace():
                before -= 1
            first, _ = self.sentence(before, before)
        return first

    def last(self, *grains: str, own: bool = False) -> Known | None:
        """The nearest date before, of one of the grains (of any if none is given); ``own``: none that is compared with."""
        near = (known for known in reversed(self.known[-MEMORY:]) if not (own and known.compared))
        return next((known for known in near if not grains or spans.grain(known.edtf) in grains), None)


@functools.cache
def _cues() -> re.Pattern[str]:
    data = rules("dates")
    no_past = words(data["no_past"])
    future, hint, past = words(data["future"]), words(data["future_hint"]), words(data["past"])
    return re.compile(
        rf"(?<![A-Za-z-])(?:(?P<future>{future})|(?P<hint>{hint})"
        rf"|(?P<past>{past}|(?!(?:{no_past})\b)[a-z]+ed))(?![A-Za-z])"
    )


def tense(context: Context, atom: Atom) -> str:
    """future, past or "" by the cue nearest to the date in its sentence; what stands before it weighs more."""
    first, last = context.sentence(atom.start, atom.end)
    best, found = 120.0, ""
    future_end = -100
    led = False  # a verb of the future stands before
    for match in _cues().finditer(context.text, first, last):
        when = str(match.lastgroup)
        if when == "future":
            future_end, led = match.end(), True
        elif when == "hint":
            when = "future"
        elif match.start() - future_end < 16 and match["past"] not in ("said", "says"):
            when, future_end = "future", match.end()  # "will be listed"
        elif led and context.text.endswith(" and ", 0, match.start()):
            when = "future"  # "will be listed in October and delivered in November"
        if match.end() <= atom.start:
            distance = float(atom.start - match.end())
        elif match.start() >= atom.end:
            between = context.text[atom.end : match.start()]
            distance = 1.5 * len(between) + (24 if "," in between else 4)
        else:
            continue
        if distance < best:
            best, found = distance, when
    return found


def choose(candidates: list[str], anchor: dt.date, when: str) -> str:
    """The candidate, of spans a year apart and in order, that fits the tense at the day ``anchor``.

    For the past the last that has begun, for the future the first that has not ended, else the nearest, where the past
    is preferred. What would lie almost a year back although it is near ahead, or the other way round, is near.
    """
    known = [(found, edtf) for edtf in candidates if (found := spans.bounds(edtf))]
    before = [(found, edtf) for found, edtf in known if found[0] <= anchor]
    after = [(found, edtf) for found, edtf in known if found[0] > anchor]
    if not before or not after:
        return (before[-1] if before else after[0])[1]
    (begun, past), (coming, future) = before[-1], after[0]
    ago, ahead = max((anchor - begun[1]).days, 0), (coming[0] - anchor).days
    if when == "future":
        return past if begun[1] >= anchor or (ahead > 210 and ago < 75) else future
    if when == "past":
        fine = spans.grain(past)
        soon = (ago > 300 and ahead < 60 and fine == "day") or (ago > 150 and ahead < 100 and fine == "quarter")
        return future if soon else past
    return future if ahead * 3 < ago else past

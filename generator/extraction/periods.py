"""When a figure holds: the date that goes with a quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.extraction._period_compared import is_backward, is_compared, is_set_against, months_back
from generator.extraction._period_milestones import Milestones
from generator.extraction._period_nearest import STANDING, nearest, span
from generator.extraction.context import Context, Line
from generator.extraction.dates import FoundDate
from generator.extraction.edtf import is_past, last_day, moved
from generator.extraction.figures import is_money
from generator.extraction.quantities import Quantity
from generator.knowledge.attributes import Attribute
from generator.model import Event

_THE_PERIOD = re.compile(r"(?:the|that) (?:quarter|half|period)", re.IGNORECASE)  # that the article reports on
#: The aim of the year in which an article is written: "the annual target is 300,000", "to end the year at 60,000".
_ANNUAL = re.compile(
    r"\b(?:(?:annual|yearly|full[- ]year|whole[- ]year|year['’]s) (?:\w+ )?(target|goal|aim|guidance|forecast|plan)|"
    r"(?:end|finish|close|ends|for|over) the (?:full |whole )?year)\b",
    re.IGNORECASE,
)
_HAS = re.compile(r"\b(?:has|have|runs?|operates?|employs?|owns?|counts?|is|are|currently|now)\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:had|was|were|used to|ran|employed|held|counted)\b", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})/(\d{4})")
_DAYS = re.compile(r"\d{4}-\d\d-\d\d/")  # a week is no period of results
_ENDED = re.compile(r"\b(?:ended|ends|closed|finished)\s(?:the\s)?$")  # "ended September with 9.1 billion of cash"
_AIMING = ("target", "planned", "estimated", "claimed")


class Periods:
    """Carries periods from sentence to sentence; one for each article, lines in order."""

    def __init__(self, context: Context, events: Iterable[Event]) -> None:
        self.context = context
        self.milestones = Milestones(context, events)
        self.base: str | None = None  # EDTF of the period that title, heading or lead state
        self.carried: tuple[str, int] | None = None  # EDTF of the last flow period and its paragraph
        self.spoken: str | None = None  # EDTF of the last flow: what "a year ago" counts from
        self.back: tuple[int, int] | None = None  # months back of the last comparison, and its paragraph
        self.state: tuple[str, int] | None = None  # EDTF of the last state and its paragraph

    def enter(self, line: Line) -> None:
        """Lets a period that a title, heading or lead states stand for the figures after it."""
        if line.role == "body" and (self.base or line not in self.context.lines[:3]):
            return
        for date in line.dates:
            if date.kind != "period" or "/.." in date.edtf or _DAYS.match(date.edtf) or self._is_aimed_at(line, date):
                continue
            if not is_compared(self.context, line, date):
                self.base = date.edtf
                return

    def choose(self, line: Line, quantity: Quantity, attribute: Attribute, subject: str, *, future: bool) -> str | None:
        """The EDTF period of a figure, or None where the text gives none."""
        if attribute.daily:
            day = nearest(self.context, line, quantity, attribute)
            return day.edtf if day and len(day.edtf) == 10 else self.context.article.as_of
        if attribute.period in ("flow", *STANDING) and self.spoken and is_backward(self.context, line, quantity):
            return self._before_now(line, quantity)
        period = self._choose(line, quantity, attribute, subject, future=future)
        if attribute.period == "flow" and period and not future:
            self.spoken = period
        return period

    def _choose(
        self, line: Line, quantity: Quantity, attribute: Attribute, subject: str, *, future: bool
    ) -> str | None:
        stated = nearest(self.context, line, quantity, attribute)
        published = self.context.article.as_of
        if stated and published and attribute.id.endswith("_cagr"):
            return _full_years(stated.edtf, int(published[:4]))
        if stated and self.base and _THE_PERIOD.fullmatch(self.context.text, stated.start, stated.end):
            return self.base
        if stated and attribute.period == "stock" and not future and self._is_of_later(line, quantity, stated):
            stated = None
        if stated is None and published and self._is_present(line, quantity):
            return published[:7]
        if attribute.period == "flow":
            counted = self._flow(line, quantity, attribute, stated, subject, future=future)
            return counted or self.milestones.from_launch(line, quantity, subject)
        if attribute.period == "offer":
            if stated:
                return stated.edtf
            told = self.milestones.launches.get(subject) or self.milestones.told_before(line, subject)
            return told or (published and published[:7])
        if stated:
            ended = _ENDED.search(self.context.text, max(line.start, stated.start - 14), stated.start)
            held = last_day(stated.edtf) if ended and attribute.period in STANDING else stated.edtf
            self.state = (held, line.paragraph)
            return held
        if attribute.period == "stock" and published and not future:
            if self._is_told_as_past(line, quantity):
                return None
            return (
                published[:4] if published.endswith("~") else published[:7]
            )  # a month that is about right is too fine
        if attribute.period == "norm":
            return published and published[:4]
        amount = attribute.period == "state" and is_money(quantity.unit)
        if amount and self.state and line.paragraph - self.state[1] <= 1:
            self.state = (self.state[0], line.paragraph)
            return self.state[0]
        return self.milestones.filed(subject) if attribute.period == "spec" else None

    def _before_now(self, line: Line, quantity: Quantity) -> str | None:
        """The period before that of the figures around it; None where the text does not say how long before."""
        back = months_back(self.context, line, quantity)
        if back:
            self.back = (back, line.paragraph)
        elif self.back and self.back[1] == line.paragraph:
            back = self.back[0]
        return moved(self.spoken, -back) if back and self.spoken else None

    def _flow(
        self,
        line: Line,
        quantity: Quantity,
        attribute: Attribute,
        stated: FoundDate | None,
        subject: str,
        *,
        future: bool,
    ) -> str | None:
        ends = stated is not None and stated.modifier in ("by", "as_of", "until")
        cumulative = self._is_cumulative(line, quantity) or (attribute.running and ends)
        year = self._year_aimed_at(line, quantity, stated)
        if year:
            return year
        if stated and cumulative:
            return self._total(line, stated, subject)
        if stated:
            own = not future and not is_set_against(self.context, line, quantity)
            aside = stated.start > quantity.start or "/" in stated.edtf  # "... and was the best-selling car in March"
            if own and (self.base is None or not aside):
                self.carried = (stated.edtf, line.paragraph)
            return stated.edtf
        if future or quantity.unit in ("{vehicle}/mo", "{vehicle}/a"):
            return None
        near = self.carried is not None and line.paragraph - self.carried[1] <= (0 if self.base else 1)
        period = self.carried[0] if self.carried and near else self.base
        return last_day(period) if period and cumulative else period

    def _total(self, line: Line, stated: FoundDate, subject: str) -> str:
        """The stretch of a running total of which the text gives an end or a start."""
        if "/" in stated.edtf:
            return stated.edtf
        if stated.modifier == "since":
            return self._until_now(stated.edtf)
        return self._since(line, stated) or self.milestones.since_start(subject, last_day(stated.edtf))

    def _until_now(self, start: str) -> str:
        """A running total since a start that the text dates: up to its publication, in the precision of the start."""
        published = self.context.article.as_of
        now = published[: len(start)] if published else ""
        return f"{start}/{now}" if len(now) == len(start) and start < now else start

    def _since(self, line: Line, end: FoundDate) -> str | None:
        """A running total since a stated start: the interval."""
        for date in line.dates:
            before = self.context.text[max(line.start, date.start - 60) : date.start]
            if (
                date is not end
                and (date.modifier == "since" or re.search(r"\bsince\b", before))
                and "/" not in date.edtf
            ):
                return f"{date.edtf}/{end.edtf}" if date.edtf < end.edtf else None
        return None

    def _year_aimed_at(self, line: Line, quantity: Quantity, stated: FoundDate | None) -> str | None:
        """The year of publication, where a figure is what somebody aims at for the year."""
        published = self.context.article.as_of
        start = max(line.start, quantity.start - 60, stated.end if stated and stated.end <= quantity.start else 0)
        aimed = _ANNUAL.search(self.context.text, start, quantity.start)
        if not aimed or not published or (stated and stated.start > quantity.start):
            return None
        if not aimed[1] and not any(cue.key in _AIMING for cue in line.cues["status"]):
            return None
        return None if self.context.crossings(aimed.end(), quantity.start) else published[:4]

    def _is_aimed_at(self, line: Line, date: FoundDate) -> bool:
        """True for the year of a target or a plan ("its target for 2023"), which is not what the article reports on."""
        if any(c.key in ("target", "planned") and 0 <= c.start - date.end <= 24 for c in line.cues["status"]):
            return True  # "its full-year output target"
        before = [c for c in line.cues["status"] if c.end <= date.start]
        if any(c.key in ("target", "planned") and date.start - c.end <= 24 for c in before):
            return True
        clause, _ = self.context.clause(line, date.start)
        return any(c.key == "estimated" and c.start >= clause and date.start - c.end <= 70 for c in before)

    def _is_cumulative(self, line: Line, quantity: Quantity) -> bool:
        """True for the figure that is the nearest to a word for a running total."""
        for cue in line.cues["cumulative"]:
            near = abs(cue.start - quantity.start) < 90
            if near and self.context.crossings(*span(cue.start, quantity.start)) <= 2:
                return True
        return False

    def _is_of_later(self, line: Line, quantity: Quantity, stated: FoundDate) -> bool:
        """True for the day of a plan behind what there is today: "has 630 stores, and next year 1,000"."""
        published = self.context.article.as_of
        if not published or stated.start < quantity.end or not is_past(published, stated.edtf):
            return False
        start, _ = self.context.clause(line, quantity.start)
        return _HAS.search(self.context.text, start, quantity.start) is not None

    def _is_told_as_past(self, line: Line, quantity: Quantity) -> bool:
        """True for what the clause before a figure tells of as past, or sets another against."""
        start, _ = self.context.clause(line, quantity.start)
        past = _WAS.search(self.context.text, start, quantity.start)
        return past is not None or is_set_against(self.context, line, quantity)

    def _is_present(self, line: Line, quantity: Quantity) -> bool:
        return any(
            abs(cue.start - quantity.start) < 70 and self.context.crossings(*span(cue.start, quantity.start)) <= 3
            for cue in line.cues["present"]
        )


def _full_years(edtf: str, year: int) -> str:
    """The years over which an annual rate is reckoned: the last of "the past six years" is the one before the present."""
    match = _YEARS.fullmatch(edtf)
    return f"{match[1]}/{year - 1}" if match and int(match[2]) == year else edtf

"""Making a claim of a figure: of whom it is, when it holds, how sure it is."""

from __future__ import annotations

import re

from generator.extraction._claim_owner import owner_of, owners
from generator.extraction._claim_place import Place
from generator.extraction._claim_value import bound_of, in_usual_unit, signed
from generator.extraction.context import Context
from generator.extraction.counting import FLOWS, Counting
from generator.extraction.figures import published_unit
from generator.extraction.grounding import make_claim
from generator.extraction.periods import Periods
from generator.extraction.scopes import scope_of
from generator.extraction.statuses import speaker_of, status_of
from generator.extraction.subjects import Subjects
from generator.knowledge.attributes import Attribute
from generator.model import Claim, Leftover, Status, Value

_FUTURE = ("planned", "target", "hypothetical")
_WHOLE = re.compile(r"\b(?:total|overall|all|combined|together)\b", re.IGNORECASE)


class ClaimMaker:
    """Makes the claims of an article, in the order of its lines, and keeps what it could not make claims of."""

    def __init__(self, context: Context, subjects: Subjects, periods: Periods, counting: Counting) -> None:
        self.context = context
        self.subjects = subjects
        self.periods = periods
        self.counting = counting
        self.claims: list[Claim] = []
        self.leftovers: list[Leftover] = []

    def claim(
        self,
        place: Place,
        attribute: Attribute,
        *,
        value: Value | None = None,
        unit: str | None = None,
        like: Claim | None = None,
        subject: str | None = None,
        label: str | None = None,
        basis: str | None = None,
    ) -> None:
        """Adds the claim of a figure, or leaves it where it is nobody's.

        What is given stands; the rest is read from the words around the figure. A change is ``like`` the claim that
        it is a change of, and ``basis`` is the scope of what it is compared with.
        """
        owner = like.subject if like else subject
        owner = owner or owner_of(self.subjects, place, attribute, self.counting.last)
        if owner is None:
            self.leave(place, "no-subject")
            return
        if value is None:
            value = signed(self.context, place, attribute, self.counting.last)
        value, found_unit = in_usual_unit(attribute, value, unit or place.quantity.unit)
        currency = self.counting.currency if "money" in attribute.units else None
        for entity in owners(self.context, place, owner):
            status, period, scope = self._circumstances(place, attribute, entity, like)
            claim = make_claim(
                self.context,
                place.line,
                subject=entity,
                attribute=attribute,
                value=value,
                unit=published_unit(attribute, found_unit or currency),
                bound=bound_of(self.context, place, value),
                original=self.context.text[place.quantity.start : place.quantity.end],
                period=period,
                scope=scope | ({"change": basis} if basis else {}),
                status=status,
                speaker=speaker_of(self.context, place.line),
                label=label,
                at=place.quantity.start,
            )
            self.claims.append(claim)
            self.counting.tell(claim)

    def leave(self, place: Place, reason: str) -> None:
        """Adds a figure to the leftovers, with the reason that the review queue shows."""
        quantity = place.quantity
        self.leftovers.append(
            Leftover(
                article=self.context.article.id,
                sentence=place.line.index,
                start=quantity.start,
                end=quantity.end,
                quote=self.context.text[quantity.start : quantity.end],
                reason=reason,
            )
        )

    def _circumstances(
        self, place: Place, attribute: Attribute, owner: str, like: Claim | None
    ) -> tuple[Status, str | None, dict[str, str]]:
        """Status, period and scope of a figure: as of the claim it is like, as the table's head says, else by its words."""
        line, quantity, column = place.line, place.quantity, place.column
        if like:
            return like.status, like.period, dict(like.scope)
        status = status_of(self.context, line, quantity.start, quantity.end)
        if attribute.id == "target_timeframe" and status in ("reported", "claimed"):
            status = "planned"  # "through 15 to 20 years of efforts, Orvane will become ..."
        if column and column.status != "reported":
            status = column.status
        period = self.periods.choose(line, quantity, attribute, owner, future=status in _FUTURE)
        if column and column.period:
            period = column.period
        scope = scope_of(self.context, line, quantity, attribute.id, place.scopes)
        if place.trim:
            scope["trim"] = place.trim
        return status, period, scope | self._of_the_same(place, attribute, owner, period)

    def _of_the_same(self, place: Place, attribute: Attribute, owner: str, period: str | None) -> dict[str, str]:
        """The powertrain of the count before: "the output of fuel cars reached 66,400; sales reached 66,800"."""
        line, last = place.line, self.counting.last or self.counting.previous
        start, _ = self.context.clause(line, place.quantity.start)
        if (
            last is None
            or not {last.attribute, attribute.id} <= set(FLOWS)
            or last.attribute == attribute.id
            or (last.subject, last.period) != (owner, period)
            or line.index - last.evidence[0].sentence > 1
            or any(start <= mention.start < place.quantity.start for mention in line.mentions)
            or any(start <= cue.start < place.quantity.end for cue in place.scopes if cue.key.startswith("powertrain"))
            or _WHOLE.search(self.context.text, start, place.quantity.start)
        ):
            return {}
        return {key: value for key, value in last.scope.items() if key == "powertrain"}

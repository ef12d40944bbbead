"""Where it is said: every finding gets its evidence, and every claim its id, here."""

from __future__ import annotations

import hashlib

from generator.extraction.context import Context, Line
from generator.knowledge.attributes import Attribute
from generator.model import Claim, Evidence, Value


def evidence_of(context: Context, line: Line, at: int | None = None) -> Evidence:
    """The whole sentence as evidence; of a web page the clause around ``at`` that stands in its source to the letter."""
    start, end = line.start, line.end
    spans = context.article.verbatim
    if spans is not None and (start, end) not in spans:
        inside = [span for span in spans if line.start <= span[0] and span[1] <= line.end]
        holding = [span for span in inside if at is not None and span[0] <= at < span[1]]
        start, end = max(holding or inside or [(start, end)], key=lambda span: span[1] - span[0])
    return Evidence(
        article=context.article.id, sentence=line.index, start=start, end=end, quote=context.text[start:end]
    )


def make_claim(
    context: Context,
    line: Line,
    *,
    subject: str,
    attribute: Attribute,
    value: Value,
    unit: str | None,
    original: str,
    bound: str = "eq",
    period: str | None = None,
    scope: dict[str, str] | None = None,
    status: str = "reported",
    speaker: str | None = None,
    label: str | None = None,
    at: int | None = None,
) -> Claim:
    """A claim grounded in its sentence; its id hashes what it says, not where."""
    narrowed = scope or {}
    content = repr(
        (subject, attribute.id, label, value, unit, bound, period, sorted(narrowed.items()), status, speaker)
    )
    return Claim(
        id=hashlib.blake2b(content.encode(), digest_size=6).hexdigest(),
        subject=subject,
        attribute=attribute.id,
        label=label,
        value=value,
        unit=unit,
        bound=bound,  # type: ignore[arg-type]
        original=original,
        period=period,
        scope=narrowed,
        status=status,  # type: ignore[arg-type]
        speaker=speaker,
        evidence=(evidence_of(context, line, at),),
    )

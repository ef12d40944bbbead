"""Who an article is about."""

from __future__ import annotations

from collections.abc import Collection

from generator.extraction._cast_sections import named_in_one
from generator.extraction.context import Context
from generator.model import MAKERS


def main_entities(context: Context) -> tuple[dict[str, str], str | None, str]:
    """The entity of each kind that the article is most about (title first, then how early and how often), the maker
    among them, and whether the article's product is a "model" or a "technology".
    """
    weights: dict[str, dict[str, float]] = {}
    passing = named_in_one(context)
    for rank, line in enumerate(context.lines):
        for mention in line.mentions:
            if mention.entity in passing:
                continue
            weight = 1.0 + (4 if line.role == "title" else 0) + (2 if rank < 3 else 0)
            kind = weights.setdefault(context.kind(mention.entity), {})
            kind[mention.entity] = kind.get(mention.entity, 0.0) + (weight if mention.head else weight / 3)
    main = {kind: max(sorted(found), key=lambda entity: found[entity]) for kind, found in weights.items()}
    weight_of = {kind: weights[kind][main[kind]] for kind in main}
    makers = [kind for kind in MAKERS if kind in main]
    maker = main[max(makers, key=lambda kind: weight_of[kind])] if makers else None
    technical = weight_of.get("technology", 0.0) > 2 * weight_of.get("model", 0.0)
    return main, maker, "technology" if technical else "model"


def sole_in_title(context: Context, kinds: Collection[str]) -> str | None:
    """The entity of some kinds that an article's title names, where it names just one; else None."""
    named = {
        m.entity
        for line in context.lines
        if line.role == "title"
        for m in line.mentions
        if m.head and context.kind(m.entity) in kinds
    }
    return next(iter(named)) if len(named) == 1 else None

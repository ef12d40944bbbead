"""Who a pronoun, "the brand" or "the Japanese maker" stands for."""

from __future__ import annotations

from generator.extraction.context import Line
from generator.extraction.discourse import Discourse
from generator.model import MAKERS


def referent(discourse: Discourse, group: str, line: Line, offset: int) -> str | None:
    """Who a pronoun stands for: the first of its group named before it in the sentence, else the focus, else the main."""
    if group == "latter":
        makers = [m.entity for m in line.mentions if m.end <= offset and discourse.context.kind(m.entity) in MAKERS]
        return makers[-1] if makers else None
    if group == "person":
        return discourse.employer
    if group.startswith("nation:"):
        return _of_nation(discourse, group.removeprefix("nation:"), line, offset)
    group = "maker" if group == "line" else group
    wanted = MAKERS if group == "maker" else (group,)
    for mention in line.mentions:
        before = mention.end <= offset and mention.head and mention.start not in discourse.demoted
        if before and discourse.context.kind(mention.entity) in wanted:
            return mention.entity
    if group in discourse.focus:
        entity = discourse.focus[group][0]
        if group == "maker" and _has_left(discourse, entity, line):
            return discourse.maker
        if group == "maker" and _is_company_again(discourse, line, offset):
            return discourse.cast.headliner
        apart = group == "model" and discourse.paragraph.get(group) != line.paragraph
        if apart and discourse.cast.titled and not discourse.cast.digest:
            return discourse.cast.titled
        words = discourse.context.text[offset : offset + 9].lower()
        if words == "the brand":
            return _brand_of(discourse, entity) or entity
        return _group_of(discourse, entity) if words == "the group" else entity
    return next((discourse.main[kind] for kind in wanted if kind in discourse.main), None)


def _has_left(discourse: Discourse, entity: str, line: Line) -> bool:
    """True for a supplier that a paragraph before spoke of, where the article is about a maker of cars."""
    if discourse.maker is None or discourse.cast.digest or discourse.paragraph.get("maker") == line.paragraph:
        return False
    entities = discourse.context.lexicon.entities
    return entities[discourse.maker].sector in ("cars", None) and entities[entity].sector not in ("cars", None)


def _is_company_again(discourse: Discourse, line: Line, offset: int) -> bool:
    """True for "the company" of a paragraph that names no maker yet: the title's, not one of the paragraph before."""
    words = discourse.context.text[offset : offset + 12].lower()
    if discourse.cast.digest or not words.startswith(("the company", "the group", "the firm")):
        return False
    told = discourse.told.get(line.paragraph, set())
    return (
        discourse.paragraph.get("maker") != line.paragraph
        and not any(discourse.context.kind(one) in MAKERS for one in told)
        and discourse.cast.headliner is not None
    )


def _of_nation(discourse: Discourse, country: str, line: Line, offset: int) -> str | None:
    """The maker of a country that was named last, else the only one of it in the article."""
    context, country_of = discourse.context, discourse.context.lexicon.country
    before = [m.entity for m in line.mentions if m.end <= offset and context.kind(m.entity) in MAKERS]
    told = [one for one in (*reversed(before), *discourse.makers) if country_of(one) in (country, None)]
    known = [entity for entity in told if country_of(entity)]
    if known:
        return known[0]
    makers = [entity for entity in sorted(discourse.cast.first) if context.kind(entity) in MAKERS]
    alone = [entity for entity in makers if country_of(entity) == country]
    return alone[0] if len(alone) == 1 else next(iter(told), None)


def _group_of(discourse: Discourse, maker: str) -> str:
    """The highest owner of a maker that the article names; "the group" is not its brand."""
    named = [one for one in discourse.context.lexicon.ancestors(maker) if one in discourse.cast.first]
    return named[-1] if named else maker


def _brand_of(discourse: Discourse, group: str) -> str | None:
    """The brand of a group that the article is about; "the brand" is never the group itself."""
    for about in filter(None, (discourse.maker, discourse.main.get("model"))):
        line = [about, *discourse.context.lexicon.ancestors(about)]
        if group in line[1:] and discourse.context.kind(line[line.index(group) - 1]) in MAKERS:
            return line[line.index(group) - 1]
    return None

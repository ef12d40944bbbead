"""Who is meant where a sentence does not name the one that a link is of."""

from __future__ import annotations

import re

from generator.extraction.context import Context, Line
from generator.extraction.discourse import Discourse
from generator.extraction.phrases import Cue
from generator.extraction.referents import referent
from generator.extraction.relation_rules import Rule
from generator.model import Mention

_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|achieves?|makes?|made|can|could|seems?)\b")
_AFTER_COMPARISON = re.compile(
    r"\W*(?:Like|Unlike|Besides|Alongside|Compared (?:with|to)|As with)\s(?:[^\s,]+\s){0,5}[^\s,]+,\s"
    r"(?:the\s|its\s)?(?:new\s)?"
)
_RECENT = 4  # lines for which who was spoken of stays the subject


class Spoken:
    """Who is spoken of at a place of the article: for pronouns, entries of lists, the article's product."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        self.context = context
        self.discourse = discourse
        title = next((line for line in context.lines if line.role == "title"), None)
        self.titled = {mention.entity for mention in title.mentions} if title else set()

    def of(self, line: Line, rule: Rule, slot: str, cue: Cue, named: dict[str, list[str]]) -> str | None:
        """Who a pronoun before the cue stands for, or who was spoken of where the sentence names nobody before it."""
        kinds = rule.kinds(slot)
        if rule.focus.endswith("product"):
            return self._product(line, kinds, cue)
        if rule.focus.endswith("owner"):
            owners = self.context.lexicon.ancestors(named["subject"][0])
            return next((owner for owner in owners if owner in self.discourse.cast.first), None)
        groups = ["model"] if "model" in kinds else ["technology"] if "technology" in kinds else []
        groups += ["maker"] if "company" in kinds or "brand" in kinds else []
        before = [m for m in line.mentions if m.head and m.end <= cue.start and not self.is_compared(line, m)]
        before = [m for m in before if self.context.kind(m.entity) in ("model", "brand", "company")]
        last = before[-1].end if before else line.start
        pronouns = [c.key for c in line.cues["anaphora"] if last <= c.start and c.end <= cue.start]
        part = rule.supplying == "target" and not before  # "The cells come from Voltera"
        if rule.supplying and not pronouns and not part and not self._is_fragment(line, cue):
            return None
        for group in groups:
            if group not in pronouns and before:
                continue
            entity = referent(self.discourse, group, line, cue.start)
            if entity and self.context.kind(entity) in kinds and self._is_present(group, entity):
                return entity
        return None

    def _product(self, line: Line, kinds: tuple[str, ...], cue: Cue) -> str | None:
        """The article's product, or the model or maker that was spoken of last."""
        main = self.discourse.main
        for kind in ("model", "brand", "company"):
            if kind in kinds and main.get(kind) in self.titled:
                return main[kind]
        spoken = referent(self.discourse, "model" if "model" in kinds else "maker", line, cue.start)
        return spoken if spoken and self.context.kind(spoken) in kinds else None

    def _is_fragment(self, line: Line, cue: Cue) -> bool:
        """True for an entry of a list of properties: no verb after the cue, no car named."""
        if _FINITE.search(self.context.text, cue.end, line.end):
            return False
        return not any(m.head and self.context.kind(m.entity) in ("model", "brand") for m in line.mentions)

    def _is_present(self, group: str, entity: str) -> bool:
        focus = self.discourse.focus.get(group)
        near = focus is not None and focus[0] == entity and self.discourse.number - focus[1] <= _RECENT
        return near or entity in self.titled

    def is_compared(self, line: Line, mention: Mention) -> bool:
        """True for a name that is only compared with; not for the subject after it: "Like one, the other is"."""
        if mention.start not in self.discourse.demoted:
            return False
        return _AFTER_COMPARISON.fullmatch(self.context.text, line.start, mention.start) is None

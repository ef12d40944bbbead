"""The names that a cue links: who stands before it, who after it, in the same clause and near enough."""

from __future__ import annotations

import re

from generator.extraction.context import Context, Line
from generator.extraction.phrases import Cue
from generator.extraction.relation_focus import Spoken
from generator.extraction.relation_rules import Rule, words
from generator.extraction.subjects import Subjects
from generator.model import Mention

_ARTICLE = (
    r"(?:the\s|its\s|an?\s|to\sthe\s|in\sthe\s|on\sthe\s|in\s)?(?:new\s|all-new\s|two\s|one\s)?"
    r"(?:(?:[\w-]+\s){1,2}versions?\sof\s(?:the\s)?)?[\"“‘'\[]?"
)
_PARENTHESIS = r"(?:\s?[(（][^()（）]{0,60}[)）])?"
_LISTED = re.compile(
    rf"['’]?s?{_PARENTHESIS}(?:,\s(?:its|the|a)\s[^,;.]{{3,50}}(?=,))?"
    rf"(?:,|、|，|/|\s?;)?\s?(?:and|or|&|along with|together with|with|as well as|plus)?\s?{_ARTICLE}"
    r"(?:(?!(?:of|while|whereas|but|when|as|so|though|where|who|which)\b)[a-z][\w-]*\s)?"
)
_JOINER = re.compile(
    r"(?:,|、|，|/|\b(?:and|or|with|as well as|plus|but also|such as)\s|&)\s?(?:and\s)?"
    + _ARTICLE
    + r"(?:\w[\w-]*\s)?$"
)
_ADDRESS = re.compile(r"\]\([^)\s]*\)")
_REPLACED = re.compile(r"\b(?:replac(?:e|es|ed|ing)|instead of|rather than|unlike)\s(?:the\s)?$")
_LIKE = re.compile(r"(?:^|\W)(?:Like|As with|Just like)\s(?:the\s)?$")
_SUBJECT_NEXT = re.compile(
    r"\s(?:said|says|will|is|are|was|were|has|have|had|also|announced|plans?|told|would|can|currently|delivered|sold|"
    r"launched|unveiled|expects?|reported|recorded|released)\b"
)
_SERVING = re.compile(
    r"\b(?:with|of|from|by|into|in|to|for|at|on|than|against|like|including|over|after|under|via|through)\s"
    r"(?:the\s|its\s|a\s)?(?:new\s)?[\"“‘\[]?$"
)
_ASIDE = re.compile(r"[A-Z]\w+\s?\([^)]*$")  # the name stands in what is said of another
_LAST = re.compile(r"\b(?:and|or)\b|&")
_OPEN_REACH = 75
_OPENING = 30  # characters within which a cue opens its sentence


class Arms:
    """Finds the names for the slots of a rule around one of its cues."""

    def __init__(self, context: Context, subjects: Subjects) -> None:
        self.context = context
        self.subjects = subjects
        self.spoken = Spoken(context, subjects)

    def slots(self, line: Line, rule: Rule, cue: Cue) -> dict[str, list[str]] | None:
        """Entity ids for "subject" and "target", or for "both"; None where a slot stays empty."""
        if self._negated(line, cue) or self._in_address(cue):
            return None
        at = rule.order.index("cue")
        found: dict[str, list[Mention]] = {}
        position = cue.start
        for number, slot in enumerate(reversed(rule.order[:at])):
            group = self._before(line, rule, slot, position, number == at - 1)
            if not group:
                break
            found[slot], position = group, group[0].start
        position = cue.end
        for number, slot in enumerate(rule.order[at + 1 :]):
            group = self._after(line, rule, slot, position, number == 0)
            if not group:
                break
            found[slot], position = group, group[-1].end
        return self._completed(line, rule, cue, found)

    def _completed(
        self, line: Line, rule: Rule, cue: Cue, found: dict[str, list[Mention]]
    ) -> dict[str, list[str]] | None:
        named = {slot: list(dict.fromkeys(m.entity for m in group)) for slot, group in found.items()}
        if "both" in rule.order:
            return named if len(named.get("both", [])) > 1 else None
        for slot in ("subject", "target"):
            if slot in named:
                continue
            spoken = None
            if slot in rule.focus:
                spoken = self._following(line, rule, slot, cue, found) or self.spoken.of(line, rule, slot, cue, named)
            if spoken is None or not self._fits_sector(rule, slot, spoken):
                return None
            named[slot] = [spoken]
        return named

    def _following(self, line: Line, rule: Rule, slot: str, cue: Cue, found: dict[str, list[Mention]]) -> str | None:
        """The subject after an opening phrase: "Unlike its rivals A and B, the one ..."."""
        if cue.start - line.start > _OPENING or not found:
            return None
        end = max(mention.end for group in found.values() for mention in group)
        for mention in line.mentions:
            if mention.start >= end and self._fits(rule, slot, mention):
                between = self.context.text[end : mention.start]
                return mention.entity if between in (", ", ", the ") else None
        return None

    # -- around the cue

    def _before(self, line: Line, rule: Rule, slot: str, position: int, outmost: bool) -> list[Mention]:
        """The names before a position, the nearest that is not compared with and serves nobody; with its list."""
        text = self.context.text
        nearest: Mention | None = None
        serving: Mention | None = None
        for mention in reversed(line.mentions):
            if mention.end > position or not self._fits(rule, slot, mention):
                continue
            gap = len(_ADDRESS.sub("", text[mention.end : position]))
            if gap > rule.before or self.context.crossings(mention.end, position) > rule.crossings:
                break
            if gap > 3 and self.spoken.is_compared(line, mention):
                continue
            if outmost and rule.link and not rule.link.fullmatch(text, mention.end, position):
                continue
            if rule.type == "made-by" and words().part.search(text, mention.end, position):
                break
            before = text[max(line.start, mention.start - 24) : mention.start]
            if _REPLACED.search(before):
                continue
            if gap > 3 and _SERVING.search(before):
                serving = serving or mention
                continue
            nearest = mention
            break
        nearest = nearest or serving
        return self._with_listed_before(line, rule, slot, nearest) if nearest else []

    def _after(self, line: Line, rule: Rule, slot: str, position: int, beside: bool) -> list[Mention]:
        text = self.context.text
        pattern = rule.gap if beside else rule.link
        for mention in line.mentions:
            if mention.start < position or not self._fits(rule, slot, mention):
                continue
            gap = mention.start - position
            if gap > rule.after or self.context.crossings(position, mention.start) > rule.over:
                break
            if pattern and not pattern.fullmatch(text, position, mention.start):
                break
            if words().contrast.search(text, position, mention.start) or self._intervenes(line, position, mention):
                break
            if _ASIDE.search(text, position, mention.start):
                if rule.list != "all":
                    break
                continue
            group = self._with_listed_after(line, rule, slot, mention)
            if rule.then and not rule.then.match(text, mention.end, min(line.end, mention.end + 60)):
                break
            return group
        return []

    def _with_listed_before(self, line: Line, rule: Rule, slot: str, last: Mention) -> list[Mention]:
        group = [last]
        for mention in reversed(line.mentions):
            if mention.end > group[0].start or not self._fits(rule, slot, mention):
                continue
            before = self.context.text[max(line.start, mention.start - 20) : mention.start]
            if self.spoken.is_compared(line, mention) and not _LIKE.search(before):
                break
            if rule.list == "single" or not self._is_listed(mention, group[0]):
                break
            group.insert(0, mention)
        return group

    def _with_listed_after(self, line: Line, rule: Rule, slot: str, first: Mention) -> list[Mention]:
        text = self.context.text
        group, closed = [first], False
        for mention in line.mentions:
            if mention.start < group[-1].end or not self._fits(rule, slot, mention):
                continue
            if rule.list == "all":
                group.append(mention)
                continue
            between = text[group[-1].end : mention.start]
            if rule.list == "single" or not (self._is_listed(group[-1], mention) or self._is_far_listed(rule, between)):
                break
            if ("," in between or len(between) > 20) and _SUBJECT_NEXT.match(text, mention.end):
                break
            closing = _LAST.search(between) is not None
            if closed and not closing and len(between) < 12:
                break  # "A and B, C": a new clause
            closed = closing
            group.append(mention)
        return group

    def _is_far_listed(self, rule: Rule, between: str) -> bool:
        """True where an aside stands between two names of a list: "A, which costs less, and B"."""
        if rule.list != "open" or len(between) > _OPEN_REACH or ". " in between:
            return False
        return _JOINER.search(between) is not None

    def _intervenes(self, line: Line, position: int, name: Mention) -> bool:
        """True where another name stands between the cue and the name, and does not own it ("BYD's Seagull")."""
        owners = self.context.lexicon.ancestors(name.entity)
        return any(
            position <= other.start and other.end <= name.start and other.entity not in owners
            for other in line.mentions
            if other.head and self.context.kind(other.entity) in ("company", "brand", "model")
        )

    def _is_listed(self, first: Mention, second: Mention) -> bool:
        between = self.context.text[first.end : second.start]
        if len(between) > 90 or not re.search(r"[,，、/&;]|\b(?:and|or|with|as well as|plus)\b", between):
            return False
        return _LISTED.fullmatch(between) is not None

    # -- who fits

    def _fits(self, rule: Rule, slot: str, mention: Mention) -> bool:
        if not mention.head or self.context.kind(mention.entity) not in rule.kinds(slot):
            return False
        return self._fits_sector(rule, slot, mention.entity)

    def _fits_sector(self, rule: Rule, slot: str, entity: str) -> bool:
        if self.context.lexicon.entities[entity].sector == "media":
            return False
        if not rule.supplying:
            return True
        sector = self.context.lexicon.entities[entity].sector
        if sector in words().dealing or (slot == "subject" and rule.supplying == "target"):
            return True
        return (sector in words().supplying) == (slot == "subject")

    def _negated(self, line: Line, cue: Cue) -> bool:
        before = self.context.text[max(line.start, cue.start - 30) : cue.start]
        return words().negation.search(before) is not None

    def _in_address(self, cue: Cue) -> bool:
        """True for words of a web address."""
        text = self.context.text
        return bool({text[max(cue.start - 1, 0) : cue.start], text[cue.end : cue.end + 1]} & {"-", "/", "_"})

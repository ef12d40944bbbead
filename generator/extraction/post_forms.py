"""How posts, duties and foundings are written: the patterns that the vocabulary of people makes."""

from __future__ import annotations

import functools
import re

from msgspec import Struct

from generator.knowledge import rules


class PostForms(Struct, frozen=True):
    """The patterns, compiled."""

    post: re.Pattern[str]
    post_beside_founder: re.Pattern[str]
    lead: re.Pattern[str]
    modifiers: re.Pattern[str]
    former: re.Pattern[str]
    duty: re.Pattern[str]
    running: re.Pattern[str]
    worked: re.Pattern[str]
    joined: re.Pattern[str]
    joined_later: re.Pattern[str]
    as_post: re.Pattern[str]
    founding: re.Pattern[str]
    founded_by: re.Pattern[str]
    and_is: re.Pattern[str]


@functools.cache
def forms_of_posts() -> PostForms:
    """The patterns of ``people.yml``."""
    words = rules("people")
    titles = "|".join(re.escape(title) for title in sorted(words["titles"], key=len, reverse=True))
    ranks = "|".join(map(re.escape, words["ranks"]))
    one = rf"(?i:(?:(?:{ranks})[\s-])*(?:{titles})(?!\w))"
    post = rf"(?<![\w-]){one}(?:(?:,?\s(?:and|&)\s(?:(?:concurrently|also)\s)?|\s?/\s?|,\s)(?:the\s|its\s)?{one})*"
    others = "|".join(re.escape(title) for title in words["titles"] if "founder" not in title)
    being = "|".join(map(re.escape, words["being"]))
    duty = "|".join(map(re.escape, words["duty"]))
    running = "|".join(map(re.escape, sorted(words["running"], key=len, reverse=True)))
    founding = "|".join(map(re.escape, words["founding"]))
    return PostForms(
        post=re.compile(post),
        post_beside_founder=re.compile(rf"\b(?:{others})\b", re.IGNORECASE),
        lead=re.compile(
            rf"(?:\s?[,，(（–—:]\s?|\s(?:as|{being})\s|\s)(?:(?:who\s)?(?:{being})\s)?(?:also\s|currently\s|now\s)?"
            r"(?:(?:the\s)?(?:company|group|brand|firm|carmaker|automaker)['’]s\s|an?\s|the\s|its\s|their\s|his\s)?"
            r"(?:(?:new|then|current|long-time)\s)?(?=\S)"
        ),
        modifiers=re.compile(r"['’‘]?s?\s(?:(?:new|global|China|former|design|[a-z-]+)\s){0,3}?(?=\S)"),
        former=re.compile(r"\b(?:former|formerly|previously|ex-|used to be|was once)\b", re.IGNORECASE),
        duty=re.compile(rf",?\s(?:who\s)?(?:{duty})\s(?P<what>(?:[\w-]+\s){{0,3}}?[\w-]+)(?=\s(?:for|at|of|in)\s)"),
        running=re.compile(rf",?\s(?:who\s)?(?:{running})\s(?:the\s)?(?=\S)"),
        worked=re.compile(r"\b(?:worked\s(?:for|at)|formerly\s(?:of|at|with))\s"),
        joined=re.compile(r",?\s(?:has\s|who\s)?(?:joined|joins|rejoined)\s"),
        joined_later=re.compile(r"\b(?:joined|joins|moved to|rejoined)\s"),
        as_post=re.compile(rf"(?:\s\w+){{0,2}}\sas\s(?:an?\s|the\s|its\s)?(?P<post>{post})"),
        founding=re.compile(
            rf",?\s(?:who\s)?(?:has\s|had\s)?(?:{founding})\s(?:the\s)?(?:[\w-]+\s){{0,3}}?(?=[A-Z一-鿿])"
        ),
        founded_by=re.compile(rf"\b(?:{founding})\s(?:\w+\s)?(?:in\s(?:\w+\s)?\d{{4}}\s)?by\s(?:[\w-]+\s){{0,3}}"),
        and_is=re.compile(r"\band\s(?:now\s|still\s)?(?:is|remains|serves as|acts as)\s(?:its|the|their)\s"),
    )

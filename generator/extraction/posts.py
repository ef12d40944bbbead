"""People and their posts: who holds which post at whom, who founded whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from generator.extraction.context import Context, Line
from generator.extraction.discourse import Discourse
from generator.extraction.post_forms import forms_of_posts
from generator.model import Mention

_EMPLOYERS = ("company", "brand", "organisation")
_CHINESE = re.compile(r"\s?[（(][\u4e00-\u9fff]{2,5}[)）]")
_DEPARTMENT = re.compile(
    r"\s((?:of|for)\s(?:the\s)?(?:[A-Z][\w&’'-]*(?:\s(?:of|and|&|[A-Z][\w&’'-]*))*(?<!\sand)(?<!\sof)"
    r"|[a-z-]+(?:\s(?:and\s)?[a-z-]+){0,2}?(?=\s(?:at|for|of|in|said|says|told|and)\b|['’),.，]|$)))"
)
_OF = re.compile(r"\s?(?:of|at|for|with|in)\s?(?:the\s)?(?:[\w&’'/-]+\s){0,6}$")
_CHAINED = re.compile(r"(?:\s(?:[\w&’'-]+\s){0,3}(?:of|under|at)|['’]s|,?\sand|/)\s?(?:the\s)?$")
_AND_POST = re.compile(r"(?:,\s|\s|,\s?and\s)(?:(?:and|as well as|&)\s)?(?:also\s)?(?:the\s|an?\s|its\s)?")
_CALLED = re.compile(r"\s?(?:[,，:(（–—-]\s?)?$")
_OWNER_BEFORE = re.compile(r"(?:['’‘]s?)?\s(?:[A-Za-z&-]+\s){0,3}$|['’‘]?s?$")
_OPENING = 70  # characters within which the only employer of a sentence is its subject
_COMING = re.compile(r"\b(?:will (?:be|become|take over|join)|is to|is set to|to become|to succeed)\b")


class Post(Struct, frozen=True):
    """A post or the founding of a maker that the text gives to a person."""

    person: str
    employer: str
    role: str | None  # None for a founder without a post
    founder: bool
    start: int  # code points: where it is said
    coming: bool = False  # the person is to hold it


class PostFinder:
    """Reads a line's people; ``recent`` holds the entities that were named before."""

    def __init__(self, context: Context, discourse: Discourse) -> None:
        self.context = context
        self.discourse = discourse

    def posts(self, line: Line, recent: dict[str, int]) -> Iterator[Post]:
        """The posts that a line states; for a person whose employer the lexicon knows at least that one."""
        people = [self._whole(m) for m in line.mentions if m.head and self.context.kind(m.entity) == "person"]
        for person in people:
            stated = list(self._stated(line, person, people, recent))
            yield from stated
            if not stated:
                employer = self._own(line, person, recent)
                if employer:
                    yield Post(person.entity, employer, None, False, person.start)

    def _whole(self, person: Mention) -> Mention:
        """The person with the Chinese name in brackets behind: "Qiu Wenlan (裘闻岚), who founded ..."."""
        chinese = _CHINESE.match(self.context.text, person.end)
        return msgspec.structs.replace(person, end=chinese.end()) if chinese else person

    def _stated(self, line: Line, person: Mention, people: list[Mention], recent: dict[str, int]) -> Iterator[Post]:
        following = min([p.start for p in people if p.start >= person.end] + [line.end])
        previous = max([p.end for p in people if p.end <= person.start] + [line.start])
        yield from self._founded(person, previous, following, line)
        found = list(self._after(line, person, following, recent)) or list(self._ahead(line, person, previous, recent))
        yield from found

    # -- "Lian Yubo, executive vice president of BYD and president of its institute"

    def _after(self, line: Line, person: Mention, end: int, recent: dict[str, int]) -> Iterator[Post]:
        text, forms = self.context.text, forms_of_posts()
        duty = forms.duty.match(text, person.end, end)
        if duty:
            for employer in self._employers(line, duty.end(), end)[0]:
                yield Post(person.entity, employer, f"head of {duty['what']}", False, duty.start())
            worked = forms.worked.search(text, duty.end(), end)
            if worked:
                for employer in self._employers(line, worked.end(), end, adjacent=True)[0]:
                    yield Post(person.entity, employer, "former employee", False, worked.start())
            return
        running = forms.running.match(text, person.end, end)
        run = self._starting(line, running.end()) if running else None
        if running and run:
            ended = re.search(r"\b(?:ran|ed|led|was)\b", running.group())
            yield Post(person.entity, run.entity, "former head" if ended else "head", False, running.start())
            return
        joined = forms.joined.match(text, person.end, end) or forms.joined_later.search(text, person.end, end)
        lead = forms.lead.match(text, person.end, end)
        position = lead.end() if lead else person.end
        owner = self._starting(line, position)
        if owner:
            position = owner.end
            gap = forms.modifiers.match(text, position, end)
            position = gap.end() if gap else position
        post = forms.post.match(text, position, end) if lead or owner else None
        first = owner.entity if owner else None
        while post:
            former = forms.former.search(text, person.end, post.start()) is not None
            employers, position, department = self._tail(line, post.end(), end)
            title = post.group()
            if owner and first and employers and " and " in title:
                held, title = title.rsplit(" and ", 1)  # "Ford's president and CEO and president of Ford Model e"
                yield from self._of(person, [first], held, None, former, post.start())
            employers = employers or ([first] if first else self._unnamed(line, person, recent))
            first, owner = first or (employers[0] if employers else None), None
            yield from self._of(person, employers, title, department, former, post.start())
            more = _AND_POST.match(text, position, end)
            post = forms.post.match(text, more.end(), end) if more else None
        if joined:
            employers, position = self._employers(line, joined.end(), end, adjacent=True)
            as_post = forms.as_post.match(text, position, end)
            if as_post:
                yield from self._of(person, employers, as_post["post"], None, False, joined.start())

    # -- "Stellantis chief executive Carlos Tavares", "chairman of BYD Wang Chuanfu"

    def _ahead(self, line: Line, person: Mention, start: int, recent: dict[str, int]) -> Iterator[Post]:
        text, forms = self.context.text, forms_of_posts()
        start = max(start, person.start - 130)
        for post in reversed(list(forms.post.finditer(text, start, person.start))):
            between = text[post.end() : person.start]
            employers, position, department = self._tail(line, post.end(), person.start)
            reached = (employers or department) and _CALLED.fullmatch(text[position : person.start])
            if not reached and not _CALLED.fullmatch(between):
                continue
            apposed = text[max(line.start, post.start() - 2) : post.start()] == ", " and start > line.start
            if apposed and between.strip() in (",", "，"):
                continue  # the post of the person before
            former = forms.former.search(text, max(start, post.start() - 14), post.start()) is not None
            owner = self._ending(line, post.start(), post.end())
            employers = employers or ([owner.entity] if owner else self._unnamed(line, person, recent))
            begin = max(post.start(), owner.end) if owner else post.start()
            yield from self._of(person, employers, text[begin : post.end()], department, former, begin)
            return

    def _of(
        self, person: Mention, employers: list[str], post: str, department: str | None, former: bool, start: int
    ) -> Iterator[Post]:
        founder = "founder" in post.lower()
        role: str | None = _tidy(post)
        if department:
            role = f"{role} {department}"
        if former and not post.lower().startswith(("former", "ex-")):
            role = f"former {role}"
        if founder and not forms_of_posts().post_beside_founder.search(post):
            role = None
        begin = min(person.start, start - 40) if start < person.start else person.end
        coming = _COMING.search(self.context.text, max(begin, 0), start) is not None
        for employer in employers:
            yield Post(person.entity, employer, role, founder, start, coming)

    # -- whose post

    def _tail(self, line: Line, position: int, end: int) -> tuple[list[str], int, str | None]:
        """The employers after a post, where they end, and the department that is named instead or before."""
        text = self.context.text
        employers, reached = self._employers(line, position, end)
        department = _DEPARTMENT.match(text, position, end)
        named = department.group(1) if department else None
        if employers:
            first = next(m.start for m in line.mentions if m.start >= position and m.entity == employers[0])
            apart = department is not None and department.end() < first
            return employers, reached, named if apart and named and named.islower() else None
        if department:
            return [], department.end(), named
        if text[position : position + 2] in (", ", " (") and (owner := self._starting(line, position + 2)):
            return [owner.entity], owner.end, None
        return [], position, None

    def _employers(self, line: Line, position: int, end: int, adjacent: bool = False) -> tuple[list[str], int]:
        text = self.context.text
        found: list[str] = []
        for mention in line.mentions:
            if mention.start < position or mention.end > end or self.context.kind(mention.entity) not in _EMPLOYERS:
                continue
            between = text[position : mention.start]
            if found:
                fits = _CHAINED.fullmatch(between) is not None and not forms_of_posts().post.search(between)
            else:
                fits = len(between) < 60 and (_OF.fullmatch(between) is not None or (adjacent and len(between) < 6))
            if not fits or not mention.head:
                break
            found.append(mention.entity)
            position = mention.end
        return list(dict.fromkeys(found)), position

    def _starting(self, line: Line, position: int) -> Mention | None:
        """The employer whose name begins at a position."""
        for mention in line.mentions:
            if mention.start == position and mention.head and self.context.kind(mention.entity) in _EMPLOYERS:
                return mention
        return None

    def _ending(self, line: Line, position: int, end: int) -> Mention | None:
        """The employer whose name stands before a post, or takes the post's first word."""
        for mention in reversed(line.mentions):
            if mention.end < end and mention.head and self.context.kind(mention.entity) in _EMPLOYERS:
                beside = mention.end > position or _OWNER_BEFORE.fullmatch(self.context.text, mention.end, position)
                return mention if beside else None
        return None

    def _unnamed(self, line: Line, person: Mention, recent: dict[str, int]) -> list[str]:
        """The employer that the post does not name: the person's own, or who is spoken of."""
        own = self._own(line, person, recent)
        if own:
            return [own]
        if self.context.lexicon.ancestors(person.entity):
            return []
        for mention in reversed(line.mentions):
            near = 0 <= person.start - mention.end < 60 and self.context.crossings(mention.end, person.start) < 3
            if near and mention.head and self.context.kind(mention.entity) in _EMPLOYERS:
                return [mention.entity]
        opening = [m for m in line.mentions if m.head and self.context.kind(m.entity) in _EMPLOYERS]
        if opening and opening[0].start - line.start < _OPENING and len({m.entity for m in opening}) == 1:
            return [opening[0].entity]
        focus = self.discourse.focus.get("maker")
        return [focus[0]] if focus and self.discourse.number - focus[1] <= 3 else []

    def _own(self, line: Line, person: Mention, recent: dict[str, int]) -> str | None:
        """The employer that the lexicon knows, where the article has named it."""
        own = self.context.lexicon.ancestors(person.entity)
        role = self.context.lexicon.entities[person.entity].role or ""
        if role.startswith("former"):
            return None
        here = {mention.entity for mention in line.mentions}
        return next((entity for entity in own if entity in here), own[0] if own and own[0] in recent else None)

    # -- founders

    def _founded(self, person: Mention, start: int, end: int, line: Line) -> Iterator[Post]:
        text, forms = self.context.text, forms_of_posts()
        founding = forms.founding.match(text, person.end, end)
        if founding:
            for employer in self._employers(line, founding.end(), end, adjacent=True)[0]:
                yield Post(person.entity, employer, None, True, founding.start())
                rest = forms.and_is.search(text, founding.end(), min(end, founding.end() + 90))
                if rest:
                    role = forms.post.match(text, rest.end(), end)
                    if role:
                        yield Post(person.entity, employer, _tidy(role.group()), False, role.start())
        by = forms.founded_by.search(text, start, person.start)
        if by and by.end() == person.start:
            before = [m for m in line.mentions if m.head and 0 <= by.start() - m.end < 30]
            if before and self.context.kind(before[-1].entity) in _EMPLOYERS:
                yield Post(person.entity, before[-1].entity, None, True, by.start())


def _tidy(post: str) -> str:
    """A post in lower case but for abbreviations and names, its blanks made one."""
    return " ".join(word if sum(map(str.isupper, word)) > 1 else word.lower() for word in post.split())

"""Source chips and the numbered list of sentences that they stand for."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from generator.model import Article, Evidence
from generator.rendering import dates
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links

#: Sentences that stand behind one finding; where there are more, those of different articles come first.
_MOST_CHIPS = 6
#: Sentences that a list page shows at its foot; where it cites more, its chips are links alone.
MOST_LISTED = 250


class Chip(Struct, frozen=True):
    """A numbered link to the sentence that says it."""

    number: int
    url: str


class Chips(Struct, frozen=True):
    """The chips of one finding."""

    shown: list[Chip]
    more: int  # sentences without a chip, which the data has

    @property
    def total(self) -> int:
        """The number of sentences."""
        return len(self.shown) + self.more


class Note(Struct, frozen=True, kw_only=True):
    """One sentence that a page rests on."""

    number: int
    quote: str
    url: str  # of the sentence on its source page


class NoteGroup(Struct, frozen=True, kw_only=True):
    """The sentences of one article."""

    title: str
    url: str
    details: str  # publisher and date
    copy: bool  # True where the article repeats another one
    notes: list[Note]


class Notes:
    """Collects the sentences that a page cites and numbers them in order of appearance."""

    def __init__(self, catalogue: Catalogue, links: Links) -> None:
        self._catalogue = catalogue
        self._links = links
        self._notes: dict[tuple[str, str], Note] = {}  # by article and words: a sentence that it repeats is one

    def chips(self, evidence: Iterable[Evidence]) -> Chips:
        """One chip for each sentence, in order of its number; only some where they are very many."""
        sentences = list({(item.article, item.sentence): item for item in evidence}.values())
        chosen = _spread(sentences)[:_MOST_CHIPS]
        shown = [item for item in sentences if item in chosen]
        numbered = {note.number: note for item in shown if (note := self._note(item))}
        chips = [Chip(number, numbered[number].url) for number in sorted(numbered)]
        return Chips(chips, len(sentences) - len(shown))

    def listed(self, *, most: int = 0) -> list[NoteGroup]:
        """All sentences cited so far, by article; none where they are more than ``most``."""
        if most and len(self._notes) > most:
            return []
        groups: dict[str, NoteGroup] = {}
        for (article_id, _), note in self._notes.items():
            if article_id not in groups:
                groups[article_id] = self._group(self._catalogue.articles[article_id])
            groups[article_id].notes.append(note)
        return list(groups.values())

    def _group(self, article: Article) -> NoteGroup:
        date = dates.human(article.published) or "undated"
        return NoteGroup(
            title=self._catalogue.short_title(article),
            url=self._links.source(article),
            details=", ".join(part for part in (article.publisher, date) if part),
            copy=article.same_as is not None,
            notes=[],
        )

    def _note(self, evidence: Evidence) -> Note | None:
        article = self._catalogue.articles.get(evidence.article)
        if not article:
            return None
        quote = self._catalogue.sentence(evidence)
        key = (article.id, " ".join(quote.split()))
        if key not in self._notes:
            url = self._links.sentence(article, evidence.sentence)
            self._notes[key] = Note(number=len(self._notes) + 1, quote=quote, url=url)
        return self._notes[key]


def _spread(evidence: list[Evidence]) -> list[Evidence]:
    """The first sentence of each article, then the second of each ..."""
    seen: Counter[str] = Counter()
    turns = []
    for place, item in enumerate(evidence):
        turns.append((seen[item.article], place, item))
        seen[item.article] += 1
    return [item for _, _, item in sorted(turns, key=lambda turn: turn[:2])]

"""Source chips and the numbered list of sentences that they stand for."""

from collections.abc import Iterable

from msgspec import Struct

from generator.model import Evidence
from generator.rendering import dates
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links


class Chip(Struct, frozen=True):
    """A numbered link to the sentence that says it."""

    number: int
    url: str


class Note(Struct, frozen=True, kw_only=True):
    """One sentence that a page rests on."""

    number: int
    quote: str
    url: str  # of the sentence on its source page
    title: str  # of the article
    details: str  # publisher and date
    copy: bool  # True where the article repeats another one


class Notes:
    """Collects the sentences that a page cites and numbers them in order of appearance."""

    def __init__(self, catalogue: Catalogue, links: Links) -> None:
        self._catalogue = catalogue
        self._links = links
        self._notes: dict[tuple[str, int], Note] = {}

    def chips(self, evidence: Iterable[Evidence]) -> list[Chip]:
        """One chip for each sentence, in order of its number."""
        numbered = {note.number: note for item in evidence if (note := self._note(item))}
        return [Chip(number, numbered[number].url) for number in sorted(numbered)]

    def listed(self) -> list[Note]:
        """All sentences cited so far."""
        return list(self._notes.values())

    def _note(self, evidence: Evidence) -> Note | None:
        key = (evidence.article, evidence.sentence)
        if key in self._notes:
            return self._notes[key]
        article = self._catalogue.articles.get(evidence.article)
        if article is None:
            return None
        date = dates.human(article.published)
        note = Note(
            number=len(self._notes) + 1,
            quote=self._catalogue.sentence(evidence),
            url=self._links.sentence(article, evidence.sentence),
            title=self._catalogue.title(article),
            details=", ".join(part for part in (article.publisher, date or "undated") if part),
            copy=article.same_as is not None,
        )
        self._notes[key] = note
        return note

"""Joining where things are said."""

from collections.abc import Iterable

from msgspec import Struct

from generator.model import Article, Evidence


class Witnesses(Struct, frozen=True):
    """Which articles there are and which of them only repeat another."""

    order: dict[str, int]  # article id to its place, newest first
    copies: dict[str, str]  # article id to the id of the article that it repeats
    titles: frozenset[tuple[str, int]] = frozenset()  # article id and index of the sentences that are titles

    @classmethod
    def of(cls, articles: Iterable[Article]) -> "Witnesses":
        """The witnesses that articles are, in the order in which they come."""
        articles = list(articles)
        return cls(
            {article.id: place for place, article in enumerate(articles)},
            {article.id: article.same_as for article in articles if article.same_as},
            frozenset(
                (article.id, index)
                for article in articles
                for index, sentence in enumerate(article.sentences)
                if sentence.role == "title"
            ),
        )

    def join(self, lists: Iterable[Iterable[Evidence]]) -> tuple[Evidence, ...]:
        """All evidence once: articles of their own before near copies, then newest first, then as the text goes."""
        several = list(map(tuple, lists))
        if len(several) == 1 and len(several[0]) == 1:
            return several[0]
        found = {(e.article, e.start, e.end): e for evidence in several for e in evidence}
        return tuple(
            sorted(found.values(), key=lambda e: (e.article in self.copies, self.order[e.article], e.start, e.end))
        )

    def independent(self, evidence: Iterable[Evidence]) -> frozenset[str]:
        """Ids of the articles that say it for themselves; a near copy counts as the article that it repeats."""
        return frozenset(self.copies.get(e.article, e.article) for e in evidence)

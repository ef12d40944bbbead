"""Articles: one piece of news, its text to the letter, and its sentences."""

from typing import Literal

from msgspec import Struct

Role = Literal["title", "byline", "heading", "body", "caption", "boilerplate"]
Basis = Literal["stated", "inferred", "curated"]

#: Roles whose sentences may bear claims, events and relations.
READABLE: frozenset[str] = frozenset({"title", "heading", "body"})


class Sentence(Struct, frozen=True, gc=False):
    """A span of an article's text with the part it plays."""

    start: int  # code points into Article.text
    end: int  # exclusive
    role: Role


class Article(Struct, frozen=True, kw_only=True, gc=False):
    """One article, as it was read from a seed file.

    ``text`` is never rewritten: for plain text and Markdown it is the slice of the decoded seed file
    that begins at ``start``; for HTML it is the extracted text and ``start`` is None.
    The sentences are in order, do not overlap, and cover all of the text but white space.
    """

    id: str
    file: str  # relative to the seeds folder, with forward slashes
    part: int  # 1-based number of the article in its file
    sha256: str  # of the seed file's bytes, in hexadecimal
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None  # EDTF
    published_basis: Basis | None = None
    published_reason: str | None = None  # why an inferred date is what it is
    written: str | None = None  # EDTF: when the text was written, where its page was updated long after that
    machine_translated: bool | None = None
    same_as: str | None = None  # id of the article that this one repeats
    start: int | None = None  # code points into the decoded seed file; None for HTML
    sentences: tuple[Sentence, ...] = ()
    text: str = ""
    verbatim: tuple[tuple[int, int], ...] | None = None  # of a web page: spans that stand in its source to the letter

    @property
    def as_of(self) -> str | None:
        """The date from which the text looks forth and back, as EDTF; None where it is open."""
        return self.written or self.published

    def quote(self, start: int, end: int) -> str:
        """The text between two offsets, to the letter."""
        return self.text[start:end]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds the code point at ``offset``.

        Raises ValueError where no sentence does (white space between sentences).
        """
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].start <= offset:
            return low
        raise ValueError(f"{self.id}: no sentence at offset {offset}")

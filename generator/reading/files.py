"""Seed files to articles: the way through the parts of this package."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from generator.model import READABLE, Article, Basis, Fault, InputError, Sentence
from generator.reading.byline_forms import Byline
from generator.reading.catalog import Catalog
from generator.reading.decoding import UndecodableError, decode
from generator.reading.front_matter import FrontMatter, read_front_matter
from generator.reading.ids import article_id, with_unique_ids
from generator.reading.noise import pattern, words_of
from generator.reading.paragraphs import Paragraph, paragraphs
from generator.reading.published import from_address, infer, read_stamp
from generator.reading.publishers import named_publisher
from generator.reading.roles import Cast, cast
from generator.reading.sentences import sentence_spans, trimmed
from generator.reading.splitting import split
from generator.reading.translation import is_machine_translated
from generator.reading.verbatim import verbatim_spans
from generator.reading.web_page import is_web_page, read_page
from generator.reading.written import written

ENDINGS = (".txt", ".md", ".html", ".htm")
_NOT_SEEDS = frozenset({"lexicon"})


def seed_files(folder: Path) -> list[Path]:
    """The seed files below ``folder``, sorted by their path relative to it; without hidden ones and the lexicon."""
    found = []
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        hidden = parts[0] in _NOT_SEEDS or any(p.startswith(".") for p in parts)
        if path.suffix.lower() in ENDINGS and not hidden and path.is_file():
            found.append(path)
    return sorted(found, key=lambda p: p.relative_to(folder).as_posix())


def read_seeds(folder: Path, *, catalog: Catalog) -> tuple[Article, ...]:
    """All articles below ``folder``, by file and part, with ids that are unique and do not hang on the order.

    Raises InputError with the faults of all files.
    """
    articles: list[Article] = []
    faults: list[Fault] = []
    for path in seed_files(folder):
        try:
            articles.extend(read_file(path, root=folder, catalog=catalog))
        except InputError as error:
            faults.extend(error.faults)
    if faults:
        raise InputError(faults)
    return with_unique_ids(articles)


def read_file(path: Path, *, root: Path, catalog: Catalog) -> tuple[Article, ...]:
    """The articles of one seed file below ``root``; their ids are unique within the file.

    Raises InputError where the file is empty, no text, or a web page without an article.
    """
    return with_unique_ids(_read(path, root, catalog))


def _read(path: Path, root: Path, catalog: Catalog) -> list[Article]:
    file = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
        text = decode(data)
    except OSError as error:
        raise InputError([Fault(str(path), 0, f"cannot be read: {error.strerror}; expected an article")]) from None
    except UndecodableError as error:
        raise InputError([Fault(str(path), 0, str(error))]) from None
    digest = hashlib.sha256(data).hexdigest()
    if is_web_page(text, named=path.suffix.lower() in {".html", ".htm"}):
        page = read_page(text)
        if page is None:
            raise InputError([Fault(str(path), 0, "is a web page without text; expected a page with an article")])
        article = Article(id="", file=file, part=1, sha256=digest, url=page.url, text=page.text)
        article = _filled(article, page.paragraphs, 0, page.byline, None, catalog)
        return [structs.replace(article, verbatim=verbatim_spans(page.text, article.sentences, text))]
    articles = []
    for part, group in enumerate(split(text, _with_front_matter(text)), 1):
        start, end = group[0].start, group[-1].end
        front = read_front_matter(text, start) if group[0].mark == "front" else None
        article = Article(
            id="",
            file=file,
            part=part,
            sha256=digest,
            url=front.url if front else None,
            start=start,
            text=text[start:end],
        )
        articles.append(_filled(article, group, start, front.byline if front else Byline(), front, catalog))
    return articles


def _with_front_matter(text: str) -> list[Paragraph]:
    """The paragraphs of a text; each block of front matter is one."""
    parts = paragraphs(text)
    if not any(p.mark == "rule" and text.startswith(("---", "+++"), p.start) for p in parts):
        return parts
    found: list[Paragraph] = []
    behind = 0
    for part in parts:
        if part.start < behind:
            continue
        front = None
        if text.startswith(("---", "+++"), part.start) and (not found or part.apart):
            front = read_front_matter(text, part.start)
            if front and found and not front.title_at:
                front = None
        if front:
            found.append(Paragraph(part.start, front.end, "front", front.end, 0, True))
            behind = front.end
        else:
            found.append(part)
    return found


def _filled(
    article: Article, group: Sequence[Paragraph], base: int, known: Byline, front: FrontMatter | None, catalog: Catalog
) -> Article:
    """The article with its sentences and all that is known of it; ``base`` is where its text begins."""
    text = article.text
    parts = (
        [structs.replace(p, start=p.start - base, end=p.end - base, body=p.body - base) for p in group]
        if base
        else list(group)
    )
    played = cast(text, parts)
    byline = known.merged(played.byline)
    sentences = _sentences(text, parts, played, front, base)
    body = [s for s in sentences if s.role == "body"]
    title = byline.title
    if title is None and played.title is not None:
        title = words_of(text, parts[played.title])
    if title is None and body:
        title = text[body[0].start : body[0].end]
    published, basis, reason = _published(article, sentences, byline)
    entry = catalog.entry(article.file, article.part)
    updated = read_stamp(byline.updated) if byline.updated and not byline.published else None
    if entry and entry.published:
        published, basis, reason = entry.published, "curated", entry.reason
    title = (entry and entry.title) or (" ".join(title.split()) if title else None)
    return structs.replace(
        article,
        id=article_id(published, title),
        title=title,
        publisher=(entry and entry.publisher) or byline.publisher or named_publisher(text),
        author=(entry and entry.author) or byline.author,
        url=(entry and entry.url) or article.url or byline.url,
        published=published,
        published_basis=basis,
        published_reason=reason,
        written=written(_readable(text, sentences), updated) if updated else None,
        machine_translated=is_machine_translated(text),
        sentences=tuple(sentences),
    )


def _published(
    article: Article, sentences: list[Sentence], byline: Byline
) -> tuple[str | None, Basis | None, str | None]:
    """Date of publication, its basis, and the reason where it was worked out."""
    stamps = [s for s in (read_stamp(t) for t in (byline.published, byline.updated) if t) if s]
    stated = next((s for s in stamps if "X" not in s), None)
    if stated:
        return stated, "stated", None
    address = from_address(article.url or byline.url, article.file)
    if address is None or len(address.edtf) < len("2024-05-06"):
        address = infer(_readable(article.text, sentences), stamps[0] if stamps else None) or address
    return (address.edtf, "inferred", address.reason) if address else (None, None, None)


def _readable(text: str, sentences: list[Sentence]) -> str:
    """The sentences in which an article tells something, a line for each paragraph."""
    told: list[str] = []
    end = 0
    for sentence in sentences:
        if sentence.role in READABLE:
            told += ("\n" if "\n" in text[end : sentence.start] else " ", text[sentence.start : sentence.end])
            end = sentence.end
    return "".join(told)


def _sentences(
    text: str, parts: Sequence[Paragraph], played: Cast, front: FrontMatter | None, base: int
) -> list[Sentence]:
    """The sentences of all paragraphs, in order, covering all that is no white space."""
    found: list[Sentence] = []
    for part, role, lead in zip(parts, played.roles, played.leads, strict=True):
        if part.mark == "front":
            found.extend(_front_sentences(text, part, front, base, titled=played.title is not None))
        elif role != "body":
            found.extend(Sentence(a, b, "byline") for a, b in trimmed(text, [part.start, part.start + lead]))
            found.extend(Sentence(a, b, role) for a, b in trimmed(text, [part.start + lead, part.end]))
        elif part.mark == "row":
            found.append(Sentence(part.start, part.end, "body"))
        else:
            start = part.start + lead
            found.extend(Sentence(a, b, "byline") for a, b in trimmed(text, [part.start, start]))
            for a, b in sentence_spans(text, start, part.end, words=part.body):
                noise = b - a <= 200 and pattern("sentences").match(text, a, b)
                found.append(Sentence(a, b, "boilerplate" if noise else "body"))
    return found


def _front_sentences(
    text: str, part: Paragraph, front: FrontMatter | None, base: int, *, titled: bool
) -> list[Sentence]:
    """Front matter is a byline; its title is the article's where the text below has none."""
    at = front.title_at if front else None
    if at is None or titled:
        return [Sentence(part.start, part.end, "byline")]
    bounds = [part.start, at[0] - base, at[1] - base, part.end]
    title = (at[0] - base, at[1] - base)
    return [Sentence(a, b, "title" if title[0] <= a and b <= title[1] else "byline") for a, b in trimmed(text, bounds)]

"""The page of one article: all its sentences, and what was taken from each."""

from typing import Any

from markupsafe import Markup
from msgspec import Struct

from generator.model import Article, Claim, Event, Relation, Sentence
from generator.rendering import citations, dates, links, wording
from generator.rendering.catalogue import Catalogue, Sort, Taken
from generator.rendering.linked_data import article_data, script
from generator.rendering.links import Links
from generator.rendering.quantities import write_value
from generator.rendering.timeline_pages import PAGE
from generator.rendering.titles import event_title
from generator.rendering.views.findings import Link, write_scope
from generator.rendering.views.tags import tag_links, tags_of_article

_BASES = {"stated": "stated in the article", "inferred": "worked out", "curated": "entered by a curator"}
_SORTS: tuple[Sort, ...] = ("claim", "event", "relation")


class TakenRow(Struct, frozen=True, kw_only=True):
    """One finding that rests on a sentence."""

    sort: str  # claim, event or relation
    about: str  # the entity
    text: str
    status: str
    marked: bool  # False where it is reported or happened, which goes without saying
    url: str


class SentenceRow(Struct, frozen=True, kw_only=True):
    """One sentence."""

    anchor: str
    role: str
    text: Markup  # escaped; what findings rest on is marked
    sorts: str  # sorts of findings taken from it, for styling: "claim event"
    opens: bool  # True where a paragraph begins
    taken: list[TakenRow]


class Block(Struct, frozen=True, kw_only=True):
    """A run of sentences: article text, or boilerplate to fold."""

    folded: bool
    rows: list[SentenceRow]


def source_view(catalogue: Catalogue, article: Article) -> dict[str, Any]:
    """What the template ``source.md`` shows."""
    page = Links(links.source_page(article))
    taken = catalogue.taken[article.id]
    rows = [
        _sentence(catalogue, page, article, index, sentence, taken.get(index, []))
        for index, sentence in enumerate(article.sentences)
    ]
    original = catalogue.articles.get(article.same_as or "")
    used = sum(1 for row in rows if row.taken)
    readable = sum(1 for row in rows if row.role != "boilerplate")
    return {
        "article": article,
        "title": catalogue.title(article),
        "description": f"{wording.count(used, 'sentence')} of {readable} used; {_taken_counts(taken)}",
        "tags": tag_links(page, tags_of_article(catalogue, article)),
        "published": dates.human(article.published) or "not known",
        "basis": _BASES.get(article.published_basis or "", ""),
        "reason": article.published_reason or "",
        "written": dates.human(article.written),
        "translated": {True: "yes", False: "no", None: "not known"}[article.machine_translated],
        "address": _address(article),
        "off_topic": article.id in catalogue.off_topic,
        "original": Link(catalogue.title(original), page.source(original)) if original else None,
        "copies": [Link(catalogue.title(copy), page.source(copy)) for copy in catalogue.copies.get(article.id, [])],
        "blocks": _blocks(rows),
        "used": used,
        "readable": readable,
        "counts": _taken_counts(taken),
        "about": _about(catalogue, page, article),
        "linked_data": script(article_data(article)),
        "citation": citations.plain(catalogue, article),
        "bibtex": citations.article_bibtex(catalogue, article),
        "csl": citations.article_csl(catalogue, article),
        "index": Link("Sources", page.page("sources/index.md")),
        "files": [
            Link("Text", page.file(f"articles/{article.id}.txt")),
            Link("YAML", page.file(f"articles/{article.id}.yml")),
        ],
    }


def _address(article: Article) -> Link | None:
    """Where the article was published: a link only where the address is a whole one of the web."""
    if not article.url:
        return None
    return Link(article.url, article.url if article.url.startswith(("https://", "http://")) else "")


def _taken_counts(taken: dict[int, list[Taken]]) -> str:
    anchors = {
        (item.sort, item.profile.id if item.profile else "", item.anchor) for items in taken.values() for item in items
    }
    counts = [
        wording.count(sum(1 for sort, _, _ in anchors if sort == wanted), wanted)
        for wanted in _SORTS
        if any(sort == wanted for sort, _, _ in anchors)
    ]
    return ", ".join(counts) or "nothing taken"


def _sentence(
    catalogue: Catalogue, page: Links, article: Article, index: int, sentence: Sentence, taken: list[Taken]
) -> SentenceRow:
    before = article.sentences[index - 1].end if index else 0
    return SentenceRow(
        anchor=links.sentence_anchor(index),
        role=sentence.role,
        text=_marked(article, sentence, taken),
        sorts=" ".join(sort for sort in _SORTS if any(item.sort == sort for item in taken)),
        opens=index == 0 or "\n" in article.text[before : sentence.start],
        taken=taken_rows(catalogue, page, taken),
    )


def taken_rows(catalogue: Catalogue, page: Links, taken: list[Taken]) -> list[TakenRow]:
    """What was taken, each finding once, as the page behind ``page`` links it."""
    rows: dict[tuple[str, str], TakenRow] = {}
    for item in taken:
        url = (
            page.page(catalogue.page_of(item.profile, item.finding), item.anchor)
            if item.profile
            else page.page(_event_page(catalogue, item), item.anchor)
        )
        rows.setdefault(
            (item.sort, url),
            TakenRow(
                sort=item.sort,
                about=_about_whom(item),
                text=describe(catalogue, item.finding),
                status=item.finding.status,
                marked=item.finding.status not in ("reported", "happened"),
                url=url,
            ),
        )
    return list(rows.values())


def _about_whom(item: Taken) -> str:
    """Whose page a finding stands on; nothing where an event's title names it anyway."""
    if not item.profile or (isinstance(item.finding, Event) and item.profile.name in event_title(item.finding)):
        return ""
    return item.profile.name


def _event_page(catalogue: Catalogue, item: Taken) -> str:
    """The page of an event that is no profile's."""
    return catalogue.event_pages[item.finding.id] if isinstance(item.finding, Event) else PAGE


def describe(catalogue: Catalogue, finding: Claim | Event | Relation) -> str:
    """A finding in a few words, without its subject."""
    if isinstance(finding, Claim):
        more = ", ".join(part for part in (dates.human(finding.period), write_scope(finding)) if part)
        return f"{wording.claim_label(finding)}: {write_value(finding)}" + (f" ({more})" if more else "")
    if isinstance(finding, Event):
        date = dates.human(finding.date)
        title = event_title(finding)
        return f"{date}: {title}" if date else title
    target = catalogue.profiles.get(finding.target)
    name = target.name if target else finding.target
    return f"{wording.relation_phrase(finding.type)}: {name}" + (f" ({finding.role})" if finding.role else "")


def _marked(article: Article, sentence: Sentence, taken: list[Taken]) -> Markup:
    """The sentence with the words that findings rest on between <mark> tags."""
    spans = sorted({(max(item.evidence.start, sentence.start), min(item.evidence.end, sentence.end)) for item in taken})
    pieces, at = [], sentence.start
    for start, end in spans:
        start = max(start, at)
        if end > start:
            pieces.append(Markup("{}<mark>{}</mark>").format(article.text[at:start], article.text[start:end]))
            at = end
    pieces.append(Markup("{}").format(article.text[at : sentence.end]))
    return Markup("").join(pieces)


def _blocks(rows: list[SentenceRow]) -> list[Block]:
    blocks: list[Block] = []
    for row in rows:
        folded = row.role == "boilerplate" and not row.taken
        if not blocks or blocks[-1].folded != folded:
            blocks.append(Block(folded=folded, rows=[]))
        blocks[-1].rows.append(row)
    return blocks


def _about(catalogue: Catalogue, page: Links, article: Article) -> list[Link]:
    named = sorted(
        catalogue.named.get(article.id, ()), key=lambda pair: (-pair[0], pair[1].name.casefold(), pair[1].id)
    )
    return [Link(profile.name, page.profile(profile)) for _, profile in named]

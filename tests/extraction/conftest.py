"""A small lexicon of invented makers, and short ways from a text to what extraction takes from it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.extraction.context import Context, Line
from generator.extraction.dates import find_dates
from generator.extraction.extract import extract
from generator.extraction.matcher import lexicon_matcher
from generator.extraction.mentions import resolve
from generator.extraction.quantities import Quantity, find_quantities
from generator.knowledge import load_yaml
from generator.knowledge.lexicon import Lexicon
from generator.model import Article, Claim, Entity, Event, Reading, Role, Sentence
from generator.reading.sentences import sentence_spans

CASES = Path(__file__).parents[1] / "cases"
#: A last paragraph that makes every text one about the field, and says nothing of anybody.
FIELD = "Electric cars, automakers, plug-in hybrids, fast charging and power batteries are what this page is about."
PUBLISHED = "2024-08-02"
CIRCUMSTANCES = ("bound", "period", "status", "scope", "speaker", "label")


def _model(id_: str, name: str, owner: str, **fields: Any) -> Entity:
    short = name.split(" ", 1)[1]
    return Entity(id=id_, kind="model", name=name, short=(short,), part_of=owner, sector="cars", **fields)


LEXICON = Lexicon(
    [
        Entity(id="orvane", kind="company", name="Orvane", name_zh="奥凡汽车", aliases=("OrvaneCars",), sector="cars"),
        Entity(id="talvik", kind="company", name="Talvik", name_zh="塔维克", aliases=("Talvik shares",), sector="cars"),
        Entity(id="lumora", kind="brand", name="Lumora", part_of="orvane", sector="cars"),
        Entity(id="voltera", kind="company", name="Voltera", sector="batteries"),
        _model("orvane-s7", "Orvane S7", "orvane"),
        _model("orvane-l4", "Orvane L4", "orvane"),
        _model("talvik-dawn", "Talvik Dawn", "talvik"),
        _model("lumora-m2", "Lumora M2", "lumora"),
        Entity(id="prism-battery", kind="technology", name="Prism battery", part_of="voltera"),
        Entity(id="wei-lanting", kind="person", name="Wei Lanting", part_of="orvane", role="chairman of Orvane"),
        Entity(id="ministry", kind="organisation", name="Ministry of Motor Affairs"),
    ]
)


def article(text: str, *, published: str | None = PUBLISHED, id_: str = "sample") -> Article:
    """An article of paragraphs, a line each, with its sentences; "# " opens a title, "## " a heading."""
    sentences: list[Sentence] = []
    for line in re.finditer(r"[^\n]+", text):
        mark = re.match(r"#+", line[0])
        role: Role = "body" if not mark else "title" if len(mark[0]) == 1 else "heading"
        if line[0].lstrip().startswith("|"):
            sentences.append(Sentence(line.start(), line.end(), role))
        else:
            spans = sentence_spans(text, line.start(), line.end())
            sentences += [Sentence(start, end, role) for start, end in spans]
    return Article(
        id=id_,
        file=f"{id_}.txt",
        part=1,
        sha256="0" * 64,
        published=published,
        sentences=tuple(sentences),
        text=text,
        start=0,
    )


def read(text: str, *, published: str | None = PUBLISHED) -> Reading:
    """All findings of a text, as one of an article about the field."""
    return extract(article(f"{text}\n{FIELD}", published=published), LEXICON)


def laid_out(text: str, *, published: str | None = PUBLISHED) -> Context:
    """A text laid out as claims and events see it."""
    source = article(text, published=published)
    mentions = resolve(text, list(lexicon_matcher(LEXICON).hits(text)), LEXICON)
    return Context(source, LEXICON, mentions, find_dates(text, published, whole=True), find_quantities(text))


def first_line(text: str, *, published: str | None = PUBLISHED) -> tuple[Context, Line, list[Quantity]]:
    """A text laid out, its first sentence and the quantities in it."""
    context = laid_out(text, published=published)
    return context, context.lines[0], context.lines[0].quantities


def figures_of(reading: Reading) -> list[Claim]:
    """The claims of a reading that are figures; equipment, layouts and other words are left out."""
    return [claim for claim in reading.claims if not isinstance(claim.value, str)]


def claim_of(text: str, attribute: str, *, published: str | None = PUBLISHED) -> Claim:
    """The only claim of an attribute in a text."""
    (found,) = [claim for claim in read(text, published=published).claims if claim.attribute == attribute]
    return found


def cases(name: str) -> Iterator[dict[str, Any]]:
    """The labelled texts of ``tests/cases/NAME.yml``."""
    yield from load_yaml(CASES / f"{name}.yml")


def told_claim(claim: Claim, wanted: dict[str, Any]) -> list[Any]:
    """A claim in the manner of the cases file; of its circumstances the bound and those that the case gives."""
    told = {key: getattr(claim, key) for key in CIRCUMSTANCES if key in wanted}
    if claim.bound != "eq":
        told["bound"] = claim.bound
    row: list[Any] = [claim.subject, claim.attribute, claim.value, claim.unit]
    return [*row, told] if told else row


def told_event(event: Event) -> list[Any]:
    """An event in the manner of the cases file: date, type, status."""
    return [event.date, event.type, event.status]

"""The dataset of the seed articles, built in process, as lines that can be compared."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.assembly import assemble
from generator.extraction.extract import extract
from generator.knowledge.lexicon import Lexicon
from generator.model import Article, Claim, Event, Evidence, Reading, Relation, Report
from generator.reading import Catalog, read_file
from generator.reading.ids import with_unique_ids
from tests.conftest import ROOT
from tests.metamorphic.rewriting import FILES, Part, Rewriting

SEEDS = ROOT / "seeds"


class Dataset(Struct, frozen=True):
    """What comes of the articles of a folder."""

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    report: Report


def build(folder: Path, catalog: Catalog, lexicon: Lexicon) -> Dataset:
    """Reads, extracts and assembles the files of a folder that have the names of the rewritten ones."""
    articles = with_unique_ids(
        [article for name in FILES for article in read_file(folder / name, root=folder, catalog=catalog)]
    )
    readings = [extract(article, lexicon) for article in articles]
    return Dataset(tuple(articles), tuple(readings), assemble(articles, readings, lexicon))


def rewritten(before: Dataset, catalog: Catalog, lexicon: Lexicon, rewriting: Rewriting, folder: Path) -> Dataset:
    """What comes of the articles when they are rewritten; they are written to ``folder``, under the names of their files."""
    for name in FILES:
        text = (SEEDS / name).read_bytes().decode()
        parts = [article for article in before.articles if article.file == name]
        starts = [0, *(article.start or 0 for article in parts[1:]), len(text)]
        pieces = [
            rewriting.text(text[start:end], (name, article.part))
            for article, start, end in zip(parts, starts[:-1], starts[1:], strict=True)
        ]
        (folder / name).write_bytes("".join(pieces).encode())
    entries = {
        part: replace(entry, published=rewriting.date(entry.published, part) if entry.published else None)
        for part, entry in catalog.entries.items()
    }
    return build(folder, Catalog(entries), rewriting.lexicon(lexicon))


def facts(dataset: Dataset, rewriting: Rewriting) -> Counter[str]:
    """All that the dataset says, a line for each fact, under the rewriting; that of the rewritten articles takes none."""
    return Counter(_Lines(dataset, rewriting))


class _Lines:
    def __init__(self, dataset: Dataset, rewriting: Rewriting) -> None:
        self.dataset = dataset
        self.to = rewriting
        self.parts: dict[str, Part] = {article.id: (article.file, article.part) for article in dataset.articles}

    def __iter__(self) -> Iterator[str]:
        for article in self.dataset.articles:
            yield self._article(article)
        for reading in self.dataset.readings:
            yield from self._mentions(reading)
        for profile in self.dataset.report.profiles:
            part = self.parts[profile.mentions[0].article]
            parent = self.to.entity(profile.part_of, part) if profile.part_of else None
            entity = self.to.entity(profile.id, part)
            yield f"profile {entity}: {profile.kind} of {parent}, {profile.origin}, salient {profile.salient}"
            yield from map(self._claim, profile.claims)
            yield from map(self._relation, profile.relations)
        yield from map(self._event, self.dataset.report.timeline)
        for left in self.dataset.report.leftovers:
            yield f"leftover {_place(self.parts[left.article])}:{left.sentence}: {left.reason}"

    def _article(self, article: Article) -> str:
        part = self.parts[article.id]
        published = self.to.date(article.published, part) if article.published else None
        roles = "".join(sentence.role[0] for sentence in article.sentences)
        title = self.to.text(article.title, part) if article.title else None
        return (
            f"article {_place(part)}: {published} {article.published_basis}, title {title}, by {article.author} in "
            f"{article.publisher}, translated {article.machine_translated}, sentences {roles}"
        )

    def _mentions(self, reading: Reading) -> Iterator[str]:
        part = self.parts[reading.article]
        counts = Counter(self.to.entity(mention.entity, part) for mention in reading.mentions if mention.head)
        for entity, count in counts.items():
            yield f"mentions {_place(part)}: {entity} {count}"

    def _claim(self, claim: Claim) -> str:
        part = self._part(claim.evidence)
        speaker = self.to.entity(claim.speaker, part) if claim.speaker else None
        scope = {key: self.to.text(value, part) for key, value in claim.scope.items()}
        period = self.to.date(claim.period, part) if claim.period else None
        label = self.to.text(claim.label, part) if claim.label else None
        return (
            f"claim {self._where(claim.evidence)}: {self.to.entity(claim.subject, part)} {claim.attribute} "
            f"{self._value(claim, part)} {claim.unit} {claim.bound}, period {period}, scope {scope}, label {label}, "
            f"{claim.status} by {speaker}, {len(claim.conflicts_with)} conflicts"
        )

    def _value(self, claim: Claim, part: Part) -> object:
        value = claim.value
        if isinstance(value, str):
            dated = self.to.date(value, part)
            return dated if value[:2] == "20" else self.to.text(value, part)
        if not any(char.isdigit() for char in claim.original):
            return value
        return [self.to.number(one) for one in value] if isinstance(value, list) else self.to.number(value)

    def _event(self, event: Event) -> str:
        part = self._part(event.evidence)
        date = self.to.date(event.date, part) if event.date else None
        first, *others = (self.to.entity(one, part) for one in event.participants)
        return (
            f"event {self._where(event.evidence)}: {event.type} {date} inferred {event.date_inferred}, "
            f"{event.status}, {first} with {sorted(others)}"
        )

    def _relation(self, relation: Relation) -> str:
        part = self._part(relation.evidence)
        role = self.to.text(relation.role, part) if relation.role else None
        return (
            f"relation {self._where(relation.evidence)}: {self.to.entity(relation.subject, part)} {relation.type} "
            f"{self.to.entity(relation.target, part)}, role {role}, {relation.status}"
        )

    def _part(self, evidence: Iterable[Evidence]) -> Part:
        return min(self.parts[one.article] for one in evidence)

    def _where(self, evidence: Iterable[Evidence]) -> str:
        return " ".join(sorted({f"{_place(self.parts[one.article])}:{one.sentence}" for one in evidence}))


def _place(part: Part) -> str:
    return f"{part[0][:3]}/{part[1]}"

"""Makes test corpora: distinct articles from sentence patterns over the lexicon's names, with the noise of real seeds.

``python -m benchmarks.corpus 1000 FOLDER [--seed 1]`` writes 1,000 articles of about 5 kB. The same count and seed
number give the same bytes, and article N is the same in every corpus of one seed number: a corpus grows by addition.
"""

import argparse
import calendar
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.knowledge import load_yaml
from generator.knowledge.lexicon import Lexicon, load_lexicon
from generator.model import Entity

HERE = Path(__file__).parent
LEXICON = HERE.parent / "seeds" / "lexicon"
MONTHS = tuple(calendar.month_name)[1:]
SIZES = (3200, 6400)  # characters of the body, drawn evenly: about 5 kB with headline and boilerplate


class Cast:
    """Who can appear: makers with their models and people, the well-known ones first."""

    def __init__(self, lexicon: Lexicon) -> None:
        entities = list(lexicon.entities.values())
        self.people = [entity for entity in entities if entity.kind == "person"]
        self.technologies = [entity for entity in entities if entity.kind == "technology"]
        self.models = {
            entity.id: [
                lexicon.entities[child] for child in lexicon.children.get(entity.id, ()) if _is_model(lexicon, child)
            ]
            for entity in entities
            if entity.kind in ("company", "brand")
        }
        makers = [lexicon.entities[maker] for maker, models in self.models.items() if models]
        self.makers = sorted(makers, key=lambda maker: (-len(self.models[maker.id]), maker.id))
        # A few makers have most of the news: the weight of a maker falls with its rank.
        self.weights = [1 / (rank + 3) for rank in range(len(self.makers))]


def write_corpus(count: int, folder: Path, *, seed: int = 1, lexicon: Path = LEXICON) -> int:
    """Writes ``count`` articles into ``folder`` (made if need be); returns the characters written."""
    cast = Cast(load_lexicon(lexicon))
    patterns = load_yaml(HERE / "patterns.yml")
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for number in range(count):
        name, text = make_article(number, cast, patterns, seed=seed)
        (folder / name).write_text(text, encoding="utf-8", newline="")
        total += len(text)
    return total


def make_article(number: int, cast: Cast, patterns: dict[str, Any], *, seed: int) -> tuple[str, str]:
    """File name and text of article ``number``: plain text mostly, one in ten Markdown, one in ten HTML."""
    luck = random.Random(f"{seed}/{number}")
    writer = _Writer(luck, cast, patterns)
    title, paragraphs = writer.title(), writer.paragraphs()
    tail = writer.fill_each(luck.sample(patterns["boilerplate"], luck.randint(0, 3)))
    byline = writer.fill(luck.choice(patterns["bylines"]))
    form = luck.choices(("txt", "md", "html"), weights=(8, 1, 1))[0]
    name = f"{number:06d}.{form}"
    if form == "html":
        body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
        aside = "".join(f"<footer>{line}</footer>\n" for line in tail)
        head = f"<html><head><title>{title}</title></head><body><article>\n<h1>{title}</h1>\n<p>{byline}</p>\n"
        return name, f"{head}{body}</article>\n{aside}</body></html>\n"
    heading = f"# {title}" if form == "md" else title
    newline = "\r\n" if luck.random() < 0.2 else "\n"
    return name, "\n\n".join([heading, byline, *paragraphs, *tail, ""]).replace("\n", newline)


class _Writer:
    """Fills patterns for one article, keeping its maker, person and models."""

    def __init__(self, luck: random.Random, cast: Cast, patterns: dict[str, Any]) -> None:
        self.luck, self.cast, self.patterns = luck, cast, patterns
        self.maker = luck.choices(cast.makers, cast.weights)[0]
        models = cast.models[self.maker.id]
        self.models = luck.sample(models, min(len(models), luck.randint(1, 3)))
        self.person = luck.choice(cast.people)
        self.year = luck.randint(2019, 2025)

    def title(self) -> str:
        return self.fill(self.luck.choice(self.patterns["headlines"]))

    def paragraphs(self) -> list[str]:
        size, wanted = 0, self.luck.randint(*SIZES)
        found: list[str] = []
        while size < wanted:
            sentences = self.fill_each(self.luck.sample(self.patterns["sentences"], self.luck.randint(1, 5)))
            start = self.fill(self.luck.choice(self.patterns["datelines"])) if not found else ""
            paragraph = start + _noisy(sentences, self.luck)
            if self.luck.random() < 0.08:
                paragraph += "\n\n" + self.fill(self.luck.choice(self.patterns["captions"]))
            found.append(paragraph)
            size += len(paragraph)
        return found

    def fill_each(self, patterns: Sequence[str]) -> list[str]:
        return [self.fill(pattern) for pattern in patterns]

    def fill(self, pattern: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda slot: self._slot(slot[1]), pattern)

    def _slot(self, name: str) -> str:
        luck = self.luck
        if name in self.patterns["numbers"]:
            low, high, step, unit = self.patterns["numbers"][name]
            number = luck.randrange(low, high, step)
            return f"{number:,} {unit}" if unit else str(number)
        if name in self.patterns["words"]:
            return str(luck.choice(self.patterns["words"][name]))
        filled = self._name(name) or self._date(name) or self._figure(name)
        if filled is None:
            raise ValueError(f"patterns.yml: no slot is called {name!r}")
        return filled

    def _name(self, name: str) -> str | None:
        luck, cast = self.luck, self.cast
        if name == "maker":
            return _form(self.maker, luck)
        if name == "model":
            return _form(luck.choice(self.models), luck)
        if name == "rival":
            return luck.choice(cast.models[luck.choices(cast.makers, cast.weights)[0].id]).name
        if name == "other":
            others = [maker for maker in luck.choices(cast.makers, cast.weights, k=3) if maker is not self.maker]
            return _form((others or cast.makers[-1:])[0], luck)
        if name == "person":
            return _form(self.person, luck)
        if name == "technology":
            return _form(luck.choice(cast.technologies), luck)
        return None

    def _date(self, name: str) -> str | None:
        luck, year = self.luck, self.year
        month, day = luck.randrange(12), luck.randint(1, 28)
        forms = {
            "date": (
                f"{MONTHS[month]} {day}, {year}",
                f"{year}-{month + 1:02}-{day:02}",
                f"{day} {MONTHS[month]} {year}",
            ),
            "daymonth": (f"{MONTHS[month]} {day}", f"{MONTHS[month]} {day}th", f"{month + 1}/{day}"),
            "month": (f"{MONTHS[month]} {year}", MONTHS[month]),
            "nextmonth": (
                f"{MONTHS[month]} {year + 1}",
                f"the first quarter of {year + 1}",
                f"Q{luck.randint(1, 4)} {year + 1}",
            ),
            "quarter": (
                f"the {luck.choice(('first', 'second', 'third', 'fourth'))} quarter of {year}",
                f"Q{luck.randint(1, 4)} {year}",
            ),
            "year": (str(year), str(year - 1)),
            "nextyear": (str(year + 1), str(year + 2)),
        }
        return luck.choice(forms[name]) if name in forms else None

    def _figure(self, name: str) -> str | None:
        luck = self.luck
        yuan = luck.randrange(*((289_800, 489_800) if name == "price2" else (79_800, 279_800)), 1000)
        percent = luck.randrange(10, 1900) / 10
        forms = {
            "price": (f"{yuan:,} yuan", f"{yuan / 10_000:g} ten thousand yuan", f"RMB {yuan:,}", f"{yuan} yuan"),
            "count": (f"{luck.randrange(1_000, 60_000):,}", f"{luck.randrange(12, 90) / 10:g} ten thousand"),
            "bigcount": (f"{luck.randrange(80, 900) * 1000:,}", f"{luck.randrange(11, 60) / 10:g} million"),
            "growth": (f"{percent}%", f"{percent:.0f} percent"),
            "percent": (f"{luck.randrange(20, 420) / 10}%",),
            "money": (f"{luck.randrange(10, 900) / 10} billion yuan", f"{luck.randrange(2, 99)} billion US dollars"),
            "battery": (f"{luck.randrange(400, 1200) / 10} kWh",),
            "seconds": (f"{luck.randrange(27, 98) / 10} seconds",),
            "drag": (f"0.{luck.randrange(190, 290)}",),
        }
        return luck.choice(forms[name.rstrip("2")]) if name.rstrip("2") in forms else None


def _is_model(lexicon: Lexicon, entity: str) -> bool:
    return lexicon.entities[entity].kind == "model"


def _form(entity: Entity, luck: random.Random) -> str:
    """The name, or now and then another form: a slip of translation, a short form, the Chinese name in brackets."""
    draw = luck.random()
    others = [*entity.aliases, *entity.weak, *entity.also_known_as]
    if draw < 0.12 and others:
        return luck.choice(others)
    if draw < 0.15 and entity.name_zh:
        return f"{entity.name} ({entity.name_zh})"
    return entity.name


def _noisy(sentences: Sequence[str], luck: random.Random) -> str:
    """Sentences joined as scraped text joins them: glued now and then, a lost word, curly quotes, full-width marks."""
    text = sentences[0]
    for sentence in sentences[1:]:
        text += ("" if luck.random() < 0.05 else " ") + sentence
    if luck.random() < 0.05:
        text = re.sub(r" (the|of|and) ", lambda word: word[1].join(("", " ")), text, count=1)
    if luck.random() < 0.15:
        text = text.replace(' "', " “").replace('" ', "” ").replace("'", "’")
    if luck.random() < 0.03:
        text = text.replace(", ", "，", 1)
    return text


def main() -> None:
    """The command line: how many articles, into which folder."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lexicon", type=Path, default=LEXICON)
    options = parser.parse_args()
    total = write_corpus(options.count, options.folder, seed=options.seed, lexicon=options.lexicon)
    print(f"{options.count} articles, {total:,} characters, in {options.folder}")


if __name__ == "__main__":
    main()

"""The forms in which articles write an entity's name."""

from msgspec import Struct

from generator.model import Article, Profile
from generator.rendering.catalogue import Catalogue


class Form(Struct, frozen=True, kw_only=True):
    """A name as articles write it."""

    text: str
    articles: list[Article]
    mark: str  # "machine translation" or "other spelling"; empty for a true name


def written_forms(catalogue: Catalogue, profile: Profile) -> list[Form]:
    """All written forms of a name, those of most articles first; of those that differ in capitals, one.

    A form that neither holds a true name nor is part of one is marked, as the work of machine translation where only
    translated articles have it.
    """
    true_names = {name.casefold() for name in (profile.name, profile.name_zh, *profile.also_known_as) if name}
    articles: dict[str, dict[str, Article]] = {}
    spellings: dict[str, set[str]] = {}  # those that differ in capitals only
    for mention in profile.mentions:
        if article := catalogue.articles.get(mention.article):
            for form in mention.forms:
                written = " ".join(form.split())
                spellings.setdefault(written.casefold(), set()).add(written)
                articles.setdefault(written.casefold(), {})[article.id] = article
    forms = []
    for written in sorted(articles, key=lambda written: (-len(articles[written]), written)):
        found = list(articles[written].values())
        text = min(spellings[written])
        mark = ""
        if not any(name in written or written in name for name in true_names):
            translated = all(article.machine_translated for article in found)
            mark = "machine translation" if translated else "other spelling"
        forms.append(Form(text=text, articles=found, mark=mark))
    return forms

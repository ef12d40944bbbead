"""The glossary: every name under which the articles know an entity, translation slips included."""

from collections.abc import Iterable

from msgspec import Struct

from generator.rendering import wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links
from generator.rendering.listings import Listing, Piece, row_pieces
from generator.rendering.views.findings import Link
from generator.rendering.views.names_of import written_forms

PAGE = "names.md"


class Name(Struct, frozen=True, kw_only=True):
    """One name and the entity it stands for."""

    text: str
    mark: str
    entity: Link
    kind: str
    name_zh: str
    articles: int


def names_listing(catalogue: Catalogue) -> Listing:
    """All names, for the template ``names.md``."""
    page = Links(PAGE)
    names = []
    for profile in catalogue.report.profiles:
        for form in written_forms(catalogue, profile):
            names.append(
                Name(
                    text=form.text,
                    mark=form.mark,
                    entity=Link(profile.name, page.profile(profile)),
                    kind=wording.kind_word(profile.kind).lower(),
                    name_zh=profile.name_zh or "",
                    articles=len(form.articles),
                )
            )
    names.sort(key=lambda name: (name.text.casefold(), name.text, name.entity.url))
    lists = {
        "slips": _pieces(name for name in names if name.mark),
        "plain": _pieces(name for name in names if not name.mark),
    }
    return Listing(lambda: {"total": wording.count(len(names), "written form")}, lists)


def _pieces(names: Iterable[Name]) -> list[Piece]:
    return row_pieces(names, lambda name: name.text, macro="name_rows", shown=lambda name: name, row=lambda name: name)

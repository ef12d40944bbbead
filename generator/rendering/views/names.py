"""The glossary: every name under which the articles know an entity, translation slips included."""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from generator.model import Profile
from generator.rendering import wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.links import Links
from generator.rendering.listings import Piece, row_pieces
from generator.rendering.views.findings import Link
from generator.rendering.views.names_of import Form, written_forms
from generator.rendering.volumes import Paged, Section, paged

PAGE = "names.md"

_Written = tuple[Form, Profile]


class Name(Struct, frozen=True, kw_only=True):
    """One name and the entity it stands for."""

    text: str
    mark: str
    entity: Link
    kind: str
    name_zh: str
    articles: int


def names_pages(catalogue: Catalogue) -> Iterator[Paged]:
    """All names, for the template ``names.md``."""
    names = [(form, profile) for profile in catalogue.report.profiles for form in written_forms(catalogue, profile)]
    names.sort(key=lambda name: (name[0].text.casefold(), name[0].text, name[1].kind, name[1].id))
    slips = [name for name in names if name[0].mark]
    plain = [name for name in names if not name[0].mark]
    sections = [
        _section("slips", "Translation slips and other spellings", "translation slips", slips),
        _section("plain", "True names", "names", plain),
    ]
    view = {"total": wording.count(len(names), "written form")}
    return paged(PAGE, "names.md", sections, lambda: view, title="Names")


def _section(name: str, title: str, noun: str, names: Sequence[_Written]) -> Section:
    return Section(name, title, noun, "name_table", names, _pieces, lambda item: item[0].text)


def _pieces(page: Links, names: Sequence[_Written]) -> list[Piece]:
    rows = map(partial(_row, page), names)
    return row_pieces(rows, lambda name: name.text, macro="name_rows", shown=lambda name: name, row=lambda name: name)


def _row(page: Links, written: _Written) -> Name:
    form, profile = written
    return Name(
        text=form.text,
        mark=form.mark,
        entity=Link(profile.name, page.profile(profile)),
        kind=wording.kind_word(profile.kind).lower(),
        name_zh=profile.name_zh or "",
        articles=len(form.articles),
    )

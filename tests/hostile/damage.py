"""A small project in good order, and the ways in which its input can be bad."""

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

ARTICLE = """Norvik Auto opens a plant in Oslo

Source: Harbor Finance

On March 4, 2024, Norvik Auto launched the Norvik Auto One in Oslo. The car is 4,410 mm long and starts at 129,800 yuan.

Norvik Auto delivered 12,300 vehicles in February 2024, up 14% year on year, said its chairman Ana Holt.
"""

LEXICON = """companies:
  - {name: Norvik Auto, sector: cars}
models:
  - {of: norvik-auto, list: [One]}
people:
  - {name: Ana Holt, part_of: norvik-auto}
"""


class Project(NamedTuple):
    """Where a project's inputs stand and where its output goes."""

    seeds: Path
    lexicon: Path
    templates: Path
    site_src: Path

    def options(self) -> list[str]:
        named = zip(("--seeds", "--lexicon", "--templates", "--site-src"), map(str, self), strict=True)
        return [word for pair in named for word in pair]


def make_project(folder: Path, templates: Path) -> Project:
    """Writes the project in good order; ``templates`` are copied."""
    project = Project(folder / "seeds", folder / "lexicon", folder / "templates", folder / "site_src")
    project.seeds.mkdir(parents=True)
    project.lexicon.mkdir()
    (project.seeds / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (project.lexicon / "names.yml").write_text(LEXICON, encoding="utf-8")
    shutil.copytree(templates, project.templates)
    return project


class Damage(NamedTuple):
    """One way to spoil a project: what is done, and the file that the message must name."""

    do: Callable[[Project], object]
    names: str


def _seed(name: str, content: bytes) -> Damage:
    return Damage(lambda project: (project.seeds / name).write_bytes(content), name)


def _yaml(place: str, name: str, content: str) -> Damage:
    return Damage(lambda project: (getattr(project, place) / name).write_text(content, encoding="utf-8"), name)


def _template(addition: str) -> Damage:
    def spoil(project: Project) -> None:
        path = project.templates / "profile.md"
        path.write_text(addition + path.read_text(encoding="utf-8"), encoding="utf-8")

    return Damage(spoil, "profile.md")


def _zip() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("article.txt", ARTICLE * 50)
    return buffer.getvalue()


PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20

#: Input that must be refused: exit 1, one message that names the file, the old site_src untouched.
REFUSED: dict[str, Damage] = {
    "empty seed": _seed("empty.txt", b""),
    "seed of white space": _seed("blank.txt", b" \r\n\t\n \n"),
    "seed of a byte order mark": _seed("bom.txt", b"\xef\xbb\xbf"),
    "picture under a text's name": _seed("picture.txt", PNG),
    "archive under a text's name": _seed("archive.md", _zip()),
    "UTF-16 cut in mid-character": _seed("cut.txt", ARTICLE.encode("utf-16")[:-1]),
    "HTML without an article": _seed("hollow.html", b"<html><head><title></title></head><body></body></html>"),
    "catalog with a key twice": _yaml("seeds", "catalog.yml", "- file: good.txt\n  url: a\n  url: b\n"),
    "catalog that is not YAML": _yaml("seeds", "catalog.yml", "- file: [\n"),
    "catalog of another shape": _yaml("seeds", "catalog.yml", "just text\n"),
    "corrections of another shape": _yaml("seeds", "corrections.yml", "just text\n"),
    "lexicon with an unknown id": _yaml("lexicon", "more.yml", "people:\n  - {name: Bo Lind, part_of: norvik-autos}\n"),
    "lexicon with a key twice": _yaml("lexicon", "more.yml", "people:\n  - {name: Bo Lind, name: Bo Lund}\n"),
    "lexicon that is not UTF-8": Damage(
        lambda project: (project.lexicon / "more.yml").write_bytes(b"people:\n  - {name: \xff\xfe}\n"), "more.yml"
    ),
    "template with a syntax error": _template("{% if %}"),
    "template with a misspelt name": _template("{{ no_such_name }}"),
}


#: Odd input that is read as far as it goes: articles come as they were found, so this is no fault of theirs.
READ: dict[str, Damage] = {
    "text with NUL": _seed("nul.txt", ARTICLE.encode().replace(b"plant", b"pl\0nt")),
    "text with control characters": _seed("bell.txt", ARTICLE.encode().replace(b"plant", b"p\x07l\x1bant\x0c")),
    "front matter that is not YAML": _seed("front.md", b"---\ntitle: [open\n---\n" + ARTICLE.encode()),
    "front matter with a key twice": _seed("twice.md", b"---\ntitle: a\ntitle: b\n---\n" + ARTICLE.encode()),
    "front matter without an end": _seed("endless.md", b"---\ntitle: a\n" + ARTICLE.encode()),
    "HTML nested too deeply": _seed("bomb.html", b"<html><body>" + b"<div>" * 100_000 + b"<p>" + ARTICLE.encode()),
    "HTML that never ends": _seed("open.html", b"<html><body><article><p>" + ARTICLE.encode() + b"<p><b><i><a href="),
    "a line of a hundred kilobytes": _seed("long.txt", ARTICLE.encode() + b"\n" + b"Norvik sold 12,300 cars, " * 4_000),
    "markup and templates in a text": _seed(
        "markup.txt", ARTICLE.encode() + b"\n\n</div><script>alert(1)</script> {{ 7 * 7 }} {% raw %} [a](b) <!-- -->\n"
    ),
    "names of a path": _seed("..%2f..%2fetc.txt", ARTICLE.encode()),
}


def block_target(project: Project) -> Project:
    """The project with an output folder that nobody can make, because a file stands in its way."""
    obstacle = project.seeds.parent / "obstacle"
    obstacle.write_text("a file where a folder should be", encoding="utf-8")
    return project._replace(site_src=obstacle / "site_src")

"""The Jinja environment: strict, escaping, compiled once; template faults become InputError."""

import functools
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
import jinja2.compiler
import jinja2.environment
import jinja2.nodes
from markupsafe import Markup, escape

from generator.model import Fault, InputError

#: The template that holds the macros of all lists' rows.
PIECES = "pieces.html"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!])")
#: Control characters that HTML does not allow, and two that Python-Markdown keeps for itself.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def markdown_text(text: str) -> Markup:
    """Text that Markdown shows to the letter, for headings and paragraphs that are no HTML block."""
    return Markup(_MARKDOWN.sub(r"\\\1", str(escape(" ".join(text.split())))).replace("&\\#", "&#"))


def yaml_text(text: str) -> Markup:
    """Text as a quoted YAML scalar for the head of a page, escaped for HTML too: themes write it as it stands."""
    quoted = "".join(_yaml_character(character) for character in str(escape(" ".join(text.split()))))
    return Markup(f'"{quoted}"')


def _yaml_character(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\u{ord(character):04x}" if ord(character) < 65536 else ""


_special = re.compile("[&<>\"']").search


def escaped(value: Any) -> str:
    """A value as text of a page: what ``escape`` gives, but most texts hold nothing to escape, and stay as they are."""
    kind = type(value)
    if kind is Markup or (kind is str and not _special(value)):
        text: str = value
        return text
    return str(escape(value))


class _Generator(jinja2.compiler.CodeGenerator):
    """Lets templates write values by :func:`escaped`, in a third of the time."""

    def _output_child_pre(self, node: jinja2.nodes.Expr, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class _Environment(jinja2.Environment):
    code_generator_class = _Generator
    escaped = staticmethod(escaped)


class Templates:
    """The templates of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = _Environment(
            loader=jinja2.FileSystemLoader(folder),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.filters["md"] = markdown_text
        self._environment.filters["yaml"] = yaml_text

    def render(self, name: str, view: Mapping[str, Any]) -> bytes:
        """A page from the template ``name``. Raises InputError with file and line where the template is wrong."""
        return self.written(self._guarded(name, lambda: self._environment.get_template(name).render(view)))

    def frame(self, name: str, view: Mapping[str, Any], lists: Sequence[str]) -> list[bytes]:
        """A page without its lists: what stands before each of them, in their order, and after the last."""
        marks = {list_: Markup(f"\x00{list_}\x00") for list_ in lists}
        rest = self._guarded(name, lambda: self._environment.get_template(name).render({**view, **marks}))
        found = []
        for list_, mark in marks.items():
            before, there, rest = rest.partition(mark)
            if not there:
                raise self._fault(name, 0, f"does not show {list_!r}, or not after {', '.join(lists)} in this order")
            found.append(self.written(before))
        return [*found, self.written(rest)]

    def piece(self, macro: str, *arguments: Any) -> Markup:
        """Some rows of a list, by a macro of ``pieces.html``."""

        def make() -> str:
            try:
                return str(getattr(self._pieces, macro)(*arguments))
            except Exception:
                self._environment.handle_exception()  # raises it with the template's own lines

        return Markup(self._guarded(PIECES, make))

    @staticmethod
    def written(text: str) -> bytes:
        """The text without characters that no page may hold."""
        return _CONTROLS.sub("", text).encode("utf-8")

    @functools.cached_property
    def _pieces(self) -> jinja2.environment.TemplateModule:
        return self._environment.get_template(PIECES).module

    def _guarded(self, name: str, make: Callable[[], str]) -> str:
        """What is made, or InputError with file and line of the template that is wrong."""
        try:
            return make()
        except jinja2.TemplateSyntaxError as error:
            raise self._fault(error.name or name, error.lineno, error.message or "cannot be read") from None
        except jinja2.TemplateNotFound as error:
            raise self._fault(str(error.name or name), 0, f"is missing (needed for {name})") from None
        except Exception as error:
            place = self._place(error)
            if place is None:
                raise
            raise self._fault(*place, f"{type(error).__name__.removesuffix('Error').lower()}: {error}") from error

    def assets(self) -> dict[str, bytes]:
        """What lies under ``assets/``, by path below it."""
        loader = self._environment.loader
        assert loader is not None
        found = {}
        for name in sorted(self._environment.list_templates(filter_func=lambda name: name.startswith("assets/"))):
            found[name.removeprefix("assets/")] = loader.get_source(self._environment, name)[0].encode("utf-8")
        return found

    def _fault(self, name: str, line: int, message: str) -> InputError:
        return InputError([Fault(str(self._folder / name), line, message)])

    def _place(self, error: Exception) -> tuple[str, int] | None:
        """Template and line in which an error arose: Jinja rewrites the traceback so that it names them."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            path = Path(frame.filename)
            if path.is_relative_to(self._folder):
                return path.relative_to(self._folder).as_posix(), frame.lineno or 0
        return None

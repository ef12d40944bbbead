"""The theme's frame is put around changed pages only: an unchanged page is published as it was.

What a published page depends on beside its own content is the frame: the navigation, the theme with the project's own
templates, the configuration, and the pages before and after it. All of it enters the key.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.cache import ResultCache
from generator.fingerprint import digest, of_files
from generator.rendering.squeeze import squeeze

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


class OutputReuse:
    """One build's use of the published pages of earlier ones."""

    def __init__(
        self, cache: ResultCache, contents: Mapping[str, str], config: "MkDocsConfig", environment: str
    ) -> None:
        """``contents`` are the keys of the pages' own content by path, filled before the first page is published."""
        self._cache = cache
        self._contents = contents
        self._environment = digest(environment, _look(config))
        self._frame = ""

    def watch(self, env: "jinja2.Environment") -> None:
        """Lets the templates that MkDocs asks for come here first."""
        get = env.get_template

        def get_template(name: Any, parent: str | None = None, globals: Any = None) -> Any:
            template = get(name, parent, globals)
            return template if parent else _Watched(template, self)

        env.get_template = get_template  # type: ignore[method-assign]

    def published(self, template: "jinja2.Template", context: dict[str, Any]) -> str:
        """The page of a context, as it was or put into its frame now."""
        page = context["page"]
        content = self._contents.get(page.file.src_uri)
        if content is None or page.file.inclusion.is_excluded():
            return squeeze(template.render(context))
        if not self._frame:
            self._frame = digest(self._environment, str(context["nav"]))
        key = digest("output", self._frame, str(template.name), content, *_place(page))
        kept = self._cache.get(key)
        if kept is not None:
            return kept.decode("utf-8")
        made = squeeze(template.render(context))
        self._cache.put(key, made.encode("utf-8", "xmlcharrefreplace"))
        return made


class _Watched:
    """A template whose pages may be known."""

    def __init__(self, template: "jinja2.Template", reuse: OutputReuse) -> None:
        self._template = template
        self._reuse = reuse

    def render(self, context: dict[str, Any]) -> str:
        """As the template's own."""
        if context.get("page") is None:
            return self._template.render(context)
        return self._reuse.published(self._template, context)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)


def _look(config: "MkDocsConfig") -> str:
    """What of the configuration decides how a page looks."""
    files = [Path(config.config_file_path)] if config.config_file_path else []
    if config.theme.custom_dir:
        files.append(Path(config.theme.custom_dir))
    told = (config.site_name, config.site_url, config.site_description, config.copyright, config.repo_url, config.extra)
    return digest(of_files(*files), repr(told), str(config.theme.name), repr(sorted(map(str, config.plugins))))


def _place(page: "Page") -> list[str]:
    """Title and address of a page and of its neighbours."""
    beside = [(other.title, other.url) if other else None for other in (page.previous_page, page.next_page)]
    return [str(page.title), page.url, str(page.canonical_url), str(page.edit_url), repr(beside)]

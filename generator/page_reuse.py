"""Pages that did not change are not converted again: MkDocs gets the HTML that it made of the same Markdown before.

Most of MkDocs' time goes into turning Markdown into HTML and HTML into search entries. Both are kept by the hash of
what they depend on: the page's Markdown and metadata, the configuration and the libraries. What MkDocs would know of a
page after rendering it is restored with it (table of contents, title, anchors, links), so that links and anchors are
checked as ever; where a link's target is gone, or there was something to warn of, the page is rendered anew.
"""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from generator.cache import ResultCache
from generator.fingerprint import digest, of_code, versions
from generator.output_reuse import OutputReuse
from generator.rows_apart import convert_apart
from generator.search_apart import without_excluded

if TYPE_CHECKING:
    from pathlib import Path

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

_LIBRARIES = ("markdown", "mkdocs", "mkdocs-material", "pymdown-extensions", "jieba")


class Heading(Struct, frozen=True):
    """An entry of a table of contents."""

    title: str
    id: str
    level: int
    children: "tuple[Heading, ...]"


class Rendered(Struct, frozen=True):
    """What MkDocs knows of a page after rendering it."""

    content: str
    toc: tuple[Heading, ...]
    title: str | None
    anchors: list[str]
    targets: list[str]  # files that it links to
    links: dict[str, dict[str, str]]  # by file: anchor to the link as written


class _Entries(Struct, frozen=True):
    """What the search index holds of a page."""

    items: list[dict[str, Any]]


_encode = msgspec.msgpack.Encoder().encode
_rendered = msgspec.msgpack.Decoder(Rendered).decode
_entries = msgspec.msgpack.Decoder(_Entries).decode


class PageReuse:
    """One build's use of the pages of earlier ones."""

    def __init__(self, cache: "Path", config: "MkDocsConfig") -> None:
        from pathlib import Path

        self._folder = cache
        self._cache = ResultCache(cache / "pages.sqlite", Path(config.docs_dir))
        self._environment = digest(
            of_code("page_reuse.py", "output_reuse.py", "rows_apart.py", "search_apart.py", "rendering/squeeze.py"),
            *versions(_LIBRARIES),
            _settings(config),
        )
        self._keys: dict[str, str] = {}
        self._outputs = OutputReuse(self._cache, self._keys, config, self._environment)

    def begin(self, page: "Page") -> None:
        """Lets MkDocs' own call of ``page.render`` come here first."""
        page.render = lambda config, files: self._render(page, config, files)  # type: ignore[method-assign]

    def keep_compiled(self, env: "jinja2.Environment") -> None:
        """Lets Jinja keep the theme's templates as it compiled them; it looks itself whether they have changed."""
        import jinja2

        folder = self._folder / "theme"
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(folder))

    def watch_templates(self, env: "jinja2.Environment") -> None:
        """Lets MkDocs publish an unchanged page as it was."""
        self._outputs.watch(env)

    def watch_search(self, config: "MkDocsConfig") -> None:
        """Lets Material's search plugin take the entries of an unchanged page as they were."""
        index: Any = getattr(_search(config), "search_index", None)
        if not hasattr(index, "entries"):
            return
        add = index.add_entry_from_context

        def add_or_reuse(page: "Page") -> None:
            key = digest("search", self._keys.get(page.file.src_uri, ""), str(page.title), page.url)
            kept = self._cache.get(key) if page.file.src_uri in self._keys else None
            if kept:
                index.entries.extend(_entries(kept).items)
                return
            before, content = len(index.entries), page.content
            page.content = without_excluded(content or "")
            try:
                add(page)
            finally:
                page.content = content
            if page.file.src_uri in self._keys:
                self._cache.put(key, _encode(_Entries(index.entries[before:])))

        index.add_entry_from_context = add_or_reuse

    def finish(self) -> None:
        """Keeps the pages of this build and forgets all others."""
        self._cache.close()

    def _render(self, page: "Page", config: "MkDocsConfig", files: "Files") -> None:
        meta = msgspec.json.encode(page.meta, enc_hook=str)
        key = digest(self._environment, page.file.src_uri, page.file.url, page.markdown or "", meta)
        kept = self._cache.get(key)
        if kept and _restore(page, _rendered(kept), files):
            self._keys[page.file.src_uri] = key
            return
        seen = _Seen(files)
        convert_apart(page, lambda: type(page).render(page, config, seen))  # type: ignore[arg-type]
        if None not in seen.found.values():
            self._keys[page.file.src_uri] = key
            self._cache.put(key, _encode(_taken(page, list(seen.found))))


class _Seen:
    """The site's files, noting which were asked for."""

    def __init__(self, files: "Files") -> None:
        self._files = files
        self.found: dict[str, File | None] = {}

    def get_file_from_path(self, path: str) -> "File | None":
        """As MkDocs' own."""
        self.found[path] = self._files.get_file_from_path(path)
        return self.found[path]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)


def _taken(page: "Page", targets: list[str]) -> Rendered:
    links = {file.src_uri: dict(anchors) for file, anchors in (page.links_to_anchors or {}).items()}
    return Rendered(
        content=page.content or "",
        toc=tuple(map(_heading, page.toc)),
        title=page._title_from_render,
        anchors=sorted(page.present_anchor_ids or ()),
        targets=targets,
        links=links,
    )


def _restore(page: "Page", kept: Rendered, files: "Files") -> bool:
    """Gives the page what it had; False where a file that it links to is gone."""
    from mkdocs.structure.toc import TableOfContents

    found = {target: files.get_file_from_path(target) for target in {*kept.targets, *kept.links}}
    if any(file is None or file.inclusion.is_excluded() for file in found.values()):  # type: ignore[no-untyped-call]
        return False
    page.content = kept.content
    page.toc = TableOfContents(list(map(_link, kept.toc)))
    page._title_from_render = kept.title
    page.present_anchor_ids = set(kept.anchors)
    page.links_to_anchors = {
        file: dict(kept.links[name]) for name, file in found.items() if file and name in kept.links
    }
    return True


def _heading(link: "AnchorLink") -> Heading:
    return Heading(link.title, link.id, link.level, tuple(map(_heading, link.children)))


def _link(heading: Heading) -> "AnchorLink":
    from mkdocs.structure.toc import AnchorLink

    link = AnchorLink(heading.title, heading.id, heading.level)
    link.children = list(map(_link, heading.children))
    return link


def _search(config: "MkDocsConfig") -> Any:
    return config.plugins.get("material/search") or config.plugins.get("search")


def _settings(config: "MkDocsConfig") -> str:
    """What of the configuration decides how Markdown becomes HTML and search entries."""
    search = _search(config)
    return repr(
        (
            config.markdown_extensions,
            sorted((config.mdx_configs or {}).items()),
            config.use_directory_urls,
            sorted((name, str(value)) for name, value in config.validation.links.items()),
            sorted((name, str(value)) for name, value in search.config.items()) if search else None,
        )
    )

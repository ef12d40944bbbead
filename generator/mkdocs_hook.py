"""The MkDocs door: ``mkdocs build`` and ``mkdocs serve`` generate what they publish.

MkDocs loads this file by its path and keeps it for as long as it serves. While serving, seeds and templates are watched
instead of the generated folder, so that a save rebuilds once; bad input shows its message in the terminal and on every
page of the last good site. ``extra: dossier:`` in mkdocs.yml may name other folders (seeds, lexicon, templates),
relative to it.
"""

import html
import logging
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

_PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(_PROJECT))  # MkDocs restores the path once this file is loaded; the package stays known

from generator import pipeline  # noqa: E402
from generator.copy_reuse import put_back, set_aside  # noqa: E402
from generator.model import InputError  # noqa: E402
from generator.page_reuse import PageReuse  # noqa: E402
from generator.run import PROJECT, Paths, nearby  # noqa: E402

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.dossier")


class _State:
    """What must outlive one build of a server."""

    def __init__(self) -> None:
        self.serving = False
        self.code = ""
        self.problem = ""  # what is wrong with the input at present
        self.pages: PageReuse | None = None  # while a build runs


_state = _State()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remembers what the run is for, and with what code it began."""
    _state.serving = command == "serve"
    _state.code = _code()
    _state.problem = ""
    logging.getLogger("jieba").setLevel(logging.WARNING)  # it tells of its dictionary at every build
    if _state.serving:
        sys.dont_write_bytecode = True  # the folder of the code is watched


def on_pre_build(*, config: "MkDocsConfig") -> None:
    """Generates the Markdown that MkDocs is about to read.

    Raises PluginError for bad input; a server with a last good site keeps that and shows the message instead.
    """
    paths = paths_of(config)
    _state.problem = ""
    _state.pages = PageReuse(paths.cache, config)
    if _state.serving and _code() != _state.code:
        _tell("The generator's own code has changed: stop this server and start it again.")
    else:
        _generate(paths)
    set_aside(Path(config.site_dir))


def _generate(paths: Paths) -> None:
    from mkdocs.exceptions import PluginError

    try:
        summary = pipeline.build(paths)
    except InputError as error:
        message = "\n".join(str(nearby(fault)) for fault in error.faults)
        if not _state.serving or not any(paths.site_src.glob("*.md")):
            raise PluginError(f"bad input\n{message}") from None
        _tell(message)
    else:
        seconds = sum(summary.seconds.values())
        log.info(f"{summary.articles} articles, {summary.written} files generated anew in {seconds:.1f} s")


def on_env(env: "jinja2.Environment", *, config: "MkDocsConfig", files: "Files") -> None:
    """Files are copied, pages published and search entries made after this."""
    put_back(Path(config.site_dir), files)
    if _state.pages:
        _state.pages.keep_compiled(env)
        _state.pages.watch_search(config)
        _state.pages.watch_templates(env)


def on_pre_page(page: "Page", *, config: "MkDocsConfig", files: "Files") -> "Page":
    """A page that did not change is not rendered again."""
    if _state.pages:
        _state.pages.begin(page)
    return page


def on_post_build(*, config: "MkDocsConfig") -> None:
    """Keeps the pages for the next build."""
    if _state.pages:
        _state.pages.finish()
        _state.pages = None


def on_build_error(*, error: Exception) -> None:
    """Nothing is kept of a build that failed."""
    _state.pages = None


def on_post_page(output: str, *, page: "Page", config: "MkDocsConfig") -> str:
    """While the input is bad, each page says so."""
    if not _state.problem:
        return output
    head, body, rest = output.rpartition("</body>")
    return f"{head}{_banner(_state.problem)}{body}{rest}"


def on_serve(server: "LiveReloadServer", *, config: "MkDocsConfig", builder: Any) -> "LiveReloadServer":
    """Watches what people edit, and not what is generated from it."""
    paths = paths_of(config)
    server.unwatch(config.docs_dir)
    for place in (paths.seeds, paths.lexicon, paths.templates, PROJECT / "generator"):
        if paths.seeds not in place.parents:  # what is watched twice is told twice
            server.watch(str(place))
    threading.Thread(target=_warm_up, args=(paths,), daemon=True).start()
    return server


def _warm_up(paths: Paths) -> None:
    """Makes ready for the first change while nothing else is to be done."""
    from generator.readings import Source, warm_up
    from generator.search_apart import warm_up as warm_up_search

    warm_up_search()
    warm_up(Source.of(paths.seeds, paths.lexicon, paths.catalog, paths.cache))


def paths_of(config: "MkDocsConfig") -> Paths:
    """The folders that mkdocs.yml asks for, else the project's own."""
    home = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    given: dict[str, str] = config.extra.get("dossier") or {}
    folders = {name: home / given[name] for name in ("seeds", "lexicon", "templates") if name in given}
    settings = Path(config.config_file_path) if config.config_file_path else None
    return Paths.of(**folders, site_src=Path(config.docs_dir), config=settings)


def _tell(problem: str) -> None:
    """Past the log: an error there would end a strict server instead of keeping the last good site."""
    _state.problem = problem
    print(f"ERROR   -  {problem}\n           The last good site stays served.", file=sys.stderr, flush=True)


def _banner(problem: str) -> str:
    style = (
        "position:fixed;inset:auto 0 0 0;z-index:99;margin:0;padding:1rem;background:#b00020;color:#fff;overflow:auto"
    )
    text = html.escape(problem)
    return f'<pre role="alert" style="{style};max-height:50vh;white-space:pre-wrap;font-size:.8rem">{text}</pre>'


def _code() -> str:
    from generator.fingerprint import of_files

    return of_files(PROJECT / "generator")

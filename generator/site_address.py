"""Where the site will be published, as mkdocs.yml says: files for taking away write whole addresses then."""

from pathlib import Path

from generator.model import Fault, InputError


def site_url_of(config: Path) -> str:
    """The ``site_url`` of a MkDocs configuration, with a slash at its end; empty where there is none.

    Read from the file, for a serving MkDocs puts its own address in its place. Raises InputError where the file is no
    YAML, or where the address is not a whole one.
    """
    try:
        text = config.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""  # MkDocs tells what is wrong with it
    if "site_url" not in text and "INHERIT" not in text:
        return ""  # most have none, and reading it as MkDocs does takes a while
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import yaml_load

    try:
        with config.open("rb") as stream:  # by its name, what it inherits is found
            url = str(yaml_load(stream).get("site_url") or "")
    except ConfigurationError as error:
        raise InputError([Fault(str(config), 0, str(error))]) from None
    if url and not url.startswith(("https://", "http://")):
        message = f"site_url: {url!r} is no whole address; write one as https://reports.example/ev/"
        raise InputError([Fault(str(config), 0, message)])
    return url.rstrip("/") + "/" if url else ""

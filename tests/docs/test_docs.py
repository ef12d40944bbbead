"""The docs are true: what they name exists, and what exists is named."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

DOCS = ("README.md", "ARCHITECTURE.md")
TEXT = {name: (ROOT / name).read_text(encoding="utf-8") for name in DOCS}
#: What a build makes: named in the docs, not there in a fresh clone.
MADE = {"site/", ".venv", "site_src/data/", "site_src/articles/", "site_src/profiles/"}
TOP = {path.name for path in ROOT.iterdir()}


def code_spans(text: str) -> list[str]:
    """What stands in single backquotes outside of fences, and the lines inside fences."""
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    plain = re.sub(r"^```\w*\n.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    lines = [line.split("#")[0].strip() for block in fenced for line in block.splitlines()]
    return [span.strip() for span in [*re.findall(r"`([^`\n]+)`", plain), *lines] if span.strip()]


def paths() -> list[tuple[str, str]]:
    """Document and path for every path that a document names."""
    found = set()
    for name, text in TEXT.items():
        for span in code_spans(text):
            first = span.split("/")[0]
            if " " not in span and ("/" in span or first in TOP) and (first in TOP or first in {"site", ".ci"}):
                found.add((name, span))
    return sorted(found)


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize(("document", "path"), paths())
def test_paths_that_the_docs_name_exist(document: str, path: str) -> None:
    assert path in MADE or list(ROOT.glob(path.rstrip("/"))), f"{document} names {path}, which does not exist"


@pytest.mark.parametrize("document", DOCS)
def test_links_between_documents_lead_somewhere(document: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT[document]):
        assert (ROOT / target).exists(), f"{document} links to {target}"


@pytest.mark.parametrize("document", DOCS)
def test_make_targets_that_the_docs_name_exist(document: str) -> None:
    named = {match for span in code_spans(TEXT[document]) for match in re.findall(r"^make ([a-z-]+)", span)}
    assert named <= make_targets()


def test_every_make_target_is_in_the_readme() -> None:
    for target in make_targets() - {"help"}:
        assert f"`make {target}`" in TEXT["README.md"], f"README.md does not tell what `make {target}` does"


def test_the_readme_begins_with_its_two_commands() -> None:
    spans = [span for span in code_spans(TEXT["README.md"]) if span.startswith("make ")]
    first = re.search(r"```sh\n(.*?)```", TEXT["README.md"], re.DOTALL)
    assert first and [line.split("#")[0].strip() for line in first[1].splitlines()] == ["make site", "make test"]
    assert spans


def commands() -> dict[str, list[str]]:
    """Each command of the generator with its options, as click knows them."""
    import click

    from generator.cli import main

    assert isinstance(main, click.Group)
    return {
        name: [
            option
            for parameter in command.params
            for option in (*parameter.opts, *parameter.secondary_opts)
            if option.startswith("--")
        ]
        for name, command in main.commands.items()
    }


def test_every_command_and_option_is_in_the_readme() -> None:
    for name, options in commands().items():
        assert f"`python -m generator {name}" in TEXT["README.md"], f"README.md does not tell of `{name}`"
        for option in options:
            assert f"`{option}" in TEXT["README.md"], f"README.md does not tell of {option} (of `{name}`)"


def test_commands_that_the_docs_name_exist() -> None:
    known = commands()
    for text in TEXT.values():
        for name in re.findall(r"python -m generator ([a-z-]+)", text):
            assert name in known


def test_every_module_stands_on_the_map() -> None:
    for path in sorted((ROOT / "generator").rglob("*.py")):
        relative = path.relative_to(ROOT)
        if relative.name == "__init__.py":
            continue
        folder = "/".join(relative.parts[:2]) + "/"
        named = f"`{relative.as_posix()}`" in TEXT["ARCHITECTURE.md"] or (
            len(relative.parts) > 2 and f"`{folder}`" in TEXT["ARCHITECTURE.md"]
        )
        assert named, f"ARCHITECTURE.md's map has no place for {relative}"


def test_every_test_folder_is_explained() -> None:
    mirrored = {path.name for path in (ROOT / "generator").iterdir() if path.is_dir()}
    for path in sorted((ROOT / "tests").iterdir()):
        if path.is_dir() and path.name not in mirrored and any(path.rglob("*.*")) and path.name != "__pycache__":
            assert f"`tests/{path.name}/`" in TEXT["ARCHITECTURE.md"], f"ARCHITECTURE.md does not tell of {path.name}"


def test_everything_pinned_and_nothing_but_names_and_versions() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-scale.txt", "constraints.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r ", "-c ")):
                assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line), f"{name}: {line}"


def test_the_changelog_keeps_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in text
    allowed = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= allowed


def test_no_generated_or_local_file_is_committed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    assert not [name for name in listed if name.startswith(("site/", ".venv/", ".cache/")) or name.endswith(".pyc")]


def test_docs_stand_in_lines_that_fit_a_screen() -> None:
    for name in DOCS:
        for number, line in enumerate((Path(ROOT / name)).read_text(encoding="utf-8").splitlines(), 1):
            assert len(line) <= 200, f"{name}:{number} has {len(line)} characters"

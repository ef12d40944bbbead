"""Very long lists stand on several pages: each row on one of them, each page linked from the list's own."""

import re

import pytest

from generator.rendering import render, volumes
from tests.conftest import ROOT
from tests.rendering.sample import make_report

ROW = re.compile(
    r'<tr><th scope="row"><a href="[./]*([a-z]+/[^"]+)"|<tr><td data-sort.*?<th scope="row"><a href="[./]*(sources/[^"]+)"'
)
NAME = re.compile(r'<tr><th scope="row">([^<]+)')


@pytest.fixture(scope="module")
def split() -> dict[str, str]:
    """The sample's pages as if two rows were too many for one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(volumes, "MOST_ON_A_PAGE", 1)
        files = render(make_report(), templates=ROOT / "templates")
    return {path: text.decode("utf-8") for path, text in files.items() if path.endswith(".md")}


def _whole(rendered: dict[str, bytes], path: str) -> str:
    return rendered[path].decode("utf-8")


@pytest.mark.parametrize("folder", ["models", "sources", "tags/prices", "names"])
def test_each_row_stands_on_one_page(folder: str, split: dict[str, str], rendered: dict[str, bytes]) -> None:
    own = next(path for path in (f"{folder}.md", f"{folder}/index.md") if path in split)
    further = [text for path, text in split.items() if re.fullmatch(rf"{folder}/[a-z_]+/\d+\.md", path)]
    rows = NAME if folder == "names" else ROW
    whole = rows.findall(_whole(rendered, own))
    assert len(whole) > 1 and further
    assert sorted(rows.findall("".join([split[own], *further]))) == sorted(whole)


def test_the_parts_lead_to_one_another(split: dict[str, str]) -> None:
    front, second = split["names.md"], split["names/plain/2.md"]
    assert 'href="../names/plain/2/"' in front
    assert 'href="../../../names/#plain-parts"' in second and 'href="../../../names/plain/3/"' in second
    assert 'href="../../../names/plain/2/"' not in second, "a page does not lead to itself"
    title = re.findall(r"^# (.*)$", second, re.MULTILINE)[0]
    assert title.startswith("True names: ") and f">{title.removeprefix('True names: ')}</a>" in front


def test_what_belongs_together_is_not_parted(split: dict[str, str]) -> None:
    assert split["review.md"].count("ev-conflicting") == 1, "a conflict has several values"
    leftovers = [text for path, text in split.items() if path == "review.md" or path.startswith("review/leftovers/")]
    assert sum(text.count("<summary>") for text in leftovers) >= len(make_report().leftovers) >= 1


def test_a_part_lists_the_sentences_that_it_cites(split: dict[str, str]) -> None:
    report = make_report()
    disputed = [profile for profile in report.profiles if any(claim.conflicts_with for claim in profile.claims)]
    pages = [text for path, text in split.items() if path.startswith("review/conflicts/")]
    assert len(pages) == len(disputed) - 1
    assert all("## What the sources say" in text for text in [split["review.md"], *pages])


def test_short_lists_have_one_page(rendered: dict[str, bytes]) -> None:
    assert not [path for path in rendered if re.fullmatch(r".*/\d+\.md", path)]
    assert not [path for path, text in rendered.items() if b"ev-parts" in text and path.endswith(".md")]

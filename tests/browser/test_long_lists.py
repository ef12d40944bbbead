"""Lists of several pages: every part is reached without scripts, and each page is sound."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from generator.rendering import timeline_pages, volumes
from tests.browser.conftest import PHONE, WIDE, Opener, Site, rested, served_sample
from tests.browser.links import broken_links, doubled_anchors
from tests.browser.test_pages import OVERFLOW

PAGES = (
    "names/",
    "names/plain/2/",
    "models/",
    "models/salient/2/",
    "review/",
    "sources/articles/2/",
    "tags/prices/",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample's site, as if two rows were too many for one page."""
    bounds = (
        (volumes, "MOST_ON_A_PAGE", 1),
        (timeline_pages, "MOST_ON_A_PAGE", 2),
        (timeline_pages, "MOST_TO_COME", 0),
    )
    with served_sample(tmp_path_factory.mktemp("lists"), bounds) as here:
        yield here


def test_every_link_and_anchor_resolves(site: Site) -> None:
    assert not list(broken_links(site.folder))
    assert not list(doubled_anchors(site.folder))


def test_the_parts_lead_to_one_another_without_scripts(opener: Opener) -> None:
    page = opener("names/", java_script_enabled=False)
    page.locator("#plain + div .ev-parts a").first.click()
    page.wait_for_url("**/names/plain/2/")
    expect(page.locator("h1")).to_contain_text("True names: ")
    expect(page.locator(".ev-parts [aria-current=page]")).to_have_count(1)
    page.locator(".ev-parts a").first.click()
    page.wait_for_url("**/names/#plain-parts")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_is_accessible_and_fits_a_phone(opener: Opener, scheme: str) -> None:
    for address in PAGES:
        for width in (WIDE, PHONE):
            page = rested(opener(address, width=width, scheme=scheme, reduced_motion="reduce"))
            assert page.evaluate(OVERFLOW) <= 0, (address, width)
            assert not Axe().run(page).response["violations"], (address, width)
            page.context.close()

"""An entity of several pages: an old address of a finding leads on to where it stands now, and all of them are sound."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from generator.rendering import profile_pages
from generator.rendering.views import highlights, relations
from tests.browser.conftest import Opener, Site, rested, served_sample
from tests.browser.links import broken_links, doubled_anchors
from tests.rendering.sample import make_report


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample's site, as if a few findings were too many for one page."""
    bounds = ((profile_pages, "MOST_ON_A_PAGE", 2), (highlights, "_CLAIMS", 1), (relations, "MOST_LISTED", 1))
    with served_sample(tmp_path_factory.mktemp("long"), bounds) as here:
        yield here


def test_every_link_and_anchor_resolves(site: Site) -> None:
    assert not list(broken_links(site.folder))
    assert not list(doubled_anchors(site.folder))


def test_an_old_address_leads_on_to_the_further_page(opener: Opener) -> None:
    claim = min(make_report().profiles[0].claims, key=lambda claim: claim.period or "9")
    page = opener(f"companies/boreas/#c-{claim.id}")
    page.wait_for_url(f"**/companies/boreas/*/#c-{claim.id}")
    expect(page.locator(f"#c-{claim.id}")).to_be_in_viewport()


def test_the_further_pages_lead_to_one_another_without_scripts(opener: Opener) -> None:
    page = opener("companies/boreas/", java_script_enabled=False)
    page.locator("#pages + div a", has_text="2023").first.click()
    expect(page.locator("h1")).to_contain_text("Boreas Motor: 2023")
    page.locator("#pages + div a", has_text="Relations").click()
    expect(page.locator("h1")).to_contain_text("Boreas Motor: relations")
    page.locator(".ev-crumbs a").click()
    page.wait_for_url("**/companies/boreas/")


def test_a_citation_names_the_page_that_keeps_the_finding(opener: Opener) -> None:
    page = opener("companies/boreas/")
    page.locator("article .ev-events .ev-chip").first.focus()
    page.locator("#ev-card").get_by_role("button", name="Plain").click()
    expect(page.locator("#ev-card pre")).to_contain_text(re.compile(r"/companies/boreas/(undated|20\d\d)/#e-"))
    page.locator(".ev-relations [id^='in-'] .ev-chip, .ev-relations .ev-chip").first.focus()
    page.locator("#ev-card").get_by_role("button", name="BibTeX").click()
    expect(page.locator("#ev-card pre")).to_contain_text("@misc{r-")


def test_every_page_of_it_is_accessible(opener: Opener, site: Site) -> None:
    for address in site.pages():
        if address.startswith("companies/boreas/"):
            page = rested(opener(address, reduced_motion="reduce"))
            assert not Axe().run(page).response["violations"], address
            page.context.close()

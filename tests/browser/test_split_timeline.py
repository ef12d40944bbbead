"""A timeline of several pages: its filter says what the other pages hold and goes along to them."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from generator.rendering import timeline_pages
from tests.browser.conftest import Opener, Site, rested, served_sample
from tests.rendering.sample import EVENTS

SHOWN = ".ev-event:not([hidden])"
OUTPUT = "#ev-filter output"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample's site, as if its few events were too many for one page."""
    with served_sample(tmp_path_factory.mktemp("split"), [(timeline_pages, "MOST_ON_A_PAGE", 2)]) as here:
        yield here


def test_the_filter_counts_what_other_pages_hold(opener: Opener) -> None:
    page = opener("timeline/")
    there = page.locator(".ev-pages a", has_text="2023")
    total = there.locator("xpath=following-sibling::small").inner_text()
    page.locator("#ev-filter select[name=type]").focus()
    page.locator("#ev-filter select[name=type]").select_option("launch")
    expect(page.locator(OUTPUT)).to_contain_text("on other pages")
    expect(there.locator("xpath=following-sibling::small")).to_have_text(f"1 of {total}")
    expect(there).to_have_attribute("href", page.url.replace("timeline/?", "timeline/2023/?"))
    page.locator("#ev-filter button[type=reset]").click()
    expect(there.locator("xpath=following-sibling::small")).to_have_text(total)


def test_the_filter_goes_along_to_another_page(opener: Opener) -> None:
    page = opener("timeline/?type=launch")
    expect(page.locator(OUTPUT)).to_contain_text("on other pages")
    page.locator(".ev-pages a", has_text="2023").click()
    page.wait_for_url("**/timeline/2023/?type=launch")
    expect(page.locator("#ev-filter select[name=type]")).to_have_value("launch")
    expect(page.locator(SHOWN)).to_have_count(1)


def test_who_stands_on_other_pages_only_can_be_chosen(opener: Opener) -> None:
    page = opener("timeline/2023/?status=planned")
    expect(page.locator("#ev-filter select[name=status]")).to_have_value("planned")
    expect(page.locator(SHOWN)).to_have_count(0)
    expect(page.locator(OUTPUT)).to_contain_text("0 of")
    planned = sum(event.status == "planned" for event in EVENTS)
    expect(page.locator(OUTPUT)).to_contain_text(f"{planned} on other pages")


def test_every_page_of_it_is_accessible(opener: Opener, site: Site) -> None:
    for address in site.pages():
        if address.startswith("timeline/"):
            page = rested(opener(address + "?type=launch", reduced_motion="reduce"))
            expect(page.locator(OUTPUT)).to_contain_text("on other pages")
            assert not Axe().run(page).response["violations"], address
            page.context.close()

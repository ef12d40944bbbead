"""The timeline's filter narrows what is shown and stands in the address, so that a view can be linked."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener

SHOWN = ".ev-event:not([hidden])"


def choose_status(page: Page, status: str) -> None:
    page.locator("#ev-filter select[name=status]").select_option(status)


def test_a_filter_narrows_the_events_and_stands_in_the_address(opener: Opener) -> None:
    page = opener("timeline/")
    everything = page.locator(SHOWN).count()
    choose_status(page, "planned")
    expect(page.locator("#ev-filter output")).to_contain_text(f"of {everything}")
    planned = page.locator(SHOWN).count()
    assert 0 < planned < everything
    assert page.locator(f"{SHOWN}[data-status=planned]").count() == planned
    assert "status=planned" in page.url


def test_a_linked_view_shows_the_same(opener: Opener) -> None:
    page = opener("timeline/?status=planned")
    expect(page.locator("#ev-filter select[name=status]")).to_have_value("planned")
    assert page.locator(SHOWN).count() == page.locator(f"{SHOWN}[data-status=planned]").count() > 0


def test_what_a_filter_empties_goes_with_its_heading(opener: Opener) -> None:
    page = opener("timeline/?status=planned")
    assert page.locator("article h2:visible[id^=y]").count() == 0
    assert page.locator(".ev-year:visible, .ev-month:visible").count() == 0
    page.locator("#ev-filter button[type=reset]").click()
    expect(page.locator("article h2[id^=y]").first).to_be_visible()


def test_the_lanes_follow_the_filter(opener: Opener) -> None:
    page = opener("timeline/")
    bands = page.locator(".ev-figure a[href*='#e-']")
    everything = bands.count()
    choose_status(page, "planned")
    shown = page.locator(".ev-figure a[href*='#e-']:not(.ev-out)")
    assert 0 < shown.count() < everything
    page.locator("#ev-filter button[type=reset]").click()
    expect(shown).to_have_count(everything)


def test_without_scripts_everything_is_shown(opener: Opener) -> None:
    page = opener("timeline/", java_script_enabled=False)
    assert page.locator(SHOWN).count() > 0
    expect(page.locator("#ev-filter")).to_be_hidden()


def test_a_table_is_sorted_by_its_canonical_numbers(opener: Opener) -> None:
    page = opener("models/")
    table = page.locator("table.ev-sortable").first
    head = table.locator("thead th").filter(has_text="Findings")
    head.locator("button").click()
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    numbers = table.locator("tbody tr td:nth-child(5)").evaluate_all("cells => cells.map(cell => +cell.dataset.sort)")
    assert numbers == sorted(numbers, reverse=True)

"""The search finds a maker by its English name, its Chinese name and its pinyin's beginning."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, WIDE, Opener

RESULTS = ".md-search-result__link"


def search(page: Page, query: str) -> None:
    """Types a query; the theme listens to keys, so one is pressed after text that no keyboard types."""
    box = page.locator("input.md-search__input")
    box.click()
    box.fill(query)
    box.press("End")


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("query", ["小米", "Xiaomi", "xiaom"])
def test_a_maker_is_found(opener: Opener, query: str, width: int) -> None:
    page = opener(width=width)
    if width == PHONE:
        page.locator("label[for=__search]").first.click()
    search(page, query)
    result = page.locator(RESULTS).first
    expect(result).to_be_visible(timeout=10_000)
    found = page.locator(RESULTS).evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    assert any(path.startswith(("/companies/xiaomi", "/brands/xiaomi")) for path in found[:8]), found


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("wheelbase", "/models/"),
        ("leijun", "/people/lei-jun/"),
        ("saili si", "/companies/seres"),
        ("赛力斯", "/companies/seres"),
    ],
)
def test_words_of_attributes_pinyin_and_chinese_names_are_found(opener: Opener, query: str, path: str) -> None:
    page = opener()
    search(page, query)
    expect(page.locator(RESULTS).first).to_be_visible(timeout=10_000)
    found = page.locator(RESULTS).evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    assert any(result.startswith(path) for result in found[:10]), found


def test_a_result_leads_to_its_page(opener: Opener) -> None:
    page = opener()
    search(page, "小米")
    page.locator(RESULTS).first.click()
    expect(page.locator("article")).to_contain_text("小米")


def test_an_attribute_finds_a_page_that_gives_it_before_those_that_miss_it(opener: Opener) -> None:
    page = opener()
    search(page, "wheelbase")
    page.locator(RESULTS).first.click()
    expect(page.locator("article .ev-spec, article .ev-claims").first).to_contain_text("Wheelbase")


@pytest.mark.parametrize(
    ("query", "label"),
    [("续航", "Range"), ("轴距", "Wheelbase"), ("售价", "Price"), ("交付", "Deliveries"), ("研发投入", "R&D")],
)
def test_chinese_words_of_attributes_find_pages_that_give_them(opener: Opener, query: str, label: str) -> None:
    page = opener()
    search(page, query)
    page.locator(RESULTS).first.click()
    expect(page.locator("article :is(.ev-spec, .ev-claims, .ev-series)", has_text=label).first).to_be_visible()

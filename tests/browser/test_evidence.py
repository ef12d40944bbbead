"""The ways of a reader who checks: from a value to its sentence and back, from a sentence to what was taken from it."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Opener, Site

CHIP = "article a.ev-chip"
CARD = "#ev-card"
FINDING = "article a[href*='#c-'], article a[href*='#e-'], article a[href*='#r-']"
LOOK = """element => {
    const style = getComputedStyle(element);
    return [style.backgroundColor, style.outlineStyle, style.boxShadow, style.borderLeftColor].join(' ');
}"""


def model_page(opener: Opener, site: Site, **options: object) -> Page:
    """The fullest page of a model."""
    return opener(site.kinds()["models/*"], **options)


def target(page: Page) -> Locator:
    """The element that the address points at."""
    anchor = page.url.partition("#")[2]
    return page.locator(f"[id='{anchor}']")


def test_a_chip_leads_to_its_sentence_and_the_sentence_back(opener: Opener, site: Site) -> None:
    page = model_page(opener, site)
    start = page.url
    chip = page.locator(CHIP).first
    chip.click()
    page.wait_for_url(re.compile(r"/sources/[^/]+/#s\d+$"))
    sentence = target(page)
    expect(sentence).to_be_visible()
    expect(sentence).to_be_in_viewport()
    assert page.evaluate("() => document.querySelector(':target') !== null")
    plain = page.locator("article [id^='s']:not(:target)").filter(has_text=re.compile(r"\w")).first
    assert sentence.evaluate(LOOK) != plain.evaluate(LOOK), "the sentence is not highlighted"
    page.go_back()
    page.wait_for_url(start)
    expect(page.locator(CHIP).first).to_be_visible()


def test_the_sentence_behind_a_chip_says_what_the_page_quotes(opener: Opener, site: Site) -> None:
    page = model_page(opener, site)
    address = page.locator(CHIP).first.get_attribute("href") or ""
    quoted = page.locator("article").inner_text()
    page.goto(page.url.partition("#")[0] + address)
    words = " ".join(target(page).inner_text().split())[:60]
    assert words and words in " ".join(quoted.split()), f"{words!r} is not quoted on the model's page"


def test_a_marked_sentence_leads_to_the_value(opener: Opener, site: Site) -> None:
    page = opener(site.kinds()["sources/*"])
    link = page.locator(FINDING).first
    if not link.is_visible():  # what was taken may be folded until it is asked for
        page.locator("article summary").first.click()
    link.click()
    page.wait_for_url(re.compile(r"#[cer]-"))
    expect(target(page)).to_be_visible()
    expect(target(page)).to_be_in_viewport()


def test_every_used_sentence_leads_to_what_was_taken(opener: Opener, site: Site) -> None:
    page = opener(site.kinds()["sources/*"])
    assert page.locator("article mark").count() > 0
    assert page.locator(FINDING).count() >= page.locator("article [id^='s']:has(mark)").count()


def test_the_keyboard_reaches_a_chip_and_its_card(opener: Opener, site: Site) -> None:
    page = model_page(opener, site)
    chip = page.locator(CHIP).first
    chip.scroll_into_view_if_needed()
    # From the link before it, one step of the Tab key must land on the chip.
    chip.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(chip).to_be_focused()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    assert len(card.inner_text()) > 20
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/sources/[^/]+/#s\d+$"))


def test_hovering_over_a_chip_shows_the_sentence(opener: Opener, site: Site) -> None:
    page = model_page(opener, site)
    page.locator(CHIP).first.hover()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    assert len(card.inner_text()) > 20


def test_a_chip_is_a_plain_link_without_scripts(opener: Opener, site: Site) -> None:
    page = model_page(opener, site, java_script_enabled=False)
    page.locator(CHIP).first.click()
    page.wait_for_url(re.compile(r"/sources/[^/]+/#s\d+$"))
    expect(target(page)).to_be_in_viewport()


def test_a_tap_shows_the_card_and_the_next_one_follows_the_link(opener: Opener, site: Site) -> None:
    page = model_page(opener, site, width=PHONE, has_touch=True)
    chip = page.locator(CHIP).first
    start = page.url
    chip.tap()
    expect(page.locator(CARD)).to_be_visible()
    assert page.url == start
    chip.tap()
    page.wait_for_url(re.compile(r"/sources/[^/]+/#s\d+$"))

"""What scripts add: a citation in the card, the comparison's choice in the address, long tables that narrow."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Opener, Site


def test_a_card_offers_a_citation_by_keyboard_alone(opener: Opener, site: Site) -> None:
    page = opener(site.kinds()["models/*"])
    chip = page.locator("article .ev-chip").first
    chip.focus()
    card = page.locator("#ev-card")
    expect(card).to_be_visible()
    page.keyboard.press("ArrowDown")
    card.get_by_role("button", name="Plain").focus()
    page.keyboard.press("Enter")
    expect(card).to_contain_text("EV Dossier, ")
    expect(card).to_contain_text(re.compile(r"#[cer]-"))
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


@pytest.mark.parametrize(("form", "shown"), [("BibTeX", r"^@misc\{[cer]-"), ("CSL-JSON", r'"type": "entry"')])
def test_a_citation_comes_in_the_forms_of_reference_managers(opener: Opener, site: Site, form: str, shown: str) -> None:
    page = opener(site.kinds()["models/*"])
    page.locator("article .ev-claims .ev-chip").first.hover()
    page.locator("#ev-card").get_by_role("button", name=form).click()
    expect(page.locator("#ev-card pre")).to_contain_text(re.compile(shown))
    if form == "CSL-JSON":
        record = json.loads(page.locator("#ev-card pre").inner_text())
        assert record["URL"].startswith(site.url) and "#c-" in record["URL"]


def test_a_link_to_a_profile_shows_how_the_profile_begins(opener: Opener, site: Site) -> None:
    page = opener(site.kinds()["models/*"])
    link = page.locator("article .ev-box a").first
    name = link.inner_text()
    link.hover()
    card = page.locator("#ev-card")
    expect(card).to_be_visible()
    expect(card.locator(".ev-sub")).to_contain_text(name)
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()


def test_a_tag_leads_to_all_that_bear_it(opener: Opener, site: Site) -> None:
    address = site.kinds()["models/*"]
    page = opener(address)
    page.locator("article .ev-tags a").first.click()
    expect(page.locator(f"article a[href$='{address}']")).to_have_count(1)


def test_the_comparison_keeps_its_choice_in_the_address(opener: Opener) -> None:
    page = opener("compare/")
    rows = page.locator("table.ev-compare tbody tr:not([hidden])")
    before = rows.count()
    page.locator("#ev-compare summary").first.click()
    page.locator("#ev-compare input[name=model]").first.check()
    expect(rows).to_have_count(1)
    assert before > 1 and "model=" in page.url
    again = opener("compare/" + page.url.partition("compare/")[2])
    expect(again.locator("table.ev-compare tbody tr:not([hidden])")).to_have_count(1)


def test_models_side_by_side_show_what_is_known_of_them(opener: Opener) -> None:
    page = opener("compare/")
    every = page.locator("table.ev-compare thead th").count()
    page.locator("#ev-compare summary").first.click()
    page.locator("#ev-compare input[name=model]").last.check()
    shown = page.locator("table.ev-compare thead th:not([hidden])")
    assert 1 < shown.count() < every
    for cell in page.locator("table.ev-compare tbody tr:not([hidden]) td:not([hidden])").all():
        expect(cell).not_to_be_empty()
    page.locator("#ev-compare button[type=reset]").click()
    expect(shown).to_have_count(every)


def test_a_chosen_attribute_hides_the_others(opener: Opener) -> None:
    page = opener("compare/?show=length")
    expect(page.locator("table.ev-compare thead th:not([hidden])")).to_have_count(2)


def test_a_long_table_narrows_to_what_is_typed(opener: Opener) -> None:
    page = opener("relations/")
    rows = page.locator("table.ev-sortable tbody tr")
    everything = rows.count()
    page.locator(".ev-narrow input").fill("huawei")
    shown = page.locator("table.ev-sortable tbody tr:not(.ev-out)")
    assert 0 < shown.count() < everything
    assert all("huawei" in text.lower() for text in shown.all_inner_texts())


def test_a_citation_says_what_the_row_says(opener: Opener, site: Site) -> None:
    page = opener(site.kinds()["models/*"])
    row = page.locator("article .ev-spec td:nth-child(2) > div").first
    row.locator(".ev-chip").first.hover()
    page.locator("#ev-card").get_by_role("button", name="Plain").click()
    shown = page.locator("#ev-card pre").inner_text()
    label = row.locator("xpath=ancestor::tr/th").inner_text()
    assert f": {label}, {row.locator('b').inner_text()}" in shown
    row.locator("a").first.click()
    assert page.url.endswith(f"#{row.get_attribute('id')}"), "a value is the link to itself"


def test_an_unknown_address_leads_on(opener: Opener) -> None:
    page = opener("404.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page does not exist")
    page.locator("article a", has_text="Companies").click()
    page.wait_for_url("**/companies/")


def test_a_citation_names_the_version(opener: Opener) -> None:
    page = opener("models/aito-m5/")
    heads = page.locator(".ev-spec thead th").all_text_contents()
    page.locator("article .ev-spec td:last-child > div .ev-chip").first.focus()
    page.locator("#ev-card").get_by_role("button", name="Plain").click()
    shown = page.locator("#ev-card pre").inner_text()
    assert f"Price, {heads[-1]}, " in shown and "(reported)" in shown


def test_what_the_keyboard_opened_stays_under_a_resting_mouse(opener: Opener, site: Site) -> None:
    page = opener(site.kinds()["models/*"])
    page.mouse.move(400, 400)
    page.locator("article .ev-event .ev-chip").last.focus()
    expect(page.locator("#ev-card")).to_be_visible()
    page.mouse.move(402, 402)
    page.wait_for_timeout(400)
    expect(page.locator("#ev-card")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#ev-card")).to_be_hidden()


def test_on_paper_the_numbers_have_their_sentences(opener: Opener) -> None:
    page = opener("compare/")
    fold = page.locator(".ev-notes details")
    expect(fold).not_to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(fold).to_have_attribute("open", "")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(fold).not_to_have_attribute("open", "")


def test_no_word_is_cut_on_paper(opener: Opener, site: Site) -> None:
    page = opener(site.kinds()["models/*"], width=800)
    page.emulate_media(media="print")
    heights = page.locator(".ev-spec tbody th[scope=row]").evaluate_all(
        "cells => cells.map(cell => [cell.textContent, cell.getClientRects().length && cell.clientWidth])"
    )
    assert all(width >= 4 * len(max(text.split(), key=len)) for text, width in heights), heights


def test_no_line_of_a_list_ends_or_begins_with_a_dot(opener: Opener) -> None:
    """On a phone the dots between what stands below a name are seen between two things only."""
    page = opener("companies/", width=PHONE)
    seen = page.locator(".ev-list tbody tr").evaluate_all(
        """rows => rows.flatMap(row => {
            const left = row.getBoundingClientRect().left;
            const cells = [...row.querySelectorAll('td')].filter(cell => cell.offsetWidth);
            return cells.map((cell, place) => {
                const box = cell.getBoundingClientRect();
                const dot = box.left + parseFloat(getComputedStyle(cell, '::after').left);
                const begins = !place || box.top > cells[place - 1].getBoundingClientRect().top + 2;
                return [begins, dot + 4 > left];
            });
        })"""
    )
    assert any(begins for begins, _ in seen) and any(not begins for begins, _ in seen)
    assert all(shown != begins for begins, shown in seen)

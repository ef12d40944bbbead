"""A walk over one page of every kind: nothing fails, nothing is wider than a phone, dark is dark, axe is content."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Response, expect

from tests.browser.conftest import PHONE, WIDE, Opener, Site, rested

HOME_BUDGET = 300_000  # bytes transferred as web hosts compress them, search index apart
PROFILE_BUDGET = 60_000  # bytes of HTML
#: What a reader's browser paints first, as the sum of its red, green and blue parts; dark is well below half of 765.
BACKGROUND = """() => {
    const colour = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number);
    return colour[0] + colour[1] + colour[2];
}"""
#: Layout shifts of more than a thousandth, with what moved.
SHIFTS = """() => new Promise(resolve => {
    const found = [];
    new PerformanceObserver(list => found.push(...list.getEntries())).observe({type: 'layout-shift', buffered: true});
    requestAnimationFrame(() => setTimeout(() => resolve(found.filter(shift => shift.value > 0.001).map(shift =>
        shift.value.toFixed(4) + ' ' + shift.sources.map(source => {
            const node = source.node;
            return node ? node.nodeName + '.' + (node.className || node.parentNode?.className) : '?';
        }).join(', ')))));
})"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_there_is_a_page_of_every_kind(site: Site) -> None:
    kinds = set(site.kinds())
    wanted = {"home", "timeline/"}
    for folder in ("companies", "brands", "models", "technologies", "people", "sources"):
        wanted |= {f"{folder}/", f"{folder}/*"}
    assert wanted <= kinds, wanted - kinds


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_no_violation(opener: Opener, site: Site, width: int, scheme: str) -> None:
    found = []
    for kind, address in site.kinds().items():
        page = rested(opener(address, width=width, scheme=scheme, reduced_motion="reduce"))
        for violation in Axe().run(page).response["violations"]:
            nodes = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
            found.append(f"{kind} ({address}): {violation['id']}: {violation['help']}: {nodes[:3]} of {len(nodes)}")
        page.context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_what_opens(opener: Opener, site: Site, scheme: str) -> None:
    page = rested(opener(site.kinds()["models/*"], scheme=scheme, reduced_motion="reduce"))
    page.locator("article .ev-chip").first.focus()
    page.locator("#ev-card button", has_text="BibTeX").click()
    expect(page.locator("#ev-card pre")).to_be_visible()
    assert not Axe().run(page).response["violations"]
    page.mouse.move(0, 0)
    page.locator("article .ev-box a").first.hover()
    expect(page.locator("#ev-card .ev-sub")).to_be_visible()
    assert not Axe().run(page).response["violations"]


def test_nothing_moves_while_a_page_loads(opener: Opener, site: Site) -> None:
    shifts = {}
    for kind, address in site.kinds().items():
        for width in (WIDE, PHONE):
            page = rested(opener(address, width=width))
            if found := page.evaluate(SHIFTS):
                shifts[f"{kind} at {width}"] = found
            page.context.close()
    assert not shifts, shifts


def test_a_walk_over_all_kinds_asks_no_other_host(opener: Opener, site: Site) -> None:
    asked: list[str] = []
    for address in site.kinds().values():
        page = opener(address, before=lambda page: page.on("request", lambda request: asked.append(request.url)))
        rested(page).context.close()
    assert len(asked) > len(site.kinds())
    assert all(url.startswith((site.url, "data:", "blob:")) for url in asked)


def test_print_shows_the_report_and_not_the_frame(opener: Opener, site: Site) -> None:
    page = opener(site.kinds()["models/*"])
    page.emulate_media(media="print")
    for part in (".md-header", ".md-tabs", ".md-sidebar--primary", "#ev-card"):
        assert not page.locator(part).is_visible(), part
    assert page.locator(".ev-spec").is_visible() and page.locator(".ev-notes").is_visible()


def test_no_page_scrolls_sideways_on_a_phone(opener: Opener, site: Site) -> None:
    wide = {}
    for kind, address in site.kinds().items():
        page = opener(address, width=PHONE)
        if (over := page.evaluate(OVERFLOW)) > 0:
            wide[kind] = over
        page.context.close()
    assert not wide, f"pixels beyond {PHONE}: {wide}"


def test_the_scheme_follows_the_readers(opener: Opener) -> None:
    assert opener(scheme="light").evaluate(BACKGROUND) > 600
    assert opener(scheme="dark").evaluate(BACKGROUND) < 250


def test_every_page_has_one_heading_a_title_and_a_language(opener: Opener, site: Site) -> None:
    for kind, address in site.kinds().items():
        page = opener(address)
        assert page.locator("h1").count() == 1, kind
        assert page.title(), kind
        assert page.locator("html").get_attribute("lang") == "en", kind
        page.context.close()


def test_every_page_can_be_read_without_scripts(opener: Opener, site: Site) -> None:
    for kind, address in site.kinds().items():
        page = opener(address, java_script_enabled=False)
        assert page.locator("h1").is_visible(), kind
        assert len(page.locator("article").inner_text()) > 40, kind
        page.context.close()


def test_the_home_page_is_light(opener: Opener) -> None:
    sizes: list[int] = []

    def count(response: Response) -> None:
        if "search_index" not in response.url:
            sizes.append(len(gzip.compress(response.body())))

    page = opener(before=lambda page: page.on("response", count))
    page.wait_for_load_state("networkidle")
    assert 0 < sum(sizes) < HOME_BUDGET, f"{sum(sizes):,} bytes"


def test_profile_pages_are_light(site: Site) -> None:
    for kind, address in site.kinds().items():
        if kind.endswith("/*") and not kind.startswith("sources"):
            size = (site.folder / address / "index.html").stat().st_size
            assert size < PROFILE_BUDGET, f"{address}: {size:,} bytes"


def test_no_label_of_a_chart_is_cut(opener: Opener, site: Site) -> None:
    cut = {}
    for kind, address in site.kinds().items():
        page = rested(opener(address))
        found = page.locator("svg.ev-chart text").evaluate_all(
            """texts => texts.filter(text => {
                const box = text.getBBox(), view = text.ownerSVGElement.viewBox.baseVal;
                return box.x < 0 || box.x + box.width > view.width || box.y + box.height > view.height + 1;
            }).map(text => text.textContent)"""
        )
        if found:
            cut[kind] = found
        page.context.close()
    assert not cut

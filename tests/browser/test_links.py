"""Nothing on the site leads nowhere, and nothing on it is fetched from elsewhere."""

import itertools

from tests.browser.conftest import Site
from tests.browser.links import broken_links, doubled_anchors, external_links

SHOWN = 20


def test_no_link_is_broken(site: Site) -> None:
    found = list(itertools.islice(broken_links(site.folder), SHOWN))
    assert not found, "\n".join(found)


def test_no_anchor_stands_twice_on_a_page(site: Site) -> None:
    found = list(itertools.islice(doubled_anchors(site.folder), SHOWN))
    assert not found, "\n".join(found)


def test_nothing_is_fetched_from_another_host(site: Site) -> None:
    assert not list(external_links(site.folder))

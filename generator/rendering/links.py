"""Every address of the site is made here, and nowhere else.

Pages are published under directory addresses: ``companies/xiaomi.md`` becomes ``companies/xiaomi/``.
"""

import re
from urllib.parse import quote

from generator.model import PLURAL, Article, Claim, Event, Profile, Relation

_UNSAFE = re.compile(r"[^a-z0-9-]+")


def profile_page(profile: Profile) -> str:
    """Path of a profile's page below site_src."""
    return f"{PLURAL[profile.kind]}/{profile.id}.md"


def source_page(article: Article) -> str:
    """Path of an article's source page below site_src."""
    return f"sources/{article.id}.md"


def claim_anchor(claim: Claim) -> str:
    """Anchor of a claim on its subject's page."""
    return f"c-{claim.id}"


def event_anchor(event: Event) -> str:
    """Anchor of an event on each participant's page and on the timeline."""
    return f"e-{event.id}"


def relation_anchors(relations: tuple[Relation, ...]) -> list[str]:
    """One anchor for each of a subject's relations, in their order; unlike ones never share an anchor."""
    seen: dict[str, int] = {}
    anchors = []
    for relation in relations:
        anchor = _UNSAFE.sub("-", f"r-{relation.type}-{relation.target}".lower())
        seen[anchor] = seen.get(anchor, 0) + 1
        anchors.append(anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}")
    return anchors


def sentence_anchor(index: int) -> str:
    """Anchor of a sentence on its source page; ``index`` counts from 0 as in the dataset."""
    return f"s{index}"


class Links:
    """The addresses as one page writes them: relative to where that page is published."""

    def __init__(self, page: str, site_url: str = "") -> None:
        """``page`` is the page's path below site_src, such as ``companies/xiaomi.md``.

        With ``site_url`` the addresses are whole ones: it is the site's own, and ends with a slash.
        """
        self.path = page
        folder, _, name = page.rpartition("/")
        depth = (folder.count("/") + 1 if folder else 0) + (name != "index.md")
        self.root = site_url or "../" * depth

    def page(self, path: str, anchor: str = "") -> str:
        """The address of the page at ``path`` below site_src."""
        target = path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/"
        address = self.root + quote(target)
        return (address or "./") + (f"#{anchor}" if anchor else "")

    def place(self, path: str, anchor: str) -> str:
        """The address of an anchor on the page at ``path``: the bare anchor where that is this very page."""
        return f"#{anchor}" if path == self.path else self.page(path, anchor)

    def file(self, path: str) -> str:
        """The address of a published file that is no page."""
        return self.root + quote(path)

    def profile(self, profile: Profile, anchor: str = "") -> str:
        """The address of a profile's page, or of an anchor on it."""
        return self.page(profile_page(profile), anchor)

    def index(self, kind: str) -> str:
        """The address of the index page of a kind of entity."""
        return self.page(f"{PLURAL[kind]}/index.md")

    def source(self, article: Article) -> str:
        """The address of an article's source page."""
        return self.page(source_page(article))

    def sentence(self, article: Article, index: int) -> str:
        """The address of one sentence of an article."""
        return self.page(source_page(article), sentence_anchor(index))

"""Addresses: relative to the page that writes them."""

from generator.model import Relation
from generator.rendering.links import Links, relation_anchors
from tests.rendering.sample import ARTICLES, evidence, make_report

_BOREAS = make_report().profiles[0]


def test_addresses_are_relative_to_the_page() -> None:
    assert Links("index.md").profile(_BOREAS) == "companies/boreas/"
    assert Links("timeline.md").profile(_BOREAS) == "../companies/boreas/"
    assert Links("companies/index.md").profile(_BOREAS) == "../companies/boreas/"
    assert Links("companies/boreas.md").profile(_BOREAS, "c-1") == "../../companies/boreas/#c-1"
    assert Links("companies/boreas.md").index("company") == "../../companies/"
    assert Links("index.md").page("index.md") == "./"
    assert Links("models/x.md").sentence(ARTICLES[0], 2) == f"../../sources/{ARTICLES[0].id}/#s2"
    assert Links("models/x.md").file("profiles/models/a b.yml") == "../../profiles/models/a%20b.yml"


def test_relations_never_share_an_anchor() -> None:
    proof = evidence(ARTICLES[0].id, "Zephyr Cell")
    same = Relation(subject="a", type="executive-of", target="b", role="chair", evidence=proof)
    other = Relation(subject="a", type="executive-of", target="b", role="designer", evidence=proof)
    assert relation_anchors((same, other)) == ["r-executive-of-b", "r-executive-of-b-2"]

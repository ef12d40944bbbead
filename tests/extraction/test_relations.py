"""Relations: labelled texts, each with every link that it must yield and no other."""

import functools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extraction.context import Context
from generator.extraction.dates import find_dates
from generator.extraction.matcher import lexicon_matcher
from generator.extraction.mentions import resolve
from generator.extraction.quantities import find_quantities
from generator.extraction.relation_rules import table
from generator.extraction.relations import RelationFinder
from generator.knowledge import load_yaml
from generator.knowledge.lexicon import Lexicon
from generator.model import Entity, Relation
from tests.extraction.conftest import article

CASES: list[Any] = load_yaml(Path(__file__).parents[1] / "cases" / "relations.yml")
STATUSES = ("planned", "rumoured", "denied")


def _model(id_: str, name: str, owner: str) -> Entity:
    short = name.split(" ", 1)[1]
    return Entity(id=id_, kind="model", name=name, short=(short,), part_of=owner, sector="cars")


@functools.cache
def lexicon() -> Lexicon:
    """Invented makers, cars and people."""
    return Lexicon(
        [
            Entity(id="orvane", kind="company", name="Orvane", sector="cars"),
            Entity(id="orvane-europe", kind="company", name="Orvane Europe", sector="cars"),
            Entity(id="talvik", kind="company", name="Talvik", sector="cars"),
            Entity(id="brixen", kind="company", name="Brixen", aliases=("Brixen Motors",), sector="cars"),
            Entity(id="talvik-institute", kind="organisation", name="Talvik Research Institute", sector="research"),
            Entity(id="lumora", kind="brand", name="Lumora", part_of="orvane", sector="cars"),
            Entity(id="kestra", kind="brand", name="Kestra", sector="cars"),
            Entity(id="voltera", kind="company", name="Voltera", sector="batteries"),
            Entity(id="halden", kind="company", name="Halden", sector="parts"),
            _model("orvane-s7", "Orvane S7", "orvane"),
            _model("orvane-s7-sport", "Orvane S7 Sport", "orvane"),
            _model("orvane-l4", "Orvane L4", "orvane"),
            _model("talvik-dawn", "Talvik Dawn", "talvik"),
            _model("brixen-nova", "Brixen Nova", "brixen"),
            _model("lumora-m2", "Lumora M2", "lumora"),
            Entity(id="prism-battery", kind="technology", name="Prism battery", part_of="voltera"),
            Entity(id="navipilot", kind="technology", name="NaviPilot", part_of="orvane"),
            Entity(id="terra-2", kind="technology", name="Terra 2", part_of="orvane"),
            Entity(id="wei-lanting", kind="person", name="Wei Lanting", part_of="orvane", role="chairman"),
            Entity(id="shen-botao", kind="person", name="Shen Botao"),
            Entity(id="mara-lindqvist", kind="person", name="Mara Lindqvist"),
        ]
    )


def relations_of(text: str) -> list[Relation]:
    """All relations of a text; "# " opens a title."""
    source = article(text)
    mentions = resolve(text, list(lexicon_matcher(lexicon()).hits(text)), lexicon())
    finder = RelationFinder(Context(source, lexicon(), mentions, find_dates(text, None), find_quantities(text)))
    finder.run()
    return finder.relations


def _told(relation: Relation) -> tuple[str, ...]:
    extras = [relation.role, relation.status if relation.status != "reported" else None]
    return (relation.subject, relation.type, relation.target, *(extra for extra in extras if extra))


def _is_structure(relation: Relation) -> bool:
    """True for what the lexicon knows without the text's help."""
    owner = lexicon().entities[relation.subject].part_of
    return relation.type in ("model-of", "variant-of") or (
        relation.type in ("developed-by", "brand-of") and relation.target == owner
    )


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_labelled_text(case: Any) -> None:
    found = relations_of(case["text"])
    wanted = {tuple(row) for row in case["relations"]}
    left_out = () if case.get("structure") else [r for r in found if _is_structure(r) and _told(r) not in wanted]
    assert {_told(relation) for relation in found if relation not in left_out} == wanted


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.permutations([case["text"] for case in CASES]).map(lambda texts: "\n".join(texts[:8])))
def test_evidence_is_the_text_to_the_letter(text: str) -> None:
    for relation in relations_of(text):
        assert relation.subject != relation.target
        for evidence in relation.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote


def test_each_row_of_the_table_can_be_filled() -> None:
    for rule in table():
        assert "cue" in rule.order
        assert rule.cues
        missing = {"subject", "target"} - set(rule.order)
        assert "both" in rule.order or all(slot in rule.focus for slot in missing), rule
        assert rule.list in ("single", "closed", "open", "all")

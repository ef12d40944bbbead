"""Relations of all articles: each link once."""

from collections.abc import Iterable

from msgspec.structs import replace

from generator.assembly.evidence import Witnesses
from generator.assembly.stable import relation_key
from generator.model import Relation


def merge_relations(relations: Iterable[Relation], witnesses: Witnesses) -> list[Relation]:
    """Each link once, with all its evidence, sorted; one without a role joins the only role that is known."""
    relations = list(relations)
    roles: dict[tuple[str, ...], set[str]] = {}
    for relation in relations:
        if relation.role:
            roles.setdefault(_bare(relation), set()).add(relation.role)
    groups: dict[tuple[str, str, str, str, str], list[Relation]] = {}
    for relation in relations:
        known = roles.get(_bare(relation), set())
        if not relation.role and len(known) == 1:
            relation = replace(relation, role=next(iter(known)))
        groups.setdefault(relation_key(relation), []).append(relation)
    return [
        replace(group[0], evidence=witnesses.join(relation.evidence for relation in group))
        for _, group in sorted(groups.items())
    ]


def _bare(relation: Relation) -> tuple[str, ...]:
    return (relation.subject, relation.type, relation.target, relation.status)

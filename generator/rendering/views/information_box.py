"""The box at the head of a profile page: names, parent, children, people, key figures."""

from msgspec import Struct

from generator.model import PLURAL, Claim, Profile
from generator.rendering import dates, wording
from generator.rendering.links import claim_anchor
from generator.rendering.quantities import measure, numbers_of, write_value
from generator.rendering.views.findings import Findings, Link, write_scope

_SPANNED = ("price",)  # what a model has several of: shown from lowest to highest
_SHOWN = 15  # links in a line of the information box


class Fact(Struct, frozen=True):
    """A line of the information box."""

    label: str
    links: list[Link]


def information_box(findings: Findings, profile: Profile, claims: list[Claim]) -> list[Fact]:
    """The box at the head of a page: names, parent, children, people, key figures, coverage."""
    catalogue = findings.catalogue
    facts = []
    if profile.name_zh:
        facts.append(Fact("Chinese name", [Link(profile.name_zh)]))
    if others := _other_names(profile):
        facts.append(Fact("Also known as", [Link(", ".join(others))]))
    posts = _posts(findings, profile)
    if posts:
        facts.append(Fact("Posts", posts))
    elif profile.part_of:
        label = _parent_label(profile, catalogue.profiles.get(profile.part_of))
        facts.append(Fact(label, [findings.entity(profile.part_of)]))
    children = sorted(catalogue.children.get(profile.id, ()), key=lambda child: child.name.casefold())
    for kind in (kind for kind in PLURAL if kind != "person"):
        of_kind = [findings.entity(child.id) for child in children if child.kind == kind]
        if of_kind:
            more = [Link(f"{len(of_kind) - _SHOWN} more", findings.links.index(kind))] if len(of_kind) > _SHOWN else []
            facts.append(Fact(_children_label(profile, kind, len(of_kind)), of_kind[:_SHOWN] + more))
    people = _people(findings, profile)
    if people:
        facts.append(Fact("People", people))
    facts += _key_figures(findings, profile, claims)
    return facts


def _other_names(profile: Profile) -> list[str]:
    """Other names, each once whatever its capitals."""
    names: dict[str, str] = {}
    for name in profile.also_known_as:
        names.setdefault(name.casefold(), name)
    return [name for key, name in names.items() if key not in (profile.name.casefold(), profile.name_zh)]


def _parent_label(profile: Profile, parent: Profile | None) -> str:
    if parent is None or profile.kind in ("organisation", parent.kind):
        return "Parent company" if profile.kind == "company" else "Part of"
    return wording.kind_word(parent.kind)


def _children_label(profile: Profile, kind: str, number: int) -> str:
    """What children are called: a company's companies are its subsidiaries, any others go by their kind."""
    if kind == "company":
        return wording.relation_phrase("subsidiary-of", reverse=True)
    return wording.kind_word(kind, plural=number > 1)


def _posts(findings: Findings, profile: Profile) -> list[Link]:
    """The posts of a person, each once, as the articles name them: "CEO of Xiaomi"."""
    held = dict.fromkeys((relation.role, relation.target) for relation in profile.relations if relation.role)
    if profile.kind != "person":
        return []
    entities = [(role, findings.entity(target)) for role, target in held]
    return [Link(f"{role} of {entity.text}", entity.url) for role, entity in entities][:_SHOWN]


def _people(findings: Findings, profile: Profile) -> list[Link]:
    """People of the entity, by the lexicon or by a relation, each once, with the first role that is stated."""
    children = findings.catalogue.children.get(profile.id, ())
    roles = {child.id: "" for child in children if child.kind == "person"}
    for incoming in findings.catalogue.incoming.get(profile.id, ()):
        if incoming.subject.kind == "person":
            roles[incoming.subject.id] = roles.get(incoming.subject.id) or incoming.relation.role or ""
    people = []
    for name, role in roles.items():
        person = findings.entity(name)
        people.append(Link(f"{person.text} ({role})" if role else person.text, person.url))
    return sorted(people, key=lambda person: person.text.casefold())[:_SHOWN]


def _key_figures(findings: Findings, profile: Profile, claims: list[Claim]) -> list[Fact]:
    figures = []
    for attribute in wording.headline_attributes(profile.kind):
        told = [claim for claim in claims if claim.attribute == attribute and claim.status in ("reported", "claimed")]
        span = _span(told) if attribute in _SPANNED else ""
        if span:
            when = dates.human(told[0].period) if len({claim.period for claim in told}) == 1 else ""
            more = ", ".join(part for part in (when, wording.count(len(told), "value")) if part)
            text = f"{span} ({more})"
            figures.append(Fact(wording.attribute_label(attribute), [Link(text, "#specification")]))
        elif told and _is_single(newest := max(told, key=_time), told):
            more = ", ".join(part for part in (dates.human(newest.period), write_scope(newest)) if part)
            text = write_value(newest) + (f" ({more})" if more else "")
            figures.append(
                Fact(wording.claim_label(newest), [Link(text, findings.place(profile, newest, claim_anchor(newest)))])
            )
    return figures[:3]


def _time(claim: Claim) -> tuple[str, str]:
    return dates.sort_key(claim.period) if claim.period else ("", "")


def _is_single(claim: Claim, told: list[Claim]) -> bool:
    """Whether no other value is told for the same time and scope: one of several says little by itself."""
    alike = [other for other in told if (other.period, other.scope) == (claim.period, claim.scope)]
    return all(other.value == claim.value for other in alike)


def _span(claims: list[Claim]) -> str:
    """The lowest to the highest of several values in one unit; empty where there is no such span."""
    numbers = [number for claim in claims for number in numbers_of(claim.value)]
    if len(claims) < 2 or len({claim.unit for claim in claims}) > 1 or not numbers or min(numbers) == max(numbers):
        return ""
    return measure([min(numbers), max(numbers)], claims[0].unit)

"""What the page of an entity shows of very many findings: the newest of each sort; further pages hold them all."""

from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from generator.model import Claim, Event, Profile
from generator.rendering import dates
from generator.rendering.catalogue import Catalogue
from generator.rendering.profile_pages import MOST_ON_A_PAGE

_CLAIMS = 3  # of an attribute and a version
_COMING, _PAST = 8, 16  # events


def newest(catalogue: Catalogue, profile: Profile) -> Profile:
    """The profile with its newest claims and events only; relations are left as they are."""
    return structs.replace(profile, claims=_claims(catalogue, profile), events=_events(catalogue, profile.events))


def _claims(catalogue: Catalogue, profile: Profile) -> tuple[Claim, ...]:
    """The newest of every attribute and version, then the second newest ... as many as a page holds, in their order."""
    seen: Counter[tuple[str, str]] = Counter()
    turns: list[tuple[int, int, str]] = []
    for claim in sorted(profile.claims, key=lambda claim: (_told(catalogue, claim), claim.id), reverse=True):
        sort = (claim.attribute, claim.scope.get("trim", ""))
        if seen[sort] < _CLAIMS:
            turns.append((seen[sort], len(turns), claim.id))
        seen[sort] += 1
    chosen = {name for _, _, name in sorted(turns)[:MOST_ON_A_PAGE]}
    return tuple(claim for claim in profile.claims if claim.id in chosen)


def _told(catalogue: Catalogue, claim: Claim) -> tuple[str, str]:
    return dates.sort_key(claim.period or catalogue.told(claim))


def _events(catalogue: Catalogue, events: Sequence[Event]) -> tuple[Event, ...]:
    """What is next to come and what was last, in their order."""
    coming: list[Event] = []
    past: list[Event] = []
    for event in events:
        days = dates.span(event.date)
        ahead = days and catalogue.as_of and days.first > catalogue.as_of
        (coming if ahead else past).append(event)
    coming.sort(key=_when)
    past.sort(key=_when, reverse=True)
    chosen = {event.id for event in (*coming[:_COMING], *past[:_PAST])}
    return tuple(event for event in events if event.id in chosen)


def _when(event: Event) -> tuple[tuple[str, str], str]:
    return dates.sort_key(event.date), event.id

"""What each page of a long timeline holds, for its filter: who, which type and status, and how many events."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

import msgspec

from generator.model import Event, Output, Part
from generator.rendering import wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.exports import FOLDER

PATH = f"{FOLDER}/timeline-index.json"


def timeline_index(catalogue: Catalogue) -> Iterator[Output]:
    """The index; none where the timeline has one page only."""
    if len(catalogue.events_on) > 1:
        yield Output(PATH, [Part("", partial(_index, catalogue))])


def _index(catalogue: Catalogue) -> bytes:
    """The choices of each field as value and text; rows name them by their places, since there may be very many."""
    events = catalogue.report.timeline
    named = {name for event in events for name in event.participants}
    choices: dict[str, list[tuple[str, str]]] = {
        "who": [(name, catalogue.profiles[name].name) for name in sorted(named & catalogue.profiles.keys())],
        "type": [(name, wording.event_type(name)) for name in sorted({event.type for event in events})],
        "status": [(name, name) for name in sorted({event.status for event in events})],
    }
    places = {field: {name: place for place, (name, _) in enumerate(known)} for field, known in choices.items()}
    pages = {path: _rows(on_page, places) for path, on_page in catalogue.events_on.items()}
    return msgspec.json.encode({**choices, "pages": pages}) + b"\n"


def _rows(events: list[Event], places: dict[str, dict[str, int]]) -> list[tuple[list[int], int, int, int]]:
    """Participants, type, status and number, for each that any event has."""
    counts = Counter(
        (
            tuple(places["who"][name] for name in event.participants if name in places["who"]),
            places["type"][event.type],
            places["status"][event.status],
        )
        for event in events
    )
    return [(list(who), kind, status, number) for (who, kind, status), number in sorted(counts.items())]

"""Who pronouns stand for."""

from generator.extraction.discourse import Discourse
from generator.extraction.referents import referent
from tests.extraction.conftest import laid_out


def test_pronouns_stand_for_who_was_named_last_of_their_kind() -> None:
    context = laid_out("Orvane launched the Orvane S7. Wei Lanting spoke. He has plans for the company and the car.")
    discourse = Discourse(context)
    for line in context.lines[:2]:
        discourse.enter(line)
        discourse.leave(line)
    last = context.lines[2]
    discourse.enter(last)
    assert referent(discourse, "person", last, last.start) == "orvane"
    assert referent(discourse, "model", last, last.end) == "orvane-s7"
    assert referent(discourse, "maker", last, last.end) == "orvane"
    assert referent(discourse, "latter", last, last.end) is None

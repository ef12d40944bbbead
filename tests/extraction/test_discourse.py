"""Who is spoken of, from line to line."""

from generator.extraction.discourse import Discourse
from tests.extraction.conftest import laid_out


def test_a_heading_begins_anew() -> None:
    context = laid_out("# News\nTalvik spoke.\n## Numbers\nText.")
    discourse = Discourse(context)
    for line in context.lines[:2]:
        discourse.enter(line)
        discourse.leave(line)
    assert discourse.focus["maker"][0] == "talvik"
    discourse.enter(context.lines[2])
    assert discourse.focus == {}

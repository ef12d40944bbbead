"""When a text was written whose page names only the day of a later update."""

import datetime as dt
from collections.abc import Iterable

from generator.extraction.dates import FoundDate, find_dates
from generator.reading.told_dates import PAST_DAY, is_to_come

#: Days by which an update may follow the text; a day without a year that lies further back is one of next year.
_LAG = 120


def written(text: str, updated: str) -> str | None:
    """The month in which a text was written, as approximate EDTF, where it expects days that its update lies behind.

    ``updated`` is the stated day of the update as EDTF. None where the text does not show that it is older.
    """
    if not PAST_DAY.match(updated):
        return None
    found = [d for d in find_dates(text, updated) if PAST_DAY.match(d.edtf) and d.edtf < updated]
    expected = [d for d in found if d.inferred and is_to_come(text, d, "still_to_come")]
    if not expected:
        return None
    day = min(d.edtf for d in expected)
    lag = (dt.date.fromisoformat(updated) - dt.date.fromisoformat(day)).days
    return f"{day[:7]}~" if 0 < lag <= _LAG and not _tells_of_later(found, expected, day) else None


def _tells_of_later(found: Iterable[FoundDate], expected: Iterable[FoundDate], day: str) -> bool:
    """Whether the text knows of a day behind the one that it expects."""
    known = {d.start for d in expected}
    return any(d.edtf > day and d.start not in known for d in found)

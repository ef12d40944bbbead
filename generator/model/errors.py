"""Bad input, told so that a person can mend it."""

import difflib
from collections.abc import Iterable

from msgspec import Struct


class Fault(Struct, frozen=True, order=True):
    """One thing that is wrong with an input file."""

    file: str  # as the user would write the path
    line: int  # 1-based; 0 where the fault is the file's as a whole
    message: str  # what was found and what was expected

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class InputError(Exception):
    """Input that cannot be used; carries every fault that was found, in order of file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))

    def __reduce__(self) -> "tuple[type[InputError], tuple[tuple[Fault, ...]]]":
        """So that it comes whole from another process."""
        return InputError, (self.faults,)


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """The end of a message on an unknown name: the nearest known one, or nothing."""
    near = difflib.get_close_matches(found, list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""

"""``RESULTS.md`` by sections: each benchmark writes its own and leaves the others as they are."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"


def put(heading: str, body: str, *, path: Path = RESULTS) -> None:
    """Writes a section, in the place of the one with the same heading or else at the end."""
    written = path.read_text(encoding="utf-8") if path.exists() else "# Results\n"
    first, *sections = re.split(r"^(?=## )", written, flags=re.MULTILINE)
    section = f"## {heading}\n\n{body.strip()}\n\n"
    at = next((at for at, other in enumerate(sections) if other.startswith(f"## {heading}\n")), len(sections))
    sections[at : at + 1] = [section]
    path.write_text("".join([first.rstrip() + "\n\n", *sections]).rstrip() + "\n", encoding="utf-8")


def table(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """The lines of a Markdown table, the head first; all columns but the first hold figures."""
    yield "| " + " | ".join(rows[0]) + " |"
    yield "|" + "|".join(["---"] + ["---:"] * (len(rows[0]) - 1)) + "|"
    for row in rows[1:]:
        yield "| " + " | ".join(row) + " |"

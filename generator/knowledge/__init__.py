"""Rules of language and field, as YAML beside this file, and their strict loader."""

import functools
from pathlib import Path
from typing import Any

from generator.knowledge.strict_yaml import load_yaml

FOLDER = Path(__file__).parent


@functools.cache
def rules(name: str) -> Any:
    """The content of ``knowledge/NAME.yml``, read once. Raises InputError with all its faults."""
    return load_yaml(FOLDER / f"{name}.yml")


__all__ = ["FOLDER", "load_yaml", "rules"]

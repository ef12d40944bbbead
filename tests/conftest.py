"""What several test folders share: the project's places and a way to run the generator as its users do."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run_generator(
    *arguments: str | Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs ``python -m generator`` from the project's folder; never raises for an exit code."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder: relative path with forward slashes to bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.fixture(scope="session")
def seeds_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh ``site_src`` of the project's own seeds, built once; read it, never write it."""
    target = tmp_path_factory.mktemp("seeds-built") / "site_src"
    result = run_generator("build", "--no-cache", "--site-src", target)
    assert result.returncode == 0, result.stdout + result.stderr
    return target

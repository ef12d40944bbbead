"""Results of earlier runs, kept where they can be thrown away at any time.

``.cache/readings.sqlite`` holds what was read and extracted from each seed file, by the hash of all that it depends on;
``.cache/builds/`` holds what each generated tree was made from. A damaged or unwritable cache costs time, nothing else.
"""

import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from generator.fingerprint import digest


class ReadingCache:
    """Bytes by key, for one folder of seeds."""

    def __init__(self, folder: Path, seeds: Path) -> None:
        self._seeds = str(seeds)
        self._database = _open(folder / "readings.sqlite")
        self._used: list[str] = []

    def get(self, key: str) -> bytes | None:
        """What was kept under the key, or None."""
        self._used.append(key)
        row = self._run("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def put(self, key: str, value: bytes) -> None:
        """Keeps the value; it is on disk after :meth:`close`."""
        self._run("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", (key, self._seeds, value))

    def close(self) -> None:
        """Drops what these seeds did not ask for, and writes the rest."""
        self._run("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
        with suppress(sqlite3.Error):
            self._database.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in self._used))
        self._run("DELETE FROM results WHERE seeds = ? AND key NOT IN (SELECT key FROM used)", (self._seeds,))
        with suppress(sqlite3.Error):
            self._database.commit()
        self._database.close()

    def _run(self, command: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        try:
            return self._database.execute(command, values)
        except sqlite3.Error:
            self._database = _empty()
            return self._database.execute(command, values)


def _open(path: Path) -> sqlite3.Connection:
    for attempt in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(path, timeout=1)
            database.execute("PRAGMA synchronous = OFF")
            return _with_table(database)
        except sqlite3.DatabaseError:
            if attempt == 0:
                path.unlink(missing_ok=True)
        except OSError:
            break
    return _empty()


def _empty() -> sqlite3.Connection:
    return _with_table(sqlite3.connect(":memory:"))


def _with_table(database: sqlite3.Connection) -> sqlite3.Connection:
    database.execute("CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, seeds TEXT, value BLOB) WITHOUT ROWID")
    return database


class Stamp(msgspec.Struct, frozen=True):
    """What a generated tree was made from, and what its files looked like afterwards."""

    inputs: str  # fingerprint
    tree: str  # hash of names, sizes and times of change
    summary: dict[str, Any]


def read_stamp(folder: Path, site_src: Path) -> Stamp | None:
    """The stamp of the last build of a tree, if it is known."""
    try:
        return msgspec.json.decode(_stamp_file(folder, site_src).read_bytes(), type=Stamp)
    except (OSError, msgspec.DecodeError):
        return None


def write_stamp(folder: Path, site_src: Path, stamp: Stamp) -> None:
    """Keeps the stamp, if the cache can be written."""
    path = _stamp_file(folder, site_src)
    draft = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(msgspec.json.encode(stamp))
        draft.replace(path)


def _stamp_file(folder: Path, site_src: Path) -> Path:
    return folder / "builds" / f"{digest(str(site_src))}.json"


def look_of(tree: Path) -> str:
    """Hash of the names, sizes and times of change of all files in a tree: changes when anyone touches one."""
    parts: list[str] = []
    for folder, below, names in os.walk(tree):
        below.sort()
        for name in sorted(names):
            status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 (ten times faster than Path.stat here)
            parts.append(f"{folder}/{name} {status.st_size} {status.st_mtime_ns}")
    return digest(*parts)


def clear(folder: Path) -> None:
    """Removes the cache."""
    shutil.rmtree(folder, ignore_errors=True)

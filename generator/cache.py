"""Results of earlier runs, kept where they can be thrown away at any time.

``.cache/readings.sqlite`` holds what was read and extracted from each seed file, ``.cache/pages.sqlite`` what MkDocs
made of each page, both by the hash of all that it depends on. A damaged, locked or unwritable cache costs time, nothing
else.
"""

import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

Kept = TypeVar("Kept", bound=msgspec.Struct)


class ResultCache:
    """Bytes by key, in one database for all folders; each run works for one ``owner``, the folder that it reads."""

    def __init__(self, database: Path, owner: Path) -> None:
        self._owner = str(owner)
        self._database = _open(database)
        self._used: list[str] = []

    def get(self, key: str) -> bytes | None:
        """What was kept under the key, or None."""
        self._used.append(key)
        row = self._run("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def put(self, key: str, value: bytes) -> None:
        """Keeps the value; it is on disk after :meth:`close`."""
        self._run("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (key, self._owner, value))

    def close(self) -> None:
        """Drops what this owner did not ask for and what is of folders that are gone, and writes the rest."""
        self._run("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
        with suppress(sqlite3.Error):
            self._database.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in self._used))
        self._run("DELETE FROM kept WHERE owner = ? AND key NOT IN (SELECT key FROM used)", (self._owner,))
        for (owner,) in self._run("SELECT DISTINCT owner FROM kept").fetchall():
            if not Path(owner).is_dir():
                self._run("DELETE FROM kept WHERE owner = ?", (owner,))
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
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(path, timeout=1)
            database.execute("PRAGMA synchronous = OFF")
            return _with_table(database)
        except (OSError, sqlite3.OperationalError):  # unwritable, or another build holds it
            break
        except sqlite3.DatabaseError:  # no database, or a damaged one
            path.unlink(missing_ok=True)
    return _empty()


def _empty() -> sqlite3.Connection:
    return _with_table(sqlite3.connect(":memory:"))


def _with_table(database: sqlite3.Connection) -> sqlite3.Connection:
    database.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, owner TEXT, value BLOB)")
    return database


def load_struct(path: Path, type_: type[Kept]) -> Kept | None:
    """The struct that was kept in a file, or None."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=type_)
    except (OSError, msgspec.DecodeError):
        return None


def keep_struct(path: Path, struct: msgspec.Struct) -> None:
    """Keeps a struct in a file, if that can be written."""
    draft = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(msgspec.msgpack.encode(struct))
        draft.replace(path)


def clear(folder: Path) -> None:
    """Removes the cache."""
    shutil.rmtree(folder, ignore_errors=True)

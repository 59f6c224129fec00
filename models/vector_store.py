"""The SQLite file in which vectors are kept between runs: a cache, so it may always be thrown away."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from matching.protocols import Floats, Mask

T = TypeVar("T")
log = logging.getLogger(__name__)

ASKED_AT_ONCE = 900
SECONDS_TO_WAIT = 30
LENGTH_TOLERANCE = 1e-3
TABLES = """
CREATE TABLE IF NOT EXISTS encoders (
    name TEXT PRIMARY KEY, dimension INTEGER, unrelated REAL, close REAL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY ON CONFLICT REPLACE, vector BLOB);
"""


@dataclass(frozen=True, slots=True)
class KnownEncoder:
    """What the file says of an encoder, so that the model need not be loaded to ask it."""

    dimension: int
    similarity_bounds: tuple[float, float]


class VectorStore:
    """Vectors by key (bytes). Any number of processes may use the file at once.

    A file that is broken is put aside as ``<name>.broken`` and begun anew; one that cannot be read or
    written is done without, with a line in the log.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def encoder(self, name: str) -> KnownEncoder | None:
        """The encoder of this name, if it was added."""

        def ask(connection: sqlite3.Connection) -> KnownEncoder | None:
            query = "SELECT dimension, unrelated, close FROM encoders WHERE name = ?"
            row = connection.execute(query, (name,)).fetchone()
            return KnownEncoder(row[0], (row[1], row[2])) if row else None

        return self._with(ask, None)

    def add_encoder(self, name: str, known: KnownEncoder) -> None:
        """Remember what an encoder says of itself."""
        row = (name, known.dimension, *known.similarity_bounds)

        def add(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT OR REPLACE INTO encoders VALUES (?, ?, ?, ?)", row)

        self._with(add, None)

    def read(self, keys: Sequence[bytes], dimension: int) -> tuple[list[bytes], Floats]:
        """Those of ``keys`` that have a vector of this dimension, and the vectors, shape (m, d); one that
        is neither of unit length nor zero is damaged and left out."""

        def ask(connection: sqlite3.Connection) -> list[tuple[bytes, bytes]]:
            return list(_rows(connection, keys, 4 * dimension))

        found = self._with(ask, list[tuple[bytes, bytes]]())
        vectors = np.frombuffer(b"".join(row[1] for row in found), dtype="<f4").reshape(-1, dimension)
        sound = _is_sound(vectors)
        return [row[0] for row, kept in zip(found, sound, strict=True) if kept], vectors[sound]

    def write(self, keys: Sequence[bytes], vectors: Floats) -> None:
        """Keep ``vectors``, shape (m, d), one for each of ``keys``."""
        blobs = (vector.astype("<f4").tobytes() for vector in vectors)
        rows = list(zip(keys, blobs, strict=True))

        def add(connection: sqlite3.Connection) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO vectors VALUES (?, ?)", rows)
            connection.execute("COMMIT")

        self._with(add, None)

    def _with(self, action: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        try:
            with closing(self._connect()) as connection:
                return action(connection)
        except (sqlite3.DatabaseError, OSError) as error:
            log.warning("The vector cache %s is done without: %s", self.path, error)
            if _is_broken(error):
                self._put_aside()
            return otherwise

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=SECONDS_TO_WAIT, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            # A power cut may break the file; it is a cache, and waiting for the disk costs 17 ms a text.
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(TABLES)
        except BaseException:
            connection.close()
            raise
        return connection

    def _put_aside(self) -> None:
        try:
            self.path.replace(f"{self.path}.broken")
            for end in ("-wal", "-shm"):
                Path(f"{self.path}{end}").unlink(missing_ok=True)
        except OSError as error:
            log.warning("The broken vector cache %s cannot be put aside: %s", self.path, error)


def _rows(connection: sqlite3.Connection, keys: Sequence[bytes], size: int) -> Iterator[tuple[bytes, bytes]]:
    for start in range(0, len(keys), ASKED_AT_ONCE):
        asked = keys[start : start + ASKED_AT_ONCE]
        marks = ", ".join("?" * len(asked))
        query = f"SELECT key, vector FROM vectors WHERE length(vector) = ? AND key IN ({marks})"  # noqa: S608
        yield from connection.execute(query, (size, *asked))


def _is_sound(vectors: Floats) -> Mask:
    with np.errstate(over="ignore", invalid="ignore"):
        lengths = np.linalg.norm(vectors, axis=1)
    sound: Mask = (lengths == 0) | (abs(lengths - 1) < LENGTH_TOLERANCE)
    return sound


def _is_broken(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

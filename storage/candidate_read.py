"""Reading rows of candidates in PostgreSQL's binary form, which is quicker than its text form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    ARRAY,
    Connection,
    LargeBinary,
    Select,
    Text,
    cast,
    func,
    literal,
    select,
    type_coerce,
)

from matching.columns import PROFILE
from matching.competence import Competence
from matching.protocols import Floats, Rows
from matching.stored_index import StoredRows
from storage.candidate_table import DIMENSION, candidates
from storage.value_forms import FORMS

ARRAY_HEADER, VECTOR_HEADER = 20, 4
REMEMBERED = 50_000
Lists = tuple[tuple[Competence, ...], tuple[str, ...]]
NO_LISTS: Lists = (), ()


@dataclass(frozen=True, slots=True)
class ReadRows:
    """Rows, and the numbers of all their texts' stems in one row; ``lengths`` says how many each has."""

    rows: StoredRows
    stems: NDArray[np.int32]
    lengths: Rows


def read_rows(connection: Connection, chosen: Select[Any]) -> ReadRows:
    """The rows with the ``chosen`` keys, by sort, then by id."""
    c = candidates.c
    columns = (c.sort, c.id, c.partner, c.fields, cast(c.lists, Text), type_coerce(c.embedding, LargeBinary))
    asked = select(*columns, func.array_send(c.stems)).where(c.key.in_(chosen)).order_by(c.sort, c.id)
    with _binary(connection):
        rows = connection.execute(asked).all()
    sorts, ids, partners, fields, lists, vectors, stems = zip(*rows, strict=True) if rows else ((),) * 7
    numbers, lengths = _stems(stems)
    own = [_lists(each) if each else NO_LISTS for each in lists]
    stored = StoredRows(
        sorts=sorts,
        ids=ids,
        partners=partners,
        fields=fields,
        competences=[competences for competences, _ in own],
        excluded=[excluded for _, excluded in own],
        vectors=_vectors(vectors),
    )
    return ReadRows(stored, numbers, lengths)


def read_missions(connection: Connection, partners: list[str]) -> dict[str, Floats]:
    """Vectors of the missions of these partners, of those that have one."""
    c = candidates.c
    theirs = c.id == func.any(literal(partners, ARRAY(Text)))
    has_one = (c.sort == PROFILE) & c.mission.is_not(None) & theirs
    with _binary(connection):
        rows = connection.execute(select(c.id, type_coerce(c.mission, LargeBinary)).where(has_one)).all()
    return dict(zip((id for id, _ in rows), _vectors([vector for _, vector in rows]), strict=True))


@contextmanager
def _binary(connection: Connection) -> Iterator[None]:
    """What is asked in this block comes in binary form."""
    from psycopg import Cursor
    from psycopg.pq import Format

    class BinaryCursor(Cursor[Any]):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self.format = Format.BINARY

    driver: Any = connection.connection.driver_connection
    usual, driver.cursor_factory = driver.cursor_factory, BinaryCursor
    try:
        yield
    finally:
        driver.cursor_factory = usual


def _vectors(sent: Sequence[bytes | None]) -> Floats:
    """Of vectors as PostgreSQL sends them; zero for none. Shape (n, d)."""
    none = bytes(VECTOR_HEADER + 2 * DIMENSION)
    every = np.frombuffer(b"".join(each or none for each in sent), dtype=">f2")
    vectors = every.reshape(-1, VECTOR_HEADER // 2 + DIMENSION)[:, VECTOR_HEADER // 2 :].astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Floats = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return unit


def _stems(sent: Sequence[bytes]) -> tuple[NDArray[np.int32], Rows]:
    """Of arrays as PostgreSQL sends them: a header, then the length and the value of each number."""
    cut = [each[ARRAY_HEADER:] for each in sent]
    every = np.frombuffer(b"".join(cut), dtype=">i4").reshape(-1, 2)[:, 1]
    lengths = np.fromiter((len(each) // 8 for each in cut), np.int64, len(cut))
    return every.astype(np.int32), lengths


@lru_cache(REMEMBERED)
def _lists(stored: str) -> Lists:
    """The same competences come again and again."""
    lists: dict[str, list[str]] = json.loads(stored)
    read = FORMS["competence"].read
    return tuple(map(read, lists.get("competences", ()))), tuple(lists.get("excluded", ()))

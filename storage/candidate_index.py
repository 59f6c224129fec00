"""The index of the nearest vectors, which is made anew when most of what is in it has changed."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from storage.candidate_table import NEAREST, candidates, postings, stem_counts
from storage.database_errors import in_sentences
from storage.engine import engine

MEMORY = "256MB"


def drop_nearest(connection: Connection) -> None:
    """Drop the index; until it is there again, every vector is compared."""
    NEAREST.drop(connection, checkfirst=True)


def make_nearest(connection: Connection) -> None:
    """Make the index if it is not there; whoever asks meanwhile is answered without it."""
    indexes = inspect(connection).get_indexes(candidates.name)
    if NEAREST.name not in {index["name"] for index in indexes}:
        connection.execute(text(f"SET LOCAL maintenance_work_mem = '{MEMORY}'"))
        NEAREST.create(connection)


def tidy(url: str) -> None:
    """Let the planner know what is there now, and the indexes be read without their tables."""
    with (
        in_sentences(url),
        engine(url).connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
    ):
        connection.execute(text(f"VACUUM (ANALYZE) {candidates.name}, {postings.name}, {stem_counts.name}"))

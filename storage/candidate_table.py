"""The tables of the candidate search, which PostgreSQL has when it has the extension ``vector``.

What stands in them is computed from the records and may be thrown away at any time, so they are none of
:mod:`storage.all_tables`, are made whenever they can be, and a backup leaves their rows out.
"""

from __future__ import annotations

import logging

from pgvector.sqlalchemy import HALFVEC
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    inspect,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.exc import DBAPIError

from storage.column_types import Id
from storage.tables import NAMES

logger = logging.getLogger("brobygger.storage")

DIMENSION = 256
"""Length of a vector: that of the shipped encoder."""
LEAST_VERSION = (0, 8)
"""The first pgvector that goes on searching when a filter removed too much (``hnsw.iterative_scan``)."""

candidate_metadata = MetaData(naming_convention=NAMES)

candidates = Table(
    "candidates",
    candidate_metadata,
    Column("key", BigInteger, Identity(), primary_key=True),
    Column("kind", BigInteger, nullable=False),
    Column("purposes", BigInteger, nullable=False),
    Column("stated", BigInteger, nullable=False),
    Column("expires", Date),
    Column("sort", SmallInteger, nullable=False),
    Column("resource_kind", SmallInteger, nullable=False),
    Column("visibility", SmallInteger, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("embedding", HALFVEC(DIMENSION)),
    Column("id", Id, nullable=False),
    Column("partner", Id, nullable=False, index=True),
    Column("centres", ARRAY(Text), nullable=False),
    Column("fields", LargeBinary, nullable=False),
    Column("lists", JSONB(none_as_null=True)),
    Column("digest", LargeBinary, nullable=False),
    Column("mission_digest", LargeBinary),
    Column("mission", HALFVEC(DIMENSION)),
    Column("stems", ARRAY(Integer), nullable=False),
    UniqueConstraint("sort", "id"),
)
"""A row for each text that is compared: profiles, needs, offers, volunteers, by ``sort``.

What is compared when a whole market is gone through stands first; ``fields`` and ``lists`` are what gates
and scores look at (:mod:`matching.candidate_rows`). A digest is of the encoder's name and a text, and
``stems`` are numbers, so the text itself does not stand here a second time."""

NEAREST = Index(
    "ix_candidates_embedding",
    candidates.c.embedding,
    postgresql_using="hnsw",
    postgresql_with={"m": 16, "ef_construction": 64},
    postgresql_ops={"embedding": "halfvec_cosine_ops"},
)
Index(
    "ix_candidates_sort",
    candidates.c.sort,
    candidates.c.resource_kind,
    postgresql_include=[
        *("key", "partner", "kind", "purposes", "stated", "is_open", "expires", "visibility", "centres")
    ],
)

postings = Table(
    "candidate_stems",
    candidate_metadata,
    Column("stem", Integer, nullable=False),
    Column("key", BigInteger, nullable=False),
    Column("times", SmallInteger, nullable=False),
    Column("length", SmallInteger, nullable=False),
)
"""Which texts have each stem, how often, and how many stems the text has; the index is all that is read."""
Index(
    "ix_candidate_stems_stem",
    postings.c.stem,
    postings.c.key,
    unique=True,
    postgresql_include=["times", "length"],
)

stem_counts = Table(
    "candidate_stem_counts",
    candidate_metadata,
    Column("stem", Integer, primary_key=True, autoincrement=False),
    Column("found_in", Integer, nullable=False),
)
"""In how many texts of the market each stem is; volunteers are none of them."""

queue = Table("candidate_queue", candidate_metadata, Column("partner", Id, primary_key=True))
"""Partners whose rows are to be made anew."""

state = Table(
    "candidate_state",
    candidate_metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("encoder", Text, nullable=False),
    Column("layout", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("mark", BigInteger, nullable=False),
    Column("texts", BigInteger, nullable=False),
    Column("words", BigInteger, nullable=False),
)
"""One row: whose vectors these are, the last change that the queue knows of, and how many texts and words
there are."""


def make_candidates(connection: Connection) -> bool:
    """Make the tables, anew where an earlier program has made them otherwise; whether they are there now.

    Without the extension nothing is made, and a line in the log says what to install.
    """
    if connection.dialect.name != "postgresql":
        return False
    there = _columns_there(connection)
    if there == {
        table.name: {column.name for column in table.c} for table in candidate_metadata.sorted_tables
    }:
        return True
    if not _has_extension(connection):
        return False
    candidate_metadata.drop_all(connection)
    candidate_metadata.create_all(connection)
    return True


def _columns_there(connection: Connection) -> dict[str, set[str]]:
    found = inspect(connection).get_multi_columns(filter_names=[*candidate_metadata.tables])
    return {str(name): {column["name"] for column in columns} for (_, name), columns in found.items()}


def _has_extension(connection: Connection) -> bool:
    offered = text(
        "SELECT coalesce(installed_version, default_version) FROM pg_available_extensions "
        "WHERE name = 'vector'"
    )
    version = connection.execute(offered).scalar()
    if version is None or tuple(map(int, version.split(".")[:2])) < LEAST_VERSION:
        logger.warning(
            "This PostgreSQL has no extension vector 0.8 or newer, so each worker keeps an index in memory; "
            "install pgvector on its machine and start again, and the database searches."
        )
        return False
    try:
        with connection.begin_nested():
            connection.execute(text("CREATE EXTENSION IF NOT EXISTS vector"))
    except DBAPIError:
        logger.warning(
            "This user may not make the extension vector, so each worker keeps an index in memory; let an "
            "administrator run CREATE EXTENSION vector and start again, and the database searches."
        )
        return False
    return True

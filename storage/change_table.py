"""The table of changes: which record was added, changed or deleted, in the order in which that was kept."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, Table, Text

from storage.column_types import Id
from storage.tables import metadata

changes = Table(
    "changes",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("sort", Text, nullable=False),
    Column("id", Id, nullable=False),
    Column("partner", Id, nullable=False),
    Column("mark", BigInteger, nullable=False),
)
"""``partner`` is whose record it is: of a partner its own id. ``mark`` is drawn for each transaction, and
tells a change from another one that has its ``seq`` in a copy of the database."""

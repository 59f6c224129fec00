"""A few partners with their needs and offers, without the cursor on the server that reading many takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ARRAY, Connection, Text, func, literal, select

from matching.register import Register
from storage.market_columns import COLUMNS, Sort
from storage.stored_rows import profile_from
from storage.tables import metadata


def few_records(connection: Connection, partners: Sequence[str]) -> Register:
    """These partners of a PostgreSQL database; those that are not there are left out."""
    return Register(*(_read(connection, sort, partners) for sort in ("partners", "needs", "offers")))


def _read(connection: Connection, sort: Sort, partners: Sequence[str]) -> list[Any]:
    table = metadata.tables[sort]
    owner = table.c.id if sort == "partners" else table.c.partner
    columns = [table.c[column.name] for column in COLUMNS[sort]]
    asked = select(*columns).where(owner == func.any(literal([*partners], ARRAY(Text))))
    return [profile_from(sort, row) for row in connection.execute(asked)]

"""Whose record it is."""

from __future__ import annotations

from sqlalchemy import Connection, literal, select, union_all

from matching.errors import NotFound
from storage.market_columns import Sort
from storage.tables import metadata

ORDER: tuple[Sort, ...] = ("needs", "offers", "partners", "volunteers")
"""An id that several records have means the first of them."""


def owner_of(connection: Connection, id: str) -> str:
    """Id of the partner whose need, offer, profile or volunteer has this id.

    Raises:
        NotFound: there is none.
    """
    tables = [(place, metadata.tables[sort]) for place, sort in enumerate(ORDER)]
    asked = union_all(
        *(
            select(literal(place).label("place"), table.c.get("partner", table.c.id).label("owner")).where(
                table.c.id == id
            )
            for place, table in tables
        )
    )
    owners = sorted((row.place, row.owner) for row in connection.execute(asked))
    if not owners:
        raise NotFound("record", id)
    return str(owners[0][1])

"""Who may see a profile, the centres of a partner, and the version of each record."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TEXTS = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
TABLES = ("partners", "needs", "offers", "volunteers")


def upgrade() -> None:
    """Add the columns; every record that is there is at version 1, of an unknown date."""
    for table in TABLES:
        for column in _columns(table):
            op.add_column(table, column)


def downgrade() -> None:
    """Drop the columns with all that stands in them."""
    for table in TABLES:
        for column in reversed(_columns(table)):
            op.drop_column(table, column.name)


def _columns(table: str) -> list[sa.Column[Any]]:
    found: list[sa.Column[Any]] = []
    if table != "volunteers":
        found.append(sa.Column("visibility", sa.Text()))
    if table == "partners":
        found.append(sa.Column("centres", TEXTS))
    found.append(sa.Column("version", sa.BigInteger(), server_default=sa.text("1"), nullable=False))
    found.append(sa.Column("changed_at", INSTANT))
    return found

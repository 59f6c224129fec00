"""The table of changes; its first row is the database's own mark."""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table, with one row: a database begun anew is known by it."""
    table = op.create_table(
        "changes",
        sa.Column("seq", SEQ, autoincrement=True, nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("partner", ID, nullable=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_changes"),
    )
    first = {"sort": "", "id": "", "partner": "", "mark": secrets.randbits(62)}
    op.execute(sa.insert(table).values(first))


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("changes")

"""Seasons, and the scores that each was planned from."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
BODY = sa.JSON().with_variant(JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
KEYS = {"seasons": ("centre", "state"), "season_scores": ()}


def upgrade() -> None:
    """Make the tables."""
    for name, keys in KEYS.items():
        op.create_table(name, *_document(name, keys))
        for key in keys:
            op.create_index(f"ix_{name}_{key}", name, [key])


def downgrade() -> None:
    """Drop the tables with all that stands in them."""
    for name in KEYS:
        op.drop_table(name)


def _document(name: str, keys: tuple[str, ...]) -> list[Any]:
    return [
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        *(sa.Column(key, sa.Text(), nullable=False) for key in keys),
        sa.Column("body", BODY, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    ]

"""What the pages keep: requests from outside, links with a secret, events, and what is put aside."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
BODY = sa.JSON().with_variant(JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
KEYS: dict[str, tuple[str, ...]] = {
    "interests": ("centre", "state", "partner"),
    "registrations": ("centre?", "state", "digest"),
    "invitations": ("partner", "digest"),
    "volunteer_keys": ("volunteer", "partner", "digest"),
    "put_asides": ("centre", "asked"),
    "events": ("centre", "state"),
    "event_answers": ("event", "digest"),
    "meeting_outcomes": ("event", "centre"),
    "uploads": ("user",),
    "season_jobs": ("centre",),
}
"""A key that may be missing ends in a question mark; a digest is unique, the others are indexed."""


def upgrade() -> None:
    """Make the tables."""
    for name in ("user", "action"):
        op.create_index(f"ix_audit_{name}", "audit", [name, "id"])
    for name, keys in KEYS.items():
        op.create_table(name, *_document(name, keys))
        for key in keys:
            if key != "digest":
                op.create_index(f"ix_{name}_{key.rstrip('?')}", name, [key.rstrip("?")])


def downgrade() -> None:
    """Drop the tables with all that stands in them."""
    for name in ("user", "action"):
        op.drop_index(f"ix_audit_{name}", "audit")
    for name in KEYS:
        op.drop_table(name)


def _document(name: str, keys: tuple[str, ...]) -> list[Any]:
    unique = [sa.UniqueConstraint("digest", name=f"uq_{name}_digest")] if "digest" in keys else []
    return [
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        *(sa.Column(key.rstrip("?"), sa.Text(), nullable=key.endswith("?")) for key in keys),
        sa.Column("body", BODY, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *unique,
    ]

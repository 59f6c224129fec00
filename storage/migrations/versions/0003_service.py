"""Accounts, introductions, partnerships, the audit log, and what a POST was answered."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
BODY = sa.JSON().with_variant(JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")

DOCUMENTS: dict[str, list[tuple[str, bool]]] = {
    "centres": [],
    "users": [("email", False)],
    "tokens": [("user", True), ("digest", False)],
    "introductions": [("centre", False), ("state", False)],
    "partnerships": [("centre", False), ("phase", False), ("introduction", True)],
    "agreements": [("partnership", False)],
    "evaluations": [("partnership", False)],
}
"""Of each table its keys, and whether they may be unknown."""
UNIQUE = {"users": "email", "tokens": "digest"}
SIDES = ("seeker", "giver")


def upgrade() -> None:
    """Make the tables."""
    for name, keys in DOCUMENTS.items():
        op.create_table(name, *_document(name, keys))
        for key, _ in keys:
            if UNIQUE.get(name) != key:
                op.create_index(f"ix_{name}_{key}", name, [key])
    for side in SIDES:
        op.create_index(f"ix_introductions_{side}", "introductions", [side])
    _make_links()
    _make_logs()


def downgrade() -> None:
    """Drop the tables with all that stands in them."""
    for name in ("idempotency_keys", "sign_ins", "audit", "links", *reversed(DOCUMENTS)):
        op.drop_table(name)


def _document(name: str, keys: list[tuple[str, bool]]) -> list[Any]:
    columns: list[Any] = [
        sa.Column("id", ID, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        *(sa.Column(key, sa.Text(), nullable=nullable) for key, nullable in keys),
    ]
    if name == "introductions":
        for side in SIDES:
            columns.append(sa.Column(side, ID, nullable=False))
            columns.append(
                sa.ForeignKeyConstraint([side], ["partners.id"], name=f"fk_introductions_{side}_partners")
            )
    columns += [
        sa.Column("body", BODY, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    ]
    if name in UNIQUE:
        columns.append(sa.UniqueConstraint(UNIQUE[name], name=f"uq_{name}_{UNIQUE[name]}"))
    return columns


def _make_links() -> None:
    op.create_table(
        "links",
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sort", "id", "name", "value", name="pk_links"),
    )
    op.create_index("ix_links_value", "links", ["sort", "name", "value"])


def _make_logs() -> None:
    op.create_table(
        "audit",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_index("ix_audit_about", "audit", ["about"])
    op.create_table(
        "sign_ins",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_ins"),
    )
    op.create_index("ix_sign_ins_key", "sign_ins", ["key"])
    op.create_index("ix_sign_ins_at", "sign_ins", ["at"])
    op.create_table(
        "idempotency_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("status", sa.BigInteger()),
        sa.Column("headers", BODY),
        sa.Column("answer", sa.Text()),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_idempotency_keys"),
    )
    op.create_index("ix_idempotency_keys_at", "idempotency_keys", ["at"])

"""First tables: partners, needs, offers, volunteers."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
TEXTS = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
AMOUNT = sa.Numeric().with_variant(sa.Text(), "sqlite")

PARTNER = [
    ("kind", sa.Text(), False),
    ("name", sa.Text(), False),
    ("identifiers", TEXTS, True),
    ("mission", sa.Text(), True),
    ("resources", sa.Text(), True),
    ("roles_can", TEXTS, True),
    ("roles_can_text", sa.Text(), True),
    ("roles_cannot", TEXTS, True),
    ("roles_cannot_text", sa.Text(), True),
    ("terms", TEXTS, True),
    ("terms_text", sa.Text(), True),
    ("purposes", TEXTS, True),
    ("target_groups", TEXTS, True),
    ("motives", TEXTS, True),
    ("welcomes_motives", TEXTS, True),
    ("languages", TEXTS, True),
    ("places", TEXTS, True),
    ("employees", sa.BigInteger(), True),
    ("volunteers", sa.BigInteger(), True),
    ("members", sa.BigInteger(), True),
    ("yearly_income_dkk", AMOUNT, True),
    ("industries", TEXTS, True),
    ("exclusions", TEXTS, True),
    ("never", sa.Text(), True),
    ("classifications", TEXTS, True),
    ("website", sa.Text(), True),
    ("contact_name", sa.Text(), True),
    ("contact_email", sa.Text(), True),
    ("contact_phone", sa.Text(), True),
    ("invented", sa.Boolean(), True),
]
STATEMENT = [
    ("resource_kind", sa.Text(), False),
    ("title", sa.Text(), True),
    ("text", sa.Text(), True),
    ("competences", TEXTS, True),
    ("quantity", AMOUNT, True),
    ("unit", sa.Text(), True),
    ("group_min", sa.BigInteger(), True),
    ("group_max", sa.BigInteger(), True),
    ("engagement_form", sa.Text(), True),
    ("collaboration_level", sa.Text(), True),
    ("windows", TEXTS, True),
    ("slots", TEXTS, True),
    ("hours_per_month", AMOUNT, True),
    ("places", TEXTS, True),
    ("radius_km", sa.Double(), True),
    ("remote", sa.Text(), True),
    ("purposes", TEXTS, True),
    ("target_groups", TEXTS, True),
    ("contact", sa.Text(), True),
    ("safeguards", TEXTS, True),
    ("roles", TEXTS, True),
    ("returns", TEXTS, True),
    ("in_return", sa.Text(), True),
    ("languages", TEXTS, True),
    ("exclusions", TEXTS, True),
    ("never", sa.Text(), True),
    ("committed", AMOUNT, True),
    ("status", sa.Text(), True),
    ("expires", sa.Date(), True),
]
VOLUNTEER = [
    ("alias", sa.Text(), False),
    ("competences", TEXTS, True),
    ("languages", TEXTS, True),
    ("windows", TEXTS, True),
    ("slots", TEXTS, True),
    ("hours_per_month", AMOUNT, True),
    ("places", TEXTS, True),
    ("radius_km", sa.Double(), True),
    ("remote", sa.Text(), True),
    ("interests", TEXTS, True),
    ("interests_text", sa.Text(), True),
]


def upgrade() -> None:
    _create("partners", _columns(PARTNER))
    _create("needs", [_owner("needs"), *_columns(STATEMENT)])
    _create("offers", [_owner("offers"), *_columns(STATEMENT)])
    _create("volunteers", [_owner("volunteers"), *_columns(VOLUNTEER)])
    for table in ("needs", "offers", "volunteers"):
        op.create_index(f"ix_{table}_partner", table, ["partner"])


def _create(table: str, columns: list[sa.Column[Any]]) -> None:
    key = sa.PrimaryKeyConstraint("id", name=f"pk_{table}")
    op.create_table(table, sa.Column("id", ID, nullable=False), *columns, key)


def _owner(table: str) -> sa.Column[Any]:
    key = sa.ForeignKey("partners.id", name=f"fk_{table}_partner_partners", ondelete="CASCADE")
    return sa.Column("partner", ID, key, nullable=False)


def _columns(described: list[tuple[str, Any, bool]]) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=nullable) for name, kind, nullable in described]

"""The tables: one per sort of record, a column per name of docs/format.md, then version and date.

A value that is not known is NULL. A list is one JSON column that holds its items in their text form.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Double, ForeignKey, MetaData, Table, Text, text

from storage.column_types import Amount, Id, Instant, TextList

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

metadata = MetaData(naming_convention=NAMES)


def _text(*names: str) -> list[Column[Any]]:
    return [Column(name, Text) for name in names]


def _lists(*names: str) -> list[Column[Any]]:
    return [Column(name, TextList) for name in names]


def _whole(*names: str) -> list[Column[Any]]:
    return [Column(name, BigInteger) for name in names]


def _amounts(*names: str) -> list[Column[Any]]:
    return [Column(name, Amount) for name in names]


def _required_text(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False)


def _owner() -> Column[Any]:
    """The partner a record belongs to; the record goes when its partner is deleted."""
    return Column("partner", Id, ForeignKey("partners.id", ondelete="CASCADE"), nullable=False, index=True)


def _versions() -> list[Column[Any]]:
    """How often a record has changed, and when it did last; NULL when that was before versions were kept."""
    version = Column("version", BigInteger, nullable=False, server_default=text("1"))
    return [version, Column("changed_at", Instant)]


partners = Table(
    "partners",
    metadata,
    Column("id", Id, primary_key=True),
    _required_text("kind"),
    _required_text("name"),
    *_lists("identifiers"),
    *_text("mission", "resources"),
    *_lists("roles_can"),
    *_text("roles_can_text"),
    *_lists("roles_cannot"),
    *_text("roles_cannot_text"),
    *_lists("terms"),
    *_text("terms_text"),
    *_lists("purposes", "target_groups", "motives", "welcomes_motives", "languages", "places"),
    *_whole("employees", "volunteers", "members"),
    *_amounts("yearly_income_dkk"),
    *_lists("industries", "exclusions"),
    *_text("never"),
    *_lists("classifications"),
    *_text("website", "contact_name", "contact_email", "contact_phone"),
    Column("invented", Boolean),
    *_text("visibility"),
    *_lists("centres"),
    *_versions(),
)


def _statements(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Id, primary_key=True),
        _owner(),
        _required_text("resource_kind"),
        *_text("title", "text"),
        *_lists("competences"),
        *_amounts("quantity"),
        *_text("unit"),
        *_whole("group_min", "group_max"),
        *_text("engagement_form", "collaboration_level"),
        *_lists("windows", "slots"),
        *_amounts("hours_per_month"),
        *_lists("places"),
        Column("radius_km", Double),
        *_text("remote"),
        *_lists("purposes", "target_groups"),
        *_text("contact"),
        *_lists("safeguards", "roles", "returns"),
        *_text("in_return"),
        *_lists("languages", "exclusions"),
        *_text("never"),
        *_amounts("committed"),
        *_text("status"),
        Column("expires", Date),
        *_text("visibility"),
        *_versions(),
    )


needs = _statements("needs")
offers = _statements("offers")

volunteers = Table(
    "volunteers",
    metadata,
    Column("id", Id, primary_key=True),
    _owner(),
    _required_text("alias"),
    *_lists("competences", "languages", "windows", "slots"),
    *_amounts("hours_per_month"),
    *_lists("places"),
    Column("radius_km", Double),
    *_text("remote"),
    *_lists("interests"),
    *_text("interests_text"),
    *_versions(),
)

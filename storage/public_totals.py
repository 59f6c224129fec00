"""How much everybody may see: what a start page can say to whoever is not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, or_, select

from storage.tables import metadata


@dataclass(frozen=True, slots=True)
class PublicTotals:
    """Public partners, and their public needs and offers that are open and have not expired."""

    partners: int
    needs: int
    offers: int


def public_totals(connection: Connection, today: date) -> PublicTotals:
    """What is public today in the database of ``connection``."""
    partners = metadata.tables["partners"]
    public = partners.c.visibility == "public"
    of_partners = select(func.count()).select_from(partners).where(public)
    counts = [connection.execute(of_partners).scalar_one()]
    for sort in ("needs", "offers"):
        own = metadata.tables[sort]
        joined = own.join(partners, own.c.partner == partners.c.id)
        shown = select(func.count()).select_from(joined).where(public, *_is_offered(sort, today))
        counts.append(connection.execute(shown).scalar_one())
    return PublicTotals(*counts)


def _is_offered(sort: str, today: date) -> list[ColumnElement[bool]]:
    own = metadata.tables[sort].c
    return [
        own.visibility == "public",
        or_(own.status.is_(None), own.status == "open"),
        or_(own.expires.is_(None), own.expires >= today),
    ]

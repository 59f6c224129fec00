"""Types of columns that SQLite and PostgreSQL keep in different ways."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, DateTime, Numeric, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

LONGEST_ID = 64

Id = String(LONGEST_ID).with_variant(String(LONGEST_ID, collation="C"), "postgresql")
"""An id; sorted by code point in both databases, as Python does."""


class TextList(TypeDecorator[tuple[str, ...]]):
    """A list of text forms as one JSON value; NULL when nothing is known."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        json_type = JSONB if dialect.name == "postgresql" else JSON
        return dialect.type_descriptor(json_type(none_as_null=True))

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return _items


class Amount(TypeDecorator[Decimal]):
    """An exact decimal number: NUMERIC in PostgreSQL, its digits as text in SQLite, which has none."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Numeric())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        return str(value) if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Instant(TypeDecorator[datetime]):
    """A point in time: TIMESTAMPTZ in PostgreSQL, ISO 8601 in UTC as text in SQLite, which has no zones."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.isoformat(timespec="microseconds") if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return (datetime.fromisoformat(value) if isinstance(value, str) else value).astimezone(UTC)


def _items(stored: str | list[str] | None) -> tuple[str, ...] | None:
    """What SQLite gives is JSON; the driver of PostgreSQL has made a list of it."""
    if isinstance(stored, str):
        return _read(stored)
    return None if stored is None else tuple(stored)


@lru_cache(50_000)
def _read(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))

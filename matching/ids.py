"""New ids."""

from __future__ import annotations

from datetime import datetime

from ulid import ULID


def new_id(now: datetime) -> str:
    """A ULID: 26 characters that sort by time and that nobody can guess (80 random bits)."""
    return str(ULID.from_datetime(now))

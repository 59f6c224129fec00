"""New ids."""

from __future__ import annotations

from datetime import datetime

from ulid import ULID

LENGTH, MOMENT = 26, 10
"""The letters of an id, and how many of them are its moment."""


def new_id(now: datetime) -> str:
    """A ULID: 26 characters that sort by time and that nobody can guess (80 random bits)."""
    return str(ULID.from_datetime(now))


def first_id(moment: datetime) -> str:
    """Not greater than any id that was made at ``moment`` or later, and greater than all before it."""
    return str(ULID.from_datetime(moment))[:MOMENT] + "0" * (LENGTH - MOMENT)

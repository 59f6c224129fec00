"""Each journey is made on SQLite and on PostgreSQL."""

from __future__ import annotations

from tests.storage.conftest import url

__all__ = ["url"]

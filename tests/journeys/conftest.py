"""Each journey is made on SQLite and on PostgreSQL."""

from __future__ import annotations

from tests.storage.conftest import postgresql_server, postgresql_url, sqlite_url, url

__all__ = ["postgresql_server", "postgresql_url", "sqlite_url", "url"]

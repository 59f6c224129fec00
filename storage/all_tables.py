"""All tables together: what a database is made of, and what it is held against."""

from __future__ import annotations

from storage.change_table import changes
from storage.document_tables import links
from storage.tables import metadata

__all__ = ["changes", "links", "metadata"]

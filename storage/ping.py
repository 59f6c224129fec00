"""Whether a database answers."""

from __future__ import annotations

from sqlalchemy import text

from storage.database_errors import DatabaseUnavailable, in_sentences
from storage.engine import engine
from storage.settings import sqlite_file


def answers(url: str) -> bool:
    """Whether the database of ``url`` is there and can be asked; nothing is made where there is none."""
    file = sqlite_file(url)
    if file and not file.exists():
        return False
    try:
        with in_sentences(url), engine(url).connect() as connection:
            return bool(connection.execute(text("SELECT count(*) FROM alembic_version")).scalar_one())
    except DatabaseUnavailable:
        return False

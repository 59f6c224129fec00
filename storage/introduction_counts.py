"""How many introductions there are, counted where they are."""

from __future__ import annotations

from sqlalchemy import func, select

from matching.messages import Message
from storage.database_errors import NOT_OPENED, DatabaseUnavailable, in_sentences
from storage.document_tables import introductions
from storage.engine import engine
from storage.settings import shown, sqlite_file


def introductions_by_state(url: str) -> dict[str, int]:
    """Of each state that there is one in, how many introductions are in it.

    Raises:
        DatabaseUnavailable: the database cannot be read; nothing is made where there is none.
    """
    file = sqlite_file(url)
    if file and not file.exists():
        raise DatabaseUnavailable(Message(NOT_OPENED.template, {"database": shown(url)}))
    state = introductions.c.state
    with in_sentences(url), engine(url).connect() as connection:
        counted = connection.execute(select(state, func.count()).group_by(state))
        return {row[0]: row[1] for row in counted}

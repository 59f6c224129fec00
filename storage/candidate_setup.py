"""Whether the database of a URL searches for candidates itself."""

from __future__ import annotations

import logging

from matching.protocols import Encoder
from storage.database_errors import in_sentences
from storage.engine import engine
from storage.migrate import set_up
from storage.settings import sqlite_file

logger = logging.getLogger("brobygger.storage")


def can_search(url: str, encoder: Encoder) -> bool:
    """Whether it does, with the vectors of ``encoder``; its tables are made if they can be.

    Raises:
        DatabaseUnavailable: the database cannot be used.
        ModelUnavailable: the encoder cannot be loaded.
    """
    if sqlite_file(url) is not None:
        return False
    try:
        from storage.candidate_table import DIMENSION, make_candidates
    except ModuleNotFoundError:
        logger.warning("The package pgvector is missing, so each worker keeps an index in memory.")
        return False
    if encoder.dimension != DIMENSION:
        logger.warning(
            "The database searches vectors of %d numbers and the encoder makes %d, so each worker keeps an "
            "index in memory.",
            DIMENSION,
            encoder.dimension,
        )
        return False
    set_up(url)
    with in_sentences(url), engine(url).connect() as connection:
        made = make_candidates(connection)
        connection.commit()
    return made

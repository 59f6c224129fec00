"""A PostgreSQL database that searches for candidates, and what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text

from api.database_market import DatabaseMarket
from matching.filters import Filters
from matching.recommend import NO_FILTERS
from storage.engine import engine
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, VOLUNTEERS, store
from tests.databases import PostgresqlDatabases, own


@pytest.fixture
def url(postgresql_databases: PostgresqlDatabases) -> Iterator[str]:
    """A database with the small market."""
    with own(postgresql_databases) as made:
        store(made, PARTNERS, NEEDS, OFFERS, VOLUNTEERS)
        yield made


@pytest.fixture
def live(url: str) -> Iterator[DatabaseMarket]:
    """Its market."""
    opened = DatabaseMarket(url)
    opened.load()
    yield opened
    opened.close()


def asked(live: DatabaseMarket, id: str = "need-1", filters: Filters = NO_FILTERS) -> list[str]:
    """Ids of the partners that are recommended."""
    return [match.partner.id for match in live.now().recommender.recommend(id, filters=filters).matches]


def run(url: str, statement: str) -> Any:
    """What a statement of SQL gives."""
    with engine(url).begin() as connection:
        return connection.execute(text(statement))

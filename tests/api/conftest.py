"""The service over a small market, and over an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from tests.api.small_market import BASE_URL, NEEDS, OFFERS, PARTNERS, VOLUNTEERS, sqlite_url, store


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service over the small market, which no test may change."""
    url = sqlite_url(tmp_path_factory.mktemp("market"))
    store(url, PARTNERS, NEEDS, OFFERS, VOLUNTEERS)
    with TestClient(create_app(url), BASE_URL) as opened:
        yield opened


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database that is this test's own and not there yet."""
    return sqlite_url(tmp_path)


@pytest.fixture
def empty(url: str) -> Iterator[TestClient]:
    """The service over an empty database of this test's own (``url``)."""
    with TestClient(create_app(url), BASE_URL) as opened:
        yield opened

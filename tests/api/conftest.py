"""The service over a small market, and over an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from tests.api.accounts import ADMINISTRATOR, SETTINGS, somebody
from tests.api.small_market import BASE_URL, NEEDS, OFFERS, PARTNERS, VOLUNTEERS, sqlite_url, store
from tests.storage.conftest import postgresql_server, postgresql_url

__all__ = ["postgresql_server", "postgresql_url"]


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service over the small market, which no test may change, asked by an administrator."""
    url = sqlite_url(tmp_path_factory.mktemp("market"))
    store(url, PARTNERS, NEEDS, OFFERS, VOLUNTEERS)
    with TestClient(create_app(url, SETTINGS), BASE_URL, headers=somebody(url, ADMINISTRATOR)) as opened:
        yield opened


@pytest.fixture
def anonymous(client: TestClient) -> TestClient:
    """The same service, asked by nobody who is known."""
    return TestClient(client.app, BASE_URL)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database that is this test's own and not there yet."""
    return sqlite_url(tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def either_url(request: pytest.FixtureRequest) -> str:
    """A database that is this test's own and not there yet, of either kind."""
    return str(request.getfixturevalue("url" if request.param == "sqlite" else "postgresql_url"))


@pytest.fixture
def empty(url: str) -> Iterator[TestClient]:
    """The service over an empty database of this test's own (``url``), asked by an administrator."""
    with TestClient(create_app(url, SETTINGS), BASE_URL, headers=somebody(url, ADMINISTRATOR)) as opened:
        yield opened

"""The service over databases of either kind: whatever asks for one here runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from tests.api.accounts import ADMINISTRATOR, SETTINGS, somebody
from tests.api.small_market import BASE_URL, NEEDS, OFFERS, PARTNERS, VOLUNTEERS, store
from tests.databases import Databases, own


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Databases of either kind; the one thing here that says so."""
    found: Databases = request.getfixturevalue(f"{request.param}_databases")
    return found


@pytest.fixture
def url(databases: Databases) -> Iterator[str]:
    """A database that is this test's own."""
    with own(databases) as found:
        yield found


@pytest.fixture(scope="module")
def shared_url(databases: Databases) -> Iterator[str]:
    """A database that the tests of a module share."""
    with own(databases) as found:
        yield found


@pytest.fixture(scope="session")
def client(databases: Databases) -> Iterator[TestClient]:
    """The service over the small market, which no test may change, asked by an administrator."""
    with own(databases) as url:
        store(url, PARTNERS, NEEDS, OFFERS, VOLUNTEERS)
        with TestClient(create_app(url, SETTINGS), BASE_URL, headers=somebody(url, ADMINISTRATOR)) as opened:
            yield opened


@pytest.fixture
def anonymous(client: TestClient) -> TestClient:
    """The same service, asked by nobody who is known."""
    return TestClient(client.app, BASE_URL)


@pytest.fixture
def empty(url: str) -> Iterator[TestClient]:
    """The service over an empty database of this test's own (``url``), asked by an administrator."""
    with TestClient(create_app(url, SETTINGS), BASE_URL, headers=somebody(url, ADMINISTRATOR)) as opened:
        yield opened


@pytest.fixture(scope="module", autouse=True)
def _data_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is computed from a PostgreSQL database is not kept with the data of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield

"""Over the accounts of one service: Anna, an administrator, as a browser and as programs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from tests.api.accounts import ADMINISTRATOR, CHEAP, SETTINGS, add_account, add_centres
from tests.api.routes.browser import ANNA
from tests.api.small_market import BASE_URL, PARTNERS, store


@pytest.fixture
def service(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A service that knows Anna, an administrator, and is asked as a browser does."""
    store(url, PARTNERS)
    add_centres(url, "herning", "ry")
    add_account(url, ANNA["email"], ADMINISTRATOR)
    monkeypatch.setattr("api.security.keeper.Argon2Passwords", lambda: CHEAP)
    with TestClient(create_app(url, SETTINGS), BASE_URL) as opened:
        yield opened

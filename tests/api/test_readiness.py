"""Whether the service can answer."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import make_url, text

from api.app import create_app
from api.readiness import ReadinessCheck
from storage.engine import engine
from tests.api.accounts import SETTINGS
from tests.api.small_market import BASE_URL, PARTNERS, store
from tests.databases import Databases


def test_service_that_has_all_is_ready(url: str) -> None:
    store(url, PARTNERS)
    with TestClient(create_app(url, SETTINGS), BASE_URL) as client:
        answer = client.get("/readyz")
    assert answer.status_code == 200
    found = answer.json()
    assert found.pop("index_age_s") in range(60)
    assert found == {"status": "ready", "database": True, "model": True}


def test_database_without_its_tables_is_missing(url: str) -> None:
    store(url, PARTNERS)
    with TestClient(create_app(url, SETTINGS), BASE_URL) as client:
        with engine(url).begin() as connection:
            connection.execute(text("DROP TABLE alembic_version"))
        answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (503, "not ready")
    assert (answer.json()["database"], answer.json()["model"]) == (False, True)


def test_database_that_is_gone_is_missing_and_not_made(url: str, databases: Databases) -> None:
    store(url, PARTNERS)
    with TestClient(create_app(url, SETTINGS), BASE_URL) as client:
        databases.drop(url)
        answer = client.get("/readyz")
        assert answer.status_code == 503
        assert client.get("/healthz").status_code == 200
    assert not databases.is_there(url)
    assert str(make_url(url).database) not in json.dumps(answer.json())


def test_service_that_has_not_read_the_database_is_not_ready(url: str) -> None:
    store(url, PARTNERS)
    found = TestClient(create_app(url, SETTINGS), BASE_URL).get("/readyz").json()
    assert (found["status"], found["model"], found["index_age_s"]) == ("not ready", False, None)


def test_database_that_hangs_counts_as_missing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Event

    store(url, PARTNERS)
    over = Event()
    monkeypatch.setattr("api.readiness.PATIENCE_S", 0.05)
    monkeypatch.setattr("api.readiness.answers", lambda url: over.wait(20))
    app = create_app(url, SETTINGS)
    with TestClient(app, BASE_URL) as client:
        assert isinstance(app.state.readiness, ReadinessCheck)
        for _ in range(3):
            assert client.get("/readyz").json()["database"] is False
        over.set()

"""A POST that is sent twice is done once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from api.app import create_app
from matching.accounts import centres
from storage.document_tables import idempotency_keys
from storage.engine import engine
from storage.transaction import transact
from storage.unit_of_work import utc_now
from tests.api.accounts import ADMINISTRATOR, SETTINGS, somebody
from tests.api.small_market import BASE_URL
from tests.api.test_problems import problem

KEY = {"Idempotency-Key": "8e03978e-40d5"}
RY = {"name": "Frivilligcenter Ry"}


@pytest.fixture
def service(url: str) -> TestClient:
    headers = somebody(url, ADMINISTRATOR)
    return TestClient(create_app(url, SETTINGS), BASE_URL, headers=headers)


def names(service: TestClient) -> list[str]:
    return [one["name"] for one in service.get("/v1/centres").json()["centres"]]


def test_second_request_is_answered_as_the_first_and_not_done(service: TestClient) -> None:
    first = service.post("/v1/centres", json=RY, headers=KEY)
    second = service.post("/v1/centres", json=RY, headers=KEY)
    assert (second.status_code, second.content) == (first.status_code, first.content) == (201, first.content)
    assert (first.headers["etag"], second.headers["etag"]) == ('"1"', '"1"')
    assert "idempotency-replayed" not in first.headers
    assert second.headers["idempotency-replayed"] == "true"
    assert second.headers["content-type"] == "application/json"
    assert names(service) == [RY["name"]]


def test_without_a_key_or_with_another_it_is_done_again(service: TestClient) -> None:
    for headers in (KEY, {}, {"Idempotency-Key": "another"}):
        assert service.post("/v1/centres", json=RY, headers=headers).status_code == 201
    assert len(names(service)) == 3


@pytest.mark.parametrize(
    ("path", "body"), [("/v1/centres", {"name": "Another"}), ("/v1/users", {"email": "a@b.dk", "name": "A"})]
)
def test_key_of_another_request_is_refused(service: TestClient, path: str, body: Any) -> None:
    service.post("/v1/centres", json=RY, headers=KEY)
    found = problem(service.post(path, json=body, headers=KEY), 422)
    assert "another request" in found["detail"]
    assert names(service) == [RY["name"]]


def test_keys_of_two_people_are_two(service: TestClient, url: str) -> None:
    other = {**somebody(url, ADMINISTRATOR), **KEY}
    assert service.post("/v1/centres", json=RY, headers=KEY).status_code == 201
    assert "idempotency-replayed" not in service.post("/v1/centres", json=RY, headers=other).headers


def test_what_was_refused_may_be_tried_again(service: TestClient, url: str) -> None:
    named = {"id": "ry", **RY}
    service.post("/v1/centres", json=named)
    problem(service.post("/v1/centres", json=named, headers=KEY), 409)
    with engine(url).begin() as connection:
        assert connection.execute(select(idempotency_keys)).all() == []
    assert service.post("/v1/centres", json={**named, "id": "ry-2"}, headers=KEY).status_code == 201


def test_answer_is_kept_for_24_hours(service: TestClient, url: str) -> None:
    service.post("/v1/centres", json=RY, headers=KEY)
    with engine(url).begin() as connection:
        connection.execute(update(idempotency_keys).values(at=utc_now() - timedelta(hours=24, seconds=1)))
    assert "idempotency-replayed" not in service.post("/v1/centres", json=RY, headers=KEY).headers
    assert len(names(service)) == 2


def test_token_is_not_kept_and_not_shown_again(service: TestClient, url: str) -> None:
    made = service.post("/v1/tokens", json={"name": "x"}, headers=KEY)
    assert (
        "was shown once"
        in problem(service.post("/v1/tokens", json={"name": "x"}, headers=KEY), 409)["detail"]
    )
    with engine(url).connect() as connection:
        kept = str(connection.execute(select(idempotency_keys)).all())
    assert made.json()["token"] not in kept
    assert KEY["Idempotency-Key"] not in kept


@pytest.mark.parametrize("key", ["", "a b", "æ".encode().decode("latin-1"), "x" * 256])
def test_key_that_cannot_be_one_is_a_sentence(service: TestClient, key: str) -> None:
    headers = [(b"Idempotency-Key", key.encode("latin-1"))]
    found = problem(service.post("/v1/centres", json=RY, headers=headers), 422)
    assert "Idempotency-Key" in found["detail"]


def test_two_at_the_same_time_are_done_once(
    service: TestClient, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is in the middle of its transaction while the second comes in."""
    first_is_in, done = Event(), []
    add = centres.add_centre

    def slow(work: Any, *arguments: Any) -> Any:
        done.append(1)
        first_is_in.set()
        found = add(work, *arguments)
        Event().wait(0.4)
        return found

    monkeypatch.setattr("api.routes.centres.add_centre", slow)
    with ThreadPoolExecutor(4) as pool:
        one = pool.submit(lambda: service.post("/v1/centres", json=RY, headers=KEY))
        assert first_is_in.wait(10)
        rest = [pool.submit(lambda: service.post("/v1/centres", json=RY, headers=KEY)) for _ in range(3)]
        answers = [answer.result() for answer in (one, *rest)]
    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({answer.content for answer in answers}) == 1
    assert (len(done), len(names(service))) == (1, 1)


def test_answer_and_work_are_kept_together_or_not_at_all(
    service: TestClient, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.answers.Answers.keep", lambda *_: 1 / 0)
    assert service.post("/v1/centres", json=RY, headers=KEY).status_code == 500
    assert transact(url, lambda work: work.centres.find()) == []

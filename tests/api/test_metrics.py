"""The numbers for Prometheus, and who may read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from threading import Event

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from api.app import create_app
from api.metrics import Metrics
from api.observation import Observation, Observed, note_list
from api.patience import Patient
from matching.codes import code_list
from storage.engine import engine
from tests.api.accounts import SETTINGS, add_centres
from tests.api.introduced import accepted, drafted, opened
from tests.api.served import served
from tests.api.small_market import BASE_URL, NEEDS, OFFERS, PARTNERS, store
from tests.databases import Databases

HERE, ELSEWHERE = ("127.0.0.1", 1), ("192.0.2.7", 1)
TOKEN = "0123456789abcdef"


def numbers(text: str) -> dict[str, float]:
    """Every number by its name and labels."""
    families = text_string_to_metric_families(text)
    samples = [sample for family in families for sample in family.samples]
    return {
        ",".join([sample.name, *(sample.labels[label] for label in sorted(sample.labels))]): sample.value
        for sample in samples
    }


@pytest.fixture
def service(url: str) -> Iterator[Callable[..., TestClient]]:
    """Somebody who asks the service from an address."""
    store(url, PARTNERS, NEEDS, OFFERS)
    opened: list[TestClient] = []

    def asked_from(address: tuple[str, int]) -> TestClient:
        client = TestClient(create_app(url, SETTINGS), BASE_URL, client=address)
        opened.append(client.__enter__())
        return client

    yield asked_from
    for client in opened:
        client.__exit__(None, None, None)


def test_requests_are_counted_by_template_and_status(service: Callable[..., TestClient]) -> None:
    client = service(HERE)
    for path in ("/healthz", "/healthz", "/nowhere/at-all"):
        client.get(path)
    found = numbers(client.get("/metrics").text)
    assert found["brobygger_requests_total,GET,/healthz,200"] == 2
    assert found["brobygger_requests_total,GET,unmatched,404"] == 1
    assert found["brobygger_request_seconds_count,/healthz,200"] == 2
    assert found["brobygger_request_seconds_bucket,+Inf,/healthz,200"] == 2
    assert 0 <= found["brobygger_index_age_seconds"] < 60


def test_candidates_and_empty_lists_are_counted() -> None:
    app, metrics = FastAPI(), Metrics(lambda: None)
    app.add_middleware(Observation, counts=metrics)

    @app.get("/lists")
    def lists() -> None:
        note_list(50, 3)
        note_list(7, 0)

    TestClient(app).get("/lists")
    found = numbers(metrics.text().decode())
    assert found["brobygger_candidates_considered_sum"] == 57
    assert found["brobygger_candidates_considered_count"] == 2
    assert found["brobygger_empty_lists_total"] == 1


def test_two_services_count_apart() -> None:
    first, second = Metrics(lambda: None), Metrics(lambda: None)
    first.count(Observed(route="/a", method="GET", status=200))
    assert "brobygger_requests_total,GET,/a,200" in numbers(first.text().decode())
    assert "brobygger_requests_total,GET,/a,200" not in numbers(second.text().decode())


def test_age_of_the_index_is_told() -> None:
    read_at = datetime.now(UTC) - timedelta(seconds=90)
    found = numbers(Metrics(lambda: read_at).text().decode())
    assert 90 <= found["brobygger_index_age_seconds"] < 100
    assert found["brobygger_index_read_timestamp_seconds"] == pytest.approx(read_at.timestamp(), abs=0.01)


def test_index_that_was_never_read_has_no_age() -> None:
    assert "brobygger_index_age_seconds" not in numbers(Metrics(lambda: None).text().decode())


def test_others_may_add_a_number() -> None:
    metrics = Metrics(lambda: None)
    states = {"draft": 2.0, "expired": 1.0}
    metrics.add_gauge("brobygger_introductions", "Introductions.", "state", lambda: states)
    found = numbers(metrics.text().decode())
    assert {state: found[f"brobygger_introductions,{state}"] for state in states} == states


def test_number_that_cannot_be_asked_for_leaves_the_others() -> None:
    metrics = Metrics(lambda: None)
    nothing: dict[str, dict[str, float]] = {}
    metrics.add_gauge("brobygger_broken", "Broken.", "state", lambda: nothing["x"])
    assert "brobygger_empty_lists_total" in numbers(metrics.text().decode())


def introductions(client: TestClient) -> dict[str, float]:
    """How many there are in each state, as far as the metrics say so."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    found = numbers(answer.text)
    assert "brobygger_empty_lists_total" in found
    return {key.partition(",")[2]: found[key] for key in found if key.startswith("brobygger_introductions")}


def test_introductions_are_counted_by_state_in_the_database(url: str) -> None:
    store(url, PARTNERS, NEEDS, OFFERS)
    add_centres(url, "herning")
    with TestClient(create_app(url, SETTINGS), BASE_URL, client=HERE) as client:
        assert set(introductions(client).values()) == {0}
        for made in (drafted, drafted, opened, accepted):
            made(url)
        found = introductions(client)
    assert found.keys() == {*code_list("introduction_states")}
    assert {state: n for state, n in found.items() if n} == {"draft": 2, "open": 1, "accepted": 1}


def test_database_that_is_gone_leaves_the_other_numbers_and_is_not_made(
    url: str, databases: Databases
) -> None:
    store(url, PARTNERS)
    with TestClient(create_app(url, SETTINGS), BASE_URL, client=HERE) as client:
        assert introductions(client)
        databases.drop(url)
        assert introductions(client) == {}
    assert not databases.is_there(url)


def test_database_that_has_lost_its_tables_leaves_the_other_numbers(url: str) -> None:
    store(url, PARTNERS)
    with TestClient(create_app(url, SETTINGS), BASE_URL, client=HERE) as client:
        with engine(url).begin() as connection:
            connection.execute(text("DROP TABLE introductions"))
        assert introductions(client) == {}


def test_database_that_hangs_is_asked_once_and_waited_for_no_longer_than_a_moment() -> None:
    over, asked = Event(), []

    def hang() -> dict[str, float]:
        asked.append(1)
        over.wait(20)
        return {"draft": 1}

    metrics = Metrics(lambda: None)
    metrics.add_gauge("brobygger_introductions", "Introductions.", "state", Patient(hang, 0.05))
    for _ in range(3):
        assert "brobygger_introductions,draft" not in numbers(metrics.text().decode())
    assert len(asked) == 1
    over.set()
    while "brobygger_introductions,draft" not in numbers(metrics.text().decode()):
        assert len(asked) < 20


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        (HERE, {}, 200),
        (("::1", 1), {}, 200),
        (ELSEWHERE, {}, 403),
        (("testclient", 1), {}, 403),
        (HERE, {"X-Forwarded-For": "192.0.2.7"}, 403),
        (HERE, {"Forwarded": "for=192.0.2.7"}, 403),
        (ELSEWHERE, {"Authorization": f"Bearer {TOKEN}"}, 403),
    ],
)
def test_without_a_token_this_machine_alone_may_read(
    service: Callable[..., TestClient], address: tuple[str, int], headers: dict[str, str], status: int
) -> None:
    assert service(address).get("/metrics", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("address", "given", "status"),
    [(ELSEWHERE, f"Bearer {TOKEN}", 200), (HERE, "", 403), (ELSEWHERE, f"Bearer {TOKEN}x", 403)],
)
def test_with_a_token_whoever_brings_it_may_read(
    service: Callable[..., TestClient],
    monkeypatch: pytest.MonkeyPatch,
    address: tuple[str, int],
    given: str,
    status: int,
) -> None:
    monkeypatch.setenv("BROBYGGER_METRICS_TOKEN", TOKEN)
    answer = service(address).get("/metrics", headers={"Authorization": given})
    assert answer.status_code == status
    assert TOKEN not in answer.text


def test_either_of_two_workers_answers_for_both(url: str) -> None:
    store(url, PARTNERS, NEEDS, OFFERS)
    with served(url, "--workers", "2") as running:
        for _ in range(20):
            assert httpx.get(f"{running.address}/healthz").status_code == 200
        told = [numbers(httpx.get(f"{running.address}/metrics").text) for _ in range(6)]
        assert {found["brobygger_requests_total,GET,/healthz,200"] for found in told} == {20}
        assert 0 <= told[0]["brobygger_index_age_seconds"] < 60
        assert running.stop() == 0

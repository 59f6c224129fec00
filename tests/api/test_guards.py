"""What stands before every request."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from api.app import create_app
from api.guards import HEADERS, Guards
from api.largest_body import LARGEST_BODY
from tests.api.accounts import SETTINGS
from tests.api.small_market import BASE_URL


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:8000", "127.1.2.3", "[::1]", "[::1]:8000"]
)
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "127.0.0.1@evil.example",
        "192.168.1.2",
        "0.0.0.0",
        "[::]",
        "localhost:",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/healthz", "/v1/partners", "/openapi.json", "/nowhere"])
def test_name_of_a_stranger_is_refused(client: TestClient, host: str, path: str) -> None:
    response = client.get(path, headers={"Host": host})
    assert response.status_code == 421
    assert response.headers["content-type"] == "application/problem+json"
    assert "localhost, 127.0.0.1, [::1]" in response.json()["detail"]


@pytest.mark.parametrize(
    "path", ["/healthz", "/v1/partners", "/v1/partners/nobody", "/docs", "/openapi.json"]
)
def test_no_other_site_may_read_or_keep_an_answer(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"Origin": "https://evil.example"}).headers
    assert "access-control-allow-origin" not in headers
    own = {"Content-Security-Policy"} if path == "/docs" else set()
    assert {name: headers[name] for name in HEADERS.keys() - own} == {
        name: value for name, value in HEADERS.items() if name not in own
    }


def test_names_of_the_setting_are_answered_beside_those_of_this_machine(url: str) -> None:
    app = create_app(url, replace(SETTINGS, hosts=frozenset({"match.example.org"})))
    client = TestClient(app, BASE_URL)
    for host in ("match.example.org", "MATCH.example.org:8443", "localhost"):
        assert client.get("/healthz", headers={"Host": host}).status_code == 200
    refused = client.get("/healthz", headers={"Host": "evil.example"})
    assert refused.status_code == 421
    assert "match.example.org" in refused.json()["detail"]


def test_https_is_to_be_used_again(client: TestClient) -> None:
    header = "strict-transport-security"
    assert header not in client.get("/healthz").headers
    assert "max-age=" in TestClient(client.app, "https://localhost").get("/healthz").headers[header]


def test_body_that_says_it_is_too_large_is_refused_unread(client: TestClient) -> None:
    response = client.post("/v1/match", content=b" " * (LARGEST_BODY + 1))
    assert response.status_code == 413
    assert "larger than 1 MB" in response.json()["detail"]


def test_body_that_grows_too_large_is_refused(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'{"text": "'
        for _ in range(20):
            yield b"x" * 100_000

    response = client.post("/v1/match", content=pieces(), headers={"Content-Type": "application/json"})
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"


def test_largest_body_is_read(client: TestClient) -> None:
    body = b'{"text": "bogholder"' + b" " * (LARGEST_BODY - 21) + b"}"
    assert len(body) == LARGEST_BODY
    assert (
        client.post("/v1/match", content=body, headers={"Content-Type": "application/json"}).status_code
        == 200
    )


def test_error_after_the_answer_began_is_not_answered_twice() -> None:
    sent: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": "/",
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
    }
    asyncio.run(Guards(app)(scope, receive, send))
    assert [message["type"] for message in sent] == ["http.response.start"]

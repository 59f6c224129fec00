"""Requests in another's name: with a changed cookie, from another's page, with another centre's token."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from api.security.sessions import COOKIE
from storage.all_tables import metadata
from storage.engine import engine
from tests.api.accounts import CHEAP, PASSWORD
from tests.api.hostile_bodies import plain_body
from tests.api.lively_world import DRAFT, LivelyWorld, lively_world
from tests.api.small_market import BASE_URL

NEED = {"resource_kind": "skilled_time", "title": "Bogholder"}
NOTED = ("audit", "tokens")
"""Tables in which it stands that somebody asked."""


@pytest.fixture(scope="module")
def world(shared_url: str) -> Iterator[LivelyWorld]:
    with lively_world(shared_url) as opened:
        opened.app.state.keeper.passwords = CHEAP
        yield opened


def stored(world: LivelyWorld) -> dict[str, list[str]]:
    """All that is stored, row by row."""
    tables = [table for table in metadata.sorted_tables if table.name not in NOTED]
    with engine(world.url).connect() as connection:
        return {table.name: sorted(map(str, connection.execute(select(table)))) for table in tables}


@pytest.mark.parametrize("who", ["broker of another centre", "anonymous"])
def test_token_of_another_centre_changes_nothing(world: LivelyWorld, who: str) -> None:
    document, before = world.app.openapi(), stored(world)
    asked = 0
    for path, methods in document["paths"].items():
        sort = path.removeprefix("/v1/").partition("/")[0]
        if sort not in world.ids or "{" not in path:
            continue
        for id in world.ids[sort]:
            values = {"id": id, "contribution_id": world.ids["contributions"][0]}
            for method, operation in methods.items():
                if method == "get":
                    continue
                body = plain_body(operation, document["components"]["schemas"]) | (
                    NEED if sort == "needs" else {}
                )
                answer = world.ask(
                    method.upper(), path.format(**values).removeprefix("/v1/"), body, who, If_Match='"1"'
                )
                assert answer.status_code in ({401} if who == "anonymous" else {403, 404}), (
                    method,
                    path,
                    answer.text,
                )
                asked += 1
    for centre in ("herning", "ry"):
        assert world.ask("POST", "introductions", DRAFT | {"centre": centre}, who).status_code in {
            401,
            403,
            404,
        }
        begun = {"partners": ["ngo-1", "com-1"], "centre": centre}
        assert world.ask("POST", "partnerships", begun, who).status_code in {401, 403, 404}
    assert asked > 40
    assert stored(world) == before


class TestSession:
    """With a cookie instead of a token."""

    @pytest.fixture
    def browser(self, world: LivelyWorld) -> TestClient:
        client = TestClient(world.app, BASE_URL)
        signed = client.post("/v1/session", json={"email": "broker@example.org", "password": PASSWORD})
        assert signed.status_code == 200
        client.headers["X-CSRF-Token"] = signed.json()["csrf_token"]
        return client

    def test_cookie_that_was_changed_is_nobodys(self, browser: TestClient) -> None:
        cookie = browser.cookies[COOKIE]
        payload, signature = cookie.rsplit(".", 1)
        assert browser.get("/v1/session").status_code == 200
        for changed in (
            payload + "." + ("A" if signature[0] != "A" else "B") + signature[1:],
            payload + "." + signature[::-1],
            "x" + cookie,
            payload,
            "." + signature,
            payload + ".",
            "",
            "null",
            "[]",
            cookie * 100,
        ):
            answer = browser.get("/v1/session", headers={"Cookie": f"{COOKIE}={changed}"})
            assert answer.status_code == 401, changed

    @pytest.mark.parametrize("token", [None, "", "x", "null", "A" * 5_000])
    def test_change_without_the_token_of_the_page_is_refused(
        self, browser: TestClient, token: str | None
    ) -> None:
        del browser.headers["X-CSRF-Token"]
        headers = {} if token is None else {"X-CSRF-Token": token}
        for method, path in (
            ("POST", "partners/ngo-1/needs"),
            ("PATCH", "needs/need-1"),
            ("DELETE", "needs/need-1"),
        ):
            answer = browser.request(method, f"/v1/{path}", json=NEED, headers=headers | {"If-Match": '"1"'})
            assert answer.status_code == 403, (method, answer.text)

    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Origin": "http://localhost.evil.example"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
        ],
    )
    def test_change_from_another_site_is_refused(self, browser: TestClient, headers: dict[str, str]) -> None:
        assert browser.post("/v1/partners/ngo-1/needs", json=NEED, headers=headers).status_code == 403
        assert browser.post("/v1/session", json={}, headers=headers).status_code in {403, 422}

    def test_token_of_another_session_is_refused(self, world: LivelyWorld, browser: TestClient) -> None:
        other = TestClient(world.app, BASE_URL)
        signed = other.post("/v1/session", json={"email": "member@example.org", "password": PASSWORD})
        headers = {"X-CSRF-Token": signed.json()["csrf_token"]}
        assert browser.post("/v1/partners/ngo-1/needs", json=NEED, headers=headers).status_code == 403

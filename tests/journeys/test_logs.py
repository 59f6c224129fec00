"""A whole journey over HTTP, by people and about people, of which the log tells nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.accounts import ADMINISTRATOR, add_account, somebody
from tests.api.served import Served, served
from tests.api.small_market import sqlite_url

MARK = "Ordblindemarie"
EMAIL = f"{MARK}@example.org"
WORDS = f"{MARK} bor i kælderen, {EMAIL}, 55 44 33 22"
CONTACT = {"contact_name": MARK, "contact_email": EMAIL, "contact_phone": "55 44 33 22"}
PASSWORD = f"{MARK[:4]}-kodeord-9182"
MARKS = (MARK, EMAIL, "55 44 33 22", "kælderen", "kodeord-9182", "bro_")


class Caller:
    """Asks the service, and holds what it is answered."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def did(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        """An answer that says it was done."""
        answer = self._client.request(method, path, json=body, headers=headers)
        assert answer.is_success, answer.text
        return answer

    def put(self, path: str, body: Any = None) -> httpx.Response:
        """A step of what was read first, with its version."""
        version = self.did("GET", path.rpartition("/")[0]).headers["etag"]
        return self.did("POST", path, body, **{"If-Match": version})


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service that says as much as it can, after the journey."""
    folder: Path = tmp_path_factory.mktemp("journey")
    url = sqlite_url(folder)
    headers = somebody(url, ADMINISTRATOR)
    add_account(url, EMAIL.casefold(), ADMINISTRATOR, password=PASSWORD)
    with served(url, BROBYGGER_LOG_LEVEL="debug") as running:
        with httpx.Client(base_url=running.address, headers=headers, timeout=60) as client:
            journey(Caller(client))
            everything(client)
        with httpx.Client(base_url=running.address, timeout=60) as client:
            sign_in(client)
        assert running.stop() == 0
        yield running


def journey(caller: Caller) -> None:
    """A centre, two partners, a need and an offer, and an introduction to which both say yes."""
    caller.did("POST", "/v1/centres", {"id": "herning", "name": f"Center {MARK}"})
    for id, kind in (("ngo-1", "ngo"), ("com-1", "company")):
        partner = {"id": id, "kind": kind, "name": f"{kind} {MARK}", "mission": WORDS, "centres": ["herning"]}
        caller.did("POST", "/v1/partners", partner | CONTACT, **{"Idempotency-Key": f"{id}-{MARK}"})
    statement = {"resource_kind": "skilled_time", "title": MARK, "text": WORDS}
    caller.did("POST", "/v1/partners/ngo-1/needs", statement | {"id": "need-1"})
    caller.did("POST", "/v1/partners/com-1/offers", statement | {"id": "offer-1"})
    caller.did("POST", "/v1/partners/com-1/volunteers", {"alias": MARK, "interests_text": WORDS})
    caller.did("GET", "/v1/needs/need-1/recommendations")
    caller.did("POST", "/v1/match", {"text": WORDS})
    account = {"email": f"ny.{EMAIL}", "name": MARK, "password": PASSWORD + "-ny"}
    caller.did("POST", "/v1/users", account | {"grants": [{"role": "member", "partner": "com-1"}]})
    caller.did("POST", "/v1/tokens", {"name": MARK})
    sides: dict[str, Any] = {
        "seeker": {"partner": "ngo-1", "statement": "need-1"},
        "giver": {"partner": "com-1", "statement": "offer-1"},
    }
    draft = {"centre": "herning", **sides, "note": WORDS, "private_note": WORDS}
    introduction = f"/v1/introductions/{caller.did('POST', '/v1/introductions', draft).json()['id']}"
    caller.put(f"{introduction}/put", {})
    for side in ("ngo-1", "com-1"):
        caller.put(f"{introduction}/answer", {"yes": True, "partner": side, "text": WORDS})
    caller.did("GET", f"{introduction}/contacts")


def everything(client: httpx.Client) -> None:
    """Every route there is, with words where it wants an id, and words where it wants values."""
    for path, operations in client.get("/openapi.json").json()["paths"].items():
        for method in operations:
            address = path.replace("{", f"{MARK}-").replace("}", "")
            client.request(
                method, address, params={"text": WORDS, MARK: MARK}, json={MARK: WORDS, "text": WORDS}
            )
            client.request(method, address, content=f'{{"{WORDS}', headers={"If-Match": MARK})


def sign_in(client: httpx.Client) -> None:
    """A wrong password, then the right one, and the page of who it is."""
    for password, status in ((PASSWORD + "?", 401), (PASSWORD, 200)):
        answer = client.post("/v1/session", json={"email": EMAIL, "password": password})
        assert answer.status_code == status, answer.text
    assert client.get("/v1/session").json()["email"] == EMAIL.casefold()


def test_journey_left_lines_in_the_log(running: Served) -> None:
    routes = {line.get("route") for line in running.lines}
    assert {"/v1/partners", "/v1/introductions/{id}/answer", "/v1/session"} <= routes


@pytest.mark.parametrize("mark", MARKS)
def test_log_holds_nothing_of_anybody(running: Served, mark: str) -> None:
    written = "".join([*running.out, *running.err]).casefold()
    escaped = mark.encode("unicode_escape").decode().casefold()
    assert mark.casefold() not in written
    assert escaped not in written
    assert mark.casefold().replace(" ", "%20").replace("@", "%40") not in written

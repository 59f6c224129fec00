"""Every text of every body of the OpenAPI document, ids and codes too: never a 500."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from tests.api.accounts import CHEAP
from tests.api.hostile_bodies import hostile_bodies
from tests.api.lively_world import LivelyWorld, lively_world
from tests.hostile_texts import NO_TEXT, SQL, TEMPLATE, short


@pytest.fixture(scope="module")
def world(shared_url: str) -> Iterator[LivelyWorld]:
    with lively_world(shared_url) as opened:
        opened.app.state.keeper.passwords = CHEAP
        yield opened


def bodies(world: LivelyWorld, text: str) -> Iterator[tuple[str, str, Any]]:
    document = world.app.openapi()
    schemas = document["components"]["schemas"]
    known = {name: ids[0] for name, ids in world.ids.items()}
    for path, methods in document["paths"].items():
        sort = path.split("/")[2] if path.startswith("/v1/") else ""
        values = {"id": known.get(sort, "x"), "contribution_id": known["contributions"]}
        for method, operation in methods.items():
            if "requestBody" in operation:
                schema = operation["requestBody"]["content"]["application/json"]["schema"]
                for body in hostile_bodies(schema, schemas, text):
                    yield method.upper(), path.format(**values), body


@pytest.mark.parametrize("text", [*NO_TEXT[:2], SQL[0], TEMPLATE[4]], ids=short)
def test_hostile_text_anywhere_in_a_body_is_no_fault_of_the_service(world: LivelyWorld, text: str) -> None:
    asked = 0
    for method, path, body in bodies(world, text):
        world.service.cookies.clear()
        headers = world.headers["administrator"] | {"Content-Type": "application/json", "If-Match": '"1"'}
        answer = world.service.request(method, path, content=json.dumps(body), headers=headers)
        asked += 1
        assert answer.status_code < 500, (method, path, body, answer.text)
        if text in NO_TEXT:
            assert answer.status_code >= 400, (method, path, body)
    assert asked > 50


def test_address_with_a_nul_is_one_that_is_not_there(world: LivelyWorld) -> None:
    for text in ("a\x00b", "\x00", "\udcff"):
        asked = quote(text, errors="surrogatepass")
        for path, methods in world.app.openapi()["paths"].items():
            if not path.startswith("/v1/") or "{" not in path:
                continue
            values = dict.fromkeys(("id", "partner_id", "contribution_id", "name"), asked)
            for method in methods:
                answer = world.ask(
                    method.upper(),
                    path.removeprefix("/v1/").format(**values),
                    {},
                    "administrator",
                    If_Match='"1"',
                )
                expected = {404} if "\x00" in text else {400, 404, 405, 422}
                assert answer.status_code in expected, (method, path, answer.text)
        for query in (
            "partners?after=",
            "introductions?partner=",
            "partnerships?centre=",
            "introductions?after=",
        ):
            assert world.ask("GET", query + asked).status_code in {200, 403, 404, 422}, query

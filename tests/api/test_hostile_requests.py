"""Requests of somebody who means harm: too much, too deep, of another kind, under another name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from time import perf_counter
from typing import Any

import pytest

from api.largest_body import LARGEST_BODY
from tests.api.accounts import CHEAP
from tests.api.lively_world import LivelyWorld, lively_world
from tests.api.test_problems import problem
from tests.hostile_texts import NO_TEXT, short

JSON = {"Content-Type": "application/json"}
NEED = {"resource_kind": "skilled_time", "title": "Bogholder"}
DEEP = 100_000
FEW_SECONDS = 5.0
BODIES = {
    "introductions": ["note", "private_note"],
    "partnerships/{partnerships}/notes": ["text"],
    "partnerships/{partnerships}/contributions/{contributions}/dispute": ["reason"],
    "centres": ["name"],
    "tokens": ["name"],
    "users": ["name", "email", "password"],
    "match": ["text", "place"],
    "session": ["email", "password"],
}
"""Of a POST its fields of text."""
REST: dict[str, dict[str, Any]] = {
    "introductions": {"seeker": {"partner": "ngo-1"}, "giver": {"partner": "com-1"}, "centre": "herning"},
    "users": {"name": "Ny", "email": "ny@example.org", "grants": [{"role": "member", "partner": "ngo-1"}]},
    "match": {"text": "en bogholder"},
    "session": {"email": "a@example.org", "password": "x"},
}


@pytest.fixture(scope="module")
def world(shared_url: str) -> Iterator[LivelyWorld]:
    with lively_world(shared_url) as opened:
        opened.app.state.keeper.passwords = CHEAP
        yield opened


def posted(world: LivelyWorld, path: str, content: Any, **headers: str) -> Any:
    world.service.cookies.clear()
    known = world.headers["administrator"] | JSON | headers
    return world.service.post(f"/v1/{path}", content=content, headers=known)


@pytest.mark.parametrize(
    ("path", "field"), [(path, field) for path, names in BODIES.items() for field in names]
)
@pytest.mark.parametrize("text", NO_TEXT, ids=short)
def test_what_is_no_text_is_refused(world: LivelyWorld, path: str, field: str, text: str) -> None:
    asked = path.format(**{name: ids[-1] for name, ids in world.ids.items()})
    answer = posted(world, asked, json.dumps({**REST.get(path, {}), field: text}))
    expected = {401, 429} if path == "session" else {422}
    assert answer.status_code in expected | {422}, answer.text
    assert "\\ud" not in answer.text or text in NO_TEXT[1:3]


def test_many_needs_in_one_request_are_no_need(world: LivelyWorld) -> None:
    many = json.dumps([NEED] * 10_000)
    assert len(many) < LARGEST_BODY
    problem(posted(world, "partners/ngo-1/needs", many), 422)
    for name, item in (
        ("competences", "x"),
        ("places", "Herning"),
        ("exclusions", "partner:p"),
        ("slots", "mon-evening"),
    ):
        long = json.dumps(NEED | {name: [item] * 50_000})
        assert "too many" in problem(posted(world, "partners/ngo-1/needs", long), 422)["detail"]
    assert len(world.done("GET", "partners/ngo-1").json()["statements"]) == 2


@pytest.mark.parametrize("body", ["[" * DEEP + "]" * DEEP, '{"a":' * DEEP + "1" + "}" * DEEP, "[" * DEEP])
@pytest.mark.parametrize("path", ["partners", "partners/ngo-1/needs", "match", "introductions", "session"])
def test_body_that_is_nested_deep_is_refused_at_once(world: LivelyWorld, path: str, body: str) -> None:
    began = perf_counter()
    assert posted(world, path, body).status_code in {400, 422}
    assert posted(world, path, f'{{"text": {body}}}').status_code in {400, 422}
    assert perf_counter() - began < FEW_SECONDS


@pytest.mark.parametrize(
    "number",
    ["NaN", "Infinity", "-Infinity", "1e400", "-1e400", "9" * 5_000, "1e-400", "0." + "9" * 400, "-1"],
)
def test_number_that_cannot_be_kept_is_refused(world: LivelyWorld, number: str) -> None:
    bodies = {
        "partners/ngo-1/needs": f'{{"resource_kind": "goods", "quantity": {number}}}',
        "partners": f'{{"kind": "ngo", "name": "x", "centres": ["herning"], "employees": {number}}}',
        "introductions": json.dumps(REST["introductions"])[:-1]
        + f', "ask": {{"amount": {number}, "unit": "people"}}}}',
        "match": f'{{"text": "bogholder", "n": {number}}}',
        f"evaluations/{world.ids['evaluations'][0]}/ratings": f'{{"grade": {number}}}',
    }
    for path, body in bodies.items():
        answer = posted(world, path, body)
        assert answer.status_code in {400, 422} or (
            number.startswith(("1e-", "0.")) and answer.status_code < 300
        ), (
            path,
            answer.text,
        )


def test_name_that_stands_twice_counts_once(world: LivelyWorld) -> None:
    body = '{"resource_kind": "goods", "title": "a", "title": "b", "partner": "com-2", "partner": "ngo-1"}'
    answer = posted(world, "partners/ngo-1/needs", body)
    assert answer.status_code in {201, 422}
    if answer.status_code == 201:
        assert (answer.json()["record"]["title"], answer.json()["record"]["partner"]) == ("b", "ngo-1")


@pytest.mark.parametrize(
    "media", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "text/xml"]
)
def test_body_of_another_kind_is_refused(world: LivelyWorld, media: str) -> None:
    answer = posted(world, "partners/ngo-1/needs", json.dumps(NEED), **{"Content-Type": media})
    assert answer.status_code in {400, 422}, answer.text


@pytest.mark.parametrize("charset", ["utf-16", "utf-32", "utf-7", "latin-1"])
def test_body_in_another_alphabet_is_read_as_it_is_or_refused(world: LivelyWorld, charset: str) -> None:
    answer = posted(world, "match", json.dumps({"text": "bøger"}, ensure_ascii=False).encode(charset))
    assert answer.status_code in {200, 400, 422}


def test_body_without_a_length_ends_at_the_most(world: LivelyWorld) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(40):
            yield b" " * 50_000

    assert problem(posted(world, "partners", pieces()), 413)["status"] == 413
    for length in ("-1", "1e9", "9" * 5_000):
        assert posted(world, "partners", b"{}", **{"Content-Length": length}).status_code in {400, 413, 422}


@pytest.mark.parametrize("name", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
def test_method_is_the_one_of_the_request_alone(world: LivelyWorld, name: str) -> None:
    at = {"If-Match": '"1"'}
    world.ask("GET", "partners/com-2", who="administrator", **{name: "DELETE"}, **at)
    world.ask("POST", "partners/com-2?_method=DELETE", {}, who="administrator", **{name: "DELETE"}, **at)
    assert world.ask("GET", "partners/com-2", who="administrator").status_code == 200
    assert (
        world.ask("POST", "partners/com-2", {}, who="administrator", **{name: "PATCH"}, **at).status_code
        == 405
    )


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "localhost, evil.example"},
        {"Host": "localhost@evil.example"},
        {"Host": "localhost:80:80"},
        {"Host": "localhost/../evil"},
    ],
)
def test_name_of_another_is_not_answered(world: LivelyWorld, headers: dict[str, str]) -> None:
    answer = world.service.get("/v1/partners", headers=world.headers["administrator"] | headers)
    assert answer.status_code == 421


@pytest.mark.parametrize(
    "name", ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL"]
)
def test_name_that_a_header_claims_stands_nowhere(world: LivelyWorld, name: str) -> None:
    value = "host=evil.example" if name == "Forwarded" else "/v1/users" if "URL" in name else "evil.example"
    made = world.ask("POST", "partners/ngo-1/needs", NEED, **{name: value})
    assert made.headers["location"].startswith("/v1/needs/")
    assert "evil" not in str(made.headers)
    shown = world.ask("GET", "partners", who="anonymous", **{name: value})
    assert "evil" not in str(shown.headers) + shown.text
    assert "users" not in shown.json()

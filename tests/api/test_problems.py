"""Bad input over HTTP: each gives a problem document with a sentence that can be acted on."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.planner_busy import PlannerBusy
from api.problems import TYPES, problem_type
from api.security.oidc import ProviderUnavailable
from api.warming_up import WarmingUp
from matching import errors
from matching.errors import BrobyggerError
from storage.database_errors import CameBetween, DatabaseUnavailable
from tests.api.small_market import BASE_URL, PARTNERS, store
from tests.databases import Databases


def problem(response: Any, status: int) -> Any:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    found = response.json()
    assert found["status"] == status
    assert found.keys() <= {"type", "title", "status", "detail", "errors", "given", "current"}
    assert found["detail"].endswith(".")
    return found


@pytest.mark.parametrize(
    "path",
    [
        "needs/nobody",
        "needs/offer-1/recommendations",
        "offers/need-1/recommendations",
        "partners/vol-Ugle/recommendations",
        "needs/nobody/volunteers",
        "needs/nobody/teams",
        "needs/need-1/why/nobody",
        "needs/need-1/why/offer-1",
        "partners/%F0%9F%98%80",
        "partners/" + "x" * 5_000,
    ],
)
def test_unknown_id_is_not_found(client: TestClient, path: str) -> None:
    found = problem(client.get(f"/v1/{path}"), 404)
    assert found["type"] == "/docs#not-found"
    assert found["detail"].startswith("There is no ")
    assert len(found["detail"]) < 300


def test_problem_is_in_the_readers_language(client: TestClient) -> None:
    danish = client.get("/v1/needs/need-1/recommendations?n=0", headers={"Accept-Language": "da"})
    assert danish.headers["content-language"] == "da"
    assert problem(danish, 422)["detail"].startswith("En liste på 0 ")


@pytest.mark.parametrize(
    ("asked", "field", "part"),
    [
        ({"n": "ti"}, "n", "'ti' is not a whole number"),
        ({"n": "2.5"}, "n", "'2.5' is not a whole number"),
        ({"n": "9" * 5_000}, "n", "is not a whole number"),
        ({"within_km": "langt", "place": "Herning"}, "within_km", "'langt' is not a number"),
        ({"within_km": "nan", "place": "Herning"}, "within_km", "write a number"),
        ({"within_km": "-1", "place": "Herning"}, "within_km", "at least 0"),
        ({"kind": "klub"}, "kind", "use one of ngo, company"),
        ({"purpose": "penge"}, "purpose", "use one of education"),
        ({"resource_kind": "areal"}, "resource_kind", "use one of volunteer_time"),
        ({"place": "Gotham"}, "place", "is not a Danish municipality"),
        ({"from": "snart"}, "from", "write it as 2027-01-31 or 31-01-2027"),
        ({"from": "2027-02-01", "to": "2027-01-01"}, "from", "ends before it begins"),
        ({"lang": "sv"}, "lang", "use one of da, en"),
        ({"kinds": "company"}, "kinds", "is not a name that is known here"),
    ],
)
def test_value_that_cannot_be_used_is_named(
    client: TestClient, asked: dict[str, str], field: str, part: str
) -> None:
    found = problem(client.get("/v1/needs/need-1/recommendations", params=asked), 422)
    assert found["type"] == "/docs#invalid-value"
    assert found["errors"][0]["field"] == field
    assert part in found["errors"][0]["detail"]
    assert part in found["detail"]


def test_all_broken_values_are_named_at_once(client: TestClient) -> None:
    found = problem(client.get("/v1/partners/ngo-1/recommendations", params={"n": "x", "lang": "y"}), 422)
    assert {each["field"] for each in found["errors"]} == {"n", "lang"}


@pytest.mark.parametrize(
    "path", ["needs/need-1/recommendations", "needs/need-1/volunteers", "needs/need-1/teams", "partners"]
)
@pytest.mark.parametrize("n", [0, -1, 501])
def test_impossible_length_is_refused(client: TestClient, path: str, n: int) -> None:
    found = problem(client.get(f"/v1/{path}", params={"n": n}), 422)
    assert found["detail"] == f"A list of {n} is not possible; ask for 1 to 500."


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("needs/need-1/why/ngo-1", "is the partner that asks"),
        ("needs/need-2/volunteers", "Volunteers cannot give premises"),
        ("needs/need-2/teams", "Volunteers cannot give premises"),
        ("needs/need-1/recommendations?within_km=5", "add place"),
    ],
)
def test_question_without_an_answer_is_refused(client: TestClient, path: str, part: str) -> None:
    found = problem(client.get(f"/v1/{path}"), 422)
    assert found["type"] == "/docs#invalid-question"
    assert part in found["detail"]


@pytest.mark.parametrize(
    ("body", "status", "part"),
    [
        (b"", 422, "not a JSON object"),
        (b"{", 422, "is not JSON: something is wrong at character 1"),
        (b'{"text": "a",}', 422, "is not JSON"),
        (b"[]", 422, "not a JSON object"),
        (b'"text"', 422, "not a JSON object"),
        (b"{}", 422, "text is missing; add it."),
        (b'{"text": 7}', 422, "'7' is not text"),
        (b'{"text": null}', 422, "is not text"),
        (b'{"text": "  "}', 422, "empty"),
        (b'{"text": "a\\u0000b"}', 422, "a character that is not text"),
        (b'{"text": "a\\ud800b"}', 422, "a character that is not text"),
        (b'{"text": "a", "n": 2.5}', 422, "is not a whole number"),
        (b'{"text": "a", "n": NaN}', 422, "'nan' is not a number"),
        (b'{"text": "a", "n": 501}', 422, "A list of 501 is not possible"),
        (b'{"text": "a", "kind": "ngo"}', 422, "kind is not a name that is known here"),
        (
            b'{"text": "a", "filters": {"kind": "ngo"}}',
            422,
            "is not a list of texts, which filters.kind has to be",
        ),
        (b'{"text": "a", "filters": {"kind": [1]}}', 422, "filters.kind"),
        (b'{"text": "a", "filters": {"where": "x"}}', 422, "filters.where is not a name that is known here"),
        (b'{"text": "a", "filters": []}', 422, "'[]' is not a JSON object, which filters has to be"),
        (b'{"text": "a", "place": "Gotham"}', 422, "is not a Danish municipality"),
        (b'{"text": "\xff"}', 400, "send JSON in UTF-8"),
        (b'{"n": ' + b"9" * 5_000 + b"}", 400, "cannot be read"),
        (b"[" * 200_000, 400, "cannot be read"),
    ],
)
def test_body_that_cannot_be_used(client: TestClient, body: bytes, status: int, part: str) -> None:
    response = client.post("/v1/match", content=body, headers={"Content-Type": "application/json"})
    assert part in problem(response, status)["detail"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"place": "Gotham"}, "place"),
        ({"filters": {"place": "Gotham"}}, "filters.place"),
        ({"filters": {"n": 1}}, "filters.n"),
    ],
)
def test_broken_value_of_the_body_has_the_name_it_has_there(
    client: TestClient, body: dict[str, Any], field: str
) -> None:
    found = problem(client.post("/v1/match", json={"text": "bogholder", **body}), 422)
    assert [each["field"] for each in found["errors"]] == [field]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_body_that_does_not_say_it_is_json_is_refused(client: TestClient, kind: str) -> None:
    response = client.post("/v1/match", content=b'{"text": "a"}', headers={"Content-Type": kind})
    assert "Content-Type: application/json" in problem(response, 422)["detail"]


@pytest.mark.parametrize("text", ["x" * 50_001, "æ " * 30_000])
def test_text_over_50_000_characters_is_refused(client: TestClient, text: str) -> None:
    found = problem(client.post("/v1/match", json={"text": text}), 422)
    assert f"{len(text)} characters long; shorten it to at most 50000" in found["detail"]


def test_language_of_the_body_is_that_of_the_problem(client: TestClient) -> None:
    response = client.post("/v1/match", json={"text": "a", "n": 0, "lang": "da"})
    assert response.headers["content-language"] == "da"
    problem(response, 422)


@pytest.mark.parametrize(
    ("method", "path", "status", "part"),
    [
        ("GET", "/v2", 404, "There is nothing at /v2; /docs lists"),
        ("GET", "/v1/needs", 404, "/docs lists"),
        ("GET", "/" + "x" * 3_000, 404, "…"),
        ("GET", "/v1/partners/%00%F0%9F%98%80", 404, "There is nothing at /v1/partners/\x00"),
        ("PATCH", "/v1/users/a%00b", 404, "There is nothing at"),
        ("PUT", "/v1/partners/ngo-1/recommendations", 405, "use GET."),
        ("PUT", "/v1/centres", 405, "PUT is not possible at /v1/centres; use GET"),
        ("GET", "/v1/match", 405, "use POST"),
        ("OPTIONS", "/v1/match", 405, "use POST"),
    ],
)
def test_address_that_is_not_there(
    client: TestClient, method: str, path: str, status: int, part: str
) -> None:
    found = problem(client.request(method, path), status)
    assert found["type"] == "about:blank"
    assert part in found["detail"]
    assert len(found["detail"]) < 200


def test_every_error_of_the_house_has_its_row() -> None:
    family = [
        each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, BrobyggerError)
    ]
    others = {DatabaseUnavailable, CameBetween, ProviderUnavailable, PlannerBusy, WarmingUp}
    assert set(TYPES) == {*family} | others


def test_error_without_a_row_counts_as_its_base() -> None:
    class Stranger(DatabaseUnavailable):
        pass

    assert problem_type(Stranger) is TYPES[DatabaseUnavailable]


def test_database_that_cannot_be_read_is_a_problem(
    databases: Databases, caplog: pytest.LogCaptureFixture
) -> None:
    client = TestClient(create_app(databases.no_database), BASE_URL)
    refused = client.get("/v1/partners")
    found = problem(refused, 503)
    assert int(refused.headers["retry-after"]) > 0
    assert found["type"] == "/docs#database-unavailable"
    assert found["detail"].startswith("The service cannot use its database at this moment")
    assert not any(word in str(found) for word in ("sqlite", "postgres", "absent"))
    assert databases.said_of_it in caplog.text
    assert client.get("/healthz").json()["read_at"] is None


def test_model_folder_that_is_missing_is_a_problem(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_ENCODER", "/no/such/folder")
    store(url, PARTNERS)
    found = problem(TestClient(create_app(url), BASE_URL).get("/v1/partners"), 503)
    assert found["type"] == "/docs#model-unavailable"
    assert "/no/such/folder" in found["detail"]


def test_unforeseen_error_leaves_neither_trace_nor_words(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("Lektiecaféens hemmelighed; SELECT * FROM partners")

    monkeypatch.setattr("api.routes.recommendations.recommendations_as_dict", fail)
    with caplog.at_level(logging.DEBUG):
        found = problem(client.get("/v1/needs/need-1/recommendations"), 500)
    ours = [record for record in caplog.records if record.name == "brobygger.api"]
    assert len(ours) == 1
    reference = ours[0].getMessage().split(":")[0]
    assert f"reference {reference}," in found["detail"]
    assert "ValueError at test_problems.py:" in ours[0].getMessage()
    assert "hemmelighed" not in caplog.text + str(found)
    assert "Traceback" not in caplog.text + str(found)

"""Seasons over HTTP: planned, looked at, changed, approved, discarded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from storage.unit_of_work import unit_of_work
from tests.api.rights_season import SEASON, season
from tests.api.rights_world import WORLD_SETTINGS, World, make_world
from tests.api.small_market import BASE_URL
from tests.api.test_problems import problem

BROKER, ELSEWHERE, MEMBER = "broker of its centre", "broker of another centre", "member of the partner"
HERE = f"/v1/seasons/{SEASON}"
LEAVE_OUT = {"kind": "leave_out", "one": "need-2"}


@pytest.fixture
def world(url: str) -> World:
    return make_world(url)


@pytest.fixture
def service(world: World) -> Iterator[TestClient]:
    """The service, asked by the broker of the centre."""
    with TestClient(create_app(world.url, WORLD_SETTINGS), BASE_URL, headers=world.headers[BROKER]) as opened:
        yield opened


def seen(service: TestClient, path: str = HERE) -> Any:
    answer = service.get(path)
    assert answer.status_code == 200, answer.text
    return answer


def planned(service: TestClient, key: str | None = None, **asked: Any) -> Any:
    answer = service.post("/v1/seasons", json=asked, headers={"Idempotency-Key": key} if key else {})
    assert answer.status_code == 201, answer.text
    return answer


def version(at: int) -> dict[str, str]:
    return {"If-Match": f'"{at}"'}


def test_season_is_planned_kept_and_found_where_the_answer_says(service: TestClient) -> None:
    made = planned(service, name="Efteråret", lists_for="offers", length=2)
    document = made.json()
    assert made.headers["Location"] == f"/v1/seasons/{document['id']}"
    assert (document["name"], document["centre"], document["state"]) == ("Efteråret", "herning", "draft")
    assert [one["statement"] for one in document["lists"]] == ["offer-1"]
    assert document["lists"][0]["rows"][0]["statement"] == "need-1"
    assert document["asked"]["lists_for"] == "offers"
    assert document["asked"]["length"] == 2
    assert document["outcome"]["expected_matches"] > 0
    again = seen(service, made.headers["Location"])
    assert again.headers["ETag"] == made.headers["ETag"]
    assert again.json() == document


def test_rules_hold_from_the_beginning(service: TestClient) -> None:
    rule = {"kind": "first", "one": "need-2", "other": "com-1"}
    answer = service.post("/v1/seasons", json={"rules": [rule]})
    assert "'need-2' and 'com-1' cannot be first" in problem(answer, 422)["detail"]
    rule = {"kind": "first", "one": "ngo-1", "other": "offer-1"}
    found = planned(service, rules=[rule]).json()
    assert found["asked"]["rules"] == [rule]
    assert [row["fixed"] for own in found["lists"] for row in own["rows"]] == [True]


def test_season_that_is_asked_for_twice_is_planned_once(service: TestClient) -> None:
    first = planned(service, "k", name="En")
    second = planned(service, "k", name="En")
    assert second.headers["Idempotency-Replayed"] == "true"
    assert second.json() == first.json()
    assert len(seen(service, "/v1/seasons").json()["seasons"]) == 2
    other = service.post("/v1/seasons", json={"name": "To"}, headers={"Idempotency-Key": "k"})
    assert "sent with another request" in problem(other, 422)["detail"]


def test_whoever_has_many_centres_names_one(service: TestClient, world: World) -> None:
    headers = world.headers["administrator"]
    answer = service.post("/v1/seasons", json={}, headers=headers)
    assert "name it in 'centre'" in problem(answer, 422)["detail"]
    danish = service.post("/v1/seasons", json={}, headers={**headers, "Accept-Language": "da"})
    assert "skriv centret i 'centre'" in problem(danish, 422)["detail"]
    problem(service.post("/v1/seasons", json={"centre": "nowhere"}, headers=headers), 404)
    empty = service.post("/v1/seasons", json={"centre": "ry"}, headers=headers)
    assert "no open needs" in problem(empty, 422)["detail"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"planner": "luck"}, "luck"),
        ({"length": 0}, "0"),
        ({"candidates": 0}, "0 candidates"),
        ({"deadline": 1e6}, "deadline of 1e+06"),
        ({"cap": -1}, "The cap is not a number from 0 up"),
        ({"rules": [{"kind": "first", "one": "need-1"}]}, "give two ids, or one"),
        ({"rules": [{"kind": "first", "one": "need-1", "other": "nobody"}]}, "nobody"),
        ({"seed": -1}, "seed"),
        ({"lists": "needs"}, "lists"),
    ],
)
def test_what_cannot_be_planned_is_refused_in_words(
    service: TestClient, asked: dict[str, Any], said: str
) -> None:
    assert said in str(problem(service.post("/v1/seasons", json=asked), 422))
    assert len(seen(service, "/v1/seasons").json()["seasons"]) == 1


def test_list_is_of_the_own_centres_and_goes_on(service: TestClient, world: World) -> None:
    with unit_of_work(world.url) as work:
        for n in (2, 3):
            work.seasons.add(replace(season("herning"), id=f"season-{n}"))
        work.seasons.add(replace(season("ry"), id="season-4", state="discarded"))
        work.commit()
    first = seen(service, "/v1/seasons?n=2").json()
    assert [one["id"] for one in first["seasons"]] == ["season-3", "season-2"]
    rest = seen(service, f"/v1/seasons?n=2&after={first['next']}").json()
    assert ([one["id"] for one in rest["seasons"]], rest["next"]) == ([SEASON], None)
    assert seen(service, "/v1/seasons?centre=ry").json()["seasons"] == []
    headers = world.headers["administrator"]
    found = service.get("/v1/seasons?state=discarded", headers=headers).json()["seasons"]
    assert [one["id"] for one in found] == ["season-4"]
    assert service.get("/v1/seasons", headers=world.headers[MEMBER]).json()["seasons"] == []
    assert "no state of a season" in problem(service.get("/v1/seasons?state=gone"), 422)["detail"]


def test_change_is_looked_at_then_kept_then_undone(service: TestClient) -> None:
    rule = {"kind": "forbid", "one": "need-1", "other": "offer-1"}
    looked = service.post(f"{HERE}/preview", json={"added": [rule]})
    assert looked.status_code == 200, looked.text
    assert looked.json()["cost"] > 0
    assert looked.json()["moved"] == ["need-1", "need-2"]
    before = seen(service)
    assert before.json()["asked"]["rules"] == []
    assert before.headers["ETag"] == looked.headers["ETag"]
    kept = service.post(
        f"{HERE}/changes", json={"added": [rule]}, headers={"If-Match": before.headers["ETag"]}
    )
    assert kept.status_code == 200, kept.text
    assert kept.json()["asked"]["rules"] == [rule]
    assert [one["cost"] for one in kept.json()["changes"]] == [looked.json()["cost"]]
    undone = service.post(
        f"{HERE}/changes", json={"undone": [rule]}, headers={"If-Match": kept.headers["ETag"]}
    )
    assert undone.json()["asked"]["rules"] == []
    assert seen(service).json() == undone.json()


def test_change_that_is_sent_twice_is_kept_once(service: TestClient) -> None:
    asked: dict[str, Any] = {
        "json": {"added": [LEAVE_OUT]},
        "headers": {**version(1), "Idempotency-Key": "k"},
    }
    first, second = (service.post(f"{HERE}/changes", **asked) for _ in range(2))
    assert second.headers["Idempotency-Replayed"] == "true"
    assert first.json() == second.json()
    assert len(seen(service).json()["changes"]) == 1


def test_change_names_the_version_and_loses_against_who_was_faster(service: TestClient) -> None:
    problem(service.post(f"{HERE}/changes", json={"added": [LEAVE_OUT]}), 428)
    assert service.post(f"{HERE}/changes", json={"added": [LEAVE_OUT]}, headers=version(1)).is_success
    for method, path in (("POST", "/changes"), ("POST", "/approve"), ("DELETE", "")):
        late = service.request(method, HERE + path, json={} if path else None, headers=version(1))
        found = problem(late, 409)
        assert found["given"] == 1, path
    assert len(seen(service).json()["changes"]) == 1


def test_change_of_nothing_is_refused(service: TestClient) -> None:
    answer = service.post(f"{HERE}/preview", json={})
    assert "Nothing would change" in problem(answer, 422)["detail"]


def test_approved_lists_become_introductions_and_no_second_ones(service: TestClient) -> None:
    done = service.post(f"{HERE}/approve", json={"chosen": ["need-1"]}, headers=version(1))
    assert done.status_code == 200, done.text
    (id,) = done.json()["made"]
    assert service.get(f"/v1/introductions/{id}").json()["state"] == "draft"
    after = seen(service)
    assert after.headers["ETag"] == done.headers["ETag"]
    assert (after.json()["state"], after.json()["introductions"]) == ("approved", [id])
    again = service.post(f"{HERE}/approve", json={}, headers={"If-Match": done.headers["ETag"]})
    assert (again.json()["made"], again.json()["before"]) == ([], 1)
    late = service.delete(HERE, headers={"If-Match": again.headers["ETag"]})
    assert "stays as it is" in problem(late, 409)["detail"]


def test_approved_and_put_asks_both_sides(service: TestClient) -> None:
    done = service.post(f"{HERE}/approve", json={"put": True, "working_days": 5}, headers=version(1))
    (id,) = done.json()["made"]
    assert service.get(f"/v1/introductions/{id}").json()["state"] == "open"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"chosen": []}, "names nobody"),
        ({"chosen": ["need-1", "offer-1"]}, "'offer-1' has no list"),
        ({"each": 0}, "0 places"),
    ],
)
def test_approval_that_makes_no_sense_changes_nothing(
    service: TestClient, asked: dict[str, Any], said: str
) -> None:
    answer = service.post(f"{HERE}/approve", json=asked, headers=version(1))
    assert said in problem(answer, 422)["detail"]
    assert seen(service).json()["state"] == "draft"


def test_wrong_number_of_days_leaves_no_draft_behind(service: TestClient) -> None:
    answer = service.post(f"{HERE}/approve", json={"put": True, "working_days": 0}, headers=version(1))
    assert "0 working days cannot be set" in problem(answer, 409)["detail"]
    assert service.get("/v1/introductions").json()["introductions"] == []


def test_discarded_season_stays_to_be_read_and_makes_nothing(service: TestClient) -> None:
    gone = service.delete(HERE, headers=version(1))
    assert (gone.status_code, gone.json()["state"]) == (200, "discarded")
    assert seen(service).json() == gone.json()
    now = {"If-Match": gone.headers["ETag"]}
    problem(service.post(f"{HERE}/approve", json={}, headers=now), 409)
    problem(service.post(f"{HERE}/changes", json={"added": [LEAVE_OUT]}, headers=now), 409)
    problem(service.post(f"{HERE}/preview", json={"added": [LEAVE_OUT]}), 409)


@pytest.mark.parametrize("who", [ELSEWHERE, MEMBER])
def test_season_of_others_is_not_there(service: TestClient, world: World, who: str) -> None:
    headers = world.headers[who]
    hidden, missing = (service.get(f"/v1/seasons/{id}", headers=headers) for id in (SEASON, "nobody"))
    problem(hidden, 404)
    assert hidden.text == missing.text.replace("nobody", SEASON)
    problem(service.post("/v1/seasons", json={"centre": "herning"}, headers=headers), 403)

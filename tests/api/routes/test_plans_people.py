"""Plans over the register: assignments of volunteers, and alliances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api import plan_limits, plan_register
from api.app import create_app
from tests.api.partnership_samples import running
from tests.api.rights_world import WORLD_SETTINGS, World, make_world
from tests.api.small_market import BASE_URL, NEEDS, OFFERS, VOLUNTEERS, store
from tests.api.test_problems import problem
from tests.api.test_two_doors import Doors, doors

__all__ = ["doors"]
BROKER, ELSEWHERE, MEMBER = "broker of its centre", "broker of another centre", "member of the partner"


@pytest.fixture(scope="module")
def world(shared_url: str) -> World:
    """With volunteers, a need and a helper in another centre too."""
    made = make_world(shared_url)
    store(
        made.url,
        needs=[replace(NEEDS[0], id="need-ry", partner="com-2")],
        offers=[replace(OFFERS[0], id="offer-ry", partner="com-2", visibility="centre")],
        volunteers=[replace(VOLUNTEERS[0], id="vol-ry", partner="com-2", alias="Ravn")],
    )
    return made


@pytest.fixture(scope="module")
def service(world: World) -> Iterator[TestClient]:
    with TestClient(create_app(world.url, WORLD_SETTINGS), BASE_URL) as opened:
        yield opened


def asked(service: TestClient, world: World, who: str, what: str, **body: Any) -> Any:
    return service.post(f"/v1/plans/{what}", json=body, headers=world.headers[who])


def planned(client: TestClient, what: str, **body: Any) -> Any:
    answer = client.post(f"/v1/plans/{what}", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def untimed(document: Any) -> Any:
    return {name: value for name, value in document.items() if name != "seconds"}


@pytest.mark.parametrize("lang", ["da", "en"])
def test_assignments_are_those_of_the_command(doors: Doors, lang: str) -> None:
    said = doors.command("plan", "volunteers", "need-1", "--tasks-each", "2", "--lang", lang)
    heard = planned(doors.client, "volunteers", needs=["need-1"], tasks_each=2, lang=lang)
    assert [task["filled"] for task in heard["tasks"]] == [1]
    assert doors.alike(untimed(said), untimed(heard))


@pytest.mark.parametrize("lang", ["da", "en"])
def test_alliances_are_those_of_the_command(doors: Doors, lang: str) -> None:
    conditions = ("--also", "need-2", "--sector", "private", "--good", "com-1,ngo-1")
    said = doors.command("plan", "alliance", "need-1", *conditions, "--lang", lang)
    asking = {"need": "need-1", "also": ["need-2"], "sectors": ["private"], "good": [["com-1", "ngo-1"]]}
    heard = planned(doors.client, "alliance", **asking, lang=lang)
    assert heard["alliances"]
    assert doors.alike(untimed(said), untimed(heard))


def test_broker_assigns_volunteers_and_needs_of_the_own_centre_alone(
    service: TestClient, world: World
) -> None:
    here = asked(service, world, BROKER, "volunteers").json()
    assert {task["need"] for task in here["tasks"]} == {"need-1"}
    assert {one["id"] for one in here["tasks"][0]["volunteers"]} | {*here["unassigned"]} == {
        "vol-Ugle",
        "vol-Raev",
    }
    there = asked(service, world, ELSEWHERE, "volunteers").json()
    assert {task["need"] for task in there["tasks"]} == {"need-ry"}
    assert there["unassigned"] == ["vol-ry"]


def test_administrator_may_plan_for_one_centre(service: TestClient, world: World) -> None:
    whole = asked(service, world, "administrator", "volunteers").json()
    assert {task["need"] for task in whole["tasks"]} == {"need-1", "need-ry"}
    found = asked(service, world, "administrator", "volunteers", centre="ry").json()
    assert {task["need"] for task in found["tasks"]} == {"need-ry"}
    missing = asked(service, world, "administrator", "volunteers", centre="ry", needs=["need-1"])
    assert "no need with the id 'need-1'" in problem(missing, 404)["detail"]


def test_volunteers_of_others_cannot_be_named_in_choices(service: TestClient, world: World) -> None:
    choices = {"format": "brobygger-choices/1", "volunteers": {"vol-ry": {"wishes": ["need-1"]}}}
    answer = asked(service, world, BROKER, "volunteers", choices=choices)
    assert "'vol-ry' under volunteers is not in the register" in problem(answer, 422)["detail"]


def test_choices_are_kept(client: TestClient) -> None:
    no = {"format": "brobygger-choices/1", "volunteers": {"vol-Ugle": {"noes": ["need-1"]}}}
    found = planned(client, "volunteers", needs=["need-1"], choices=no)
    assert "vol-Ugle" in found["unassigned"]


@pytest.mark.parametrize("who", [MEMBER, "member of another partner"])
def test_member_assigns_nobody(service: TestClient, world: World, who: str) -> None:
    problem(asked(service, world, who, "volunteers"), 403)


def test_alliance_is_of_partners_that_are_seen(service: TestClient, world: World) -> None:
    seen = asked(service, world, BROKER, "alliance", need="need-1").json()
    members = [member["partner"]["id"] for one in seen["alliances"] for member in one["members"]]
    assert members == ["com-1"]
    there = asked(service, world, ELSEWHERE, "alliance", need="need-ry").json()
    assert there["candidates"] == 0
    problem(asked(service, world, ELSEWHERE, "alliance", need="need-1"), 404)
    problem(asked(service, world, MEMBER, "alliance", need="need-1", members=["com-1"]), 404)


def test_good_partnerships_on_record_are_preferred_where_they_are_asked_for(url: str) -> None:
    made = make_world(url)
    running(url)
    with TestClient(create_app(url, WORLD_SETTINGS), BASE_URL) as opened:
        for asking, known in ((False, []), (True, [["com-1", "ngo-1"]])):
            plan = asked(opened, made, BROKER, "alliance", need="need-1", prefer_good=asking).json()
            assert [one["good_partnerships"] for one in plan["alliances"]] == [known]
        other = asked(opened, made, MEMBER, "alliance", need="need-1", prefer_good=True).json()
        assert all(not one["good_partnerships"] for one in other["alliances"])


@pytest.mark.parametrize("whole", [True, False], ids=["all in sight", "the best found"])
def test_large_market_has_the_same_alliance(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    monkeypatch.setattr(plan_register, "MOST_WHOLE", 1_000 if whole else 0)
    found = planned(client, "alliance", need="need-1", parts=["bogføring", "role:mentor"])
    assert [member["partner"]["id"] for member in found["alliances"][0]["members"]] == ["com-1"]
    assert [part["part"]["code"] for part in found["alliances"][0]["uncovered"]] == ["mentor"]


@pytest.mark.parametrize(
    ("what", "body", "said"),
    [
        ("volunteers", {"tasks_each": 0}, "0 tasks for each are not possible"),
        ("volunteers", {"deadline": 0}, "A deadline of 0 seconds"),
        ("volunteers", {"deadline": 61}, "at most 60"),
        ("volunteers", {"needs": ["need-2"]}, "Volunteers cannot give"),
        ("volunteers", {"centre": "nowhere"}, "There are no volunteers to assign"),
        ("volunteers", {"choices": {"format": "x"}}, "The file of choices has the format 'x'"),
        ("volunteers", {"need": ["need-1"]}, "need is not a name that is known"),
        ("alliance", {}, "need is missing"),
        ("alliance", {"need": "need-1", "deadline": 61}, "at most 60"),
        ("alliance", {"need": "need-1", "most": 0}, "An alliance of at most 0 partners"),
        ("alliance", {"need": "need-1", "sectors": ["mars"]}, "sectors 'mars' is not known"),
        ("alliance", {"need": "need-1", "parts": ["role:mars"]}, "parts 'mars' is not known"),
        ("alliance", {"need": "need-1", "parts": ["premises=1 mars"]}, "parts 'mars' is not known"),
        ("alliance", {"need": "need-1", "good": [["com-1"]]}, "A good partnership is of two partners"),
        ("alliance", {"need": "need-1", "alternatives": 11}, "11 alternatives are not possible"),
        ("alliance", {"need": "need-1", "members": ["com-2"]}, "can fill no part of this need"),
    ],
)
def test_what_cannot_be_planned_is_a_sentence(
    client: TestClient, what: str, body: dict[str, Any], said: str
) -> None:
    assert said in problem(client.post(f"/v1/plans/{what}", json=body), 422)["detail"]


def test_assignment_that_is_too_large_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_limits, "MOST_ASSIGNED", 1)
    found = problem(client.post("/v1/plans/volunteers", json={"needs": ["need-1"]}), 422)
    assert found["detail"].startswith("2 volunteers and 1 needs are too many here")


def test_empty_register_is_a_sentence(empty: TestClient) -> None:
    assert "no volunteers to assign" in problem(empty.post("/v1/plans/volunteers", json={}), 422)["detail"]
    problem(empty.post("/v1/plans/alliance", json={"need": "need-1"}), 404)

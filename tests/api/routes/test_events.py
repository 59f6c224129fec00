"""Events over HTTP: rounds, paper, outcomes."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from matching.rights.actor import Grant
from tests.api.accounts import SETTINGS, add_centres, somebody
from tests.api.event_samples import BOTH_YES, EVENT, PLAN
from tests.api.rights_world import make_world
from tests.api.small_market import BASE_URL, SECRETS
from tests.api.test_problems import problem
from tests.api.test_two_doors import Doors, doors
from tests.storage.pdf_words import pages

__all__ = ["doors"]
EVENING = json.loads(
    (Path(__file__).parents[3] / "examples/partnerskabsaften.json").read_text(encoding="utf-8")
)
KEY = {"Idempotency-Key": "aften-1"}


@pytest.fixture
def service(url: str) -> TestClient:
    """The world of the rights, asked by a broker of Herning, whose partners two of the participants are."""
    make_world(url)
    return TestClient(create_app(url, SETTINGS), BASE_URL, headers=somebody(url, Grant("broker", "herning")))


def asked(client: TestClient, path: str, **body: Any) -> Any:
    answer = client.post(f"/v1/{path}", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def pairs_of(plan: Any) -> set[tuple[str, str]]:
    return {(one["a"], one["b"]) for one in plan["meetings"]}


def test_rounds_are_those_of_the_command(doors: Doors, tmp_path: Path) -> None:
    (tmp_path / "event.json").write_text(json.dumps(EVENT), encoding="utf-8")
    said = doors.command("plan", "rounds", str(tmp_path / "event.json"))
    heard = asked(doors.client, "plans/rounds", event=EVENT)
    assert heard["scores"]["recommender"] == 1
    assert doors.alike(said | {"seconds": 0}, heard | {"seconds": 0})


def test_example_is_planned_and_the_rest_planned_anew(client: TestClient) -> None:
    first = asked(client, "plans/rounds", event=EVENING)
    assert first["gap"] == pytest.approx(0, abs=1e-6)
    assert ("bank", "herberg") in pairs_of(first)
    again = asked(
        client, "plans/rounds/replan", event=EVENING, plan=first, from_round=4, away=["nordlys"], lang="da"
    )
    held = [one for one in first["meetings"] if one["round"] < 4]
    assert [one for one in again["meetings"] if one["round"] < 4] == held
    assert not any(one["a"] == "nordlys" for one in again["meetings"] if one["round"] >= 4)
    assert again["changed_seats"] > 0


def test_recommender_is_asked_only_about_partners_that_are_seen(service: TestClient, url: str) -> None:
    assert asked(service, "plans/rounds", event=EVENT)["scores"]["recommender"] == 1
    other = TestClient(service.app, BASE_URL, headers=somebody(url, Grant("broker", "ry")))
    assert asked(other, "plans/rounds", event=EVENT)["scores"]["recommender"] == 0
    assert asked(service, "plans/rounds", event=EVENT, recommender=False)["scores"]["recommender"] == 0


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("plans/rounds", {}, "event is missing"),
        ("plans/rounds", {"event": {}}, "event has no format"),
        ("plans/rounds", {"event": 3}, "'3' is not a JSON object, which event has to be"),
        ("plans/rounds", {"event": EVENT, "deadline": -1}, "A deadline of -1 seconds"),
        ("plans/rounds", {"event": EVENT, "deadline": 61}, "at most 60"),
        ("plans/rounds", {"event": EVENT, "idle_tolerance": -1}, "A tolerance of -1"),
        ("plans/rounds", {"event": EVENT | {"a": []}}, "Nobody is on side A"),
        ("plans/rounds/replan", {"event": EVENT, "plan": PLAN}, "from_round is missing"),
        ("plans/rounds/replan", {"event": EVENT, "plan": {}, "from_round": 1}, "schedule has no format"),
        (
            "plans/rounds/replan",
            {"event": EVENT, "plan": PLAN, "from_round": 9},
            "Round 9 cannot be planned anew",
        ),
        (
            "plans/rounds/replan",
            {"event": EVENT, "plan": PLAN, "from_round": 1, "away": ["x"]},
            "Nobody at the event has the id 'x'",
        ),
        ("events/sheets", {"event": EVENT, "plan": PLAN | {"event": "ev-2"}}, "no schedule of the event"),
        (
            "events/sheets",
            {"event": EVENT, "plan": PLAN | {"meetings": [PLAN["meetings"][0]] * 2}},
            "The plan in 'plan' does not fit the event",
        ),
        ("events/outcomes", {"event": EVENT, "plan": PLAN, "outcomes": [BOTH_YES] * 2}, "is there twice"),
        (
            "events/outcomes",
            {"event": EVENT, "plan": PLAN, "outcomes": [BOTH_YES | {"a_says": "si"}]},
            "'si' is no answer of a_says",
        ),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    client: TestClient, path: str, body: dict[str, Any], said: str
) -> None:
    assert said in problem(client.post(f"/v1/{path}", json=body), 422)["detail"]


def test_deadline_of_zero_gives_a_quick_plan(client: TestClient) -> None:
    found = asked(client, "plans/rounds", event=EVENING, deadline=0)
    assert found["method"] == "greedy"
    assert ("bank", "herberg") in pairs_of(found)


def test_sheets_are_a_zip_file_with_the_reasons_of_those_that_are_seen(service: TestClient, url: str) -> None:
    answer = service.post("/v1/events/sheets", json={"event": EVENT, "plan": PLAN, "lang": "da"})
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ev-1.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = set(archive.namelist())
        paper = "\n".join(pages(archive.read("participants/a-lektie-lektiecafeen.pdf")))
    assert {"master.pdf", "tables.pdf", "participants.pdf", "outcomes.csv"} < names
    assert "participants/b-tal-talknuserne.ics" in names
    assert "Talknuserne" in paper
    assert not any(secret in paper for secret in SECRETS)


def test_both_who_said_yes_are_introduced_once(service: TestClient) -> None:
    body = {"event": EVENT, "plan": PLAN, "outcomes": [BOTH_YES]}
    first = service.post("/v1/events/outcomes", json=body, headers=KEY)
    assert first.status_code == 200
    made = first.json()["made"]
    assert [(one["a"], one["b"]) for one in made] == [("lektie", "tal")]
    assert [one["kind"] for one in first.json()["not_made"]] == ["open"]
    stored = service.get(f"/v1/introductions/{made[0]['introduction']}").json()
    assert stored["state"] == "accepted"
    again = service.post("/v1/events/outcomes", json=body, headers=KEY)
    assert (again.content, again.headers["Idempotency-Replayed"]) == (first.content, "true")
    later = service.post("/v1/events/outcomes", json=body).json()
    assert later["made"] == []
    assert later["not_made"][0] == {
        "a": "lektie",
        "b": "tal",
        "kind": "entered",
        "introduction": made[0]["introduction"],
        "sentence": f"This was entered before: introduction {made[0]['introduction']}.",
    }


def test_broker_of_another_centre_introduces_nobody(service: TestClient, url: str) -> None:
    other = TestClient(service.app, BASE_URL, headers=somebody(url, Grant("broker", "ry")))
    body = {"event": EVENT, "plan": PLAN, "outcomes": [BOTH_YES]}
    problem(other.post("/v1/events/outcomes", json=body | {"centre": "herning"}), 403)
    found = other.post("/v1/events/outcomes", json=body).json()
    assert (found["made"], found["not_made"][0]["kind"]) == ([], "refused")
    add_centres(url, "viborg")
    member = TestClient(service.app, BASE_URL, headers=somebody(url, Grant("member", partner="ngo-1")))
    problem(member.post("/v1/events/outcomes", json=body), 403)

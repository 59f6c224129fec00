"""Market plans over HTTP."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient

from api import plan_desk
from api.plan_limits import MOST_PAIRS
from tests.api.test_problems import problem

OWN = [[0.9, 0.2, 0.4], [0.8, 0.7, 0.1], [0.9, 0.3, 0.6], [0.7, 0.6, 0.5]]
THEIRS = [[0.5, 0.9, 0.3, 0.2], [0.6, 0.4, 0.8, 0.9], [0.9, 0.1, 0.5, 0.7]]
TABLES = {"proposers": OWN, "receivers": THEIRS}


def plan(client: TestClient, **asked: Any) -> Any:
    """The plan; sent as bytes, since JSON proper has no NaN."""
    answer = sent(client, asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def sent(client: TestClient, asked: Any) -> Any:
    body = asked if isinstance(asked, bytes) else json.dumps(asked)
    return client.post("/v1/plans/market", content=body, headers={"Content-Type": "application/json"})


def test_plan_of_two_tables_is_the_best_of_its_starts(client: TestClient) -> None:
    found = plan(client, **TABLES)
    assert [sorted(own) for own in found["lists"]] == [[0, 1, 2]] * 4
    assert found["expected_matches"] > plan(client, **TABLES, planner="naive")["expected_matches"]
    assert max(found["starts"].values()) <= found["expected_matches"] + 1e-9
    assert found["costs"] == {}


def test_naive_plan_is_sorted_by_own_preference(client: TestClient) -> None:
    found = plan(client, **TABLES, planner="naive")
    assert found["lists"] == np.argsort(-np.array(OWN), axis=1, kind="stable").tolist()


def test_pairs_make_the_same_plan_as_the_tables(client: TestClient) -> None:
    pairs = [[c, j, OWN[c][j], THEIRS[j][c]] for c in range(4) for j in range(3)]
    sparse, dense = plan(client, pairs=pairs, size=[4, 3]), plan(client, **TABLES)
    assert sparse["lists"] == dense["lists"]
    assert plan(client, pairs=pairs[:1], size=[4, 3])["lists"] == [[0], [], [], []]


def test_constraints_are_kept_and_their_cost_is_told(client: TestClient) -> None:
    named: dict[str, Any] = {"small": [2], "forbidden": [[0, 0]], "fixed": {"1": [2]}}
    found = plan(client, **TABLES, **named, cap=[2, 1.5, 1], floor=0.1, length=2)
    assert (np.array(found["measures"]["inbound"]) <= np.array([2, 1.5, 1]) + 1e-9).all()
    assert 0 not in found["lists"][0]
    assert found["lists"][1][0] == 2
    assert set(found["costs"]) == {"cap", "floor", "forbidden", "fixed"}
    assert max(map(len, found["lists"])) <= 2


def test_measures_of_the_lists_of_a_plan_are_its_own(client: TestClient) -> None:
    found = plan(client, **TABLES, examination=[1, 0.5])
    again = client.post(
        "/v1/plans/market/measures", json={**TABLES, "examination": [1, 0.5], "lists": found["lists"]}
    ).json()
    assert again.pop("expected_matches") == pytest.approx(found["expected_matches"])
    assert again == found["measures"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            {"proposers": [[float("nan")]], "receivers": [[1]]},
            "The preference nan of the proposers in row 1",
        ),
        ({"proposers": [[1.5]], "receivers": [[1]]}, "The preference 1.5 of the proposers"),
        ({"proposers": [], "receivers": []}, "at least one row and one column"),
        ({"proposers": [[1, 0]], "receivers": [[1, 0]]}, "the second has to have as many rows"),
        ({"proposers": [[1, 0], [1]], "receivers": [[1], [0]]}, "Row 2 of 'proposers' has 1 numbers"),
        ({"proposers": [["x"]], "receivers": [[1]]}, "'x' is not a number, which proposers has to be"),
        ({"proposers": 3, "receivers": [[1]]}, "'3' is not a list of numbers"),
        ({}, "send one of the two"),
        ({**TABLES, "pairs": [[0, 0, 1, 1]], "size": [1, 1]}, "send one of the two"),
        ({"pairs": [[0, 0, 1]], "size": [1, 1]}, "Pair 1 is not [proposer, receiver, f, g]"),
        ({"pairs": [[0.5, 0, 1, 1]], "size": [1, 1]}, "Pair 1 is not"),
        ({"pairs": [[float("inf"), 0, 1, 1]], "size": [1, 1]}, "Pair 1 is not"),
        ({"pairs": [[7, 0, 1, 1]], "size": [1, 1]}, "names the index 7"),
        ({"pairs": [[0, 0, 1, 1]] * 2, "size": [1, 1]}, "is given twice"),
        ({"pairs": [], "size": [MOST_PAIRS, 1]}, "too many here"),
        ({"pairs": [], "size": [0, 2**60]}, "'1152921504606846976' cannot be a value of size"),
        ({**TABLES, "length": 4}, "Lists of 4 are not possible"),
        ({**TABLES, "cap": 0}, "No receiver has any capacity"),
        ({**TABLES, "cap": [1, 2]}, "has 2 values for 3 receivers"),
        ({**TABLES, "cap": "x"}, "'x' is not a number, which cap has to be"),
        ({**TABLES, "floor": 100}, "first on every list that it can be on it has"),
        ({**TABLES, "forbidden": [[i, j] for i in range(4) for j in range(3)]}, "All pairs are forbidden"),
        ({**TABLES, "forbidden": [[1]]}, "A forbidden pair has two indices"),
        ({**TABLES, "fixed": {"x": [1]}}, "'x' is not the index of a proposer"),
        ({**TABLES, "fixed": {"0": [1, 1]}}, "fixed twice"),
        ({**TABLES, "small": [9], "floor": 0.1}, "is not in the market"),
        ({**TABLES, "deadline": 0}, "A deadline of 0 seconds"),
        ({**TABLES, "deadline": 1e9}, "at most 60"),
        ({**TABLES, "planner": "best"}, "There is no planner 'best'"),
        ({**TABLES, "examination": "steep"}, "The examination 'steep' is not known"),
        ({**TABLES, "examination": [0.5, 1]}, "rises at place 2"),
        ({**TABLES, "seed": -1}, "'-1' cannot be a value of seed"),
        ({**TABLES, "lenght": 4}, "lenght is not a name that is known"),
        (b"", "is not JSON"),
        (b"{", "something is wrong at character 1"),
        (b"\xff", "is not JSON"),
        (b"[" * 100_000, "not a JSON object"),
        (b"[]", "not a JSON object"),
    ],
)
def test_what_cannot_be_planned_is_a_sentence(client: TestClient, asked: Any, said: str) -> None:
    assert said in problem(sent(client, asked), 422)["detail"]


def test_lists_that_do_not_fit_are_a_sentence(client: TestClient) -> None:
    answer = client.post("/v1/plans/market/measures", json={**TABLES, "lists": [[0, 0], [], [], []]})
    assert "who is no candidate or stands in it twice" in problem(answer, 422)["detail"]
    answer = client.post("/v1/plans/market/measures", json=TABLES)
    assert "lists is missing" in problem(answer, 422)["detail"]


def test_sentences_are_in_the_language_that_is_asked_for(client: TestClient) -> None:
    answer = client.post("/v1/plans/market?lang=da", json={**TABLES, "planner": "best"})
    assert problem(answer, 422)["detail"].startswith("Der findes ingen")
    assert answer.headers["Content-Language"] == "da"


def test_body_that_is_announced_as_no_json_is_refused(client: TestClient) -> None:
    answer = client.post(
        "/v1/plans/market", content=json.dumps(TABLES), headers={"Content-Type": "text/plain"}
    )
    assert "Content-Type: application/json" in problem(answer, 422)["detail"]


def test_tables_may_be_larger_than_other_bodies_but_not_boundless(client: TestClient) -> None:
    blanks = json.dumps(TABLES).encode() + b" " * 1_500_000
    assert sent(client, blanks).status_code == 200
    assert "larger than 32 MB" in problem(sent(client, b" " * 32_000_001), 413)["detail"]


def test_many_wrong_cells_are_one_short_problem(client: TestClient) -> None:
    answer = sent(client, {"proposers": [["x" * 1000] * 50] * 100, "receivers": [[None] * 100] * 50})
    assert len(answer.content) < 2_000
    assert [one["field"] for one in problem(answer, 422)["errors"]] == ["proposers", "receivers"]


def test_lists_are_answered_while_a_plan_is_made_and_another_plan_is_not(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_desk, "WAIT_S", 0.01)
    rng = np.random.default_rng(1)
    large = {"proposers": rng.random((120, 120)).tolist(), "receivers": rng.random((120, 120)).tolist()}
    with ThreadPoolExecutor(1) as pool:
        being_made = pool.submit(sent, client, {**large, "deadline": 1})
        while not client.app.state.plans.is_busy:  # type: ignore[attr-defined]
            assert not being_made.done()
        busy = sent(client, TABLES)
        assert client.get("/v1/needs/need-1/recommendations").status_code == 200
        assert not being_made.done()
        assert being_made.result().status_code == 200
    assert problem(busy, 503)["type"] == "/docs#planner-busy"
    assert busy.headers["Retry-After"] == "5"
    assert sent(client, TABLES).status_code == 200


def test_nobody_sends_megabytes_who_may_not_plan(anonymous: TestClient) -> None:
    assert anonymous.post("/v1/plans/market", content=b"no JSON at all").status_code == 401

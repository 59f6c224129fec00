"""Every route × everybody, held against the table of docs/rights.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from matching.rights.rules import RULES, Rule, Visibility
from tests.api.partnership_samples import PARTNERSHIPS
from tests.api.rights_samples import SAMPLES as OTHERS
from tests.api.rights_world import WHO, WORLD_SETTINGS, World, make_world
from tests.api.season_samples import SEASONS
from tests.api.small_market import BASE_URL, PARTNERS, store

PAGE = Path(__file__).parents[2] / "docs/rights.md"
SAMPLES = OTHERS | PARTNERSHIPS | SEASONS
MEANS = {"sign in": 401, "no": 403, "hidden": 404}
"""What a cell says of somebody who may not; ``yes`` is everything but these."""


@cache
def table() -> dict[str, dict[str, str]]:
    """Of each route of the page what it says of everybody."""
    rows = re.findall(r"^\| `([A-Z]+ /[^`]*)` \|(.*)\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {
        route: dict(zip(WHO, (cell.strip() for cell in cells.split("|")), strict=True))
        for route, cells in rows
    }


@pytest.fixture(scope="module")
def world(shared_url: str) -> World:
    return make_world(shared_url)


@pytest.fixture(scope="module")
def service(world: World) -> Iterator[TestClient]:
    with TestClient(create_app(world.url, WORLD_SETTINGS), BASE_URL, follow_redirects=False) as opened:
        yield opened


def test_table_has_every_route_and_no_other(client: TestClient) -> None:
    document: Any = client.get("/openapi.json").json()
    routes = {f"{method.upper()} {path}" for path, methods in document["paths"].items() for method in methods}
    assert set(table()) == routes
    assert set(SAMPLES) == routes, "a new route needs a sample in tests/api/rights_samples.py"


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("route", SAMPLES)
def test_answer_is_the_one_of_the_table(service: TestClient, world: World, route: str, who: str) -> None:
    says, sample = table()[route][who], SAMPLES[route]
    status = asked(service, world, route, who)
    if says == "yes":
        assert status < 400 or status in sample.refused
    else:
        assert status == MEANS[says]


def test_every_right_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [line for right, rule in RULES.items() if (line := row_of(right, rule)) not in page] == []


def test_every_row_lets_the_administrator_through() -> None:
    assert {row["administrator"] for row in table().values()} == {"yes"}


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [
        ("centre", {"member of the partner", "broker of its centre", "administrator"}),
        ("centres", set(WHO) - {"anonymous", "member of another partner"}),
        ("public", set(WHO)),
    ],
)
def test_profile_is_seen_as_widely_as_it_says(url: str, visibility: Visibility, seen_by: set[str]) -> None:
    world = make_world(url)
    store(world.url, [replace(PARTNERS[0], centres=("herning",), visibility=visibility)])
    service = TestClient(create_app(world.url, WORLD_SETTINGS), BASE_URL)
    listed = {
        who for who in WHO if "Lektiecaf" in service.get("/v1/partners", headers=world.headers[who]).text
    }
    shown = {who for who in WHO if asked(service, world, "GET /v1/partners/{id}", who) == 200}
    assert listed == shown == seen_by


@pytest.mark.parametrize(
    "path", ["partners/{}", "needs/{}", "partners/{}/recommendations", "needs/{}/volunteers"]
)
def test_what_may_not_be_seen_is_answered_as_what_is_not_there(
    service: TestClient, world: World, path: str
) -> None:
    hidden = "ngo-1" if path.startswith("partners") else "need-1"
    for who in ("anonymous", "member of another partner", "broker of another centre"):
        answers = [
            service.get(f"/v1/{path.format(id)}", headers=world.headers[who]) for id in (hidden, "nobody")
        ]
        assert answers[0].text == answers[1].text.replace("nobody", hidden)
        assert answers[0].status_code == answers[1].status_code


def row_of(right: str, rule: Rule) -> str:
    """What the page is to say of a right."""
    others = (
        "whoever is signed in" if rule.anyone else "as widely as it is visible" if rule.by_visibility else ""
    )
    marks = ("yes" if rule.broker else "", "yes" if rule.member else "", others)
    return f"| `{right}` | {rule.what} | {rule.scope} | {' | '.join(marks)} |"


def asked(service: TestClient, world: World, route: str, who: str) -> int:
    """The status of the answer."""
    (method, path), sample = route.split(" "), SAMPLES[route]
    values = sample.values(world)
    headers = {**world.headers[who], **sample.headers(world, values)}
    service.cookies.clear()
    answer = service.request(method, path.format(**values), json=sample.sent(world), headers=headers)
    return answer.status_code

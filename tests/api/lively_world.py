"""A world with one of everything: an introduction in each state, a partnership and all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from matching.rights.actor import Grant
from tests.api.accounts import ADMINISTRATOR, SETTINGS, add_account, add_centres, token_of
from tests.api.rights_season import SEASON, add_season
from tests.api.small_market import BASE_URL, NEEDS, OFFERS, PARTNERS, VOLUNTEERS, store
from tests.databases import Databases, own

ROLES = {
    "administrator": ADMINISTRATOR,
    "broker": Grant("broker", centre="herning"),
    "member": Grant("member", partner="ngo-1"),
    "member of the company": Grant("member", partner="com-1"),
    "broker of another centre": Grant("broker", centre="ry"),
}
DRAFT = {
    "seeker": {"partner": "ngo-1", "statement": "need-1"},
    "giver": {"partner": "com-1", "statement": "offer-1"},
    "ask": {"amount": 1, "unit": "people"},
    "centre": "herning",
}


@dataclass
class LivelyWorld:
    """The service, a header for each role, and the ids there are, by the first name of their routes."""

    url: str
    app: FastAPI
    service: TestClient
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: Any = None, who: str = "broker", **headers: str) -> Any:
        """The answer, whatever it is."""
        self.service.cookies.clear()
        named = self.headers[who] | {name.replace("_", "-"): value for name, value in headers.items()}
        return self.service.request(method, f"/v1/{path}", json=body, headers=named)

    def done(self, method: str, path: str, body: Any = None, who: str = "broker", **headers: str) -> Any:
        """The answer to what has to be possible."""
        answer = self.ask(method, path, body, who, **headers)
        assert answer.status_code < 300, (path, answer.text)
        return answer


@contextmanager
def lively_world(url: str, partnership: bool = True) -> Iterator[LivelyWorld]:
    """The service over a new database of ``url``; without ``partnership`` it has the register alone."""
    partners = [replace(one, centres=("herning",), visibility="centres") for one in PARTNERS]
    store(url, partners, NEEDS, OFFERS, VOLUNTEERS)
    add_centres(url, "herning", "ry")
    add_season(url, "herning")
    app = create_app(url, SETTINGS)
    with TestClient(app, BASE_URL) as service:
        world = LivelyWorld(url, app, service, {"anonymous": {}})
        for who, grant in ROLES.items():
            account = add_account(url, f"{who.replace(' ', '.')}@example.org", grant)
            world.headers[who] = token_of(url, account)
        world.ids = {
            "partners": [one.id for one in PARTNERS],
            "needs": [one.id for one in NEEDS],
            "offers": [one.id for one in OFFERS],
            "volunteers": [one.id for one in VOLUNTEERS],
            "users": [add_account(url, f"bystander-{n}@example.org", ROLES["member"]) for n in range(2)],
            "centres": ["herning", "ry"],
            "seasons": [SEASON],
        }
        if partnership:
            _introduce(world)
            _collaborate(world)
        yield world


@contextmanager
def copy_of(world: LivelyWorld, databases: Databases) -> Iterator[LivelyWorld]:
    """The same world again, in a database of its own."""
    with own(databases, world.url) as url:
        app = create_app(url, SETTINGS)
        with TestClient(app, BASE_URL) as service:
            yield replace(world, url=url, app=app, service=service)


def _introduce(world: LivelyWorld) -> None:
    """A draft, an open one that waits for one side, and one that both have said yes to."""
    world.ids["introductions"] = ids = []
    for answers in ((), ("ngo-1",), ("ngo-1", "com-1")):
        made = world.done("POST", "introductions", DRAFT)
        ids.append(str(made.json()["id"]))
        if answers:
            world.done(
                "POST", f"introductions/{ids[-1]}/put", {"working_days": 5}, If_Match=made.headers["etag"]
            )
        for partner in answers:
            world.done("POST", f"introductions/{ids[-1]}/answer", {"yes": True, "partner": partner})


def _collaborate(world: LivelyWorld) -> None:
    """A partnership that runs, with an agreement, a contribution, a note and an evaluation."""
    begun = world.done("POST", "partnerships", {"introduction": world.ids["introductions"][-1]}).json()
    path = f"partnerships/{begun['id']}"
    world.done("POST", f"{path}/notes", {"text": "Vi mødes tirsdag.", "shared": True})
    world.done("POST", f"{path}/phase", {"phase": "agreement"})
    drafted = world.done("POST", f"{path}/agreements", {"language": "da"})
    signed = f"agreements/{drafted.json()['id']}"
    etag = drafted.headers["etag"]
    for partner in ("ngo-1", "com-1"):
        signing = {"name": "Åse Åkjær", "partner": partner}
        etag = world.done("POST", f"{signed}/sign", signing, If_Match=etag).headers["etag"]
    world.done("POST", f"{path}/phase", {"phase": "running"})
    followed = world.done("POST", f"{signed}/next-version").json()
    given = {"day": str(date.today()), "hours": 2, "partner": "com-1"}
    reported = world.done("POST", f"{path}/contributions", given).json()
    evaluation = world.done("POST", f"{path}/evaluations").json()
    world.ids |= {
        "partnerships": [begun["id"]],
        "agreements": [followed["id"], drafted.json()["id"]],
        "contributions": [one["id"] for one in reported["contributions"]],
        "evaluations": [evaluation["id"]],
    }

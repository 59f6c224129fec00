"""A request for each route × method of the table in docs/rights.md, about the world of rights_world.py."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tests.api.accounts import PASSWORD
from tests.api.event_samples import BOTH_YES, EVENT, PLAN
from tests.api.introduced import accepted, drafted, opened
from tests.api.rights_world import World
from tests.api.small_market import NEEDS, OFFERS, PARTNERS, VOLUNTEERS, store

NUMBERS = itertools.count()
Path = Mapping[str, str]


@dataclass(frozen=True)
class Sample:
    """A request that whoever has the right gets through with; ``path`` makes what it needs, each time.

    ``refused`` are the other statuses by which it got through and still cannot be done in this world.
    """

    path: Callable[[World], Path] | Path
    body: Callable[[World], Any] | dict[str, Any] | None = None
    sort: str | None = None
    """Where the version of what is changed stands, for ``If-Match``."""
    refused: tuple[int, ...] = ()

    def values(self, world: World) -> Path:
        return self.path(world) if callable(self.path) else self.path

    def sent(self, world: World) -> Any:
        return self.body(world) if callable(self.body) else self.body

    def headers(self, world: World, values: Path) -> Path:
        return world.version(self.sort, values["id"]) if self.sort else {}


def a_new_member(_: World) -> Any:
    email = f"new-{next(NUMBERS)}@example.org"
    return {"email": email, "name": "Ny", "grants": [{"role": "member", "partner": "ngo-1"}]}


def a_new(sort: str) -> Callable[[World], Path]:
    """A record of the partner, or another partner of its centre, that may be deleted."""

    def made(world: World) -> Path:
        id = f"new-{next(NUMBERS)}"
        if sort == "partners":
            store(world.url, [replace(PARTNERS[0], id=id, centres=("herning",))])
        elif sort == "needs":
            store(world.url, needs=[replace(NEEDS[0], id=id)])
        elif sort == "offers":
            store(world.url, offers=[replace(OFFERS[0], id=id, partner="ngo-1")])
        else:
            store(world.url, volunteers=[replace(VOLUNTEERS[0], id=id, partner="ngo-1")])
        return {"id": id}

    return made


def a(make: Callable[[str], str]) -> Callable[[World], Path]:
    """An introduction of the partner in some state."""
    return lambda world: {"id": make(world.url)}


NONE: Path = {}
NEED, OFFER, PARTNER = {"id": "need-1"}, {"id": "offer-3"}, {"id": "ngo-1"}
OTHER = {"partner_id": "com-2"}
SORTS = ("partners", "needs", "offers", "volunteers")
SERVICE = {"GET /healthz": Sample(NONE), "GET /readyz": Sample(NONE)}
REGISTER = {
    "GET /v1/partners": Sample(NONE),
    "GET /v1/partners/{id}": Sample(PARTNER),
    "GET /v1/needs/{id}": Sample(NEED),
    "GET /v1/offers/{id}": Sample(OFFER),
    "GET /v1/code-lists/{name}": Sample({"name": "roles"}),
}
LISTS = {
    "GET /v1/partners/{id}/recommendations": Sample(PARTNER),
    "GET /v1/needs/{id}/recommendations": Sample(NEED),
    "GET /v1/offers/{id}/recommendations": Sample(OFFER),
    "GET /v1/partners/{id}/why/{partner_id}": Sample(PARTNER | OTHER),
    "GET /v1/needs/{id}/why/{partner_id}": Sample(NEED | OTHER),
    "GET /v1/offers/{id}/why/{partner_id}": Sample(OFFER | OTHER),
    "GET /v1/needs/{id}/volunteers": Sample(NEED),
    "GET /v1/needs/{id}/teams": Sample(NEED),
    "POST /v1/match": Sample(NONE, {"text": "en bogholder"}),
}
TWO_TABLES = {"proposers": [[0.9, 0.2], [0.8, 0.7]], "receivers": [[0.5, 0.9], [0.6, 0.4]]}
PLANS = {
    "POST /v1/plans/market": Sample(NONE, TWO_TABLES),
    "POST /v1/plans/market/measures": Sample(NONE, {**TWO_TABLES, "lists": [[0, 1], [1]]}),
    "POST /v1/plans/volunteers": Sample(NONE, {"needs": ["need-1"]}),
    "POST /v1/plans/alliance": Sample(NONE, {"need": "need-1"}),
    "POST /v1/plans/rounds": Sample(NONE, {"event": EVENT}),
    "POST /v1/plans/rounds/replan": Sample(NONE, {"event": EVENT, "plan": PLAN, "from_round": 2}),
    "POST /v1/events/sheets": Sample(NONE, {"event": EVENT, "plan": PLAN}),
    "POST /v1/events/outcomes": Sample(
        NONE, {"event": EVENT, "plan": PLAN, "outcomes": [BOTH_YES], "centre": "herning"}
    ),
}
RECORDS = {
    "POST /v1/partners": Sample(NONE, {"kind": "company", "name": "Ny", "centres": ["herning"]}),
    "POST /v1/partners/{id}/needs": Sample(PARTNER, {"resource_kind": "premises", "text": "Et lokale."}),
    "POST /v1/partners/{id}/offers": Sample(PARTNER, {"resource_kind": "premises", "text": "Et lokale."}),
    "POST /v1/partners/{id}/volunteers": Sample(PARTNER, lambda _: {"alias": f"Ugle {next(NUMBERS)}"}),
    **{
        f"GET /v1/{sort}/{{id}}/record": Sample(a_new(sort))
        for sort in ("partners", "needs", "offers", "volunteers")
    },
    **{
        f"PATCH /v1/{sort}/{{id}}": Sample(a_new(sort), {"remote": "possible"}, sort)
        for sort in ("needs", "offers")
    },
    "PATCH /v1/partners/{id}": Sample(PARTNER, {"mission": "Lektier."}, "partners"),
    "PATCH /v1/volunteers/{id}": Sample(a_new("volunteers"), {"alias": "Ravn"}, "volunteers"),
    **{
        f"DELETE /v1/{sort}/{{id}}": Sample(a_new(sort), sort=sort)
        for sort in ("partners", "needs", "offers", "volunteers")
    },
}
SIDES = {
    "seeker": {"partner": "ngo-1", "statement": "need-1"},
    "giver": {"partner": "com-1", "statement": "offer-1"},
    "centre": "herning",
}
INTRODUCTIONS = {
    "GET /v1/introductions": Sample(NONE),
    "POST /v1/introductions": Sample(NONE, SIDES),
    "GET /v1/introductions/{id}": Sample(a(opened)),
    "GET /v1/introductions/{id}/contacts": Sample(a(accepted)),
    "PATCH /v1/introductions/{id}": Sample(a(drafted), {"note": "Goddag."}, "introductions"),
    "POST /v1/introductions/{id}/put": Sample(a(drafted), {}, "introductions"),
    "POST /v1/introductions/{id}/answer": Sample(a(opened), {"yes": True, "partner": "ngo-1"}),
    "POST /v1/introductions/{id}/withdraw": Sample(a(opened), {}, "introductions"),
}


def the_member(world: World) -> Path:
    return {"id": world.users["member of the partner"]}


ACCOUNTS = {
    "POST /v1/session": Sample(NONE, {"email": "administrator@example.org", "password": PASSWORD}),
    "GET /v1/session": Sample(NONE),
    "DELETE /v1/session": Sample(NONE),
    "POST /v1/session/everywhere-else": Sample(NONE),
    "PUT /v1/session/password": Sample(NONE, {"current": PASSWORD, "new": "endnu en lang kode"}),
    "GET /v1/sign-in/oidc": Sample(NONE, refused=(503,)),
    "GET /v1/sign-in/oidc/callback": Sample(NONE, refused=(401,)),
    "GET /v1/tokens": Sample(NONE),
    "POST /v1/tokens": Sample(NONE, {"name": "register"}),
    "DELETE /v1/tokens/{id}": Sample(lambda world: {"id": world.token}),
    "GET /v1/users": Sample(NONE),
    "POST /v1/users": Sample(NONE, a_new_member),
    "GET /v1/users/{id}": Sample(the_member),
    "PATCH /v1/users/{id}": Sample(the_member, {"disabled": False}, "users"),
    "GET /v1/centres": Sample(NONE),
    "POST /v1/centres": Sample(NONE, {"name": "Frivilligcenter Lemvig"}),
}
SAMPLES: dict[str, Sample] = SERVICE | REGISTER | LISTS | PLANS | RECORDS | INTRODUCTIONS | ACCOUNTS

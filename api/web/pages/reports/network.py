"""Who works with whom in a centre: a picture, with a table behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from api.security.keeper import TheKeeper
from api.web.danish_order import danish_order
from api.web.own_centres import own_centres
from api.web.pages.reports.network_picture import picture_of
from api.web.paging import page_of
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.warm_market import TheWarmMarket
from api.web.words import words
from matching.accounts.centre import Centre
from matching.codes import code_list
from matching.partnerships.looking import list_for
from matching.partnerships.partnership import Partnership
from matching.reporting.network import Network, Tie, network
from matching.rights.actor import Actor
from matching.rights.rules import demand, may
from matching.visible_to import about_partner
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

GOING_ON = ("dialogue", "agreement", "running")
MOST_DRAWN = 300
COLUMNS = {
    "one": words("Partner"),
    "other": words("Works with"),
    "number": words("Partnerships"),
    "phase": words("Phase"),
    "since": words("Since"),
}

router = APIRouter()


class Which(BaseModel):
    """Which partnerships are drawn, and in which order they stand in the table."""

    centre: str = Field("", max_length=64)
    phase: str = Field("", max_length=64)
    purpose: str = Field("", max_length=64)
    sort: str = Field("one", max_length=64)
    page: int = Field(1, ge=1, le=1_000_000)


@router.get("/network")
def who_with_whom(
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    market: TheWarmMarket,
    which: Annotated[Which, Query()],
) -> Response:
    """Of the partnerships that go on, if no phase is named; ``all`` are those that are over too."""
    actor = visitor.actor
    every, centres = transact(keeper.url, lambda work: _read(work, actor, which.centre), writing=False)
    found = network(every, market.register, _phases(which.phase), which.purpose)
    asked = which.model_dump(exclude={"page"})
    drawn = found.most_tied(MOST_DRAWN)
    return render(
        request,
        "reports/network.html",
        network=found,
        picture=picture_of(drawn),
        left_out=len(found.partners) - len(drawn.partners),
        ties=page_of(_ordered(found, which.sort), which.page, "/network", asked),
        asked=asked,
        columns=COLUMNS,
        centres=centres,
        linked={id for id, one in found.partners.items() if may(actor, "see_profile", about_partner(one))},
        has_any=bool(every),
    )


def _read(work: UnitOfWork, actor: Actor, centre: str) -> tuple[list[Partnership], list[Centre]]:
    demand(actor, "ask")
    centres = own_centres(work, actor)
    if not centres:
        demand(actor, "see_report")
    own = {one.id for one in centres}
    found = [one.value for one in list_for(work, actor, centre=centre or None)]
    return [one for one in found if one.centre in own], centres


def _phases(phase: str) -> tuple[str, ...]:
    if phase == "all":
        return tuple(code_list("partnership_phases"))
    return (phase,) if phase in code_list("partnership_phases") else GOING_ON


def _ordered(found: Network, sort: str) -> list[Tie]:
    """In the order that was asked for, then by name."""
    name = {id: danish_order(one.name) for id, one in found.partners.items()}
    phases = code_list("partnership_phases")
    keys: Mapping[str, Callable[[Tie], Any]] = {
        "other": lambda tie: name[tie.other],
        "number": lambda tie: -len(tie.partnerships),
        "phase": lambda tie: phases.position(tie.phase),
        "since": lambda tie: -tie.since.toordinal(),
    }
    by_name = sorted(found.ties, key=lambda tie: (name[tie.one], name[tie.other], tie.one, tie.other))
    return sorted(by_name, key=keys[sort]) if sort in keys else by_name

"""The registrations that wait for a broker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.security.keeper import TheKeeper
from api.web.pages.registration.labels import LABELS
from api.web.paging import page_of
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.warm_market import TheWarmMarket
from api.web.words import Words, words
from matching.introductions.times import danish_day
from matching.partner import Partner
from matching.registrations.duplicates import Known
from matching.registrations.queue import demand_deciding, in_state
from matching.registrations.registration import Registration, State
from matching.rights.actor import Actor
from matching.visible_to import about_partner, sight_of
from storage.transaction import transact
from storage.unit_of_work import utc_now

TABS: dict[State, Words] = {
    "sent": words("Waiting for you"),
    "asked": words("Waiting for the applicant"),
    "declined": words("Declined"),
    "approved": words("Approved"),
}

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Row:
    """A registration of the list, since how many days it waits, and how many partners are alike."""

    registration: Registration
    days: int
    alike: int


@router.get("/registrations")
def registrations(
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    market: TheWarmMarket,
    state: Annotated[str, Query(max_length=20)] = "sent",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """Those that waited longest first."""
    demand_deciding(visitor.actor)
    chosen: State = next((one for one in TABS if one == state), "sent")
    found = transact(keeper.url, lambda work: in_state(work, visitor.actor, chosen), writing=False)
    shown = page_of([one.value for one in found], page, "/registrations", {"state": chosen})
    known = Known(partners_in_sight(visitor.actor, market.register.partners.values()))
    today = danish_day(utc_now())
    rows = [
        Row(one, (today - danish_day(one.sent or one.touched)).days, known.count(one.profile))
        for one in shown.items
    ]
    return render(
        request, "registration/queue.html", rows=rows, found=shown, state=chosen, tabs=TABS, labels=LABELS
    )


def partners_in_sight(actor: Actor, partners: Iterable[Partner]) -> list[Partner]:
    """Those of ``partners`` that the actor may see."""
    sight = sight_of(actor)
    return [one for one in partners if sight.sees(about_partner(one))]

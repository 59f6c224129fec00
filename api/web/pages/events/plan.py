"""The plan of an evening: made, judged, made again."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from api.dependencies import TheLanguage, TheLiveMarket
from api.plan_desk import ThePlans
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.events.place import EventPlace, TheEvent
from api.web.pages.events.planner import Planner
from api.web.warm_market import TheWarmMarket
from matching.events.quality import quality_of
from matching.events.schedule import meetings_of, rounds_of
from storage.unit_of_work import utc_now

COMES_BACK_S = "2"

router = APIRouter()


def planner(plans: ThePlans, live: TheLiveMarket, market: TheWarmMarket, language: TheLanguage) -> Planner:
    """What plans are made with, in the language of the page."""
    return Planner(plans, live, market, language)


ThePlanner = Annotated[Planner, Depends(planner)]


@router.get("/events/{id}/plan")
def plan(place: TheEvent) -> Response:
    """The plan and how good it is; while it is being made the page comes again by itself."""
    return _page(place, Filled())


@router.post("/events/{id}/plan")
def planned(place: TheEvent, planner: ThePlanner, form: TheForm) -> Response:
    """Let the plan be made."""

    def do() -> Response:
        planner.begin(place)
        return go(place.request, f"{place.path}/plan")

    place.demand()
    return submitted(form, do, lambda filled, status: _page(place, filled, status))


def _page(place: EventPlace, form: Filled, status: int = 200) -> Response:
    whole = place.whole()
    response = place.page(
        "plan.html",
        whole,
        status,
        form=form,
        quality=quality_of(whole.event, whole.answers),
        meetings=meetings_of(whole.event),
        rounds=rounds_of(whole.event, with_delay=False),
    )
    if whole.event.is_planning(utc_now()):
        response.headers["Refresh"] = COMES_BACK_S
    return response

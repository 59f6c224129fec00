"""The evening as it goes: which round it is, who sits where, who did not come, and the rest planned anew."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.events.place import EventPlace, TheEvent
from api.web.pages.events.plan import COMES_BACK_S, ThePlanner
from api.web.words import words
from matching.events.evening import mark, start_round, undo
from matching.events.event import Event
from matching.events.schedule import away_in, changes_of, meetings_of, round_at, rounds_of
from storage.unit_of_work import utc_now

router = APIRouter(prefix="/events/{id}/live")


@router.get("")
def live(place: TheEvent, number: Annotated[int, Query(alias="round", ge=0, le=99)] = 0) -> Response:
    """A round: the one that is on, where none is named."""
    return _page(place, number, Filled())


@router.post("/mark")
def marked(place: TheEvent, form: TheForm) -> Response:
    """Somebody is away, or has come, from the round on."""
    number, away, here = form.whole("round"), form.one("away"), form.one("here")

    def do() -> Response:
        place.do(lambda work: mark(work, place.actor, place.id, away or here, number, there=not away))
        return go(place.request, f"{place.path}/live?round={number}", words("It is noted."))

    place.demand()
    return submitted(form, do, lambda filled, status: _page(place, number, filled, status))


@router.post("/start")
def started(place: TheEvent, form: TheForm) -> Response:
    """The round begins now."""
    number = form.whole("round")

    def do() -> Response:
        place.do(lambda work: start_round(work, place.actor, place.id, number))
        return go(place.request, f"{place.path}/live?round={number}", words("The clock runs."))

    place.demand()
    return submitted(form, do, lambda filled, status: _page(place, number, filled, status))


@router.post("/undo")
def undone(place: TheEvent, form: TheForm) -> Response:
    """Take the last step back."""
    number = form.whole("round")

    def do() -> Response:
        place.do(lambda work: undo(work, place.actor, place.id))
        return go(place.request, f"{place.path}/live?round={number}", words("The last step is taken back."))

    place.demand()
    return submitted(form, do, lambda filled, status: _page(place, number, filled, status))


@router.post("/replan")
def replanned(place: TheEvent, planner: ThePlanner, form: TheForm) -> Response:
    """Plan anew from a round on."""
    number, since = form.whole("round"), form.whole("since")

    def do() -> Response:
        planner.begin(place, since)
        return go(place.request, f"{place.path}/live?round={since}")

    place.demand()
    return submitted(form, do, lambda filled, status: _page(place, number, filled, status))


def _page(place: EventPlace, number: int, form: Filled, status: int = 200) -> Response:
    whole, now = place.whole(), utc_now()
    event = whole.event
    rounds = rounds_of(event)
    shown = rounds[number - 1] if 1 <= number <= len(rounds) else round_at(event, now)
    meetings = [one for one in meetings_of(event) if one.round.number == shown.number]
    away = away_in(event, shown.number)
    busy = {id for one in meetings for id in (one.a.id, one.b.id)}
    ordered = sorted(event.guests, key=lambda one: one.name.casefold())
    response = place.page(
        "live.html",
        whole,
        status,
        form=form,
        shown=shown,
        rounds=rounds,
        is_now=shown.starts <= now < shown.ends,
        is_over=shown.ends <= now,
        meetings=meetings,
        away=[one for one in ordered if one.id in away],
        away_ids=away,
        free=[one for one in ordered if one.id not in busy | away],
        next_round=_first_to_change(event, shown.number, is_begun=shown.starts <= now),
        changes=changes_of(event),
        names={one.id: one.name for one in event.guests},
        may_undo=bool(event.marks) or (len(event.plans) > 1 and event.plans[-1].since is not None),
    )
    if event.is_planning(now):
        response.headers["Refresh"] = COMES_BACK_S
    return response


def _first_to_change(event: Event, number: int, *, is_begun: bool) -> int:
    """The round from which one would plan anew: who sits at a table already stays there."""
    return min(event.rounds, number + 1) if is_begun else number

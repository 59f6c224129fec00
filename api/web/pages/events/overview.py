"""An event at a glance: how far it is, what comes next, and the steps that need no form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from api.web.danish_order import danish_order
from api.web.forms import Filled
from api.web.notices import go
from api.web.pages.events.labels import GUESTS
from api.web.pages.events.place import EventPlace, TheEvent
from api.web.warm_market import TheMarketIfWarm
from api.web.words import Words, words
from matching.errors import NotFound
from matching.events.evening import close_event, end_evening, resume_evening
from matching.events.event import Event
from matching.events.finding import Whole
from matching.events.keeping import delete_event
from matching.events.planning import open_again
from matching.partner import Partner
from matching.visible_to import about_partner, sight_of

MOST_FOUND = 12
Step = Callable[[Any, Any, str], object]
STEPS: dict[str, tuple[Step, str, Words]] = {
    "open": (open_again, "", words("The plan is thrown away, and the questionnaires are open again.")),
    "end": (end_evening, "/outcomes", words("The evening is over. Enter what came of the meetings.")),
    "resume": (resume_evening, "/live", words("The evening goes on.")),
    "close": (close_event, "", words("The event is closed.")),
    "reopen": (
        lambda work, actor, id: close_event(work, actor, id, closed=False),
        "/outcomes",
        words("The event is open again."),
    ),
}

router = APIRouter()


@router.get("/events/{id}")
def event(
    place: TheEvent, market: TheMarketIfWarm, q: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """Who comes, and what is to be done next; with ``q`` the partners who could be added."""
    whole = place.whole()
    seen: list[Partner] = []
    if market and q.strip():
        seen = found_partners(place, list(market.register.partners.values()), whole.event, q)
    return overview(place, whole, Filled(), q=q, found=seen, is_warm=market is not None)


@router.post("/events/{id}/steps/{step}")
def step(place: TheEvent, step: Annotated[str, Path(max_length=20)]) -> Response:
    """Go on to the next state, or back."""
    if step == "delete":
        place.do(lambda work: delete_event(work, place.actor, place.id))
        return go(place.request, "/events", words("The event is deleted, with all answers."))
    place.demand()
    if step not in STEPS:
        raise NotFound("step", step)
    use_case, path, said = STEPS[step]
    place.do(lambda work: use_case(work, place.actor, place.id))
    return go(place.request, place.path + path, said)


def overview(
    place: EventPlace,
    whole: Whole,
    form: Filled,
    status: int = 200,
    q: str = "",
    found: list[Partner] | None = None,
    *,
    is_warm: bool = True,
) -> Response:
    """The page."""
    answered = sum(one.answered is not None for one in whole.answers.values())
    return place.page(
        "event.html",
        whole,
        status,
        form=form.named(GUESTS),
        labels=GUESTS,
        q=q,
        found=found or [],
        is_warm=is_warm,
        answered=answered,
    )


def found_partners(place: EventPlace, partners: list[Partner], event: Event, q: str) -> list[Partner]:
    """The first that the actor may see whose names hold every word, and who do not come yet."""
    sight, here = sight_of(place.actor), {one.partner for one in event.guests}
    asked = q.casefold().split()
    seen = [
        one
        for one in partners
        if one.id not in here
        and all(word in one.name.casefold() for word in asked)
        and sight.sees(about_partner(one))
    ]
    return sorted(seen, key=lambda one: (danish_order(one.name), one.id))[:MOST_FOUND]

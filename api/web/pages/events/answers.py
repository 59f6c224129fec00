"""What the participants have answered."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.web.pages.events.place import TheEvent

router = APIRouter()


@router.get("/events/{id}/answers")
def answers(place: TheEvent) -> Response:
    """Who wishes to meet whom, who comes late, and what has to be arranged."""
    whole = place.whole()
    said = [(one, whole.answers.get(one.id)) for one in whole.event.guests]
    names = {one.id: one.name for one in whole.event.guests}
    return place.page("answers.html", whole, said=said, names=names)

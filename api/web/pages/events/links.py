"""The links to the questionnaire: shown once, when they are made."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.dependencies import TheId
from api.web.notices import go
from api.web.pages.events.place import EventPlace, TheEvent
from api.web.secret_link import address_of_page, new_secret
from api.web.words import words
from matching.events.event import Guest
from matching.events.links import make_links, new_link

router = APIRouter()


@router.get("/events/{id}/links")
@router.get("/events/{id}/guests/{guest}/link")
def gone(place: TheEvent) -> Response:
    """They were shown once; whoever comes back to the address sees the event."""
    place.demand()
    return go(place.request, place.path)


@router.post("/events/{id}/links")
def made(place: TheEvent) -> Response:
    """A link for each who has none yet."""
    found = place.do(lambda work: make_links(work, place.actor, place.id, new_secret))
    if not found:
        return go(place.request, place.path, words("Everybody has a link already."))
    return _page(place, found)


@router.post("/events/{id}/guests/{guest}/link")
def another(place: TheEvent, guest: TheId) -> Response:
    """Another link for one whose link was lost."""
    found = place.do(lambda work: new_link(work, place.actor, place.id, guest, new_secret))
    return _page(place, [found] if found else [])


def _page(place: EventPlace, found: list[tuple[Guest, str]]) -> Response:
    rows = [(one, address_of_page(place.request, f"/questionnaire/{secret}")) for one, secret in found]
    response = place.page("links.html", place.whole(), rows=rows)
    response.headers["Cache-Control"] = "no-store"
    return response

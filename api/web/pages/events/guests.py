"""Who comes to an event: partners of the register, a list of names, and taking somebody out again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from fastapi import APIRouter, Response

from api.dependencies import TheId
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.events.overview import overview
from api.web.pages.events.place import EventPlace, TheEvent
from api.web.warm_market import TheWarmMarket
from api.web.words import words
from matching.checks import Checks
from matching.events.event import SIDES, Guest, Side
from matching.events.keeping import add_guests, remove_guest
from matching.partner import Partner
from matching.visible_to import about_partner, sight_of

LONGEST_NAME = 200

router = APIRouter()


@router.post("/events/{id}/guests")
def added(place: TheEvent, market: TheWarmMarket, form: TheForm) -> Response:
    """Add a partner of the register (``a`` or ``b`` holds its id), or all of a list of names."""

    def do() -> Response:
        guests = _guests(place, form, market.register.partners.values())
        _, count = place.do(lambda work: add_guests(work, place.actor, place.id, guests))
        said = {0: words("They come already."), 1: words("One participant is added.")}
        done = said.get(count, words("{count} participants are added.", count=count))
        return go(place.request, f"{place.path}#guests", done)

    place.demand()
    return submitted(form, do, lambda filled, status: overview(place, place.whole(), filled, status))


@router.post("/events/{id}/guests/{guest}/remove")
def removed(place: TheEvent, guest: TheId) -> Response:
    """Take somebody out, with the link and the answers."""
    gone = place.do(lambda work: remove_guest(work, place.actor, place.id, guest))
    said = words("{name} is taken out.", name=gone.name) if gone else words("They were taken out before.")
    return go(place.request, f"{place.path}#guests", said)


def _guests(place: EventPlace, form: Filled, partners: Iterable[Partner]) -> list[Guest]:
    """Those of the form, with ids that do not matter yet.

    Raises:
        InvalidProfile: there is nobody in it, or a line cannot be used.
    """
    sight = sight_of(place.actor)
    seen = [one for one in partners if sight.sees(about_partner(one))]
    for side in SIDES:
        if id := form.one(side):
            return [_guest(one.name, side, one.id) for one in seen if one.id == id]
    side = cast(Side, form.one("side") if form.one("side") in SIDES else "a")
    known = {one.name.casefold(): one.id for one in seen}
    lines = [line.strip() for line in form.one("names").split("\n") if line.strip()]
    checks = Checks()
    if not lines:
        checks.refuse("names", "", "No name is written; write one on each line.")
    checks.done()
    return [_from_line(line, side, known) for line in lines]


def _from_line(line: str, side: Side, known: dict[str, str]) -> Guest:
    name, _, number = (part.strip() for part in line.partition(";"))
    persons = int(number) if number.isascii() and number.isdecimal() and len(number) < 4 else 1
    return _guest(name[:LONGEST_NAME], side, known.get(name.casefold()), persons)


def _guest(name: str, side: Side, partner: str | None, persons: int = 1) -> Guest:
    return Guest(id=f"{side}0", name=name, side=side, partner=partner, persons=persons)

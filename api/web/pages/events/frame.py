"""The events of a centre; a new one, and when and where it is."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import cast

from fastapi import APIRouter, Request, Response

from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.events.labels import FORMS, FRAME, FRAME_HELP, STATES
from api.web.pages.events.place import EventPlace, TheEvent
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from api.web.words import words
from matching.accounts.centre import Centre
from matching.checks import Checks
from matching.events.event import MOST, Event, Form
from matching.events.finding import events_of
from matching.events.keeping import Frame, change_frame, make_event
from matching.introductions.times import DENMARK, danish_day
from matching.rights.rules import About, demand
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now

USUAL = {
    "form": "speed_dating", "clock": "17:00", "tables": "8", "rounds": "6", "minutes": "12",
    "change_minutes": "3", "break_after": "3", "break_minutes": "15",
}  # fmt: skip

router = APIRouter()


@router.get("/events")
def events(request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Those to come, then those that are over."""
    found = transact(keeper.url, lambda work: events_of(work, visitor.actor), writing=False)
    today = danish_day(utc_now())
    coming = [one for one in reversed(found) if one.day >= today and one.state not in {"held", "closed"}]
    over = [one for one in found if one not in coming]
    return render(request, "events/list.html", coming=coming, over=over, states=STATES)


@router.get("/events/new")
def new(request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """The form with what is usual."""
    return _new(request, visitor, keeper.url, Filled.of(USUAL))


@router.post("/events/new")
def made(request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Remember it, and go on with who comes."""

    def do() -> Response:
        frame, centre = frame_from(form), form.one("centre") or next(iter(visitor.actor.centres), "")
        stored = transact(keeper.url, lambda work: make_event(work, visitor.actor, centre, frame))
        return go(request, f"/events/{stored.value.id}", words("The event is made. Now add who comes."))

    demand(visitor.actor, "hold_event", About(visitor.actor.centres))
    return submitted(form, do, lambda filled, status: _new(request, visitor, keeper.url, filled, status))


@router.get("/events/{id}/frame")
def frame(place: TheEvent) -> Response:
    """The form with what is stored."""
    place.demand()
    event = place.whole().event
    return _frame(place, filled_of(event))


@router.post("/events/{id}/frame")
def framed(place: TheEvent, form: TheForm) -> Response:
    """Change when and where it is."""

    def do() -> Response:
        given = frame_from(form)
        place.do(lambda work: change_frame(work, place.actor, place.id, form.whole("version"), given))
        return go(place.request, place.path, words("It is saved."))

    place.demand()
    return submitted(form, do, lambda filled, status: _frame(place, filled, status))


def filled_of(event: Event) -> Filled:
    """The form that shows the frame of an event."""
    starts = event.starts.astimezone(DENMARK)
    numbers = {name: str(getattr(event, name)) for name in (*MOST, "break_after")}
    texts = {"name": event.name, "place": event.place, "form": event.form}
    return Filled.of(texts | numbers | {"day": starts.date().isoformat(), "clock": f"{starts:%H:%M}"})


def frame_from(form: Filled) -> Frame:
    """The frame that a form describes.

    Raises:
        InvalidProfile: a value cannot be used.
    """
    checks = Checks()
    checks.required("name", form.one("name"))
    numbers = {name: _number(checks, form, name) for name in (*MOST, "break_after")}
    try:
        starts = datetime.combine(
            date.fromisoformat(form.one("day").strip()),
            time.fromisoformat(form.one("clock").strip()),
            DENMARK,
        )
    except ValueError:
        starts = utc_now()
        field = "clock" if _is_day(form.one("day")) else "day"
        template = (
            "'{value}' is no time; write it as in 18:30."
            if field == "clock"
            else "'{value}' is no date; write it as in 2027-06-30."
        )
        checks.refuse(field, form.one(field), template)
    checks.done()
    kind = cast(Form, form.one("form") if form.one("form") in FORMS else "speed_dating")
    return Frame(
        name=form.one("name").strip(), place=form.one("place").strip(), starts=starts, form=kind, **numbers
    )


def _number(checks: Checks, form: Filled, name: str) -> int:
    text = form.one(name).strip()
    if text.isascii() and text.isdecimal() and len(text) < 5:
        return int(text)
    checks.refuse(name, text, "'{value}' is no whole number; write one, such as 8.")
    return 1


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text.strip())
    except ValueError:
        return False
    return True


def _new(request: Request, visitor: Visitor, url: str, form: Filled, status: int = 200) -> Response:
    demand(visitor.actor, "hold_event", About(visitor.actor.centres))
    centres = transact(url, lambda work: _centres(work, visitor), writing=False)
    return _form(request, form, status, action="/events/new", centres=centres, version=0)


def _centres(work: UnitOfWork, visitor: Visitor) -> list[Centre]:
    if visitor.actor.is_administrator:
        return [one.value for one in work.centres.find()]
    return [work.centres.get(id).value for id in sorted(visitor.actor.centres)]


def _frame(place: EventPlace, form: Filled, status: int = 200) -> Response:
    version = place.whole().stored.version
    return _form(place.request, form, status, action=f"{place.path}/frame", centres=[], version=version)


def _form(
    request: Request, form: Filled, status: int, action: str, centres: list[Centre], version: int
) -> Response:
    return render(
        request,
        "events/frame.html",
        status,
        form=form.named(FRAME),
        labels=FRAME,
        help=FRAME_HELP,
        forms=FORMS,
        action=action,
        centres=centres,
        version=version,
    )

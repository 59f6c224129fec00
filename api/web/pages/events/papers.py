"""The paper of an evening: to read on the page, to print, and all of it in one file."""

from __future__ import annotations

import io
import zipfile
from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.event_task import Printing, sheets_printed
from api.plan_people_task import Ground
from api.web.file_answer import file_answer
from api.web.pages.events.place import EventPlace, TheEvent
from api.web.pages.events.plan import ThePlanner
from api.web.pages.events.planner import Planner
from matching.errors import InvalidStep, NotFound
from matching.event_outcomes.held_plan import held_plan
from matching.events.document import event_document
from matching.events.event import SIDES
from matching.events.finding import Whole
from matching.events.schedule import document_of, meetings_of, rounds_of, seats_of
from matching.messages import message
from matching.register import Register
from storage.file_names import plain_name
from storage.unit_of_work import utc_now

PAPERS = ("participants.pdf", "tables.pdf", "master.pdf", "agreements.pdf", "outcomes.csv")
ALL, WITH_REASONS = "all.zip", {"all.zip", "participants.pdf", "agreements.pdf"}
TYPES = {"pdf": "application/pdf", "csv": "text/csv", "zip": "application/zip"}

router = APIRouter()


@router.get("/events/{id}/print")
def printing(place: TheEvent) -> Response:
    """The schedule of everybody, the tables of each round, and the files."""
    whole = place.whole()
    event = whole.event
    agendas = [
        (one, list(seats_of(event, one.id)))
        for side in SIDES
        for one in sorted(event.of(side), key=lambda one: one.name.casefold())
    ]
    return place.page(
        "print.html",
        whole,
        agendas=agendas if event.plan else [],
        meetings=meetings_of(event),
        rounds=rounds_of(event, with_delay=False),
    )


@router.get("/events/{id}/papers/{name}")
def paper(place: TheEvent, name: Annotated[str, Path(max_length=40)], planner: ThePlanner) -> Response:
    """One file."""
    whole = place.whole()
    is_there = name in {*PAPERS, ALL} and (name != "agreements.pdf" or whole.event.form == "marketplace")
    if not is_there:
        raise NotFound("paper", name)
    if whole.event.plan is None:
        raise InvalidStep(message("There is no plan to print yet; make the plan of the evening first."))
    packed = _printed(place, planner, whole, name)
    title = f"{plain_name(whole.event.name) or 'event'}-{name}"
    if name != ALL:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            packed = archive.read(name)
    return file_answer(packed, TYPES[name.rpartition(".")[2]], title, planner.language)


def _printed(place: EventPlace, planner: Planner, whole: Whole, name: str) -> bytes:
    assert whole.event.plan is not None  # noqa: S101
    held = held_plan(document_of(whole.event.plan), event_document(whole.event, whole.answers), "'plan'")
    before = [one for one in whole.event.plans[-2:-1] if whole.event.plan.since is not None]
    old = (
        held_plan(
            document_of(before[0]), event_document(whole.event, whole.answers), "'before'", was_held=True
        )
        if before
        else None
    )
    printing = Printing(held, old.schedule if old else None, utc_now())
    ground = planner.ground(place, held.event)
    if name not in WITH_REASONS:
        ground = Ground(Register(), ground.today, ground.vectors, ground.language)
    return planner.plans.made(sheets_printed, ground, printing, deadline_s=planner.plans.longest_s)

"""Notes and review dates of a partnership."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId, TheLanguage
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.partnerships.action import Action, Ask, action_page
from api.web.pages.partnerships.changeable import Changeable, changeable, manageable
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.checks import Checks
from matching.partnerships import keeping
from matching.partnerships.access import manages
from matching.rights.actor import Actor
from storage.dates import any_date
from storage.transaction import transact

NO_PERSONS = words("Nothing about the health, religion or politics of persons.")
TEXT = Ask("text", words("The note"), "area", NO_PERSONS, required=True)
SHARED = Ask(
    "shared",
    words("Who can read it"),
    "choice",
    options=(
        ("", words("The brokers of the centre alone")),
        ("yes", words("The partners too")),
    ),
)
DATES = Ask("dates", words("Review dates"), "area", words("One on each line, as in 31-12-2026."))
TOLD = words("The partners of the partnership and the brokers of the centre can read it.")
NOTED, PLANNED = words("The note is saved."), words("The review dates are saved.")

router = APIRouter(prefix="/partnerships/{id}")


@router.get("/notes")
def note(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """A note, to be written."""
    found = transact(keeper.url, lambda work: changeable(work, visitor.actor, id), writing=False)
    return action_page(request, _note(visitor.actor, found), Filled())


@router.post("/notes")
def add_note(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Keep it; what a member writes is shared."""
    found = transact(keeper.url, lambda work: changeable(work, visitor.actor, id), writing=False)
    shared = form.one("shared") == "yes" or not manages(visitor.actor, found.partnership)

    def do() -> Response:
        text = form.one("text")
        transact(keeper.url, lambda work: keeping.add_note(work, visitor.actor, id, text, shared=shared))
        return go(request, found.path, NOTED)

    action = _note(visitor.actor, found)
    return submitted(form, do, lambda filled, status: action_page(request, action, filled, status))


@router.get("/reviews")
def reviews(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, language: TheLanguage
) -> Response:
    """The days there are, to be changed."""
    found = transact(keeper.url, lambda work: manageable(work, visitor.actor, id), writing=False)
    pattern = "%d-%m-%Y" if language == "da" else "%Y-%m-%d"
    lines = [day.strftime(pattern) for day in found.partnership.review_dates]
    return action_page(request, _reviews(found), Filled.of({"dates": "\n".join(lines)}))


@router.post("/reviews")
def set_reviews(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm
) -> Response:
    """These days and no others."""
    found = transact(keeper.url, lambda work: manageable(work, visitor.actor, id), writing=False)

    def do() -> Response:
        checks, lines = Checks(), [line.strip() for line in form.one("dates").splitlines() if line.strip()]
        dates = {line: any_date(line) for line in lines}
        for line in (line for line, day in dates.items() if day is None):
            checks.refuse("dates", line, "'{value}' is no day; write one as in 31-12-2026.")
        checks.done()
        days, version = [day for day in dates.values() if day], form.whole("version")
        transact(keeper.url, lambda work: keeping.set_reviews(work, visitor.actor, id, days, version))
        return go(request, found.path, PLANNED)

    return submitted(form, do, lambda filled, status: action_page(request, _reviews(found), filled, status))


def _note(actor: Actor, found: Changeable) -> Action:
    chooses = manages(actor, found.partnership)
    return Action(
        title=words("Write a note"),
        path=f"{found.path}/notes",
        back=found.path,
        button=words("Save the note"),
        asks=(TEXT, SHARED) if chooses else (TEXT,),
        lead=None if chooses else TOLD,
        about=found.about,
    )


def _reviews(found: Changeable) -> Action:
    return Action(
        title=words("Plan reviews"),
        path=f"{found.path}/reviews",
        back=found.path,
        button=words("Save the dates"),
        asks=(DATES,),
        lead=words("On these days you look at the partnership together. Take off a day when it was held."),
        about=found.about,
        hidden={"version": str(found.stored.version)},
    )

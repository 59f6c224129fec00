"""Moving a partnership on, ending it, and changing its level: the broker's steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.partnerships.action import Action, Ask, action_page, read_day
from api.web.pages.partnerships.changeable import manageable
from api.web.visitor import TheVisitor
from api.web.words import Words, words
from matching.checks import Checks
from matching.codes import code_list
from matching.labels import Labels
from matching.partnerships import moving
from matching.partnerships.partnership import Partnership
from matching.partnerships.phases import check_not_over
from storage.transaction import transact

Phase = Literal["agreement", "running", "evaluated", "ended"]
TITLES: dict[Phase, Words] = {
    "agreement": words("On to the agreement"),
    "running": words("The partnership begins to run"),
    "evaluated": words("The partnership is evaluated"),
    "ended": words("End the partnership"),
}
LEADS: dict[Phase, Words] = {
    "agreement": words("The partners have met and will write down what they agree on."),
    "running": words(
        "From now on the partners can report what they give. A partnership above the level “ad hoc” runs "
        "when every partner has signed the newest version of its agreement."
    ),
    "evaluated": words(
        "With this the partnership is over and cannot be taken up again. Let both partners rate it first. "
        "What it had reserved of an offer and has not used is given back."
    ),
    "ended": words(
        "With this the partnership is over and cannot be taken up again. What it had reserved of an offer "
        "and has not used is given back."
    ),
}
ON = Ask("on", words("The day it counts from"), "date", words("Today, when left empty."))
REASON = Ask(
    "reason",
    words("Why does it end?"),
    "area",
    words("The partners can read it. Nothing about the health, religion or politics of persons."),
    required=True,
)
LEVEL_WHY = replace(REASON, label=words("Why does the level change?"))
MOVED, ENDED = words("The partnership has moved on."), words("The partnership has ended.")
LEVELLED = words("The level is changed.")

router = APIRouter(prefix="/partnerships/{id}")


@router.get("/phase/{phase}")
def move(id: TheId, phase: Phase, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """What the step means, and since when."""
    found = transact(keeper.url, lambda work: manageable(work, visitor.actor, id), writing=False)
    check_not_over(found.partnership)
    return action_page(request, _step(found.path, found.about, phase), Filled())


@router.post("/phase/{phase}")
def moved(
    id: TheId, phase: Phase, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm
) -> Response:
    """Take the step."""
    found = transact(keeper.url, lambda work: manageable(work, visitor.actor, id), writing=False)

    def do() -> Response:
        checks = Checks()
        on, reason = read_day(form, "on", checks), form.one("reason")
        if phase == "ended":
            checks.required("reason", reason)
        checks.done()
        if phase == "ended":
            transact(keeper.url, lambda work: moving.end(work, visitor.actor, id, reason, on), in_turn=True)
        else:
            transact(
                keeper.url, lambda work: moving.move_on(work, visitor.actor, id, phase, on), in_turn=True
            )
        return go(request, found.path, ENDED if phase == "ended" else MOVED)

    return submitted(
        form,
        do,
        lambda filled, status: action_page(request, _step(found.path, found.about, phase), filled, status),
    )


@router.get("/level")
def level(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """The other levels."""
    found = transact(keeper.url, lambda work: manageable(work, visitor.actor, id), writing=False)
    check_not_over(found.partnership)
    return action_page(request, _levels(found.path, found.about, found.partnership), Filled())


@router.post("/level")
def change_level(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm
) -> Response:
    """Change it, for a reason."""
    found = transact(keeper.url, lambda work: manageable(work, visitor.actor, id), writing=False)

    def do() -> Response:
        level, reason = form.one("level"), form.one("reason")
        transact(keeper.url, lambda work: moving.change_level(work, visitor.actor, id, level, reason))
        return go(request, found.path, LEVELLED)

    action = _levels(found.path, found.about, found.partnership)
    return submitted(form, do, lambda filled, status: action_page(request, action, filled, status))


def _step(path: str, about: str, phase: Phase) -> Action:
    return Action(
        title=TITLES[phase],
        path=f"{path}/phase/{phase}",
        back=path,
        button=TITLES[phase],
        asks=(REASON, ON) if phase == "ended" else (ON,),
        lead=LEADS[phase],
        about=about,
    )


def _levels(path: str, about: str, one: Partnership) -> Action:
    options = [
        (code, Labels("collaboration_levels", [code]))
        for code in code_list("collaboration_levels")
        if code != one.level
    ]
    return Action(
        title=words("Change the level of collaboration"),
        path=f"{path}/level",
        back=path,
        button=words("Change the level"),
        asks=(Ask("level", words("New level"), "choice", options=options, required=True), LEVEL_WHY),
        lead=words("A partnership above “ad hoc” needs a signed agreement before it runs."),
        about=about,
    )

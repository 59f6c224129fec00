"""What the partners give: reported by one, confirmed or disputed by another."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.dependencies import TheId, TheLanguage
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.partnerships import action as forms
from api.web.pages.partnerships.action import Action, Ask, action_page
from api.web.pages.partnerships.changeable import Changeable, changeable
from api.web.pages.partnerships.given import OF, given_form, reported
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.errors import NotFound
from matching.messages import Worded
from matching.partnerships import giving
from matching.partnerships.contribution import Contribution
from matching.partnerships.given_amount import given_amount
from matching.partnerships.wording import Day
from matching.rights.actor import Actor
from storage.transaction import transact

REPORTED = words("It is reported. The other side is asked to confirm it.")
CONFIRMED = words("It is confirmed.")
DISPUTED = words("It is written down that you see it otherwise.")
DISPUTE = Ask(
    "reason",
    words("What is not as it was?"),
    "area",
    words("The other side can read it. Nothing about the health, religion or politics of persons."),
    required=True,
)

router = APIRouter(prefix="/partnerships/{id}/contributions")


@router.get("")
def report(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    language: TheLanguage,
    correct: Annotated[str, Query(max_length=64)] = "",
) -> Response:
    """What was given, to be filled in; with ``correct`` what was reported before."""
    found = transact(keeper.url, lambda work: changeable(work, visitor.actor, id), writing=False)
    earlier = _named(found, correct) if correct else None
    return action_page(request, _report(visitor.actor, found), given_form(earlier, language))


@router.post("")
def reports(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    form: TheForm,
    language: TheLanguage,
) -> Response:
    """Report it, or correct what was reported."""
    found = transact(keeper.url, lambda work: changeable(work, visitor.actor, id), writing=False)

    def do() -> Response:
        given = reported(form, visitor.actor, found.partnership, language)
        transact(keeper.url, lambda work: giving.report_contribution(work, visitor.actor, id, given))
        return go(request, found.path, REPORTED)

    action = _report(visitor.actor, found)
    return submitted(form, do, lambda filled, status: action_page(request, action, filled, status))


@router.post("/{contribution}/confirm")
def confirm(
    id: TheId, contribution: str, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm
) -> Response:
    """For another partner than the one that gave it."""
    found = transact(keeper.url, lambda work: changeable(work, visitor.actor, id), writing=False)
    partner = _answering(visitor.actor, found, contribution)
    if form.shown_again:
        return go(request, found.path)
    transact(keeper.url, lambda work: giving.confirm(work, visitor.actor, id, contribution, partner))
    return go(request, found.path, CONFIRMED)


@router.get("/{contribution}/dispute")
def dispute(
    id: TheId, contribution: str, request: Request, visitor: TheVisitor, keeper: TheKeeper
) -> Response:
    """Why it is not as reported, to be written."""
    found = transact(keeper.url, lambda work: changeable(work, visitor.actor, id), writing=False)
    return action_page(request, _dispute(found, _named(found, contribution)), Filled())


@router.post("/{contribution}/dispute")
def disputes(
    id: TheId, contribution: str, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm
) -> Response:
    """Write it down, for both sides to read."""
    found = transact(keeper.url, lambda work: changeable(work, visitor.actor, id), writing=False)
    action = _dispute(found, _named(found, contribution))

    def do() -> Response:
        forms.demand_text(form, "reason")
        partner, reason = _answering(visitor.actor, found, contribution), form.one("reason")
        transact(
            keeper.url,
            lambda work: giving.dispute(work, visitor.actor, id, contribution, reason, partner=partner),
        )
        return go(request, found.path, DISPUTED)

    return submitted(form, do, lambda filled, status: action_page(request, action, filled, status))


def _named(found: Changeable, id: str) -> Contribution:
    given = next((one for one in found.partnership.contributions if one.id == id), None)
    if given is None:
        raise NotFound("contribution", id)
    return given


def _answering(actor: Actor, found: Changeable, contribution: str) -> str | None:
    """For whom somebody answers who speaks for several partners; None leaves it to the use case."""
    giver = _named(found, contribution).partner
    others = [one for one in forms.speakers(actor, found.partnership) if one != giver]
    return others[0] if others else None


def _report(actor: Actor, found: Changeable) -> Action:
    which = forms.speaker(actor, found.partnership, found.names, words("Who gave it?"))
    return Action(
        title=words("Report what was given"),
        path=f"{found.path}/contributions",
        back=found.path,
        button=words("Report it"),
        asks=(which, *OF) if which else OF,
        lead=words("The other side is asked to confirm it; only then it counts in the reports."),
        about=found.about,
        hidden={"id": ""},
    )


def _dispute(found: Changeable, given: Contribution) -> Action:
    lead: Worded = words(
        "{name} has reported: {amount}, {day}.",
        name=found.names.get(given.partner, given.partner),
        amount=given_amount(given),
        day=Day(given.day),
    )
    return Action(
        title=words("That is not how it was"),
        path=f"{found.path}/contributions/{given.id}/dispute",
        back=found.path,
        button=words("Say so"),
        asks=(DISPUTE,),
        lead=lead,
        about=found.about,
    )

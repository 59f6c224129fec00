"""The steps of an introduction: put to both sides, answered, withdrawn, and grown into a partnership."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.introductions.looking import shown
from api.web.pages.introductions.place import Place, ThePlace
from api.web.words import Words, words
from matching.errors import InvalidProfile, InvalidQuery, InvalidStep, Outdated
from matching.introductions.answering import Said, answer_for_side
from matching.introductions.introduction import Introduction
from matching.introductions.putting import put_to_both, withdraw
from matching.introductions.readers import about_introduction, seen
from matching.messages import message
from matching.partnerships.beginning import begin_from_introduction
from matching.rights.actor import Actor
from matching.rights.rules import Right, demand
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

ROLES = ("seeker", "giver")
FIELDS = {role: {"reason": f"reason_{role}", "text": f"text_{role}"} for role in ROLES}

router = APIRouter()


PUT = words("The introduction is put to both sides, or waits its turn in line.")
CHANGED = message("Somebody has changed the introduction in the meantime; look at it, and decide again.")


@router.post("/introductions/{id}/put")
def put(place: ThePlace, filled: TheForm) -> Response:
    """Both sides see it; or it waits in line."""
    _demand(place, "manage_introduction")
    version = filled.whole("version")

    def do(work: UnitOfWork) -> None:
        days = _days(filled)
        put_to_both(work, place.actor, place.id, version, days, place.desk.most_open)

    return _taken(place, filled, "put", do, PUT)


@router.post("/introductions/{id}/withdraw")
def take_back(place: ThePlace, filled: TheForm) -> Response:
    """It is closed, and what it has reserved is given back."""
    _demand(place, "manage_introduction")
    version, because = filled.whole("version"), filled.one("because")

    def do(work: UnitOfWork) -> None:
        withdraw(work, place.actor, place.id, version, place.desk.most_open, because)

    return _taken(place, filled, "withdraw", do, words("The introduction is withdrawn."))


@router.post("/introductions/{id}/answer")
def answer(place: ThePlace, filled: TheForm) -> Response:
    """What a side says, or its broker for it."""
    actor = place.actor
    role = filled.one("side") if filled.one("side") in ROLES else "seeker"
    introduction = transact(place.desk.url, lambda work: seen(work, actor, place.id).value, writing=False)
    said = _said(filled, role, introduction)
    version = filled.whole("version") or None

    def do(work: UnitOfWork) -> None:
        try:
            answer_for_side(work, actor, place.id, said, version, place.desk.most_open)
        except InvalidProfile as error:
            raise InvalidProfile(
                tuple(replace(one, field=FIELDS[role].get(one.field, one.field)) for one in error.problems)
            ) from None

    return _taken(place, filled, role, do, words("The answer is kept."))


@router.post("/introductions/{id}/begin")
def begin(place: ThePlace, filled: TheForm) -> Response:
    """A partnership of the two, whose page is the next one."""
    _demand(place, "manage_partnership")

    def done() -> Response:
        made = transact(place.desk.url, lambda work: _begun(work, place.actor, place.id))
        return RedirectResponse(f"/partnerships/{made}", 303)

    return submitted(filled, done, lambda again, status: shown(place, again, status))


def _taken(
    place: Place, filled: Filled, step: str, do: Callable[[UnitOfWork], object], said: Words
) -> Response:
    """The next page after the step, or the page of the introduction with what is in the way."""

    def done() -> Response:
        try:
            transact(place.desk.url, do, in_turn=True)
        except Outdated:
            raise InvalidStep(CHANGED) from None
        return go(place.request, f"/introductions/{place.id}", said)

    return submitted(filled, done, lambda again, status: shown(place, again, status, step))


def _demand(place: Place, right: Right) -> None:
    """Let pass whoever has ``right`` over the introduction as a whole, and knows of it."""

    def use_case(work: UnitOfWork) -> None:
        demand(place.actor, right, about_introduction(seen(work, place.actor, place.id).value))

    transact(place.desk.url, use_case, writing=False)


def _begun(work: UnitOfWork, actor: Actor, id: str) -> str:
    return begin_from_introduction(work, actor, id).value.id


def _said(filled: Filled, role: str, introduction: Introduction) -> Said:
    partner = introduction.seeker.partner if role == "seeker" else introduction.giver.partner
    if filled.one("answer") == "yes":
        return Said(yes=True, partner=partner)
    reason, text = (filled.one(FIELDS[role][name]).strip() for name in ("reason", "text"))
    return Said(yes=False, partner=partner, reason=reason or None, text=text)


def _days(filled: Filled) -> int:
    text = filled.one("working_days").strip()
    if not (text.isascii() and text.isdecimal() and len(text) < 5):
        raise InvalidQuery(
            message("'{value}' is no number of days; write it as a whole number, as in 10.", value=text)
        )
    return int(text)

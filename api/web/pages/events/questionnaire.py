"""The questionnaire of a participant, by a secret link; later their evening, and whom they liked to meet."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from fastapi import APIRouter, Request, Response

from api.security.actor import address_of
from api.security.csrf import demand_same_site
from api.security.keeper import TheKeeper
from api.security.tokens import digest_of
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.events.labels import ANSWER, ANSWER_HELP, SAYS
from api.web.rendering import render
from api.web.secret_link import TheSecret
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.event_outcomes.outcome import Says
from matching.events.answering import Asked, answer, asked, say_after
from matching.introductions.times import DENMARK
from storage.transaction import transact

MOST_IN_AN_HOUR = 300
TEXTS = ("arrives", "leaves", "access", "hope")

router = APIRouter(prefix="/questionnaire/{secret}")


@router.get("")
def questionnaire(secret: TheSecret, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """The form; once it is planned, whom they meet when; afterwards, what they say of whom they met."""
    found = _asked(keeper.url, secret)
    return _page(request, secret, found, _filled(found))


@router.post("")
def answered(
    secret: TheSecret, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm
) -> Response:
    """Keep the answers."""

    def do() -> Response:
        keeper.rates.hit_rarely(f"answering from {address_of(request)}", MOST_IN_AN_HOUR)
        before = found.answer.value
        said = {one.guest.id: form.one(f"meet-{one.guest.id}") for one in found.others}
        given = replace(
            before,
            wishes=tuple(id for id, choice in said.items() if choice == "wish"),
            no_thanks=tuple(id for id, choice in said.items() if choice == "no"),
            arrives=form.one("arrives").strip(),
            leaves=form.one("leaves").strip(),
            access=form.one("access").strip(),
            hope=form.one("hope").strip(),
        )
        transact(keeper.url, lambda work: answer(work, digest_of(secret), given))
        thanks = words("Thank you, your answers are saved. You can change them until the evening is planned.")
        return go(request, f"/questionnaire/{secret}", thanks)

    demand_same_site(request)
    found = _asked(keeper.url, secret)
    return submitted(form, do, lambda filled, status: _page(request, secret, found, filled, status))


@router.post("/after")
def said(
    secret: TheSecret, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm
) -> Response:
    """Keep what they say of whom they met."""

    def do() -> Response:
        chosen = {seat.other.id: form.one(f"says-{seat.other.id}") for seat in found.seats}
        given = {id: cast(Says, says) for id, says in chosen.items() if says in SAYS}
        transact(keeper.url, lambda work: say_after(work, digest_of(secret), given))
        return go(request, f"/questionnaire/{secret}", words("Thank you, your answers are saved."))

    demand_same_site(request)
    found = _asked(keeper.url, secret)
    return submitted(form, do, lambda filled, status: _page(request, secret, found, filled, status))


def _asked(url: str, secret: str) -> Asked:
    return transact(url, lambda work: asked(work, digest_of(secret)), writing=False)


def _filled(found: Asked) -> Filled:
    before = found.answer.value
    values = {name: getattr(before, name) for name in TEXTS}
    values |= {f"meet-{id}": "wish" for id in before.wishes} | {f"meet-{id}": "no" for id in before.no_thanks}
    field = "a_says" if found.guest.side == "a" else "b_says"
    for id, one in (found.outcomes or {}).items():
        values[f"says-{id}"] = getattr(one, field) or ""
    return Filled.of(values)


def _page(request: Request, secret: str, found: Asked, form: Filled, status: int = 200) -> Response:
    return render(
        request,
        "events/questionnaire.html" if found.event.is_open else "events/own_evening.html",
        status,
        found=found,
        event=found.event,
        starts=found.event.starts.astimezone(DENMARK),
        secret=secret,
        form=form.named(ANSWER),
        labels=ANSWER,
        help=ANSWER_HELP,
        says=SAYS,
    )

"""A broker decides about one registration: approve, ask, decline, or take that back."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.registration.decision_page import Decidable, decidable, decision_page
from api.web.visitor import TheVisitor
from api.web.warm_market import TheWarmMarket
from api.web.words import Words, words
from matching.codes import code_list
from matching.registrations.approving import approve
from matching.registrations.deciding import ask, decline, reopen
from matching.rights.rules import Visibility
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

APPROVED = words(
    "It is approved: the partner is made, and its contact person can sign in with the password they chose."
)
APPROVED_KNOWN = words(
    "It is approved: the partner is made. The e-mail address had an account already, which is a member of "
    "the partner now; its password is as before."
)

router = APIRouter(prefix="/registrations/{id}")


@router.get("")
def registration(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, market: TheWarmMarket
) -> Response:
    """The page. That somebody read the contact details is noted."""

    def use_case(work: UnitOfWork) -> Decidable:
        found = decidable(work, visitor, id)
        work.audit.note(visitor.actor.user or "", "read_contact", "registration", id)
        return found

    return decision_page(request, visitor, market, transact(keeper.url, use_case), Filled())


@router.post("/approve")
def approved(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    market: TheWarmMarket,
    form: TheForm,
) -> Response:
    """Make a partner of it, and show that."""

    def do() -> tuple[str, Words]:
        wanted = form.one("visibility")
        visibility = cast("Visibility", wanted if wanted in code_list("visibilities") else "centre")
        version, centre = form.whole("version"), form.one("centre")
        done = transact(
            keeper.url, lambda work: approve(work, visitor.actor, id, version, centre, visibility)
        )
        return f"/partners/{done.partner}", APPROVED_KNOWN if done.has_account else APPROVED

    return _decided(id, request, visitor, keeper, market, form, do)


@router.post("/ask")
def asked(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    market: TheWarmMarket,
    form: TheForm,
) -> Response:
    """Send it back with a question."""

    def do() -> tuple[str, Words]:
        version, text = form.whole("version"), form.one("question")
        transact(keeper.url, lambda work: ask(work, visitor.actor, id, version, text))
        return "/registrations", words("Your question is sent back. The applicant sees it at their link.")

    return _decided(id, request, visitor, keeper, market, form, do)


@router.post("/decline")
def declined(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    market: TheWarmMarket,
    form: TheForm,
) -> Response:
    """Say no, with a reason."""

    def do() -> tuple[str, Words]:
        version, text = form.whole("version"), form.one("reason")
        transact(keeper.url, lambda work: decline(work, visitor.actor, id, version, text))
        return "/registrations", words("It is declined. The applicant sees your reason at their link.")

    return _decided(id, request, visitor, keeper, market, form, do)


@router.post("/reopen")
def reopened(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    market: TheWarmMarket,
    form: TheForm,
) -> Response:
    """Put it into the queue again."""

    def do() -> tuple[str, Words]:
        version = form.whole("version")
        transact(keeper.url, lambda work: reopen(work, visitor.actor, id, version))
        return f"/registrations/{id}", words("It waits in the queue again.")

    return _decided(id, request, visitor, keeper, market, form, do)


def _decided(
    id: str,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    market: TheWarmMarket,
    form: Filled,
    do: Callable[[], tuple[str, Words]],
) -> Response:
    """Do it and go on; or the page again, as the registration stands now."""

    def now() -> Decidable:
        return transact(keeper.url, lambda work: decidable(work, visitor, id), writing=False)

    now()  # whoever may not decide is refused, before anything is shown again
    return submitted(
        form,
        lambda: go(request, *do()),
        lambda filled, status: decision_page(request, visitor, market, now(), filled, status),
    )

"""Requests from the portal: what a broker has to answer, and what was answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from api.dependencies import TheId
from api.security.keeper import Keeper, TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.portal.interest_shown import Shown, shown_interest
from api.web.pages.portal.labels import HELP, INTEREST
from api.web.pages.portal.seen import has_page
from api.web.paging import page_of
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from api.web.words import Words, words
from matching.interests.deciding import (
    close_interest,
    introduce_interest,
    list_interests,
    read_interest,
    reopen_interest,
)
from matching.interests.interest import Interest
from matching.rights.actor import Actor
from matching.stored import Stored
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

INTRODUCTION = "/introductions/{id}"
Taken = Callable[[UnitOfWork], Stored[Interest]]

router = APIRouter(prefix="/interests")


@dataclass(frozen=True, slots=True)
class Step:
    """What a form about a request asks for, and who does."""

    id: str
    request: Request
    visitor: Visitor
    keeper: Keeper
    form: Filled

    @property
    def actor(self) -> Actor:
        return self.visitor.actor

    @property
    def version(self) -> int:
        """The one that was looked at."""
        return self.form.whole("version")


def step_asked(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Step:
    """The form that was sent."""
    return Step(id, request, visitor, keeper, form)


TheStep = Annotated[Step, Depends(step_asked)]


@router.get("")
def interests(
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    closed: bool = False,
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """Those that wait for an answer, the oldest first; or those that have got one. No contact details."""

    def use_case(work: UnitOfWork) -> Any:
        found = list_interests(work, visitor.actor, is_open=not closed)
        shown = page_of(found, page, "/interests", {"closed": "true" if closed else ""})
        return shown, [shown_interest(work, visitor.actor, one) for one in shown.items]

    found, shown = transact(keeper.url, use_case, writing=False)
    return render(request, "portal/interests.html", found=found, shown=shown, closed=closed)


@router.get("/{id}")
def interest(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Who asks, and what for; that it was read is noted."""
    return _page(request, visitor, keeper, id, Filled())


@router.post("/{id}/answered")
def answered(asked: TheStep) -> Response:
    """The broker has answered."""
    return _taken(
        asked,
        lambda work: close_interest(work, asked.actor, asked.id, asked.version, "answered"),
        words("The request is closed as answered."),
    )


@router.post("/{id}/dismiss")
def dismiss(asked: TheStep) -> Response:
    """It is not relevant, for a reason."""
    reason = asked.form.one("reason")
    return _taken(
        asked,
        lambda work: close_interest(work, asked.actor, asked.id, asked.version, "dismissed", reason),
        words("The request is closed as not relevant."),
    )


@router.post("/{id}/reopen")
def reopen(asked: TheStep) -> Response:
    """Undo the closing."""
    return _taken(
        asked,
        lambda work: reopen_interest(work, asked.actor, asked.id, asked.version),
        words("The request is open again."),
    )


@router.post("/{id}/introduce")
def introduce(asked: TheStep) -> Response:
    """Draft an introduction of the two partners, which nobody else sees yet."""
    return _taken(
        asked,
        lambda work: introduce_interest(work, asked.actor, asked.id, asked.version),
        words("A draft of an introduction is made. Nobody but you sees it until you put it to both sides."),
        in_turn=True,
    )


def _taken(asked: Step, step: Taken, notice: Words, *, in_turn: bool = False) -> Response:
    """Take the ``step``, and go on to the request, or to the introduction that was made of it."""

    def do() -> Response:
        done = transact(asked.keeper.url, step, in_turn=in_turn).value
        there = in_turn and has_page(asked.request, INTRODUCTION)
        path = f"/introductions/{done.introduction}" if there else f"/interests/{asked.id}"
        return go(asked.request, path, notice)

    def show(filled: Filled, status: int) -> Response:
        return _page(asked.request, asked.visitor, asked.keeper, asked.id, filled, status)

    return submitted(asked.form, do, show)


def _page(
    request: Request, visitor: Visitor, keeper: Keeper, id: str, form: Filled, status: int = 200
) -> Response:
    def use_case(work: UnitOfWork) -> Shown:
        return shown_interest(work, visitor.actor, read_interest(work, visitor.actor, id))

    shown = transact(keeper.url, use_case)
    return render(
        request,
        "portal/interest_read.html",
        status,
        shown=shown,
        interest=shown.interest,
        form=form.named(INTEREST),
        labels=INTEREST,
        help=HELP,
        has_introductions=has_page(request, INTRODUCTION),
    )

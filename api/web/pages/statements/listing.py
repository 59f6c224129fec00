"""The needs and offers of a partner, for those who look after them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.web.forms import Filled
from api.web.pages.statements.sections import Sort
from api.web.rendering import render
from api.web.visitor import TheVisitor
from matching.due.statements import last_day
from matching.introductions.introduction import Introduction
from matching.introductions.times import danish_day
from matching.partner import Partner
from matching.readiness.check import open_items
from matching.registering.partners import changeable_partner
from matching.registering.renewing import is_over
from matching.rights.actor import Actor
from matching.statement import Need, Offer, Statement
from matching.stored import Stored
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Listed:
    """A need or an offer in the list."""

    sort: Sort
    statement: Statement
    version: int
    last_day: date | None
    is_over: bool
    introductions: int
    """How many about it have been put to both sides."""
    open_items: int
    """Of the check of a need."""

    @property
    def path(self) -> str:
        return f"/{self.sort}/{self.statement.id}"

    @property
    def state(self) -> str:
        """A code of ``statuses``, or ``expired``."""
        return "expired" if self.is_over and self.statement.status == "open" else self.statement.status


@router.get("/partners/{id}/statements")
def statements(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Status, last day and introductions of each, with what can be done beside it."""
    partner, listed = transact(keeper.url, lambda work: seen(work, visitor.actor, id), writing=False)
    return list_page(request, partner, listed)


def list_page(
    request: Request, partner: Partner, listed: list[Listed], form: Filled | None = None, status: int = 200
) -> Response:
    """The list, with what was wrong with the last thing that was asked for."""
    return render(
        request,
        "statements/list.html",
        status,
        partner=partner,
        parts=[(sort, [one for one in listed if one.sort == sort]) for sort in ("needs", "offers")],
        form=form or Filled(),
    )


def seen(work: UnitOfWork, actor: Actor, id: str) -> tuple[Partner, list[Listed]]:
    """A partner and what it has, for whoever may change it.

    Raises:
        NotFound, NotSignedIn, NotAllowed: the actor may not.
    """
    partner = changeable_partner(work, actor, id).value
    return partner, listed_of(work, id)


def listed_of(work: UnitOfWork, partner: str) -> list[Listed]:
    """Needs, then offers: those that are open first, then by headline."""
    today, about = danish_day(work.now()), _introductions(work, partner)
    register = work.register_of([partner])
    needs = work.needs.stored_all(register.needs)
    offers = work.offers.stored_all(register.offers)
    found = [_listed("needs", one, today, about) for one in needs]
    found += [_listed("offers", one, today, about) for one in offers]
    order = ("expired", "open", "paused", "closed")
    return sorted(found, key=lambda one: (one.sort, order.index(one.state), one.statement.headline))


def _listed(
    sort: Sort, stored: Stored[Need] | Stored[Offer], today: date, about: Mapping[tuple[Sort, str], int]
) -> Listed:
    statement = stored.value
    return Listed(
        sort,
        statement,
        stored.version,
        last_day(statement),
        is_over(statement, today),
        about.get((sort, statement.id), 0),
        open_items(statement) if isinstance(statement, Need) else 0,
    )


def _introductions(work: UnitOfWork, partner: str) -> Mapping[tuple[Sort, str], int]:
    sides: tuple[tuple[Sort, str], ...] = ("needs", "seeker"), ("offers", "giver")
    counted: dict[tuple[Sort, str], int] = {}
    for sort, side in sides:
        for stored in work.introductions.find(**{side: partner}):
            statement = _side(stored.value, side)
            if statement is not None and stored.value.put is not None:
                counted[sort, statement] = counted.get((sort, statement), 0) + 1
    return counted


def _side(introduction: Introduction, side: str) -> str | None:
    return (introduction.seeker if side == "seeker" else introduction.giver).statement

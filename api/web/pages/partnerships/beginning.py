"""Beginning a partnership that a broker knows of, without an introduction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from api.database_market import AnyMarket
from api.security.keeper import TheKeeper
from api.web.danish_order import danish_order
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.own_centres import own_centres
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.warm_market import TheWarmMarket
from api.web.words import words
from matching.accounts.centre import Centre
from matching.partner import Partner
from matching.partnerships.beginning import NewPartnership, begin
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.statement import Need, Statement
from matching.visible_to import about_partner, sight_of, viewable_statements
from storage.transaction import transact

MOST_FOUND, MOST_PARTNERS = 10, 8
LABELS = {
    "partners": words("Partners"),
    "centre": words("Volunteer centre"),
    "primary": words("The partner that is the primary contact"),
    "level": words("Level of collaboration"),
    "needs": words("Needs that join them"),
    "offers": words("Offers that join them"),
}
BEGUN = words("The partnership has begun. Write down whom to speak to.")
Ids = Annotated[list[str], Query(max_length=MOST_PARTNERS)]

router = APIRouter(prefix="/partnerships/new")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The partners so far, with what they have stated, and those found for another one."""

    partners: list[Partner]
    statements: list[Statement]
    found: list[Partner]
    q: str

    def with_also(self, id: str) -> str:
        """Where this partner is chosen too."""
        return _path([*(one.id for one in self.partners), id])

    def without(self, id: str) -> str:
        """Where it is not chosen."""
        return _path([one.id for one in self.partners if one.id != id])


@router.get("")
def new(
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    market: TheWarmMarket,
    partner: Ids = [],  # noqa: B006
    q: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Choose the partners one after the other, then say what joins them."""
    centres = _centres(keeper, visitor.actor)
    return _page(request, _chosen(market, visitor.actor, partner, q), centres, Filled())


@router.post("")
def begins(
    request: Request, visitor: TheVisitor, keeper: TheKeeper, market: TheWarmMarket, form: TheForm
) -> Response:
    """Begin it."""
    centres = _centres(keeper, visitor.actor)
    chosen = _chosen(market, visitor.actor, list(form.all("partners")), "")

    def do() -> Response:
        asked = NewPartnership(
            centre=form.one("centre"),
            partners=form.all("partners"),
            needs=form.all("needs"),
            offers=form.all("offers"),
            primary=form.one("primary") or None,
            level=form.one("level") or None,
        )
        made = transact(keeper.url, lambda work: begin(work, visitor.actor, asked))
        return go(request, f"/partnerships/{made.value.id}", BEGUN)

    return submitted(form, do, lambda filled, status: _page(request, chosen, centres, filled, status))


def _path(ids: list[str]) -> str:
    return f"/partnerships/new?{urlencode({'partner': ids}, doseq=True)}"


def _centres(keeper: Any, actor: Actor) -> list[Centre]:
    """Where it can begin.

    Raises:
        NotSignedIn, NotAllowed: the actor is no broker.
    """
    demand(actor, "ask")
    found = transact(keeper.url, lambda work: own_centres(work, actor), writing=False)
    if not found:
        demand(actor, "manage_partnership")
    return found


def _chosen(market: AnyMarket, actor: Actor, ids: list[str], q: str) -> Chosen:
    sight, register = sight_of(actor), market.register
    seen = [one for one in register.partners.values() if sight.sees(about_partner(one))]
    known = {one.id: one for one in seen}
    partners = [known[id] for id in dict.fromkeys(ids) if id in known]
    asked = q.casefold().split()
    found = [
        one
        for one in seen
        if asked and one.id not in ids and all(word in one.name.casefold() for word in asked)
    ]
    statements = [each for one in partners for each in viewable_statements(register, one.id, actor)]
    by_name = sorted(found, key=lambda one: (danish_order(one.name), one.id))
    return Chosen(partners, statements, by_name[:MOST_FOUND], q)


def _page(
    request: Request, chosen: Chosen, centres: list[Centre], form: Filled, status: int = 200
) -> Response:
    needs = [one for one in chosen.statements if isinstance(one, Need)]
    return render(
        request,
        "partnerships/new.html",
        status,
        chosen=chosen,
        needs=needs,
        offers=[one for one in chosen.statements if not isinstance(one, Need)],
        names={one.id: one.name for one in chosen.partners},
        centre_options=[(one.id, one.name) for one in centres],
        form=form.named(LABELS),
        labels=LABELS,
        most=MOST_PARTNERS,
    )

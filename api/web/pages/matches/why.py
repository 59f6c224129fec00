"""Why somebody is not in the list, or where in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api.about import in_sight, seen_partner
from api.database_market import AnyMarket
from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.web.danish_order import danish_order
from api.web.pages.matches.asked import asked_for
from api.web.pages.matches.bars import FAMILIES
from api.web.pages.matches.listing import Aside, decided_about
from api.web.pages.matches.narrowing import narrowing_of
from api.web.pages.matches.seen_match import seen_match
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.warm_market import TheWarmMarket
from matching.gate_phrases import gate_phrase
from matching.messages import Message
from matching.partner import Partner
from matching.rights.actor import Actor
from matching.statement import Statement
from matching.visible_to import about_partner, sight_of
from storage.transaction import transact

MOST_NAMES = 20
LONGEST = 200

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Removal:
    """A need or an offer of the partner (None: its profile), and the condition that left it out."""

    statement: Statement | None
    phrase: Message


@router.get("/partners/{id}/matches/why")
@router.get("/offers/{id}/matches/why")
@router.get("/needs/{id}/matches/why")
def why(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    market: TheWarmMarket,
    keeper: TheKeeper,
    q: Annotated[str, Query(max_length=LONGEST)] = "",
    partner: Annotated[str, Query(max_length=LONGEST)] = "",
) -> Response:
    """The partner that is named, those with such a name, or that there is none."""
    asked = asked_for(request, id, visitor.actor, market)
    narrowing = narrowing_of(request)
    named = _named(market, visitor.actor, q) if q.strip() and not partner else []
    chosen = partner or (named[0].id if len(named) == 1 else "")
    page: dict[str, Any] = {
        "asked": asked,
        "narrowing": narrowing,
        "q": q,
        "named": named,
        "families": FAMILIES,
    }
    if not chosen or chosen == asked.asker.id:
        own = chosen == asked.asker.id
        return render(request, "matches/why.html", **page, why=None, own=own)
    seen = seen_partner(visitor.actor, market.register, chosen)
    with market.turn:
        found = market.recommender.why(asked.id, seen.id, in_sight(visitor.actor, narrowing.filters))
    decided = transact(keeper.url, lambda work: decided_about(work, visitor.actor, asked), writing=False)
    return render(
        request,
        "matches/why.html",
        **page,
        own=False,
        why=found,
        one=seen_match(found.match, found.rank) if found.match else None,
        removed=_removals(found.removed),
        aside=_aside(decided.asides, seen.id),
    )


def _named(market: AnyMarket, actor: Actor, q: str) -> list[Partner]:
    """The partners in whose names all words stand, those with exactly this name first."""
    sight, words = sight_of(actor), q.casefold().split()
    found = [
        one
        for one in market.register.partners.values()
        if all(word in one.name.casefold() for word in words) and sight.sees(about_partner(one))
    ]
    exact = [one for one in found if one.name.casefold() == " ".join(words)]
    return sorted(exact or found, key=lambda one: (danish_order(one.name), one.id))[: MOST_NAMES + 1]


def _removals(removed: tuple[tuple[Statement | None, str], ...]) -> list[Removal]:
    """Each once, though a partner is asked for several times."""
    found = {(statement.id if statement else "", gate): (statement, gate) for statement, gate in removed}
    return [Removal(statement, gate_phrase(gate)) for statement, gate in found.values()]


def _aside(asides: tuple[Aside, ...], partner: str) -> Aside | None:
    return next((one for one in asides if one.partner.id == partner), None)

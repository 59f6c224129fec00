"""Drafting an introduction of two who suit each other."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.about import demand_over, in_sight, seen_partner
from api.database_market import AnyMarket
from api.dependencies import TheId, TheLanguage
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.introductions.draft_form import HELP, LABELS, ask_from
from api.web.pages.matches.asked import Asked, asked_for
from api.web.pages.matches.bars import FAMILIES
from api.web.pages.matches.seen_match import seen_match
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from api.web.warm_market import TheWarmMarket
from api.web.words import words
from matching.accounts.centre import Centre
from matching.errors import InvalidQuery
from matching.introductions.between import introductions_between
from matching.introductions.drafting import Drafted, draft
from matching.introductions.from_match import Joined, joined
from matching.introductions.introduction import Introduction
from matching.introductions.suggested_note import suggested_note
from matching.match import Why
from matching.messages import message
from matching.recommend import NO_FILTERS
from matching.rights.actor import Actor
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

DRAFTED = words("The draft is kept. Nobody but your centre sees it until you put it to both sides.")

router = APIRouter()


@router.get("/partners/{id}/matches/introduce")
@router.get("/offers/{id}/matches/introduce")
@router.get("/needs/{id}/matches/introduce")
def form(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    market: TheWarmMarket,
    keeper: TheKeeper,
    language: TheLanguage,
    partner: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """The draft, with a note to both that can be changed."""
    asked, why = _asked(request, id, visitor, market, partner)
    note = suggested_note(asked.asker, why.match, language) if why.match else ""
    filled = Filled.of({"note": note, "centre": next(iter(_own(visitor.actor, asked)), "")})
    return _page(request, visitor, keeper.url, asked, why, filled)


@router.post("/partners/{id}/matches/introduce")
@router.post("/offers/{id}/matches/introduce")
@router.post("/needs/{id}/matches/introduce")
def send(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    market: TheWarmMarket,
    filled: TheForm,
    keeper: TheKeeper,
) -> Response:
    """Keep the draft; nobody is told."""
    asked, why = _asked(request, id, visitor, market, filled.one("partner"))

    def do() -> Response:
        drafted = _drafted(filled, _joined(asked, why))
        made = transact(keeper.url, lambda work: draft(work, visitor.actor, drafted), in_turn=True).value
        return go(request, f"/introductions/{made.id}", DRAFTED)

    return submitted(
        filled, do, lambda again, status: _page(request, visitor, keeper.url, asked, why, again, status)
    )


def _asked(request: Request, id: str, visitor: Visitor, market: AnyMarket, partner: str) -> tuple[Asked, Why]:
    asked = asked_for(request, id, visitor.actor, market)
    demand_over(visitor.actor, "introduce", market.register, asked.record)
    other = seen_partner(visitor.actor, market.register, partner)
    with market.turn:
        return asked, market.recommender.why(asked.id, other.id, in_sight(visitor.actor, NO_FILTERS))


def _joined(asked: Asked, why: Why) -> Joined:
    if why.match is None:
        raise InvalidQuery(
            message(
                "{name} does not suit any more: a hard condition removed it; go back to the list and choose "
                "another.",
                name=why.partner.name,
            )
        )
    return joined(why.match, asked.asker, asked.id, why.model, why.rank)


def _drafted(filled: Filled, sides: Joined) -> Drafted:
    return Drafted(
        seeker=sides.seeker,
        giver=sides.giver,
        centre=filled.one("centre") or None,
        ask=ask_from(filled),
        note=filled.one("note").strip(),
        private_note=filled.one("private_note").strip(),
        shown=sides.shown,
    )


def _own(actor: Actor, asked: Asked) -> list[str]:
    """The centres that can introduce, those of the asker first."""
    own = set(asked.asker.centres) if actor.is_administrator else set(actor.centres)
    return sorted(own, key=lambda one: (one not in asked.asker.centres, one))


def _known(
    work: UnitOfWork, actor: Actor, asked: Asked, other: str
) -> tuple[list[Introduction], list[Centre]]:
    centres = [one.value for one in work.centres.find() if one.value.id in _own(actor, asked)]
    return introductions_between(work, actor, asked.asker.id, other), centres


def _page(
    request: Request, visitor: Visitor, url: str, asked: Asked, why: Why, filled: Filled, status: int = 200
) -> Response:
    there, centres = transact(
        url, lambda work: _known(work, visitor.actor, asked, why.partner.id), writing=False
    )
    return render(
        request,
        "matches/introduce.html",
        status,
        asked=asked,
        other=why.partner,
        one=seen_match(why.match, why.rank) if why.match else None,
        there=there,
        centres=centres,
        families=FAMILIES,
        form=filled.named(LABELS),
        labels=LABELS,
        help=HELP,
    )

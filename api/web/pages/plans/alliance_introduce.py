"""Drafting the introductions of an alliance: the partner of the need with each member."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.about import demand_over, seen_need, seen_offer, seen_partner
from api.database_market import AnyMarket
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.own_centres import own_centres
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from api.web.warm_market import TheWarmMarket
from api.web.words import words
from matching.accounts.centre import Centre
from matching.errors import InvalidQuery
from matching.introductions.between import introductions_between
from matching.introductions.drafting import Drafted, draft
from matching.introductions.introduction import Introduction, Side
from matching.messages import message
from matching.partner import Partner
from matching.rights.actor import Actor
from matching.season.met import UNDER_WAY
from matching.statement import Need, Offer
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter()
MOST_PAIRS = 10


@dataclass(frozen=True, slots=True)
class Pair:
    """A member, with its offer if it has one, and what joins it with the need already."""

    partner: Partner
    offer: Offer | None
    there: Introduction | None = None

    @property
    def value(self) -> str:
        """As the form sends it."""
        return f"{self.partner.id},{self.offer.id if self.offer else ''}"


@router.get("/alliances/introduce")
def confirm(
    request: Request,
    visitor: TheVisitor,
    market: TheWarmMarket,
    keeper: TheKeeper,
    need: Annotated[str, Query(max_length=200)] = "",
    pair: Annotated[list[str] | None, Query(max_length=MOST_PAIRS)] = None,
) -> Response:
    """Who will be drafted with whom."""
    asked, found = _asked(visitor.actor, market, need, pair or [])
    return _page(request, visitor, keeper.url, market, asked, found, Filled.of({"pair": pair or []}))


@router.post("/alliances/introduce")
def send(
    request: Request, visitor: TheVisitor, market: TheWarmMarket, form: TheForm, keeper: TheKeeper
) -> Response:
    """Keep the drafts; nobody is told. What is under way is not drafted again."""
    asked, found = _asked(visitor.actor, market, form.one("need"), form.all("every"))
    chosen = [one for one in found if one.value in form.all("pair")]

    def do() -> Response:
        if not chosen:
            raise InvalidQuery(message("Nobody is chosen; tick those who are to be introduced."))
        centre = form.one("centre") or None
        made = transact(
            keeper.url, lambda work: _drafted(work, visitor.actor, asked, chosen, centre), in_turn=True
        )
        if not made:
            return go(request, "/introductions", words("Nothing new: they are introduced already."))
        return go(
            request,
            "/introductions?state=draft",
            words("Introductions drafted: {made}. Put each to both sides when you are ready.", made=made),
        )

    return submitted(
        form,
        do,
        lambda again, status: _page(request, visitor, keeper.url, market, asked, found, again, status),
    )


def _asked(actor: Actor, market: AnyMarket, id: str, pairs: Sequence[str]) -> tuple[Need, list[Pair]]:
    need = seen_need(actor, market.register, id)
    demand_over(actor, "introduce", market.register, need)
    found = []
    for text in list(dict.fromkeys(pairs))[:MOST_PAIRS]:
        partner, _, offer = text.partition(",")
        given = seen_offer(actor, market.register, offer) if offer else None
        found.append(Pair(seen_partner(actor, market.register, partner), given))
    return need, found


def _drafted(work: UnitOfWork, actor: Actor, need: Need, pairs: Sequence[Pair], centre: str | None) -> int:
    """How many drafts were made."""
    fresh = [one for one in pairs if _there(work, actor, need, one) is None]
    for one in fresh:
        giver = Side(one.partner.id, one.offer.id if one.offer else None)
        draft(work, actor, Drafted(seeker=Side(need.partner, need.id), giver=giver, centre=centre))
    return len(fresh)


def _there(work: UnitOfWork, actor: Actor, need: Need, pair: Pair) -> Introduction | None:
    """The introduction that joins the two about this need, and is under way."""
    known = introductions_between(work, actor, need.partner, pair.partner.id)
    return next((one for one in known if one.seeker.statement == need.id and one.state in UNDER_WAY), None)


def _known(
    work: UnitOfWork, actor: Actor, need: Need, pairs: Sequence[Pair]
) -> tuple[list[Pair], list[Centre]]:
    found = [Pair(one.partner, one.offer, _there(work, actor, need, one)) for one in pairs]
    return found, own_centres(work, actor)


def _page(  # noqa: PLR0913, PLR0917
    request: Request,
    visitor: Visitor,
    url: str,
    market: AnyMarket,
    need: Need,
    pairs: Sequence[Pair],
    form: Filled,
    status: int = 200,
) -> Response:
    found, centres = transact(url, lambda work: _known(work, visitor.actor, need, pairs), writing=False)
    asker = market.register.partner(need.partner)
    centres.sort(key=lambda one: one.id not in asker.centres)
    return render(
        request,
        "plans/alliance_introduce.html",
        status,
        need=need,
        asker=asker,
        fresh=[one for one in found if one.there is None],
        there=[one for one in found if one.there is not None],
        pairs=found,
        centres=[(one.id, one.name) for one in centres],
        form=form,
        label=words("Centre that introduces"),
    )

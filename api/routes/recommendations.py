"""Recommendations for what stands in the register, and why a partner is or is not among them."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.about import demand_over, in_sight, seen_need, seen_offer, seen_partner
from api.database_market import AnyMarket
from api.dependencies import ListQuestion, TheId, TheLanguage, TheMarket, ThePartner, WhyQuestion
from api.documents import question_as_dict, sent
from api.observation import note_list
from api.parameters import ListAsked, WhyAsked
from api.schemas import Recommendations, Why
from api.security.actor import TheActor
from matching.messages import Language
from matching.partner import Partner
from matching.report import recommendations_as_dict, why_as_dict
from matching.rights.actor import Actor
from matching.statement import Statement

router = APIRouter(tags=["recommendations"])


@router.get("/needs/{id}/recommendations", response_model=Recommendations, summary="Who suits a need")
def for_need(
    id: TheId,
    asked: ListQuestion,
    actor: TheActor,
    market: TheMarket,
    language: TheLanguage,
    response: Response,
) -> Response:
    """Partners for a need, by their offers or as they are."""
    return _recommended(market, seen_need(actor, market.register, id), asked, actor, language, response)


@router.get("/offers/{id}/recommendations", response_model=Recommendations, summary="Who suits an offer")
def for_offer(
    id: TheId,
    asked: ListQuestion,
    actor: TheActor,
    market: TheMarket,
    language: TheLanguage,
    response: Response,
) -> Response:
    """Partners for an offer, by their needs."""
    return _recommended(market, seen_offer(actor, market.register, id), asked, actor, language, response)


@router.get("/partners/{id}/recommendations", response_model=Recommendations, summary="Who suits a partner")
def for_partner(
    id: TheId,
    asked: ListQuestion,
    actor: TheActor,
    market: TheMarket,
    language: TheLanguage,
    response: Response,
) -> Response:
    """Partners for a partner, by its profile and all its open needs and offers."""
    return _recommended(market, seen_partner(actor, market.register, id), asked, actor, language, response)


@router.get("/needs/{id}/why/{partner_id}", response_model=Why, summary="Why a partner suits a need, or not")
def why_for_need(
    id: TheId,
    partner_id: ThePartner,
    asked: WhyQuestion,
    actor: TheActor,
    market: TheMarket,
    language: TheLanguage,
    response: Response,
) -> Response:
    """Where the partner stands in the whole list for the need, or what removed it."""
    asking = seen_need(actor, market.register, id)
    return _why(market, asking, partner_id, asked, actor, language, response)


@router.get(
    "/offers/{id}/why/{partner_id}", response_model=Why, summary="Why a partner suits an offer, or not"
)
def why_for_offer(
    id: TheId,
    partner_id: ThePartner,
    asked: WhyQuestion,
    actor: TheActor,
    market: TheMarket,
    language: TheLanguage,
    response: Response,
) -> Response:
    """Where the partner stands in the whole list for the offer, or what removed it."""
    asking = seen_offer(actor, market.register, id)
    return _why(market, asking, partner_id, asked, actor, language, response)


@router.get(
    "/partners/{id}/why/{partner_id}", response_model=Why, summary="Why a partner suits a partner, or not"
)
def why_for_partner(
    id: TheId,
    partner_id: ThePartner,
    asked: WhyQuestion,
    actor: TheActor,
    market: TheMarket,
    language: TheLanguage,
    response: Response,
) -> Response:
    """Where the one partner stands in the whole list for the other, or what removed it."""
    asking = seen_partner(actor, market.register, id)
    return _why(market, asking, partner_id, asked, actor, language, response)


def _recommended(
    market: AnyMarket,
    asking: Partner | Statement,
    asked: ListAsked,
    actor: Actor,
    language: Language,
    response: Response,
) -> Response:
    demand_over(actor, "recommend", market.register, asking)
    with market.turn:
        found = market.recommender.recommend(asking.id, asked.n, in_sight(actor, asked.filters()))
        query = question_as_dict(asking.id, market.query(asking.id), language)
        answer = sent({"query": query, **recommendations_as_dict(found, language)}, response)
    note_list(found.considered, len(found.matches))
    return answer


def _why(
    market: AnyMarket,
    asking: Partner | Statement,
    partner: str,
    asked: WhyAsked,
    actor: Actor,
    language: Language,
    response: Response,
) -> Response:
    demand_over(actor, "recommend", market.register, asking)
    seen = seen_partner(actor, market.register, partner)
    with market.turn:
        found = market.recommender.why(asking.id, seen.id, in_sight(actor, asked.filters()))
        query = question_as_dict(asking.id, market.query(asking.id), language)
        return sent({"query": query, **why_as_dict(found, language)}, response)

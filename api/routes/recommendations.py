"""Recommendations for what stands in the register, and why a partner is or is not among them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from api.dependencies import ListQuestion, TheId, TheLanguage, TheMarket, ThePartner, WhyQuestion
from api.documents import question_as_dict
from api.market import Market
from api.parameters import ListAsked, WhyAsked
from api.schemas import Recommendations, Why
from matching.messages import Language
from matching.report import recommendations_as_dict, why_as_dict

router = APIRouter(tags=["recommendations"])


@router.get("/needs/{id}/recommendations", response_model=Recommendations, summary="Who suits a need")
def for_need(id: TheId, asked: ListQuestion, market: TheMarket, language: TheLanguage) -> dict[str, Any]:
    """Partners for a need, by their offers or as they are."""
    return _recommended(market, market.register.need(id).id, asked, language)


@router.get("/offers/{id}/recommendations", response_model=Recommendations, summary="Who suits an offer")
def for_offer(id: TheId, asked: ListQuestion, market: TheMarket, language: TheLanguage) -> dict[str, Any]:
    """Partners for an offer, by their needs."""
    return _recommended(market, market.register.offer(id).id, asked, language)


@router.get("/partners/{id}/recommendations", response_model=Recommendations, summary="Who suits a partner")
def for_partner(id: TheId, asked: ListQuestion, market: TheMarket, language: TheLanguage) -> dict[str, Any]:
    """Partners for a partner, by its profile and all its open needs and offers."""
    return _recommended(market, market.register.partner(id).id, asked, language)


@router.get("/needs/{id}/why/{partner_id}", response_model=Why, summary="Why a partner suits a need, or not")
def why_for_need(
    id: TheId, partner_id: ThePartner, asked: WhyQuestion, market: TheMarket, language: TheLanguage
) -> dict[str, Any]:
    """Where the partner stands in the whole list for the need, or what removed it."""
    return _why(market, market.register.need(id).id, partner_id, asked, language)


@router.get(
    "/offers/{id}/why/{partner_id}", response_model=Why, summary="Why a partner suits an offer, or not"
)
def why_for_offer(
    id: TheId, partner_id: ThePartner, asked: WhyQuestion, market: TheMarket, language: TheLanguage
) -> dict[str, Any]:
    """Where the partner stands in the whole list for the offer, or what removed it."""
    return _why(market, market.register.offer(id).id, partner_id, asked, language)


@router.get(
    "/partners/{id}/why/{partner_id}", response_model=Why, summary="Why a partner suits a partner, or not"
)
def why_for_partner(
    id: TheId, partner_id: ThePartner, asked: WhyQuestion, market: TheMarket, language: TheLanguage
) -> dict[str, Any]:
    """Where the one partner stands in the whole list for the other, or what removed it."""
    return _why(market, market.register.partner(id).id, partner_id, asked, language)


def _recommended(market: Market, id: str, asked: ListAsked, language: Language) -> dict[str, Any]:
    found = market.recommender.recommend(id, asked.n, asked.filters())
    query = question_as_dict(id, market.query(id), language)
    return {"query": query, **recommendations_as_dict(found, language)}


def _why(market: Market, id: str, partner: str, asked: WhyAsked, language: Language) -> dict[str, Any]:
    found = market.recommender.why(id, partner, asked.filters())
    return {"query": question_as_dict(id, market.query(id), language), **why_as_dict(found, language)}

"""Plans for many partners at once."""

from __future__ import annotations

from itertools import chain

from fastapi import APIRouter, Request, Response

from api.about import demand_over, seen_need
from api.dependencies import JustAsked, TheLanguage, TheLiveMarket, TheMarket
from api.plan_desk import ThePlans
from api.plan_limits import check_people
from api.plan_market_asked import MarketAsked, MeasuresAsked
from api.plan_market_schemas import MarketMeasures, MarketPlan
from api.plan_market_task import measured, planned
from api.plan_people_asked import AllianceAsked, VolunteersAsked
from api.plan_people_schemas import AlliancePlan, VolunteerPlan
from api.plan_people_task import Assigning, Ground, allied, assigned
from api.plan_register import alliance_register, people_register, vectors_of, with_good
from api.plan_replies import Planning, made, spoken
from api.raw_json import RawJson, body_of
from api.security.actor import TheActor
from matching.alliances.proposing import proposed_parts
from matching.alliances.wish import DEADLINE_S
from matching.rights.rules import About, demand

router = APIRouter(prefix="/plans", tags=["plans"])


@router.post(
    "/market",
    response_model=MarketPlan,
    openapi_extra=body_of(MarketAsked),
    summary="Make lists for all proposers of a market at once",
)
def market(
    actor: Planning,
    body: RawJson,
    asked: JustAsked,
    plans: ThePlans,
    language: TheLanguage,
    response: Response,
) -> Response:
    """Of two tables of preferences, so that the market as a whole has most matches. Nothing is stored."""
    return made(plans.made(planned, body, plans.longest_s, deadline_s=plans.longest_s), response)


@router.post(
    "/market/measures",
    response_model=MarketMeasures,
    openapi_extra=body_of(MeasuresAsked),
    summary="Measure the lists of a market",
)
def market_measures(
    actor: Planning,
    body: RawJson,
    asked: JustAsked,
    plans: ThePlans,
    language: TheLanguage,
    response: Response,
) -> Response:
    """How good and how fair lists are that are there already. Nothing is stored."""
    return made(plans.made(measured, body, deadline_s=plans.longest_s), response)


@router.post("/volunteers", response_model=VolunteerPlan, summary="Assign volunteers to needs")
def volunteers(
    asked: VolunteersAsked,
    request: Request,
    response: Response,
    actor: TheActor,
    live: TheLiveMarket,
    market: TheMarket,
    plans: ThePlans,
) -> Response:
    """Volunteers and teams to the needs that seek people, all at once, with what stays empty and why.

    Over the needs and volunteers for which you may ask for volunteers. Nothing is stored.
    """
    needs = [seen_need(actor, market.register, id) for id in dict.fromkeys(asked.needs)]
    for need in needs:
        demand_over(actor, "recommend_volunteers", market.register, need)
    demand(actor, "recommend_volunteers", About(actor.centres))
    language = spoken(request, response, asked)
    seconds = plans.deadline(asked.deadline)
    assigning = Assigning([need.id for need in needs], asked.choices, asked.most_tasks(), seconds)
    register = people_register(market, actor, asked.centre)
    check_people(len(register.volunteers), len(needs) or len(register.needs))
    ground = Ground(register, market.day, vectors_of(live), language)
    return made(plans.made(assigned, ground, assigning, deadline_s=seconds), response)


@router.post("/alliance", response_model=AlliancePlan, summary="Put an alliance together for a need")
def alliance(
    asked: AllianceAsked,
    request: Request,
    response: Response,
    actor: TheActor,
    live: TheLiveMarket,
    market: TheMarket,
    plans: ThePlans,
) -> Response:
    """A few partners who cover a need that is too much for one; three alternatives that differ.

    Of the partners that you see. Nothing is stored.
    """
    needs = [seen_need(actor, market.register, id) for id in dict.fromkeys((asked.need, *asked.also))]
    for need in needs:
        demand_over(actor, "recommend", market.register, need)
    language = spoken(request, response, asked)
    seconds = plans.deadline(asked.deadline, DEADLINE_S)
    wish = asked.wish(seconds)
    named = {*wish.members, *chain.from_iterable(wish.good)}
    register = alliance_register(market, actor, needs, wish.parts or proposed_parts(needs), named)
    if asked.prefer_good:
        wish = with_good(wish, register, live.url, actor)
    ground = Ground(register, market.day, vectors_of(live), language)
    also = [need.id for need in needs[1:]]
    return made(plans.made(allied, ground, asked.need, also, wish, deadline_s=seconds), response)

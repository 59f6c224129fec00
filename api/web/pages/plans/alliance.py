"""Putting an alliance together: the parts of a need, and who could cover them together."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api.about import demand_over, demand_plan, seen_need
from api.database_market import AnyMarket
from api.dependencies import TheLanguage, TheLiveMarket
from api.plan_desk import PlanDesk, ThePlans
from api.plan_people_task import Ground, allied
from api.plan_register import alliance_register, vectors_of
from api.web.forms import Filled, submitted
from api.web.pages.plans.alliance_form import LISTS, WEIGHTS, WHATS, filled_from, members_of, rows_of, wish_of
from api.web.pages.plans.coverage import Alternative, alternative
from api.web.paging import page_of
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from api.web.warm_market import TheWarmMarket
from matching.alliances.part import Part
from matching.alliances.proposing import proposed_parts
from matching.alliances.wish import DEADLINE_S, MOST_MEMBERS
from matching.codes import code_list
from matching.errors import InvalidQuery
from matching.messages import Language
from matching.rights.actor import Actor
from matching.rights.rules import may
from matching.season.ground import is_open
from matching.statement import Need
from matching.visible_to import about_partner

router = APIRouter()
SIZES = range(2, 9)


@router.get("/alliances/new")
def builder(  # noqa: PLR0913, PLR0917 – a dependency each
    request: Request,
    visitor: TheVisitor,
    market: TheWarmMarket,
    live: TheLiveMarket,
    plans: ThePlans,
    language: TheLanguage,
    need: Annotated[str, Query(max_length=200)] = "",
    q: Annotated[str, Query(max_length=200)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """The parts of the need; with ``go`` the alternatives too. Without a need, the needs to choose from."""
    if not need:
        return _choice(request, visitor.actor, market, q, page)
    asked = seen_need(visitor.actor, market.register, need)
    demand_over(visitor.actor, "recommend", market.register, asked)
    form = filled_from(request.query_params)
    proposed = _proposed(asked)
    if not form.one("go"):
        return _page(request, visitor, market, asked, proposed, form, language)

    def do() -> Response:
        found = _planned(visitor.actor, market, live, plans, asked, proposed, form, language)
        return _page(request, visitor, market, asked, proposed, form, language, found)

    return submitted(
        form,
        do,
        lambda again, status: _page(
            request, visitor, market, asked, proposed, again, language, status=status
        ),
    )


def _planned(  # noqa: PLR0913, PLR0917
    actor: Actor,
    market: AnyMarket,
    live: Any,
    plans: PlanDesk,
    need: Need,
    proposed: tuple[Part, ...],
    form: Filled,
    language: Language,
) -> dict[str, Any]:
    seconds = plans.deadline(None, DEADLINE_S)
    first = wish_of(form, proposed, (), seconds)
    register = alliance_register(market, actor, [need], first.parts or proposed, set(form.all("must")))
    never = {*form.all("never")} - {need.partner}
    left = [id for id in register.partners if id not in never]
    register = register.of(left)
    members = members_of(form, register, [id for id in left if id != need.partner])
    wish = wish_of(form, proposed, members, seconds)
    ground = Ground(register, market.day, vectors_of(live), language)
    found: dict[str, Any] = json.loads(plans.made(allied, ground, need.id, [], wish, deadline_s=seconds))
    return found | {"members": members}


def _proposed(need: Need) -> tuple[Part, ...]:
    try:
        return proposed_parts([need])
    except InvalidQuery:
        return ()  # all is spoken for: whoever wants more writes the parts


def _choice(request: Request, actor: Actor, market: AnyMarket, q: str, page: int) -> Response:
    demand_plan(actor)
    partners, text = market.register.partners, q.strip().casefold()
    mine = {
        id: one for id, one in partners.items() if actor.is_administrator or actor.centres & set(one.centres)
    }
    found = [
        (one, mine[one.partner])
        for one in market.register.of(mine).needs.values()
        if is_open(one, market.day) and text in f"{one.headline} {mine[one.partner].name}".casefold()
    ]
    found.sort(key=lambda pair: (-len(pair[0].competences) - len(pair[0].roles), pair[0].headline.casefold()))
    pages = page_of(found, page, "/alliances/new", {"q": q})
    return render(request, "plans/alliance_choice.html", q=q, found=pages)


def _page(  # noqa: PLR0913, PLR0917
    request: Request,
    visitor: Visitor,
    market: AnyMarket,
    need: Need,
    proposed: tuple[Part, ...],
    form: Filled,
    language: Language,
    plan: dict[str, Any] | None = None,
    status: int = 200,
) -> Response:
    register = market.register
    asker = register.partner(need.partner)
    must = [*plan["members"]] if plan else [*form.all("must")]
    alternatives: list[Alternative] = (
        [alternative(each, plan["parts"]) for each in plan["alliances"]] if plan else []
    )
    return render(
        request,
        "plans/alliance.html",
        status,
        need=need,
        asker=asker,
        form=form,
        rows=rows_of(form, proposed, language),
        proposed=bool(proposed),
        whats=WHATS.items(),
        weights=WEIGHTS.items(),
        units=list(code_list("units")),
        known=[label for one in LISTS.values() for label in _labels(one, language)],
        sizes=SIZES,
        most=form.whole("most") or MOST_MEMBERS,
        must=_named(market, visitor.actor, must),
        never=_named(market, visitor.actor, form.all("never")),
        plan=plan,
        alternatives=alternatives,
        may_introduce=may(visitor.actor, "introduce", about_partner(asker)),
    )


def _labels(list_name: str, language: Language) -> list[str]:
    codes = code_list(list_name)
    return [codes.label(code, language) for code in codes]


def _named(market: AnyMarket, actor: Actor, ids: Any) -> list[tuple[str, str]]:
    """Ids and names of those that may be seen."""
    partners = market.register.partners
    known = [partners[id] for id in dict.fromkeys(ids) if id in partners]
    return [(one.id, one.name) for one in known if may(actor, "see_profile", about_partner(one))]

"""Partners, needs and offers as they stand in the register, without contact details."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from fastapi import APIRouter

from api.about import seen_need, seen_offer, seen_partner
from api.dependencies import JustAsked, PageQuestion, TheId, TheLanguage, TheMarket
from api.parameters import checked_length
from api.profile_schemas import PartnerSheet, StatementSheet
from api.schemas import PartnerPage
from api.security.actor import TheActor
from matching.messages import Language, message
from matching.partner import Partner
from matching.register import Register
from matching.report import partner_as_dict, statement_as_dict
from matching.rights.actor import Actor
from matching.statement import Need
from matching.visible_to import about_partner, sight_of, viewable_statements
from storage.records import Profile, record_of, sort_of

CONTACT_DETAILS = {"contact_name", "contact_email", "contact_phone"}

EMPTY = message("There are no partners yet; import some with 'brobygger import'.")
UNSEEN = message("There are partners, but none that you may see; sign in, or ask the broker of the centre.")

router = APIRouter(tags=["register"])


@router.get("/partners", response_model=PartnerPage, summary="List the partners")
def partners(
    asked: PageQuestion, actor: TheActor, market: TheMarket, language: TheLanguage
) -> dict[str, Any]:
    """A page of the partners that may be seen, in the order of their ids."""
    register = market.register
    sight = sight_of(actor)
    ids = [one.id for one in register.partners.values() if sight.sees(about_partner(one))]
    first = bisect_right(ids, asked.after) if asked.after else 0
    page = ids[first : first + checked_length(asked.n)]
    return {
        "partners": [_in_list(register.partners[id], register, actor, language) for id in page],
        "shown": len(page),
        "total": len(ids),
        "next": page[-1] if page and page[-1] != ids[-1] else None,
        "notes": [] if ids else [(UNSEEN if register.partners else EMPTY).text(language)],
    }


@router.get(
    "/partners/{id}", response_model=PartnerSheet, response_model_exclude_unset=True, summary="Show a partner"
)
def partner(
    id: TheId, asked: JustAsked, actor: TheActor, market: TheMarket, language: TheLanguage
) -> dict[str, Any]:
    """A partner's public profile, with its needs and offers in short."""
    found = seen_partner(actor, market.register, id)
    own = viewable_statements(market.register, id, actor)
    return {
        **_sheet(found),
        "statements": [statement_as_dict(statement, language) for statement in own],
    }


@router.get(
    "/needs/{id}", response_model=StatementSheet, response_model_exclude_unset=True, summary="Show a need"
)
def need(id: TheId, asked: JustAsked, actor: TheActor, market: TheMarket) -> dict[str, Any]:
    """A need, under the names of a market file."""
    return _sheet(seen_need(actor, market.register, id))


@router.get(
    "/offers/{id}", response_model=StatementSheet, response_model_exclude_unset=True, summary="Show an offer"
)
def offer(id: TheId, asked: JustAsked, actor: TheActor, market: TheMarket) -> dict[str, Any]:
    """An offer, under the names of a market file."""
    return _sheet(seen_offer(actor, market.register, id))


def _sheet(profile: Profile) -> dict[str, Any]:
    """The record of docs/format.md without whom to speak to, which is shown when both have said yes."""
    record = {name: value for name, value in record_of(profile).items() if name not in CONTACT_DETAILS}
    return {"sort": sort_of(profile), "record": record}


def _in_list(partner: Partner, register: Register, actor: Actor, language: Language) -> dict[str, Any]:
    own = viewable_statements(register, partner.id, actor)
    needs = sum(isinstance(statement, Need) for statement in own)
    return {**partner_as_dict(partner, language), "needs": needs, "offers": len(own) - needs}

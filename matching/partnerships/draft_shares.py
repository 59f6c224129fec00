"""What a draft says about each partner: the roles it plays and what it gives."""

from __future__ import annotations

from decimal import Decimal

from matching.labels import Labels
from matching.messages import Language, Message, message
from matching.partner import Partner
from matching.partnerships.agreement import Share
from matching.partnerships.grounds import Grounds
from matching.partnerships.partnership import Partnership
from matching.partnerships.placeholder import to_be_agreed
from matching.partnerships.wording import Amount, headline, quoted, worded
from matching.statement import Need, Offer, Statement


def draft_shares(partnership: Partnership, ground: Grounds, language: Language) -> tuple[Share, ...]:
    """One share a partner of the partnership, in its order."""
    profiles = {partner.id: partner for partner in ground.partners}
    return tuple(
        _share(profiles[partner], ground, language) if partner in profiles else Share(partner=partner)
        for partner in partnership.partners
    )


def _share(partner: Partner, ground: Grounds, language: Language) -> Share:
    return Share(
        partner=partner.id,
        role=worded(_role(partner, ground), language),
        contribution=worded(_contribution(partner, ground), language),
    )


def _role(partner: Partner, ground: Grounds) -> list[Message]:
    sought = {role for need in ground.needs if need.partner != partner.id for role in need.roles}
    offered = {role for offer in ground.offers if offer.partner == partner.id for role in offer.roles}
    able = (offered | set(partner.roles_can)) - set(partner.roles_cannot)
    played = sorted(sought & able or offered & able)
    found = (
        message("{name} takes these roles: {roles}.", name=partner.name, roles=Labels("roles", played))
        if played
        else to_be_agreed(message("which roles {name} plays", name=partner.name))
    )
    return [found, *_barred(partner)]


def _barred(partner: Partner) -> list[Message]:
    if not partner.roles_cannot:
        return []
    barred = Labels("roles", partner.roles_cannot)
    return [message("{name} does not take these roles: {codes}.", name=partner.name, codes=barred)]


def _contribution(partner: Partner, ground: Grounds) -> list[Message]:
    found: list[Message] = []
    for statement in ground.by(partner):
        if isinstance(statement, Offer):
            found += _given(partner.name, statement)
        elif isinstance(statement, Need):
            found += _given_back(partner.name, statement)
    return found or [to_be_agreed(message("what {name} gives", name=partner.name))]


def _given(name: str, offer: Offer) -> list[Message]:
    resource = Labels("resource_kinds", [offer.resource_kind])
    found = [
        message("{name} gives {resource}: “{text}”.", name=name, resource=resource, text=headline(offer))
    ]
    if offer.quantity is not None:
        left = Amount(max(offer.quantity - (offer.committed or 0), Decimal(0)))
        unit = Labels("units", [offer.unit or ""])
        found.append(message("It has {amount} {unit} to give.", amount=left, unit=unit))
    else:
        found.append(to_be_agreed(message("how much")))
    return [*found, *_hours(offer)]


def _hours(statement: Statement) -> list[Message]:
    if statement.hours_per_month is None:
        return []
    return [message("It takes about {hours} hours a month.", hours=Amount(statement.hours_per_month))]


def _given_back(name: str, need: Need) -> list[Message]:
    found: list[Message] = []
    if need.returns:
        returns = Labels("resource_kinds", need.returns)
        found.append(message("{name} gives back: {returns}.", name=name, returns=returns))
    if need.in_return:
        found.append(
            message("{name} says about the return: “{text}”", name=name, text=quoted(need.in_return))
        )
    return found

"""What a record belongs to, and that what may not be seen is not there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from matching.errors import NotFound, NotSignedIn
from matching.filters import Filters
from matching.messages import message
from matching.partner import Partner
from matching.register import Register
from matching.rights.actor import Actor
from matching.rights.rules import About, Right, demand, may
from matching.statement import Need, Offer, Statement
from matching.visible_to import Sight, about_partner, about_statement, sight_of

SIGN_IN = message("You are not signed in; sign in, or send an API token, and ask again.")


def in_sight(actor: Actor, filters: Filters) -> Filters:
    """``filters`` that leave of the market what ``actor`` may see."""
    return filters if actor.is_administrator else replace(filters, sight=sight_of(actor))


def volunteers_in_sight(actor: Actor, filters: Filters) -> Filters:
    """``filters`` that leave the volunteers of partners of the actor's own centres."""
    return filters if actor.is_administrator else replace(filters, sight=Sight(None, actor.centres))


def seen_partner(actor: Actor, register: Register, id: str) -> Partner:
    """The partner with this id, if ``actor`` may see it.

    Raises:
        NotFound: there is none, or it may not be seen.
        NotSignedIn: the same, and nobody is signed in.
    """
    with _hidden_from(actor):
        partner = register.partner(id)
        _demand_seen(actor, about_partner(partner), "partner", id)
    return partner


def seen_need(actor: Actor, register: Register, id: str) -> Need:
    """The need with this id; raises as :func:`seen_partner`."""
    with _hidden_from(actor):
        need = register.need(id)
        _demand_seen(actor, about_statement(need, register.partner(need.partner)), "need", id)
    return need


def seen_offer(actor: Actor, register: Register, id: str) -> Offer:
    """The offer with this id; raises as :func:`seen_partner`."""
    with _hidden_from(actor):
        offer = register.offer(id)
        _demand_seen(actor, about_statement(offer, register.partner(offer.partner)), "offer", id)
    return offer


def demand_over(actor: Actor, right: Right, register: Register, seen: Partner | Statement) -> None:
    """Let pass whoever has ``right`` over a record that may be seen.

    Raises:
        NotSignedIn, NotAllowed: the actor has not.
    """
    partner = seen if isinstance(seen, Partner) else register.partner(seen.partner)
    demand(actor, right, about_partner(partner))


def demand_plan(actor: Actor) -> None:
    """Let pass whoever may plan for many partners at once: the brokers of all centres.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
    """
    demand(actor, "plan", About(actor.centres))


def _demand_seen(actor: Actor, about: About, sort: str, id: str) -> None:
    if not may(actor, "see_profile", about):
        raise NotFound(sort, id)


@contextmanager
def _hidden_from(actor: Actor) -> Iterator[None]:
    """Whoever is not signed in learns of nothing whether it is there, and is asked to sign in."""
    try:
        yield
    except NotFound:
        if actor.user is None:
            raise NotSignedIn(SIGN_IN) from None
        raise

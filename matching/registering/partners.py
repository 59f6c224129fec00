"""Partners: adding one, changing it, deleting it."""

from __future__ import annotations

from dataclasses import replace

from matching.errors import InvalidStep, NotAllowed, NotFound
from matching.messages import message
from matching.partner import Partner
from matching.registering.work import RegisterWork
from matching.rights.actor import Actor
from matching.rights.rules import About, demand, may
from matching.stored import Stored
from matching.visible_to import about_partner


def add_partner(work: RegisterWork, actor: Actor, partner: Partner) -> Stored[Partner]:
    """Register a partner. One that names no centre gets that of its broker, when there is only one.

    Raises:
        NotSignedIn, NotAllowed: the actor is no broker of all its centres.
        AlreadyExists: its id is taken.
    """
    if not partner.centres and len(actor.centres) == 1:
        partner = replace(partner, centres=tuple(actor.centres))
    for centre in partner.centres or ("",):
        demand(actor, "add_partner", About(frozenset({centre})))
    work.audit.note(actor.user or "", "add", "partner", partner.id)
    return work.partners.add(partner)


def changeable_partner(work: RegisterWork, actor: Actor, id: str) -> Stored[Partner]:
    """The partner, for whoever may change it.

    Raises:
        NotFound: there is none, or the actor may not know of it.
        NotSignedIn, NotAllowed: the actor may not change it.
    """
    stored = work.partners.stored(id)
    about = about_partner(stored.value)
    if actor.user is not None and not may(actor, "see_profile", about):
        raise NotFound("partner", id)
    demand(actor, "change_profile", about)
    return stored


def change_partner(work: RegisterWork, actor: Actor, partner: Partner, version: int) -> Stored[Partner]:
    """Put ``partner`` in the place of what was read as ``version``.

    Raises:
        NotFound, NotSignedIn, NotAllowed: see :func:`changeable_partner`; and only brokers let a centre in,
            or out, and only their own.
        Outdated: somebody has changed it since.
    """
    before = changeable_partner(work, actor, partner.id).value
    moved = frozenset(before.centres) ^ frozenset(partner.centres)
    if not actor.is_administrator and not moved <= actor.centres:
        raise NotAllowed(
            message(
                "You may not let the centres {centres} in or out; ask a broker of each.",
                centres=sorted(moved - actor.centres),
            )
        )
    work.audit.note(actor.user or "", "change", "partner", partner.id)
    return work.partners.change(partner, version)


def delete_partner(work: RegisterWork, actor: Actor, id: str, version: int) -> None:
    """Delete a partner with its needs, offers and volunteers.

    Raises:
        NotFound, NotSignedIn, NotAllowed: the actor may not.
        InvalidStep: it takes part in introductions or partnerships.
        Outdated: somebody has changed it since.
    """
    stored = changeable_partner(work, actor, id)
    demand(actor, "delete_partner", about_partner(stored.value))
    introductions = len(work.introductions.ids(seeker=id)) + len(work.introductions.ids(giver=id))
    partnerships = len(work.partnerships.find(partner=id))
    if introductions or partnerships:
        raise InvalidStep(
            message(
                "The partner '{id}' takes part in introductions ({introductions}) and partnerships "
                "({partnerships}), which would lose a side; withdraw or end those that go on, and close its "
                "needs and offers instead.",
                id=id,
                introductions=introductions,
                partnerships=partnerships,
            )
        )
    work.audit.note(actor.user or "", "delete", "partner", id)
    work.partners.remove(id, version)

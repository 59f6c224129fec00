"""The registrations that wait for a volunteer centre, and who may look at them."""

from __future__ import annotations

from matching.errors import NotFound
from matching.registrations.registration import Registration, State
from matching.registrations.work import RegistrationsWork
from matching.rights.actor import Actor
from matching.rights.rules import About, demand, may
from matching.stored import Stored


def about_registration(registration: Registration, actor: Actor) -> About:
    """What a registration belongs to: its centre, or every centre where the applicant knows none."""
    own = actor.centres if registration.centre is None else frozenset({registration.centre})
    return About(own)


def in_state(work: RegistrationsWork, actor: Actor, state: State) -> list[Stored[Registration]]:
    """The registrations in ``state`` that the actor may decide, those that waited longest first.

    Raises:
        NotSignedIn, NotAllowed: the actor decides none at all.
    """
    demand_deciding(actor)
    found = [one for one in work.registrations.find(state=state) if _may(actor, one.value)]
    return sorted(found, key=lambda one: (one.value.sent or one.value.touched, one.value.id))


def demand_deciding(actor: Actor) -> None:
    """Let pass brokers of any centre, and administrators.

    Raises:
        NotSignedIn, NotAllowed: the actor is none.
    """
    demand(actor, "add_partner", About(actor.centres))


def seen(work: RegistrationsWork, actor: Actor, id: str) -> Stored[Registration]:
    """The registration with this id; what nobody has sent yet is seen by nobody but the applicant.

    Raises:
        NotSignedIn, NotAllowed: the actor decides none at all.
        NotFound: there is none that the actor may decide.
    """
    demand_deciding(actor)
    stored = work.registrations.get(id)
    if stored.value.state == "draft" or not _may(actor, stored.value):
        raise NotFound("registration", id)
    return stored


def _may(actor: Actor, registration: Registration) -> bool:
    return may(actor, "add_partner", about_registration(registration, actor))

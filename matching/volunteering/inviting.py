"""A partner invites its employees: makes a link, sees who has joined (by alias), takes the link back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from matching.checks import Checks
from matching.errors import NotFound
from matching.ids import new_id
from matching.introductions.times import danish_day
from matching.partner import Partner
from matching.registering.partners import changeable_partner
from matching.rights.actor import Actor
from matching.stored import Stored
from matching.volunteer import Volunteer
from matching.volunteering.invitation import MOST_DAYS, Invitation
from matching.volunteering.work import VolunteeringWork


@dataclass(frozen=True, slots=True)
class Employees:
    """The partner, its volunteers in the order of their aliases, and its invitations, the newest first.

    ``paused`` counts those who want not to be found for a while; who they are is theirs to know.
    """

    partner: Partner
    volunteers: Sequence[Volunteer]
    paused: int
    invitations: Sequence[Invitation]


def employees(work: VolunteeringWork, actor: Actor, partner: str) -> Employees:
    """Who has joined under a partner, and the links by which more can.

    Raises:
        NotFound, NotSignedIn, NotAllowed: the actor may not change the partner.
    """
    found = changeable_partner(work, actor, partner).value
    own = work.register_of([partner]).volunteers_of.get(partner, ())
    keys = work.volunteer_keys.find(partner=partner)
    links = [stored.value for stored in work.invitations.find(partner=partner)]
    return Employees(
        found,
        sorted(own, key=lambda one: (one.alias.casefold(), one.id)),
        sum(one.value.paused is not None for one in keys),
        sorted(links, key=lambda one: one.id, reverse=True),
    )


def invite(
    work: VolunteeringWork, actor: Actor, partner: str, digest: str, places: int, expires: date
) -> Stored[Invitation]:
    """Make a link by which as many employees as there are places may join until a day.

    Raises:
        NotFound, NotSignedIn, NotAllowed: the actor may not change the partner.
        InvalidProfile: the places or the day cannot be used.
    """
    changeable_partner(work, actor, partner)
    now, user = work.now(), actor.user or ""
    _check_day(expires, danish_day(now))
    made = Invitation(
        id=new_id(now),
        partner=partner,
        digest=digest,
        made_by=user,
        made_at=now,
        expires=expires,
        places=places,
    )
    work.audit.note(user, "invite", "invitation", made.id, partner)
    return work.invitations.add(made)


def revoke(work: VolunteeringWork, actor: Actor, partner: str, id: str) -> Stored[Invitation]:
    """Let nobody join by a link any more; who has joined stays.

    Raises:
        NotFound, NotSignedIn, NotAllowed: the actor may not change the partner, or it has no such link.
    """
    changeable_partner(work, actor, partner)
    stored = work.invitations.get(id)
    if stored.value.partner != partner:
        raise NotFound("invitation", id)
    if stored.value.revoked:
        return stored
    work.audit.note(actor.user or "", "revoke_invitation", "invitation", id, partner)
    return work.invitations.change(replace(stored.value, revoked=True), stored.version)


def _check_day(expires: date, today: date) -> None:
    checks, last = Checks(), today + timedelta(days=MOST_DAYS)
    if not today <= expires <= last:
        template = "The link cannot expire on {value}; choose a day from {today} to {last}."
        checks.refuse("expires", expires.isoformat(), template, today=str(today), last=str(last))
    checks.done()

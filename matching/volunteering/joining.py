"""An employee joins by the link of their company, and gets a link of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from matching.checks import Checks
from matching.errors import InvalidStep, NotFound
from matching.ids import new_id
from matching.introductions.times import danish_day
from matching.messages import message
from matching.partner import Partner
from matching.stored import Stored
from matching.volunteer import Volunteer
from matching.volunteering.invitation import Invitation
from matching.volunteering.volunteer_key import VolunteerKey
from matching.volunteering.work import VolunteeringWork

VOLUNTEER = "volunteer"
"""Who stands in the audit log where somebody did it by a secret link."""


@dataclass(frozen=True, slots=True)
class Invited:
    """The company, and the link somebody has followed; ``is_good`` is whether they may join by it."""

    partner: Partner
    invitation: Stored[Invitation]
    is_good: bool


def invited(work: VolunteeringWork, digest: str) -> Invited:
    """Who invites by a secret link.

    Raises:
        NotFound: nobody does.
    """
    found = next(iter(work.invitations.find(digest=digest)), None)
    if found is None:
        raise NotFound("invitation", digest[:8])
    partner = work.partners.stored(found.value.partner).value
    return Invited(partner, found, found.value.is_good(danish_day(work.now())))


def join(work: VolunteeringWork, digest: str, given: Volunteer, own_digest: str) -> Stored[VolunteerKey]:
    """Store a volunteer of the company, who is found by the secret of ``own_digest`` from then on.

    Raises:
        NotFound: nobody invites by this link.
        InvalidStep: the link is not good any more.
        InvalidProfile: the alias is another volunteer's of the company.
    """
    found = invited(work, digest)
    if not found.is_good:
        raise InvalidStep(
            message(
                "This link is not good any more: its places are taken, its time is up, or it was taken back. "
                "Nothing was stored; ask your company for a new link."
            )
        )
    now, partner = work.now(), found.partner.id
    volunteer = replace(given, id=new_id(now), partner=partner)
    demand_free_alias(work, volunteer)
    link = found.invitation
    work.invitations.change(replace(link.value, taken=link.value.taken + 1), link.version)
    work.volunteers.add(volunteer)
    work.audit.note(VOLUNTEER, "join", "volunteer", volunteer.id, link.value.id)
    return work.volunteer_keys.add(
        VolunteerKey(id=new_id(now), volunteer=volunteer.id, partner=partner, digest=own_digest, made_at=now)
    )


def demand_free_alias(work: VolunteeringWork, volunteer: Volunteer) -> None:
    """Let pass an alias that no other volunteer of the company has.

    Raises:
        InvalidProfile: it is somebody else's.
    """
    checks, wanted = Checks(), volunteer.alias.strip().casefold()
    own = work.register_of([volunteer.partner]).volunteers_of.get(volunteer.partner, ())
    paused = [one.value.paused for one in work.volunteer_keys.find(partner=volunteer.partner)]
    others = [one for one in (*own, *filter(None, paused)) if one.id != volunteer.id]
    if any(one.alias.strip().casefold() == wanted for one in others):
        template = "'{value}' is a colleague's alias already; choose another."
        checks.refuse("alias", volunteer.alias, template)
    checks.done()

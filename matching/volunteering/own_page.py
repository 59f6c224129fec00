"""What an employee who has joined sees and decides of their own: all of it, by a secret link."""

from __future__ import annotations

from dataclasses import dataclass, replace

from matching.errors import NotFound
from matching.partner import Partner
from matching.stored import Stored
from matching.volunteer import Volunteer
from matching.volunteering.joining import VOLUNTEER, demand_free_alias
from matching.volunteering.volunteer_key import VolunteerKey
from matching.volunteering.work import VolunteeringWork


@dataclass(frozen=True, slots=True)
class Own:
    """All that is stored about a volunteer: the profile, the company, and the key itself."""

    volunteer: Volunteer
    partner: Partner
    key: Stored[VolunteerKey]

    @property
    def is_paused(self) -> bool:
        """Whether they are found by nobody."""
        return self.key.value.paused is not None


def own(work: VolunteeringWork, digest: str) -> Own:
    """What is stored about the volunteer of a secret link.

    Raises:
        NotFound: nobody has this link, or they were deleted.
    """
    key = next(iter(work.volunteer_keys.find(digest=digest)), None)
    if key is None:
        raise NotFound("volunteer", digest[:8])
    volunteer = key.value.paused or work.volunteers.stored(key.value.volunteer).value
    return Own(volunteer, work.partners.stored(volunteer.partner).value, key)


def change(work: VolunteeringWork, digest: str, given: Volunteer) -> Own:
    """Put what was filled in in the place of what is stored.

    Raises:
        NotFound: nobody has this link.
        InvalidProfile: the alias is another volunteer's of the company.
    """
    before = own(work, digest)
    changed = replace(given, id=before.volunteer.id, partner=before.volunteer.partner)
    demand_free_alias(work, changed)
    work.audit.note(VOLUNTEER, "change", "volunteer", changed.id)
    if before.is_paused:
        _keep(work, before, changed)
    else:
        work.volunteers.change(changed, work.volunteers.stored(changed.id).version)
    return own(work, digest)


def pause(work: VolunteeringWork, digest: str) -> None:
    """Take the volunteer out of all lists, and keep what was filled in beside the link alone.

    Raises:
        NotFound: nobody has this link.
    """
    found = own(work, digest)
    if found.is_paused:
        return
    work.audit.note(VOLUNTEER, "pause", "volunteer", found.volunteer.id)
    _keep(work, found, found.volunteer)
    _remove(work, found.volunteer.id)


def resume(work: VolunteeringWork, digest: str) -> None:
    """Put the volunteer back into the lists.

    Raises:
        NotFound: nobody has this link.
    """
    found = own(work, digest)
    if not found.is_paused:
        return
    work.audit.note(VOLUNTEER, "resume", "volunteer", found.volunteer.id)
    work.volunteers.add(found.volunteer)
    _keep(work, found, None)


def delete(work: VolunteeringWork, digest: str) -> None:
    """Delete all that is stored about the volunteer, the link too.

    Raises:
        NotFound: nobody has this link.
    """
    found = own(work, digest)
    work.audit.note(VOLUNTEER, "delete", "volunteer", found.volunteer.id)
    if not found.is_paused:
        _remove(work, found.volunteer.id)
    work.volunteer_keys.delete(found.key.value.id)


def _keep(work: VolunteeringWork, found: Own, paused: Volunteer | None) -> None:
    work.volunteer_keys.change(replace(found.key.value, paused=paused), found.key.version)


def _remove(work: VolunteeringWork, id: str) -> None:
    work.volunteers.remove(id, work.volunteers.stored(id).version)

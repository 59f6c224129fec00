"""The person as an applicant, and as a volunteer who pauses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from matching.competence import Competence
from matching.partner import Contact, Partner
from matching.place import Place
from matching.registrations.registration import Event, Registration
from matching.statement import Need, Offer
from matching.volunteer import Volunteer
from matching.volunteering.invitation import Invitation
from matching.volunteering.volunteer_key import VolunteerKey

GIVEN = {
    (Registration, "digest"),
    (Registration, "state"),
    (Registration, "password_hash"),
    (Event, "what"),
    (Event, "user"),
    (Invitation, "digest"),
    (VolunteerKey, "digest"),
}
"""Fields that would take any text and that nobody can write into."""


def applications(contact: Contact, user: str, then: datetime) -> Iterator[tuple[str, Any]]:
    """A registration of a person, a link that a user has made, and the key of who pauses under p2."""
    place = (Place("postcode", "SE 1"),)
    skill = (Competence("bogføring", "expert"),)
    yield (
        "registrations",
        Registration(
            id="r1",
            digest="digest of r1",
            begun=then,
            touched=then,
            profile=Partner(id="p9", kind="ngo", name="Haven", places=place, contact=contact),
            offers=(Offer(id="o9", partner="p9", resource_kind="knowledge", text="viden"),),
            needs=(Need(id="n9", partner="p9", resource_kind="goods", competences=skill),),
            password_hash="hash",
            consented=then,
            history=(Event(at=then, what="asked", user=user, text="hvem?"),),
        ),
    )
    yield (
        "invitations",
        Invitation(
            id="l1", partner="p2", digest="digest of l1", made_by=user, made_at=then, expires=then.date()
        ),
    )
    paused = Volunteer(id="v9", partner="p2", alias="Krage", interests_text="helst ude", competences=skill)
    yield (
        "volunteer_keys",
        VolunteerKey(
            id="k1", volunteer="v9", partner="p2", digest="digest of k1", made_at=then, paused=paused
        ),
    )

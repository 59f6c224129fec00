"""What waits in the world of the rights: a registration for its centre, and a link for employees."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from matching.events.event import Event
from matching.partner import Contact, Partner
from matching.place import Place
from matching.registrations.registration import Event as RegistrationEvent
from matching.registrations.registration import Registration
from matching.statement import Need
from matching.volunteering.invitation import Invitation
from storage.unit_of_work import unit_of_work

REGISTRATION, INVITATION, EVENT = "registration-1", "invitation-1", "event-1"


def add_applications(url: str, centre: str, partner: str) -> None:
    """Put a registration that was sent to ``centre``, and an invitation of ``partner``, into ``url``."""
    now = datetime.now(UTC)
    profile = Partner(
        id="applicant-1",
        kind="ngo",
        name="Håbets Have",
        mission="Vi dyrker haver sammen.",
        places=(Place("municipality", "Herning"),),
        contact=Contact("Ida Have", "ida@have.example"),
    )
    need = Need(id="wish-1", partner="applicant-1", resource_kind="goods", text="To trillebøre.")
    with unit_of_work(url) as work:
        work.registrations.add(
            Registration(
                id=REGISTRATION,
                digest="digest of a registration",
                begun=now,
                touched=now,
                profile=profile,
                needs=(need,),
                centre=centre,
                state="sent",
                password_hash="hash",
                consented=now,
                history=(RegistrationEvent(at=now, what="sent"),),
            )
        )
        work.invitations.add(
            Invitation(
                id=INVITATION,
                partner=partner,
                digest="digest of an invitation",
                made_by="system",
                made_at=now,
                expires=now.date() + timedelta(days=9),
            )
        )
        work.events.add(
            Event(id=EVENT, centre=centre, name="Aften", made_by="system", made_at=now, starts=now)
        )
        work.commit()

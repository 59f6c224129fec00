"""Notes, contact persons and review dates are written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from matching.errors import NotAllowed
from matching.messages import message
from matching.partnerships import upkeep
from matching.partnerships.access import allowed, changed, manages
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.history import Note
from matching.partnerships.partnership import Partnership
from matching.partnerships.work import PartnershipsWork
from matching.rights.actor import Actor
from matching.stored import Stored


def add_note(
    work: PartnershipsWork, actor: Actor, id: str, text: str, *, shared: bool
) -> Stored[Partnership]:
    """A note: ``shared`` with the partners, or for the brokers of the centre alone.

    Raises:
        NotSignedIn, NotFound: the actor may not.
        NotAllowed: the same; and a member cannot write what it could not read.
        InvalidProfile: the note is empty.
    """
    stored = allowed(work, actor, id, "change_partnership")
    if not shared and not manages(actor, stored.value):
        raise NotAllowed(
            message("A note that is not shared is for the broker alone; share it, or leave it out.")
        )
    note = Note(at=work.now(), user=actor.user or "", text=text, shared=shared)
    return changed(work, actor, stored, upkeep.add_note(stored.value, note), "add_note")


def set_contacts(
    work: PartnershipsWork, actor: Actor, id: str, contacts: Iterable[ContactPerson], version: int
) -> Stored[Partnership]:
    """These contact persons, and no others. A member changes those of its own partner.

    Raises:
        NotSignedIn, NotFound: the actor may not.
        NotAllowed: the same; and a member would change somebody else's.
        Outdated: somebody has changed the partnership since ``version``.
        InvalidProfile: a person is at none of its partners.
    """
    stored = allowed(work, actor, id, "change_partnership")
    partnership, wanted = stored.value, tuple(contacts)
    others = {one.partner for one in set(wanted) ^ set(partnership.contacts)} - actor.partners
    if others and not manages(actor, partnership):
        raise NotAllowed(
            message(
                "You may not change the contact persons of {partners}; send them as they are.",
                partners=sorted(others),
            )
        )
    made = upkeep.set_contacts(partnership, wanted, user=actor.user or "", now=work.now())
    return changed(work, actor, replace(stored, version=version), made, "set_contacts")


def set_reviews(
    work: PartnershipsWork, actor: Actor, id: str, dates: Iterable[date], version: int
) -> Stored[Partnership]:
    """These days on which the partnership is reviewed, and no others.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        Outdated: somebody has changed the partnership since ``version``.
    """
    stored = allowed(work, actor, id, "manage_partnership")
    made = upkeep.set_reviews(stored.value, tuple(dates), user=actor.user or "", now=work.now())
    return changed(work, actor, replace(stored, version=version), made, "set_reviews")

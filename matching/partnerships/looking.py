"""What whoever asks may see of partnerships."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from matching.partnerships.access import about, manages, seen
from matching.partnerships.contact_person import ContactPerson
from matching.partnerships.partnership import Partnership
from matching.partnerships.work import PartnershipsWork
from matching.rights.actor import Actor
from matching.rights.rules import demand, may
from matching.stored import Stored


def list_for(
    work: PartnershipsWork,
    actor: Actor,
    *,
    centre: str | None = None,
    phase: str | None = None,
    partner: str | None = None,
) -> list[Stored[Partnership]]:
    """The partnerships that ``actor`` may see, in the order of their ids, narrowed to what is named.

    Raises:
        NotSignedIn: nobody is signed in.
    """
    demand(actor, "ask")
    found = {one.value.id: one for one in _reachable(work, actor)}
    return [
        as_seen(actor, one)
        for one in (found[id] for id in sorted(found))
        if may(actor, "see_partnership", about(one.value))
        and centre in {None, one.value.centre}
        and phase in {None, one.value.phase}
        and partner in {None, *one.value.partners}
    ]


def show(work: PartnershipsWork, actor: Actor, id: str) -> Stored[Partnership]:
    """A partnership, without the notes that are not for ``actor``.

    Raises:
        NotSignedIn, NotFound: the actor may not see it.
    """
    return as_seen(actor, seen(work, actor, id))


def contacts_of(work: PartnershipsWork, actor: Actor, id: str) -> Stored[Partnership]:
    """A partnership for whoever reads its contact persons, which is noted.

    Raises:
        NotSignedIn, NotFound: the actor may not see it.
    """
    stored = show(work, actor, id)
    note_reading(work, actor, "partnership", id, stored.value.contacts)
    return stored


def note_reading(
    work: PartnershipsWork, actor: Actor, sort: str, id: str, contacts: Iterable[ContactPerson]
) -> None:
    """Note that ``actor`` has read contact details, when there were any."""
    if any(contacts):
        work.audit.note(actor.user or "", "read_contact", sort, id)


def as_seen(actor: Actor, stored: Stored[Partnership]) -> Stored[Partnership]:
    """What ``actor`` sees of it: a member does not see the broker's own notes."""
    partnership = stored.value
    if manages(actor, partnership):
        return stored
    return replace(stored, value=replace(partnership, notes=partnership.shared_notes))


def _reachable(work: PartnershipsWork, actor: Actor) -> list[Stored[Partnership]]:
    if actor.is_administrator:
        return work.partnerships.find()
    of_centres = [one for id in sorted(actor.centres) for one in work.partnerships.find(centre=id)]
    return of_centres + [one for id in sorted(actor.partners) for one in work.partnerships.find(partner=id)]

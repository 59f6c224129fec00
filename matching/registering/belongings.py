"""What belongs to a partner: needs, offers and volunteers; adding, changing and deleting them."""

from __future__ import annotations

from typing import Any, TypeVar

from matching.errors import NotFound
from matching.introductions.reserved import demand_kept, held
from matching.registering.partners import changeable_partner
from matching.registering.work import Profiles, RegisterWork
from matching.rights.actor import Actor
from matching.statement import Need, Offer, Statement
from matching.stored import Stored
from matching.volunteer import Volunteer

B = TypeVar("B", Need, Offer, Volunteer)
SORTS = {Need: "need", Offer: "offer", Volunteer: "volunteer"}


def add_belonging(work: RegisterWork, actor: Actor, given: B) -> Stored[B]:
    """Add a need, an offer or a volunteer to its partner.

    Raises:
        NotFound, NotSignedIn, NotAllowed: the actor may not change the partner.
        AlreadyExists: its id is taken.
    """
    changeable_partner(work, actor, given.partner)
    work.audit.note(actor.user or "", "add", SORTS[type(given)], given.id)
    return _of(work, type(given)).add(given)


def changeable(work: RegisterWork, actor: Actor, made: type[B], id: str) -> Stored[B]:
    """The need, offer or volunteer, for whoever may change it.

    Raises:
        NotFound: there is none, or the actor may not know of its partner.
        NotSignedIn, NotAllowed: the actor may not change it.
    """
    stored = _of(work, made).stored(id)
    try:
        changeable_partner(work, actor, stored.value.partner)
    except NotFound:
        raise NotFound(SORTS[made], id) from None
    return stored


def change_belonging(work: RegisterWork, actor: Actor, given: B, version: int) -> Stored[B]:
    """Put ``given`` in the place of what was read as ``version``; it may move to a partner that the actor
    may change as well.

    Raises:
        NotFound, NotSignedIn, NotAllowed: see :func:`changeable`.
        InvalidProfile: less is committed than introductions hold that both sides have accepted.
        Outdated: somebody has changed it since.
    """
    before = changeable(work, actor, type(given), given.id).value
    if given.partner != before.partner:
        changeable_partner(work, actor, given.partner)
    if isinstance(given, Statement):
        accepted = work.introductions.find(state="accepted", statement=given.id)
        demand_kept(given, held(one.value for one in accepted))
    work.audit.note(actor.user or "", "change", SORTS[type(given)], given.id)
    return _of(work, type(given)).change(given, version)


def delete_belonging(work: RegisterWork, actor: Actor, made: type[B], id: str, version: int) -> None:
    """Delete a need, an offer or a volunteer.

    Raises:
        NotFound, NotSignedIn, NotAllowed: see :func:`changeable`.
        Outdated: somebody has changed it since.
    """
    changeable(work, actor, made, id)
    work.audit.note(actor.user or "", "delete", SORTS[made], id)
    _of(work, made).remove(id, version)


def _of(work: RegisterWork, made: type[B]) -> Profiles[B]:
    found: Any = {Need: work.needs, Offer: work.offers, Volunteer: work.volunteers}[made]
    profiles: Profiles[B] = found
    return profiles

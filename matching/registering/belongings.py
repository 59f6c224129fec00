"""What belongs to a partner: needs, offers and volunteers; adding, changing and deleting them."""

from __future__ import annotations

from typing import Any, TypeVar

from matching.errors import NotFound
from matching.introductions.line import MOST_OPEN
from matching.introductions.reserved import demand_kept, held
from matching.registering.partners import changeable_partner
from matching.registering.profiles import Profiles
from matching.registering.taking_back import change_status, let_go
from matching.registering.work import RegisterWork
from matching.rights.actor import Actor
from matching.statement import Need, Offer, Statement
from matching.stored import Stored
from matching.volunteer import Volunteer

Belonging = Need | Offer | Volunteer
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


def change_belonging(
    work: RegisterWork, actor: Actor, given: B, version: int, most_open: int = MOST_OPEN
) -> Stored[B]:
    """Put ``given`` in the place of what was read as ``version``; it may move to a partner that the actor
    may change as well.

    Raises:
        NotFound, NotSignedIn, NotAllowed: see :func:`changeable`.
        InvalidProfile: less is committed than introductions hold that both sides have accepted.
        InvalidStep: it is to be closed or to move, and introductions or partnerships stand on it.
        Outdated: somebody has changed it since.
    """
    before = changeable(work, actor, type(given), given.id).value
    if given.partner != before.partner:
        changeable_partner(work, actor, given.partner)
    if isinstance(given, Statement):
        accepted = work.introductions.find(state="accepted", statement=given.id)
        demand_kept(given, held(one.value for one in accepted))
    work.audit.note(actor.user or "", "change", SORTS[type(given)], given.id)
    changed = _of(work, type(given)).change(given, version)
    _follow(work, actor, before, given, most_open)
    return changed


def delete_belonging(
    work: RegisterWork, actor: Actor, made: type[B], id: str, version: int, most_open: int = MOST_OPEN
) -> None:
    """Delete a need, an offer or a volunteer; drafts about it, and introductions that wait in line, are
    withdrawn.

    Raises:
        NotFound, NotSignedIn, NotAllowed: see :func:`changeable`.
        InvalidStep: introductions that are open or accepted, or partnerships that go on, stand on it.
        Outdated: somebody has changed it since.
    """
    before = changeable(work, actor, made, id).value
    work.audit.note(actor.user or "", "delete", SORTS[made], id)
    _of(work, made).remove(id, version)
    if isinstance(before, Statement):
        let_go(work, actor, before, most_open)


def _follow(work: RegisterWork, actor: Actor, before: Belonging, after: Belonging, most_open: int) -> None:
    if isinstance(before, Statement) and isinstance(after, Statement):
        if after.partner != before.partner:
            let_go(work, actor, before, most_open)
        change_status(work, actor, before, after, most_open)


def _of(work: RegisterWork, made: type[B]) -> Profiles[B]:
    found: Any = {Need: work.needs, Offer: work.offers, Volunteer: work.volunteers}[made]
    profiles: Profiles[B] = found
    return profiles

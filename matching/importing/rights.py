"""What of a file somebody may take in: administrators everything, brokers what belongs to their centres."""

from __future__ import annotations

from collections.abc import Iterable

from matching.errors import NotFound
from matching.importing.upload import Upload
from matching.messages import Message, message
from matching.partner import Partner
from matching.rights.actor import Actor
from matching.rights.rules import About, Right, demand, may
from matching.stored import Records, Stored
from matching.visible_to import about_partner

NOT_YOURS = message(
    "The partner belongs to another volunteer centre, and only its brokers may change it; leave the row out."
)
NOT_YOUR_CENTRE = message(
    "The row puts the partner into a volunteer centre that is not yours; empty 'centres', or leave the row "
    "out."
)


def demand_importing(actor: Actor) -> None:
    """Let pass brokers of any centre, and administrators.

    Raises:
        NotSignedIn, NotAllowed: somebody else.
    """
    demand(actor, "add_partner", About(centres=actor.centres))


def own_upload(uploads: Records[Upload], actor: Actor, id: str) -> Stored[Upload]:
    """The file that the actor has uploaded.

    Raises:
        NotSignedIn, NotAllowed: the actor may import nothing.
        NotFound: there is none, or it is somebody else's.
    """
    demand_importing(actor)
    found = uploads.get(id)
    if found.value.user != actor.user:
        raise NotFound("upload", id)
    return found


def why_not(actor: Actor, owner: Partner, stored: Partner | None) -> Message | None:
    """Why a row may not be taken that adds or changes ``owner``, or belongs to it; None when it may.

    ``stored`` is the partner as it is in the database, if it is there.
    """
    if stored is not None and not may(actor, "change_profile", about_partner(stored)):
        return NOT_YOURS
    new = set(owner.centres) - set(stored.centres if stored else ())
    if not actor.is_administrator and not new <= actor.centres:
        return NOT_YOUR_CENTRE
    right: Right = "add_partner" if stored is None else "change_profile"
    return None if may(actor, right, about_partner(owner)) else NOT_YOUR_CENTRE


def chosen_centre(actor: Actor, given: str, known: Iterable[str]) -> str | None:
    """The centre that new partners get: the one that was chosen, else the only one the actor has."""
    possible = set(known) if actor.is_administrator else actor.centres
    if given in possible:
        return given
    return next(iter(sorted(actor.centres)), None)

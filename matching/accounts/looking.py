"""The accounts that somebody may see."""

from __future__ import annotations

from matching.accounts.grants import manages
from matching.accounts.user import User
from matching.accounts.work import AboutPartner, AccountsWork
from matching.errors import NotFound
from matching.rights.actor import Actor
from matching.rights.rules import About, demand
from matching.stored import Stored


def demand_managing(actor: Actor) -> None:
    """Let pass administrators, and brokers of any centre; the rest is asked account by account.

    Raises:
        NotSignedIn, NotAllowed: somebody else.
    """
    demand(actor, "manage_members", About(centres=actor.centres))


def users_in_sight(work: AccountsWork, actor: Actor, about_partner: AboutPartner) -> list[Stored[User]]:
    """All accounts for administrators; for brokers the members of their centres' partners.

    Raises:
        NotSignedIn, NotAllowed: the actor may see none.
    """
    demand_managing(actor)
    return [one for one in work.users.find() if manages(actor, one.value.grants, about_partner)]


def user_in_sight(work: AccountsWork, actor: Actor, id: str, about_partner: AboutPartner) -> Stored[User]:
    """One of them.

    Raises:
        NotSignedIn, NotAllowed: the actor may see none.
        NotFound: there is none, or it is nobody's business of theirs.
    """
    demand_managing(actor)
    found = work.users.get(id)
    if not manages(actor, found.value.grants, about_partner):
        raise NotFound("user", id)
    return found

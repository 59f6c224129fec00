"""Who looks at a page: the dependency every page has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Response

from api.observation import note_actor
from api.security.actor import Caller, TheCaller
from api.security.keeper import Keeper, TheKeeper
from matching.accounts.user import User
from matching.rights.actor import Actor, Role


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks at a page; ``csrf_token`` goes into each of its forms."""

    caller: Caller
    csrf_token: str | None = None

    @property
    def actor(self) -> Actor:
        return self.caller.actor

    @property
    def user(self) -> User | None:
        """The account, of whoever is signed in."""
        return self.caller.user

    @property
    def role(self) -> Role:
        """The one of the roles by which most may be done."""
        held = {grant.role for grant in self.actor.grants}
        ranked: tuple[Role, ...] = ("administrator", "broker", "member")
        return next((role for role in ranked if role in held), "public")


def visitor(request: Request, response: Response, caller: TheCaller, keeper: TheKeeper) -> Visitor:
    """Who looks at the page; kept with the request, for whatever page answers it.

    Raises:
        NotAllowed: a form comes from another site, or from a session that has ended.
        TooMany: the user or the address asks too often.
    """
    note_actor(caller.actor.user)
    request.state.renewed = response.headers
    return remember(request, keeper, caller)


def remember(request: Request, keeper: Keeper, caller: Caller) -> Visitor:
    """Keep with the request who makes it."""
    found = Visitor(caller, keeper.csrf.token(caller.session) if caller.session else None)
    request.state.visitor = found
    return found


def visitor_of(request: Request) -> Visitor:
    """Who looks at the page; nobody known, as long as nobody has asked who it is."""
    found = getattr(request.state, "visitor", None)
    return found if isinstance(found, Visitor) else Visitor(Caller())


TheVisitor = Annotated[Visitor, Depends(visitor)]

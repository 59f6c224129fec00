"""Signing in with a password, and changing it: what a route and a page do alike."""

from __future__ import annotations

from fastapi import Request

from api.security.actor import Caller, address_of
from api.security.csrf import demand_same_site
from api.security.keeper import Keeper
from matching.accounts import sign_in as use_cases
from matching.accounts.user import User
from matching.checks import NOT_TEXT
from matching.rights.rules import demand
from storage.transaction import transact


def user_of(request: Request, keeper: Keeper, given_email: str, password: str) -> User:
    """Whose password this is, who has signed in by that.

    Raises:
        NotAllowed: a page of another site sent it.
        NotSignedIn: nobody's.
        TooMany: there were too many failures, or requests.
    """
    demand_same_site(request)
    keeper.rates.hit(f"address {address_of(request)}", known=False)
    email = "" if NOT_TEXT.search(given_email) else given_email  # what is no text is nobody's
    with keeper.throttle.attempt(email, address_of(request)):
        seen = transact(
            keeper.url,
            lambda work: use_cases.recognised(work, keeper.passwords, email, password),
            writing=False,
        )
    return transact(keeper.url, lambda work: use_cases.sign_in(work, keeper.passwords, seen, password)).value


def with_new_password(request: Request, keeper: Keeper, caller: Caller, current: str, new: str) -> User:
    """The account of ``caller`` with another password; all its sessions have ended.

    Raises:
        NotSignedIn, NotAllowed: the caller may not.
        InvalidProfile: the current password is wrong, or the new one cannot be used.
        TooMany: there were too many wrong ones.
    """
    demand(caller.actor, "own_account")
    with keeper.throttle.attempt(f"password of {caller.actor.user}", address_of(request)):
        transact(
            keeper.url,
            lambda work: use_cases.prove_password(work, keeper.passwords, caller.actor, current),
            writing=False,
        )
    return transact(
        keeper.url,
        lambda work: use_cases.change_password(work, keeper.passwords, caller.actor, current, new),
    ).value

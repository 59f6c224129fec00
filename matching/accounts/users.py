"""Accounts: adding one, what it may, and putting it out of use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matching.accounts.grants import demand_grants
from matching.accounts.passwords import Passwords, check_password
from matching.accounts.user import User
from matching.accounts.work import AboutPartner, AccountsWork
from matching.errors import AlreadyExists, InvalidStep
from matching.ids import new_id
from matching.messages import message
from matching.rights.actor import Actor, Grant
from matching.rights.rules import demand
from matching.stored import Stored


def add_user(  # noqa: PLR0913, PLR0917 - who asks, and what an account is made of
    work: AccountsWork,
    passwords: Passwords,
    actor: Actor,
    email: str,
    name: str,
    grants: Sequence[Grant],
    about_partner: AboutPartner,
    password: str | None = None,
) -> Stored[User]:
    """Make an account; without a password it signs in through OpenID Connect alone.

    Raises:
        NotSignedIn, NotAllowed: the actor may not give these grants.
        AlreadyExists: an account has this e-mail address.
        InvalidProfile: the name, the address, the password or a grant cannot be used.
    """
    if password is not None:
        _demand_giving(work, actor, grants, about_partner)
        check_password(password, email.strip().casefold())
    hashed = passwords.hashed(password) if password is not None else None
    return add_user_with_hash(work, actor, email, name, grants, about_partner, hashed)


def add_user_with_hash(
    work: AccountsWork,
    actor: Actor,
    email: str,
    name: str,
    grants: Sequence[Grant],
    about_partner: AboutPartner,
    password_hash: str | None,
) -> Stored[User]:
    """Make the account of somebody whose password was checked and hashed before.

    Raises:
        NotSignedIn, NotAllowed: the actor may not give these grants.
        AlreadyExists: an account has this e-mail address.
        InvalidProfile: the name, the address or a grant cannot be used.
    """
    _demand_giving(work, actor, grants, about_partner)
    email, now = email.strip().casefold(), work.now()
    user = User(
        id=new_id(now),
        email=email,
        name=name,
        created_at=now,
        grants=tuple(dict.fromkeys(grants)),
        password_hash=password_hash,
    )
    if work.users.find(email=email):
        raise AlreadyExists(
            message(
                "There is an account with the e-mail address '{email}' already; change that one.", email=email
            )
        )
    work.audit.note(actor.user or "", "add_user", "user", user.id)
    return work.users.add(user)


def _demand_giving(
    work: AccountsWork, actor: Actor, grants: Sequence[Grant], about_partner: AboutPartner
) -> None:
    """Let pass whoever may make an account that has ``grants``.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
        InvalidProfile: a grant cannot be used.
    """
    if not grants:
        demand(actor, "manage_installation")
    demand_grants(work, actor, grants, about_partner)


def set_grants(
    work: AccountsWork,
    actor: Actor,
    id: str,
    version: int,
    grants: Sequence[Grant],
    about_partner: AboutPartner,
) -> Stored[User]:
    """Let the user be what ``grants`` say and nothing else; who may is asked of each that comes or goes.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
        InvalidStep: nobody would be an administrator any more.
        Outdated: somebody else has changed the user.
    """
    user, wanted = work.users.get(id).value, tuple(dict.fromkeys(grants))
    changed = set(wanted) ^ set(user.grants)
    if not changed:
        demand(actor, "manage_installation")
    demand_grants(work, actor, sorted(changed, key=str), about_partner)
    return _changed(work, actor, "set_grants", replace(user, grants=wanted), version)


def disable_user(
    work: AccountsWork, actor: Actor, id: str, version: int, *, disabled: bool = True
) -> Stored[User]:
    """Let the user in no more, which ends its sessions; or let it in again.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
        InvalidStep: it is the last administrator.
        Outdated: somebody else has changed the user.
    """
    demand(actor, "manage_installation")
    user = work.users.get(id).value
    changed = replace(user, disabled=disabled, epoch=user.epoch + disabled)
    return _changed(work, actor, "disable_user" if disabled else "enable_user", changed, version)


def set_password(
    work: AccountsWork, passwords: Passwords, actor: Actor, id: str, version: int, password: str
) -> Stored[User]:
    """Give somebody else a new password, and end all of their sessions.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
        InvalidProfile: the password cannot be used.
        Outdated: somebody else has changed the user.
    """
    demand(actor, "manage_installation")
    user = work.users.get(id).value
    check_password(password, user.email)
    changed = replace(user, password_hash=passwords.hashed(password), epoch=user.epoch + 1)
    return _changed(work, actor, "set_password", changed, version)


def _changed(work: AccountsWork, actor: Actor, action: str, user: User, version: int) -> Stored[User]:
    stored = work.users.change(user, version)
    if not any(_administers(one.value) for one in work.users.find()):
        raise InvalidStep(
            message("Nobody would be an administrator any more; make somebody else one first, and try again.")
        )
    work.audit.note(actor.user or "", action, "user", user.id)
    return stored


def _administers(user: User) -> bool:
    return user.actor.is_administrator and not user.disabled

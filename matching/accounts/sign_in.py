"""Signing in, and ending sessions."""

from __future__ import annotations

from dataclasses import replace

from matching.accounts.passwords import Passwords, check_password
from matching.accounts.user import User
from matching.accounts.work import AccountsWork
from matching.checks import Checks
from matching.errors import NotSignedIn
from matching.messages import message
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.stored import Stored

WRONG = message(
    "The e-mail address or the password is wrong, or the account is disabled; "
    "try again, or ask an administrator."
)
NOT_OURS = message(
    "No account here belongs to this sign-in: the provider has to vouch for an e-mail address that an "
    "account has; ask an administrator."
)


def recognised(work: AccountsWork, passwords: Passwords, email: str, password: str) -> User:
    """The user whose password this is; an unknown account takes as long as a wrong password.

    Raises:
        NotSignedIn: nobody's, or a disabled account's.
    """
    user = _with_email(work, email)
    right = passwords.matches(user.value.password_hash if user else None, password)
    if user is None or not right or user.value.disabled:
        raise NotSignedIn(WRONG)
    return user.value


def sign_in(work: AccountsWork, passwords: Passwords, seen: User, password: str) -> Stored[User]:
    """Note that ``seen`` signs in, and hash the password anew when the parameters have changed.

    Raises:
        NotSignedIn: the account was changed since it was recognised.
    """
    user = work.users.get(seen.id).value
    if user.disabled or user.password_hash != seen.password_hash or user.password_hash is None:
        raise NotSignedIn(WRONG)
    if passwords.is_outdated(user.password_hash):
        user = replace(user, password_hash=passwords.hashed(password))
    return _signed_in(work, user)


def sign_in_by_provider(work: AccountsWork, subject: str, email: str) -> Stored[User]:
    """Let in the user with the ``email`` that the provider vouches for; no account is made.

    ``subject`` is kept at the first time and has to be the same ever after.

    Raises:
        NotSignedIn: there is no such account, it is disabled, or it belongs to another subject.
    """
    stored = _with_email(work, email)
    if stored is None or stored.value.disabled or stored.value.subject not in {None, subject}:
        raise NotSignedIn(NOT_OURS)
    return _signed_in(work, replace(stored.value, subject=subject))


def sign_out_everywhere(work: AccountsWork, actor: Actor) -> Stored[User]:
    """End all sessions of the actor; the one who asks begins a new one.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
    """
    demand(actor, "own_account")
    stored = work.users.get(actor.user or "")
    work.audit.note(stored.value.id, "sign_out_everywhere", "user", stored.value.id)
    return work.users.change(replace(stored.value, epoch=stored.value.epoch + 1), stored.version)


def prove_password(work: AccountsWork, passwords: Passwords, actor: Actor, current: str) -> Stored[User]:
    """The account of the actor, whose password this is.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
        InvalidProfile: it is another password.
    """
    demand(actor, "own_account")
    stored = work.users.get(actor.user or "")
    if not passwords.matches(stored.value.password_hash, current):
        checks = Checks()
        checks.refuse("current", "", "The current password is wrong; type it again.")
        checks.done()
    return stored


def change_password(
    work: AccountsWork, passwords: Passwords, actor: Actor, current: str, new: str
) -> Stored[User]:
    """Give the actor a new password, and end all sessions.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
        InvalidProfile: the current password is wrong, or the new one cannot be used.
    """
    stored = prove_password(work, passwords, actor, current)
    check_password(new, stored.value.email, "new")
    work.audit.note(stored.value.id, "change_password", "user", stored.value.id)
    changed = replace(stored.value, password_hash=passwords.hashed(new), epoch=stored.value.epoch + 1)
    return work.users.change(changed, stored.version)


def _with_email(work: AccountsWork, email: str) -> Stored[User] | None:
    return next(iter(work.users.find(email=email.strip().casefold())), None)


def _signed_in(work: AccountsWork, user: User) -> Stored[User]:
    work.audit.note(user.id, "sign_in", "user", user.id)
    version = work.users.get(user.id).version
    return work.users.change(replace(user, last_sign_in=work.now()), version)

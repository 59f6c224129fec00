"""API tokens: adding one, revoking one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from matching.accounts.token import Token
from matching.accounts.work import AccountsWork
from matching.checks import Checks
from matching.errors import NotAllowed, NotFound
from matching.ids import new_id
from matching.introductions.times import danish_day
from matching.messages import message
from matching.rights.actor import Actor, Scope
from matching.rights.rules import demand
from matching.stored import Stored

USUAL_DAYS, MOST_DAYS = 90, 730


@dataclass(frozen=True, slots=True)
class NewToken:
    """What a token is to be; ``expires`` is 90 days from now when it is not said."""

    name: str
    digest: str
    scopes: Sequence[Scope] = ("read",)
    expires: date | None = None


def add_token(work: AccountsWork, actor: Actor, new: NewToken, user: str | None = None) -> Stored[Token]:
    """Make a token of the actor's, or of ``user`` when an administrator says so.

    Raises:
        NotSignedIn, NotAllowed: the actor may not, or has itself only a token with fewer scopes.
        InvalidProfile: the name, the scopes or the day cannot be used.
    """
    demand(actor, "own_account")
    if user is not None and user != actor.user:
        demand(actor, "manage_installation")
    owner = work.users.get(user or actor.user or "").value
    if not actor.scopes.issuperset(new.scopes):
        raise NotAllowed(
            message("A token can make no token that may do more than itself; sign in, and make it there.")
        )
    today = danish_day(work.now())
    expires = new.expires or today + timedelta(days=USUAL_DAYS)
    _check(new, expires, today)
    made = Token(
        id=new_id(work.now()),
        user=owner.id,
        name=new.name.strip(),
        digest=new.digest,
        scopes=tuple(sorted(set(new.scopes))),
        created_at=work.now(),
        expires=expires,
    )
    work.audit.note(actor.user or "", "add_token", "token", made.id, owner.id)
    return work.tokens.add(made)


def revoke_token(work: AccountsWork, actor: Actor, id: str) -> Stored[Token]:
    """Let nobody in by this token any more.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
        NotFound: there is none, or it is somebody else's.
    """
    demand(actor, "own_account")
    stored = work.tokens.get(id)
    if stored.value.user != actor.user and not actor.is_administrator:
        raise NotFound("token", id)
    if stored.value.revoked:
        return stored
    work.audit.note(actor.user or "", "revoke_token", "token", id, stored.value.user)
    return work.tokens.change(replace(stored.value, revoked=True), stored.version)


def _check(new: NewToken, expires: date, today: date) -> None:
    checks = Checks()
    checks.required("name", new.name)
    checks.text("name", new.name)
    if "read" not in new.scopes:
        checks.refuse(
            "scopes", ", ".join(new.scopes), "'{value}' lets nothing be read; name read, or read and write."
        )
    last = today + timedelta(days=MOST_DAYS)
    if not today <= expires <= last:
        template = "A token cannot expire on {value}; choose a day from {today} to {last}."
        checks.refuse("expires", expires.isoformat(), template, today=str(today), last=str(last))
    checks.done()

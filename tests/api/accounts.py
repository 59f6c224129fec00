"""Accounts for tests: who may what, with tokens that are as good as sessions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from argon2 import PasswordHasher

from api.security.passwords import Argon2Passwords
from api.security.settings import SecuritySettings
from api.security.tokens import new_token
from matching.accounts.centre import Centre
from matching.accounts.tokens import NewToken, add_token
from matching.accounts.user import User
from matching.ids import new_id
from matching.introductions.times import danish_day
from matching.rights.actor import SYSTEM, Grant, Scope
from storage.unit_of_work import unit_of_work, utc_now

ADMINISTRATOR = Grant("administrator")
SETTINGS = SecuritySettings("s" * 32, rate=0, anonymous_rate=0)
"""Of a service under test: no limit of how often it is asked."""
PASSWORD = "korrekt hest batteri"
CHEAP = Argon2Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def add_account(
    url: str, email: str, *grants: Grant, password: str | None = PASSWORD, disabled: bool = False
) -> str:
    """Put an account into the database of ``url``; return its id."""
    hashed = CHEAP.hashed(password) if password else None
    now = utc_now()
    user = User(
        id=new_id(now),
        email=email,
        name=email.partition("@")[0],
        created_at=now,
        password_hash=hashed,
        grants=grants,
        disabled=disabled,
    )
    with unit_of_work(url) as work:
        work.users.add(user)
        work.commit()
    return user.id


def token_of(
    url: str, user: str, scopes: Iterable[Scope] = ("read", "write"), days: int = 30
) -> dict[str, str]:
    """The header with a new token of ``user``."""
    token, digest = new_token()
    with unit_of_work(url) as work:
        expires = danish_day(work.now()) + timedelta(days=days)
        add_token(work, SYSTEM, NewToken("test", digest, tuple(scopes), expires), user)
        work.commit()
    return {"Authorization": f"Bearer {token}"}


def somebody(url: str, *grants: Grant) -> dict[str, str]:
    """The header with a token of a new account that has ``grants``."""
    return token_of(url, add_account(url, f"u{new_id(utc_now()).casefold()}@example.org", *grants))


def add_centres(url: str, *ids: str) -> None:
    """Put centres into the database of ``url``."""
    with unit_of_work(url) as work:
        for id in ids:
            work.centres.add(Centre(id=id, name=f"Frivilligcenter {id}"))
        work.commit()

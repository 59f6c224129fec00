"""All that decides who is let in, put together once for a service."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from fastapi import Depends, Request

from api.security.csrf import Csrf
from api.security.oidc import Provider
from api.security.passwords import Argon2Passwords
from api.security.rate_limits import RateLimits
from api.security.sessions import Sessions
from api.security.settings import SecuritySettings
from api.security.throttle import Throttle
from api.security.tokens import Tokens
from matching.accounts.user import User
from storage.until_commit import Stamp, UntilCommit


class Keeper:
    """The doorkeeper of the service over the database of ``url``; by ``stamp`` it knows of every commit."""

    def __init__(self, url: str, settings: SecuritySettings, stamp: Stamp = lambda: None) -> None:
        self.url = url
        self.settings = settings
        self.passwords = Argon2Passwords()
        self.sessions = Sessions(settings.secret)
        self.csrf = Csrf(settings.secret)
        self.tokens = Tokens(url, stamp)
        self.users: UntilCommit[User] = UntilCommit(stamp)
        self.throttle = Throttle(url, settings.secret)
        self.rates = RateLimits(settings.rate, settings.anonymous_rate)

    @cached_property
    def provider(self) -> Provider | None:
        """The OpenID Connect provider, if there is one."""
        return Provider(self.settings.oidc, self.settings.secret) if self.settings.oidc else None


async def keeper(request: Request) -> Keeper:
    """The doorkeeper of the service."""
    found = request.app.state.keeper
    assert isinstance(found, Keeper)  # noqa: S101
    return found


TheKeeper = Annotated[Keeper, Depends(keeper)]

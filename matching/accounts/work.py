"""What the use cases of accounts need from the outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from matching.accounts.centre import Centre
from matching.accounts.token import Token
from matching.accounts.user import User
from matching.rights.rules import About
from matching.stored import Records

AboutPartner = Callable[[str], About]
"""What the partner with an id belongs to; raises NotFound when there is none."""


class Audit(Protocol):
    """Where it is noted who did what: ids and codes, never content."""

    def note(self, user: str, action: str, sort: str, about: str, detail: str | None = None) -> None: ...


class AccountsWork(Protocol):
    """One transaction over the accounts."""

    @property
    def users(self) -> Records[User]: ...
    @property
    def tokens(self) -> Records[Token]: ...
    @property
    def centres(self) -> Records[Centre]: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def now(self) -> Callable[[], datetime]: ...

"""What the use cases of the register need from the outside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from matching.accounts.work import Audit
from matching.partner import Partner
from matching.statement import Need, Offer
from matching.stored import Stored
from matching.volunteer import Volunteer

P = TypeVar("P")


class Profiles(Protocol[P]):
    """The profiles of one sort within one transaction."""

    def stored(self, id: str) -> Stored[P]:
        """The profile with this id; NotFound when there is none."""

    def add(self, profile: P) -> Stored[P]:
        """Remember a new one; AlreadyExists when its id is taken."""

    def change(self, profile: P, version: int) -> Stored[P]:
        """Put it in the place of the one that was read as ``version``; Outdated when that has changed."""

    def remove(self, id: str, version: int) -> None:
        """Delete what was read as ``version``, with all that is its own; Outdated when it has changed."""


class Found(Protocol):
    """Where it is looked up what a partner takes part in."""

    def find(self, **equal: str | None) -> Sequence[Stored[Any]]: ...


class RegisterWork(Protocol):
    """One transaction over the register."""

    @property
    def partners(self) -> Profiles[Partner]: ...
    @property
    def needs(self) -> Profiles[Need]: ...
    @property
    def offers(self) -> Profiles[Offer]: ...
    @property
    def volunteers(self) -> Profiles[Volunteer]: ...
    @property
    def introductions(self) -> Found: ...
    @property
    def partnerships(self) -> Found: ...
    @property
    def audit(self) -> Audit: ...

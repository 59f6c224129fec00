"""What the use cases of introductions need from the outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol

from matching.accounts.centre import Centre
from matching.accounts.work import Audit
from matching.introductions.introduction import Introduction
from matching.partner import Partner
from matching.registering.profiles import Found, Profiles
from matching.statement import Need, Offer
from matching.stored import Records, Stored


class Introductions(Records[Introduction], Protocol):
    """The introductions within one transaction; found by centre, state, seeker, giver and statement."""

    def ids(self, **equal: str | None) -> list[str]:
        """The ids of those that ``find`` would give."""

    def some(self, ids: Iterable[str]) -> list[Stored[Introduction]]:
        """Those of ``ids`` that are there, in the order of their ids."""


class IntroductionsWork(Protocol):
    """One transaction over introductions and what they join."""

    @property
    def introductions(self) -> Introductions: ...
    @property
    def partners(self) -> Profiles[Partner]: ...
    @property
    def needs(self) -> Profiles[Need]: ...
    @property
    def offers(self) -> Profiles[Offer]: ...
    @property
    def centres(self) -> Records[Centre]: ...
    @property
    def partnerships(self) -> Found: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def now(self) -> Callable[[], datetime]: ...

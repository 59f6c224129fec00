"""What the use cases of registrations need from the outside."""

from __future__ import annotations

from typing import Protocol

from matching.accounts.work import AccountsWork
from matching.registering.work import RegisterWork
from matching.registrations.registration import Registration
from matching.stored import Records


class RegistrationsWork(RegisterWork, AccountsWork, Protocol):
    """One transaction over registrations, and what comes of them; one has a centre, a state and a digest."""

    @property
    def registrations(self) -> Records[Registration]: ...

"""What the use cases of employees who volunteer need from the outside."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from matching.register import Register
from matching.registering.work import RegisterWork
from matching.stored import Records
from matching.volunteering.invitation import Invitation
from matching.volunteering.volunteer_key import VolunteerKey


class VolunteeringWork(RegisterWork, Protocol):
    """One transaction over volunteers, the invitations of their partners, and their own links."""

    @property
    def invitations(self) -> Records[Invitation]: ...
    @property
    def volunteer_keys(self) -> Records[VolunteerKey]: ...
    def register_of(self, partners: Collection[str]) -> Register:
        """Those of ``partners`` that are stored, with all that is theirs."""

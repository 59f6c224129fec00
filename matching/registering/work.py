"""What the use cases of the register need from the outside."""

from __future__ import annotations

from typing import Protocol

from matching.introductions.work import IntroductionsWork
from matching.registering.profiles import Profiles
from matching.volunteer import Volunteer


class RegisterWork(IntroductionsWork, Protocol):
    """One transaction over the register, and the introductions that stand on it."""

    @property
    def volunteers(self) -> Profiles[Volunteer]: ...

"""What the use cases of requests need from the outside."""

from __future__ import annotations

from typing import Protocol

from matching.interests.interest import Interest
from matching.introductions.work import IntroductionsWork
from matching.stored import Records


class InterestsWork(IntroductionsWork, Protocol):
    """One transaction over requests, and over what an introduction is drafted of."""

    @property
    def interests(self) -> Records[Interest]: ...

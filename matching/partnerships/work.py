"""What the use cases of partnerships need from the outside."""

from __future__ import annotations

from typing import Protocol

from matching.introductions.work import IntroductionsWork
from matching.partnerships.agreement import Agreement
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.partnership import Partnership
from matching.stored import Records


class PartnershipsWork(IntroductionsWork, Protocol):
    """One transaction over the partnerships, and the introductions they grow out of."""

    @property
    def partnerships(self) -> Records[Partnership]: ...
    @property
    def agreements(self) -> Records[Agreement]: ...
    @property
    def evaluations(self) -> Records[Evaluation]: ...

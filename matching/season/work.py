"""What the use cases of seasons need from the outside."""

from __future__ import annotations

from typing import Protocol

from matching.introductions.work import IntroductionsWork
from matching.season.scores import SeasonScores
from matching.season.season import Season
from matching.stored import Records


class SeasonsWork(IntroductionsWork, Protocol):
    """One transaction over seasons, introductions and what they join; a season has a centre and a state."""

    @property
    def seasons(self) -> Records[Season]: ...
    @property
    def season_scores(self) -> Records[SeasonScores]: ...

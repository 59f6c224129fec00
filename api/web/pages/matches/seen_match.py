"""A match as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.pages.matches.bars import Bars, bars_of
from matching.introductions.introduction import Introduction
from matching.match import Match
from matching.statement import Need


@dataclass(frozen=True, slots=True)
class SeenMatch:
    """A match with its bars and its place in the whole list; ``introduction`` is the newest of the two."""

    match: Match
    bars: Bars
    rank: int | None = None
    introduction: Introduction | None = None

    @property
    def theirs_is_need(self) -> bool:
        """Whether the other seeks something here; else it offers, or is compared as it is."""
        return isinstance(self.match.theirs, Need)

    @property
    def quote(self) -> str | None:
        """The sentence of the other's profile that fits best."""
        return next((reason.quote for reason in self.match.reasons if reason.quote), None)


def seen_match(match: Match, rank: int | None = None, introduction: Introduction | None = None) -> SeenMatch:
    """``match`` with its bars."""
    return SeenMatch(match, bars_of(match), rank, introduction)

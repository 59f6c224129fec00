"""What of a season is not as it was when it was planned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from matching.introductions.times import danish_day
from matching.messages import Message, message
from matching.season.ground import is_open
from matching.season.met import Met, Reason, met
from matching.season.posing import Pair
from matching.season.scores import Proposer, Receiver, SeasonScores
from matching.season.season import Season, Sort
from matching.season.work import SeasonsWork
from matching.statement import Statement

Why = Literal["deleted", "not_open", "moved"]
WHYS: Mapping[Why, Message] = {
    "deleted": message("is not there any more"),
    "not_open": message("is not open any more, has expired or has nothing left"),
    "moved": message("belongs to another partner or centre now"),
}


@dataclass(frozen=True, slots=True)
class Stale:
    """A need or an offer that cannot be introduced any more."""

    sort: Sort
    statement: str
    partner: str
    why: Why


@dataclass(frozen=True, slots=True)
class Now:
    """How things stand: statements that are stale, and who has met since.

    ``own`` are the introductions that were made of the season itself.
    """

    stale: tuple[Stale, ...]
    met: Met
    own: frozenset[str]

    def why(self, sort: Sort, statement: str) -> Why | None:
        """Why this need or offer cannot be introduced; None when it can."""
        return next((one.why for one in self.stale if (one.sort, one.statement) == (sort, statement)), None)

    def apart(self, seeker: tuple[str, str], giver: tuple[str, str]) -> Reason | None:
        """Why these two are not to be paired any more; None when they are."""
        if self.met.introductions.get((seeker[1], giver[1])) in self.own:
            return None
        return self.met.reason(seeker, giver)


def now_of(work: SeasonsWork, season: Season, scores: SeasonScores) -> Now:
    """How things stand for a season today."""
    today = danish_day(work.now())
    sides: tuple[tuple[Sort, tuple[Proposer | Receiver, ...]], ...] = (
        (season.asked.lists_for, scores.proposers),
        (season.asked.receivers, scores.receivers),
    )
    stale = tuple(one for sort, those in sides for one in _stale(work, season.centre, sort, those, today))
    partners = {one.partner for _, those in sides for one in those}
    return Now(stale, met(work, partners), frozenset(season.introductions))


def gone_of(season: Season, scores: SeasonScores, now: Now) -> frozenset[Pair]:
    """Pairs of the season, proposer and receiver, that are not possible any more."""
    stale = {(one.sort, one.statement) for one in now.stale}
    needs_first = season.asked.lists_for == "needs"
    gone = set()
    for at, proposer in enumerate(scores.proposers):
        out = (season.asked.lists_for, proposer.statement) in stale
        for place in proposer.receivers:
            receiver = scores.receivers[place]
            pair = (proposer.partner, proposer.statement), (receiver.partner, receiver.statement)
            seeker, giver = pair if needs_first else pair[::-1]
            if out or (season.asked.receivers, receiver.statement) in stale or now.apart(seeker, giver):
                gone.add((at, place))
    return frozenset(gone)


def _stale(
    work: SeasonsWork, centre: str, sort: Sort, those: tuple[Proposer | Receiver, ...], today: date
) -> Iterator[Stale]:
    profiles = work.needs if sort == "needs" else work.offers
    there: dict[str, Statement] = {
        one.value.id: one.value for one in profiles.stored_all(one.statement for one in those)
    }
    owners = {one.value.id: one.value for one in work.partners.stored_all(one.partner for one in those)}
    for one in those:
        owner = owners.get(one.partner)
        belongs = owner is not None and centre in owner.centres
        why = _why(there.get(one.statement), one.partner, belongs, today)
        if why is not None:
            yield Stale(sort, one.statement, one.partner, why)


def _why(statement: Statement | None, partner: str, belongs: bool, today: date) -> Why | None:
    if statement is None:
        return "deleted"
    if statement.partner != partner or not belongs:
        return "moved"
    return None if is_open(statement, today) else "not_open"

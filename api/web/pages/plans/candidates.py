"""Who can stand beside a need or an offer of a season."""

from __future__ import annotations

from dataclasses import dataclass

from matching.season.changing import Opened
from matching.season.season import Sort


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on the other side, with what both would say; ``pair`` names the need, then the offer."""

    sort: Sort
    statement: str
    partner: str
    pair: str
    both: float
    """The chance that both say yes, were they asked."""


def candidates_of(opened: Opened, id: str) -> list[Candidate]:
    """Those that can still be paired with it, the likeliest first."""
    season, scores = opened.stored.value, opened.scores
    needs_ask, found = season.asked.lists_for == "needs", []
    for at, proposer in enumerate(scores.proposers):
        for place, own, theirs in zip(proposer.receivers, proposer.own, proposer.theirs, strict=True):
            receiver = scores.receivers[place]
            if id not in {proposer.statement, receiver.statement} or (at, place) in opened.gone:
                continue
            pair = (proposer.statement, receiver.statement)
            if proposer.statement == id:
                sort = season.asked.receivers
                chosen = (receiver.statement, receiver.partner)
            else:
                sort = season.asked.lists_for
                chosen = (proposer.statement, proposer.partner)
            named = ",".join(pair if needs_ask else pair[::-1])
            found.append(Candidate(sort, *chosen, named, own * theirs))
    return sorted(found, key=lambda one: (-one.both, one.statement))

"""All needs or offers that may answer one, each with both chances: a list by statement, without reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from matching.columns import PROFILE
from matching.ranking import Ranking


@dataclass(frozen=True, slots=True)
class ScoredStatement:
    """A need or an offer as one that asks sees it.

    Attributes:
        id: of the need or the offer.
        partner: whose it is.
        there: the chance that the side that asks says yes.
        back: the chance that ``partner`` says yes.
    """

    id: str
    partner: str
    there: float
    back: float

    @property
    def score(self) -> float:
        """The chance that both say yes."""
        return self.there * self.back


def scored_statements(rankings: Sequence[Ranking]) -> list[ScoredStatement]:
    """Those of all parts of the market that passed the gates, best first; ties by id."""
    found = [one for ranking in rankings for one in _of(ranking)]
    return sorted(found, key=lambda one: (-one.score, one.id))


def _of(ranking: Ranking) -> Iterator[ScoredStatement]:
    market, scored = ranking.market, ranking.scored
    stated = np.flatnonzero(market.columns.sort[scored.rows] != PROFILE)
    there, back = scored.there.probability[stated].tolist(), scored.back.probability[stated].tolist()
    for row, own, theirs in zip(scored.rows[stated].tolist(), there, back, strict=True):
        _, id = market.place(row)
        yield ScoredStatement(id, market.partner_at(row).id, own, theirs)

"""Candidates of a synthetic market as the service itself finds them, beside the truth about them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matching.columns import PROFILE, Real
from matching.prior import Side
from matching.ranking import rank
from matching.recommend import NO_FILTERS
from matching.scoring import Directed
from models.ready import load_recommender
from models.text_encoder import load_encoder
from training.known_truth.hidden import Floats, Hidden, Whole, draw_hidden
from training.known_truth.profiles import register_of
from training.synthetic_fields import TODAY


@dataclass(frozen=True, slots=True)
class Candidates:
    """Whom a statement may be introduced to: each partner once, by the statement the service prefers.

    Attributes:
        asked: number of the statement that asks.
        about: numbers of the candidates' statements, (n,), best first by the prior.
        there, back: components of the yes of who asks, and of the candidates, each (n,).
        there_side, back_side: whether those sides seek or give.
        score: by the prior, (n,).
    """

    asked: int
    about: Whole
    there: dict[str, Real]
    back: dict[str, Real]
    there_side: Side
    back_side: Side
    score: Real


class KnownMarket:
    """A synthetic market, the truth about it, and the service's own lists over it."""

    def __init__(self, partners: int, centres: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.hidden: Hidden = draw_hidden(partners, centres, rng)
        encoder = load_encoder()
        self._recommender = load_recommender(register_of(self.hidden, encoder, rng), TODAY, encoder=encoder)
        self._known: dict[int, Candidates] = {}

    def candidates(self, asked: int) -> Candidates:
        """Everybody who passes the gates, best first by the prior; computed once."""
        if asked not in self._known:
            self._known[asked] = self._candidates(asked)
        return self._known[asked]

    def truth(self, found: Candidates, when: float) -> tuple[Floats, Floats]:
        """The chances of a yes of who asks, and of each candidate, both (n,)."""
        asked = np.full(len(found.about), found.asked)
        there = self.hidden.logit(asked, found.about, when)
        back = self.hidden.logit(found.about, asked, when)
        return 1 / (1 + np.exp(-there)), 1 / (1 + np.exp(-back))

    @cached_property
    def statements(self) -> int:
        return len(self.hidden.owner)

    def _candidates(self, asked: int) -> Candidates:
        market = self._recommender.market.parts[0].market
        ranking = rank(market, market.query(f"s{asked:05d}"), NO_FILTERS, self._recommender.today)
        scored = ranking.scored
        order = ranking.order[market.columns.sort[scored.rows[ranking.order]] != PROFILE]
        _, first = np.unique(scored.partners[order], return_index=True)
        kept = order[np.sort(first)]
        about = np.array(
            [int(market.place(row)[1][1:]) for row in scored.rows[kept].tolist()], dtype=np.int64
        )
        there, back = _values(scored.there, kept), _values(scored.back, kept)
        return Candidates(asked, about, there, back, scored.there.side, scored.back.side, scored.score[kept])


def _values(directed: Directed, kept: NDArray[np.int64]) -> dict[str, Real]:
    return {name: value[kept] for name, value in directed.values.items()}

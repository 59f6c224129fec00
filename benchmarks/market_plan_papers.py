"""Markets of published experiments, written from the papers' descriptions."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.market_plan.arrays import Floats


class Published(NamedTuple):
    """A row of Su, Bayoumi & Joachims (WWW 2022): n receivers, 1.5 n proposers, and expected matches.

    ``known`` is what coordinate ascent was known to reach before this code.
    """

    n: int
    mixed: float
    examination: str
    naive: float
    reciprocal: float
    theirs: float
    known: float

    @property
    def name(self) -> str:
        """As it is told in a table."""
        return f"n={self.n} λ={self.mixed:g} {self.examination}"


SU = (
    Published(100, 0, "inverse", 156.3, 199.9, 198.5, 204.0),
    Published(100, 0.25, "inverse", 128.7, 166.6, 173.5, 177.7),
    Published(100, 0.5, "inverse", 106.9, 131.0, 152.7, 155.2),
    Published(100, 0.75, "inverse", 95.0, 105.0, 134.2, 135.1),
    Published(100, 1, "inverse", 92.1, 92.1, 118.2, 120.3),
    Published(100, 0.5, "exponential", 25.9, 47.8, 84.4, 85.1),
    Published(100, 0.5, "logarithmic", 639.2, 669.7, 673.7, 680.4),
    Published(20, 0.5, "inverse", 18.7, 21.2, 23.2, 23.4),
    Published(50, 0.5, "inverse", 50.7, 61.4, 68.9, 69.9),
    Published(200, 0.5, "inverse", 220.1, 274.3, 332.6, 338.7),
)
SU_SEED = 621


def su_market(n: int, mixed: float, seed: int = SU_SEED) -> tuple[Floats, Floats]:
    """F (1.5 n, n) and G (n, 1.5 n): uniform draws, ``mixed`` with a popularity that falls from 1 to 1/n."""
    # The published figures rest on this very stream, which numpy keeps for it.
    legacy = np.random.RandomState(seed)
    m = 3 * n // 2
    own, theirs = legacy.uniform(size=(m, n)), legacy.uniform(size=(n, m))
    return (
        (1 - mixed) * own + mixed * np.linspace(1, 1 / n, n),
        (1 - mixed) * theirs + mixed * np.linspace(1, 1 / m, m),
    )


TOMITA_CURVE = tuple((1 / np.log2(np.arange(2, 102))).tolist())
"""Their examination "log": 1/log₂(k + 1)."""


def tomita_market(left: int, right: int, mixed: float, seed: int) -> tuple[Floats, Floats]:
    """Tomita & Yokoyama (RecSys 2024), synthetic: the same with a popularity that falls from 1 to 0."""
    legacy = np.random.RandomState(seed)
    own, theirs = legacy.uniform(size=(left, right)), legacy.uniform(size=(right, left))
    return (
        (1 - mixed) * own + mixed * np.linspace(1, 0, right),
        (1 - mixed) * theirs + mixed * np.linspace(1, 0, left),
    )

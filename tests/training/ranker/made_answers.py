"""Answers that were drawn from known weights."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pandas as pd

from matching.prior import STARTING_VALUE, Side
from matching.ranker.terms import logit_terms
from training.ranker.columns import COMPONENTS, values_of

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


def made_answers(
    n: int, seed: int, side: Side = "seeks", shift: float = 0.0, **factors: float
) -> pd.DataFrame:
    """``n`` answers by the prior's weights times ``factors``, from two centres, the second one shifted."""
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({name: rng.random(n) for name in COMPONENTS}, dtype=np.float32)
    frame = frame.mask(rng.random(frame.shape) < 0.2)
    frame["starting_point"] = np.float32(STARTING_VALUE)
    second = rng.random(n) < 0.5
    logit = sum(factors.get(name, 1.0) * term for name, term in logit_terms(values_of(frame), side).items())
    yes = rng.random(n) < 1 / (1 + np.exp(-(logit + shift * second)))
    return frame.assign(
        yes=yes,
        side=side,
        centre=np.where(second, "c2", "c1"),
        partner=[f"p{number % 50}" for number in range(n)],
        other=[f"o{number}" for number in range(n)],
        at=[BEGIN + timedelta(hours=number) for number in range(n)],
        list="l",
        position=1,
        propensity=1.0,
    )

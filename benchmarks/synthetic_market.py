"""The synthetic market and the queries every question of speed is asked on."""

from __future__ import annotations

import numpy as np

from matching.register import Register
from training.synthetic import synthetic_register
from training.synthetic_fields import TODAY

SEED, QUERY_SEED = 20_261_122, 7
STATEMENTS_EACH = 2

__all__ = ["QUERY_SEED", "STATEMENTS_EACH", "TODAY", "market_of", "need_queries"]


def market_of(partners: int) -> Register:
    """A synthetic register with two statements a partner; always the same for a size."""
    return synthetic_register(partners, STATEMENTS_EACH, np.random.default_rng(SEED))


def need_queries(register: Register, n: int) -> list[str]:
    """Ids of ``n`` open needs, drawn with a fixed seed."""
    is_open = [need.id for need in register.needs.values() if need.status == "open"]
    rng = np.random.default_rng(QUERY_SEED)
    return [is_open[at] for at in rng.choice(len(is_open), min(n, len(is_open)), replace=False).tolist()]

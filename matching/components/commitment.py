"""The same level of commitment: an event day is no answer to a two-year mentor programme."""

from __future__ import annotations

import numpy as np

from matching.codes import code_list
from matching.columns import NEED, Columns, Real, Small

SHORTFALL, SURPLUS = 0.5, 0.3
"""What a step less, or a step more, than was sought takes off; two forms lie up to three steps apart."""


def commitment(mine: Columns, theirs: Columns) -> Real:
    """Mean closeness of collaboration level and engagement form, of those that are known."""
    level = _closeness(mine, theirs, mine.level, theirs.level)
    form = _closeness(mine, theirs, _steps(mine.form), _steps(theirs.form))
    both = np.where(np.isnan(level), form, np.where(np.isnan(form), level, (level + form) / 2))
    return both.astype(np.float32)


def _steps(form: Small) -> Small:
    """A board seat binds as an ongoing engagement does."""
    return np.minimum(form, code_list("engagement_forms").position("ongoing")).astype(np.int8)


def _closeness(mine: Columns, theirs: Columns, my_step: Small, their_step: Small) -> Real:
    sought = np.where(mine.sort == NEED, my_step, their_step).astype(np.float32)
    given = np.where(mine.sort == NEED, their_step, my_step).astype(np.float32)
    gap = sought - given
    loss = np.where(gap > 0, gap * SHORTFALL, -gap * SURPLUS)
    known = (my_step >= 0) & (their_step >= 0)
    return np.where(known, np.maximum(1 - loss, 0), np.nan).astype(np.float32)

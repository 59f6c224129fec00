"""Complementarity: the resource itself, and what comes back for it."""

from __future__ import annotations

import numpy as np

from matching.columns import NEED, Columns, Real
from matching.resource_fit import kinds_that_answer, resource_fit


def resource(mine: Columns, theirs: Columns) -> Real:
    """How well the kind of resource offered answers the kind needed.

    A partner seen by its profile alone: 0 when it seeks that kind itself, or has open offers and none of
    them answers; unknown otherwise.
    """
    need_kind = np.where(mine.sort == NEED, mine.resource_kind, theirs.resource_kind)
    offer_kind = np.where(mine.sort == NEED, theirs.resource_kind, mine.resource_kind)
    stated = (need_kind >= 0) & (offer_kind >= 0)
    fit = resource_fit()[np.maximum(need_kind, 0), np.maximum(offer_kind, 0)]
    return np.where(stated, fit, _by_profile(mine, theirs)).astype(np.float32)


def return_(mine: Columns, theirs: Columns) -> Real:
    """2 + 2 > 4: does the other side give something else that mine would like?

    Half for any of it, the rest by the share of what is wanted.
    """
    known = (mine.wants != 0) & (theirs.gives != 0)
    hits = np.bitwise_count(mine.wants & theirs.gives).astype(np.float32)
    part = hits / np.maximum(np.bitwise_count(mine.wants), 1)
    return np.where(known, np.where(hits > 0, 0.5 + part / 2, 0.0), np.nan).astype(np.float32)


def _by_profile(mine: Columns, theirs: Columns) -> Real:
    need_is_mine = mine.sort == NEED
    kind = np.where(need_is_mine, mine.resource_kind, theirs.resource_kind)
    gives, wants = (
        np.where(need_is_mine, getattr(theirs, name), getattr(mine, name)) for name in ("gives", "wants")
    )
    wanted = np.maximum(kind, 0)
    seeks_it_too = ((wants >> wanted.astype(np.uint64)) & np.uint64(1)) != 0
    gives_other = (gives != 0) & ((kinds_that_answer()[wanted] & gives) == 0)
    asked = (kind >= 0) & ((mine.sort == NEED) | (theirs.sort == NEED))
    return np.where(asked & (seeks_it_too | gives_other), 0.0, np.nan).astype(np.float32)

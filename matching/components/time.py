"""Time: dates, parts of the week, hours."""

from __future__ import annotations

import numpy as np

from matching.columns import FOREVER, NEED, Columns, Real


def time(mine: Columns, theirs: Columns) -> Real:
    """Mean of the shares of dates, slots and hours on which both can, of those that are known."""
    parts = np.stack([_dates(mine, theirs), _slots(mine, theirs), _hours(mine, theirs)])
    known = (~np.isnan(parts)).sum(axis=0)
    mean = np.nansum(parts, axis=0) / np.maximum(known, 1)
    return np.where(known > 0, mean, np.nan).astype(np.float32)


def _dates(mine: Columns, theirs: Columns) -> Real:
    """Days both have, as a share of the shorter of the two stated spans."""
    start = np.maximum(mine.window_start[:, :, None], theirs.window_start[:, None, :])
    end = np.minimum(mine.window_end[:, :, None], theirs.window_end[:, None, :])
    common = np.maximum(end - start + 1, 0).sum(axis=(1, 2))
    mine_days, their_days = _days(mine), _days(theirs)
    known = (mine_days < FOREVER) & (their_days < FOREVER)
    shorter = np.maximum(np.minimum(mine_days, their_days), 1)
    return np.where(known, np.minimum(common / shorter, 1), np.nan).astype(np.float32)


def _days(side: Columns) -> Real:
    found: Real = np.maximum(side.window_end - side.window_start + 1, 0).sum(axis=1).astype(np.float32)
    return found


def _slots(mine: Columns, theirs: Columns) -> Real:
    """Slots both have, as a share of the smaller set: one free evening is enough for a weekly evening."""
    common = np.bitwise_count(mine.slots & theirs.slots).astype(np.float32)
    fewer = np.minimum(np.bitwise_count(mine.slots), np.bitwise_count(theirs.slots))
    return np.where(fewer > 0, common / np.maximum(fewer, 1), np.nan).astype(np.float32)


def _hours(mine: Columns, theirs: Columns) -> Real:
    """Hours given as a share of the hours sought, at most 1."""
    sought = np.where(mine.sort == NEED, mine.hours, theirs.hours)
    given = np.where(mine.sort == NEED, theirs.hours, mine.hours)
    return np.minimum(given / np.maximum(sought, 0.5), 1).astype(np.float32)

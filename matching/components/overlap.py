"""Components that compare two sets of codes."""

from __future__ import annotations

import numpy as np

from matching.columns import NEED, OFFER, Bits, Columns, Real


def share(wanted: Bits, given: Bits) -> Real:
    """|wanted ∩ given| / |wanted|; NaN where either set is empty, which means unknown."""
    known = (wanted != 0) & (given != 0)
    hits = np.bitwise_count(wanted & given).astype(np.float32)
    size = np.maximum(np.bitwise_count(wanted), 1)
    return np.where(known, hits / size, np.nan).astype(np.float32)


def purpose(mine: Columns, theirs: Columns) -> Real:
    """Shared goal: overlap of purposes, |A ∩ B| / √(|A|·|B|) (Ochiai, 1957)."""
    return _cosine(mine.purposes, theirs.purposes)


def target_group(mine: Columns, theirs: Columns) -> Real:
    """Whom both are there for: overlap of target groups, |A ∩ B| / √(|A|·|B|) (Ochiai, 1957)."""
    return _cosine(mine.target_groups, theirs.target_groups)


def language(mine: Columns, theirs: Columns) -> Real:
    """1 where the two sides share a language, else 0."""
    ours = np.where(mine.demanded_languages != 0, mine.demanded_languages, mine.languages)
    other = np.where(theirs.demanded_languages != 0, theirs.demanded_languages, theirs.languages)
    return np.where((ours != 0) & (other != 0), (ours & other) != 0, np.nan).astype(np.float32)


def motive(mine: Columns, theirs: Columns) -> Real:
    """Share of the other side's motives that suit mine."""
    return share(theirs.motives, mine.welcomes)


def roles(mine: Columns, theirs: Columns) -> Real:
    """Share of the roles sought in the need that the other side takes on."""
    mine_seeks = np.where(mine.sort == NEED, mine.roles, np.uint64(0))
    theirs_seeks = np.where(theirs.sort == NEED, theirs.roles, np.uint64(0))
    mine_plays = mine.roles_can | np.where(mine.sort == OFFER, mine.roles, np.uint64(0))
    theirs_plays = theirs.roles_can | np.where(theirs.sort == OFFER, theirs.roles, np.uint64(0))
    return np.where(mine_seeks != 0, share(mine_seeks, theirs_plays), share(theirs_seeks, mine_plays))


def safeguards(mine: Columns, theirs: Columns) -> Real:
    """Share of the safeguards the need demands that the other side can meet."""
    demanded = np.where(mine.sort == NEED, mine.safeguards, theirs.safeguards)
    met = np.where(mine.sort == NEED, theirs.safeguards, mine.safeguards)
    return share(demanded, met)


def _cosine(a: Bits, b: Bits) -> Real:
    known = (a != 0) & (b != 0)
    hits = np.bitwise_count(a & b).astype(np.float32)
    size = np.sqrt(np.bitwise_count(a).astype(np.float32) * np.bitwise_count(b))
    return np.where(known, hits / np.maximum(size, 1), np.nan).astype(np.float32)

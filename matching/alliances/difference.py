"""When two alliances differ in substance."""

from __future__ import annotations

from collections.abc import Collection

DIFFERENT_SHARE = 0.5


def differ(one: Collection[int], other: Collection[int], named: Collection[int] = ()) -> bool:
    """At least half of the members of each are not in the other.

    Members whom the broker has ``named`` must be in both and are left out of the count.
    """
    mine, theirs = set(one) - set(named), set(other) - set(named)
    if not mine or not theirs:
        return mine != theirs
    common = len(mine & theirs)
    return common <= DIFFERENT_SHARE * min(len(mine), len(theirs))


def difference(one: Collection[int], other: Collection[int], named: Collection[int] = ()) -> float:
    """Share of the members of ``one`` that are not in ``other``, in [0, 1]; those ``named`` do not count."""
    mine = set(one) - set(named)
    return 1 - len(mine & set(other)) / len(mine) if mine else 0.0

"""What partners would expect in the places of others, compiled.

The matches of a receiver only grow as its proposers are gone through, and the rest of them can add no more
than what is left of the proposals times the answer to the last, for answers only fall. So most comparisons
are decided before the end. Counts whose probability is below 1e-16 are left out.
"""

from __future__ import annotations

from matching.market_plan.arrays import Floats, Ints
from matching.market_plan.compiled import compiled

NEGLIGIBLE = 1e-16


@compiled
def proposers_envied(f: Floats, answer: Floats, seen: Floats, receiver: Ints, least: float) -> int:
    """Lists by which a proposer would expect more than ``least`` matches.

    Args:
        f: its preference of each of its candidates.
        answer: probability that each says yes to it.
        seen: examination of each receiver's place in each list, shape (proposers, receivers).
        receiver: the candidates.
        least: matches that are no more.
    """
    count = 0
    for other in range(len(seen)):
        value = 0.0
        for at in range(len(receiver)):
            value += min(1.0, f[at] * seen[other, receiver[at]]) * answer[at]
        if value > least:
            count += 1
    return count


@compiled
def receivers_envied(
    f: Floats, g: Floats, proposer: Ints, seen: Floats, curve: Floats, least: float, room: Floats
) -> int:
    """Receivers in whose places a receiver would expect more than ``least`` matches.

    Args:
        f: what its candidates think of it, in the order it prefers them.
        g: what it thinks of them, falling.
        proposer: the candidates.
        seen: examination of each receiver's place in each list, shape (receivers, proposers).
        curve: examination probabilities.
        least: matches that are no more.
        room: shape (3, candidates + 3).
    """
    count = 0
    proposals = room[2]
    for other in range(len(seen)):
        left = 0.0
        for k in range(len(proposer)):
            proposals[k] = min(1.0, f[k] * seen[other, proposer[k]])
            left += proposals[k]
        if _is_more(g, proposals, left, curve, least, room):
            count += 1
    return count


@compiled
def _is_more(g: Floats, p: Floats, left: float, curve: Floats, least: float, room: Floats) -> bool:
    """Whether a receiver would expect more than ``least`` matches from these proposals, ``left`` in all."""
    now = 0
    room[0, 0] = 1.0
    low = 0
    width = 1
    value = 0.0
    for k in range(len(g)):
        chance = p[k]
        if chance == 0.0:
            continue
        ahead = room[now]
        after = room[1 - now]
        ahead[width] = 0.0
        answer = ahead[0] * min(1.0, g[k] * curve[low])
        after[0] = ahead[0] * (1 - chance)
        for at in range(1, width + 1):
            answer += ahead[at] * min(1.0, g[k] * curve[low + at])
            after[at] = ahead[at] * (1 - chance) + ahead[at - 1] * chance
        value += chance * answer
        if value > least:
            return True
        left -= chance
        if value + left * answer <= least:
            return False
        width += 1
        while width > 1 and after[width - 1] < NEGLIGIBLE:
            width -= 1
        skip = 0
        while skip < width - 1 and after[skip] < NEGLIGIBLE:
            skip += 1
        if skip:
            for at in range(skip, width):
                after[at - skip] = after[at]
            low += skip
            width -= skip
        now = 1 - now
    return False

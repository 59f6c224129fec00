"""Holds a plan against everything it has to keep to, from the lists and the given market alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from matching.market_plan.arrays import Floats
from matching.market_plan.constraints import Constraints
from matching.market_plan.market import PlanMarket
from matching.messages import Message, message

TOLERANCE = 1e-7
NEGLIGIBLE = 1e-18
Lists = Sequence[Sequence[int]]


def faults(
    market: PlanMarket, constraints: Constraints, lists: Lists, curve: Floats, length: int | None = None
) -> tuple[Message, ...]:
    """What is wrong with a plan; empty when nothing is. Shares no code with the planners.

    Args:
        market: the market as it was given, with what is forbidden in it.
        constraints: what the plan has to keep to.
        lists: for each proposer the receivers' indices, best first.
        curve: examination probabilities.
        length: longest list.
    """
    if len(lists) != market.proposers:
        return (
            message(
                "There are {lists} lists for {proposers} proposers.",
                lists=len(lists),
                proposers=market.proposers,
            ),
        )
    wrong = [*_lists(market, constraints, lists, length or market.receivers)]
    return tuple(wrong or _sums(market, constraints, lists, curve))


def _lists(market: PlanMarket, constraints: Constraints, lists: Lists, length: int) -> Iterator[Message]:
    for proposer, own in enumerate(lists):
        candidates = set(market.receiver[market.start[proposer] : market.start[proposer + 1]].tolist())
        fixed = constraints.fixed.get(proposer, ())
        forbidden = {receiver for receiver in own if (proposer, receiver) in constraints.forbidden}
        ends = len(fixed) if proposer in constraints.closed else length
        for broken, sentence in (
            (len(set(own)) < len(own), "The list of proposer {proposer} names somebody twice."),
            (not candidates.issuperset(own), "The list of proposer {proposer} names who is no candidate."),
            (bool(forbidden), "The list of proposer {proposer} holds a forbidden pair."),
            (len(own) > ends, "The list of proposer {proposer} is too long."),
            (tuple(own[: len(fixed)]) != tuple(fixed), "What is fixed for proposer {proposer} is not first."),
        ):
            if broken:
                yield message(sentence, proposer=proposer)


def _sums(market: PlanMarket, constraints: Constraints, lists: Lists, curve: Floats) -> Iterator[Message]:
    n = market.receivers
    bounded = np.flatnonzero(np.isfinite(constraints.capacities(n))).tolist()
    inbound, matches, exposure = recomputed(market, lists, curve, bounded)
    for sentence, used, limit in (
        ("Receiver {receiver} is sent more than its cap.", inbound, constraints.caps(n)),
        ("Receiver {receiver} gets more than its capacity.", matches, constraints.capacities(n)),
        ("Receiver {receiver} is seen less than its floor.", constraints.floors(n), exposure),
    ):
        for receiver in np.flatnonzero(used > limit + TOLERANCE).tolist():
            yield message(sentence, receiver=receiver)


def recomputed(
    market: PlanMarket, lists: Lists, curve: Floats, matched: Sequence[int] | None = None
) -> tuple[Floats, Floats, Floats]:
    """Inbound proposals, expected matches and exposure of each receiver, from the definition.

    The number of better proposers is a sum of independent yes and no, so its distribution is the product of
    the polynomials (1 − p) + p·x, which is how it is computed here. With ``matched`` the matches are those of
    these receivers alone, 0 for the others.
    """
    proposals: list[list[tuple[float, float]]] = [[] for _ in range(market.receivers)]
    exposure = np.zeros(market.receivers)
    for proposer, own in enumerate(lists):
        first = int(market.start[proposer])
        at = {
            int(receiver): first + k
            for k, receiver in enumerate(market.receiver[first : market.start[proposer + 1]])
        }
        for receiver, seen in zip(own, curve.tolist(), strict=False):
            pair = at[receiver]
            exposure[receiver] += seen
            proposals[receiver].append((float(market.g[pair]), min(1.0, float(market.f[pair]) * seen)))
    inbound = np.array([sum(p for _, p in own) for own in proposals])
    matches = np.zeros(market.receivers)
    for receiver in range(market.receivers) if matched is None else matched:
        matches[receiver] = _matches(proposals[receiver], curve)
    return inbound, matches, exposure


def _matches(proposals: list[tuple[float, float]], curve: Floats) -> float:
    # Proposals are in the order of the proposers, and the sort keeps it for ties, as the receivers do.
    total, better = 0.0, np.ones(1)
    for g, p in sorted(proposals, key=lambda proposal: -proposal[0]):
        total += p * float(better @ np.minimum(1.0, g * curve[: len(better)]))
        better = np.convolve(better, [1 - p, p])
        # It grows by one each time, so it stays short when one that cannot count is left out.
        better = better[:-1] if better[-1] < NEGLIGIBLE else better
    return total

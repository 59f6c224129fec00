"""A two-sided market of proposers and receivers: which pairs there are, and what each side thinks of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.arrays import Flags, Floats, Ints
from matching.market_plan.preferences import check_values, checked_matrices
from matching.messages import message


@dataclass(frozen=True, slots=True, eq=False)
class PlanMarket:
    """Pairs in compressed rows, each proposer's pairs one after the other, receivers ascending.

    Attributes:
        start: first pair of each proposer, shape (proposers + 1,).
        receiver: receiver of each pair, shape (pairs,).
        f: what the proposer thinks of the receiver, in [0, 1], shape (pairs,).
        g: what the receiver thinks of the proposer, in [0, 1], shape (pairs,).
        receivers: number of receivers.
    """

    start: Ints
    receiver: Ints
    f: Floats
    g: Floats
    receivers: int

    @classmethod
    def from_matrices(cls, proposers: Any, receivers: Any) -> PlanMarket:
        """The dense form: everybody with everybody.

        Args:
            proposers: F, shape (proposers, receivers).
            receivers: G, shape (receivers, proposers).

        Raises:
            InvalidQuery: the matrices cannot be used.
        """
        own, theirs = checked_matrices(proposers, receivers)
        m, n = own.shape
        start, receiver = np.arange(m + 1) * n, np.tile(np.arange(n), m)
        return cls(start, receiver, own.ravel(), np.ascontiguousarray(theirs.T).ravel(), n)

    @classmethod
    def from_pairs(cls, proposer: Any, receiver: Any, f: Any, g: Any, *, size: tuple[int, int]) -> PlanMarket:
        """The sparse form: candidates alone, in any order.

        Args:
            proposer: index of the proposer of each pair, shape (pairs,).
            receiver: index of its receiver.
            f: what the proposer thinks of the receiver.
            g: what the receiver thinks of the proposer.
            size: number of proposers and of receivers.

        Raises:
            InvalidQuery: a side is empty, an index is out of range, a pair is there twice, or a value is
                not from 0 to 1.
        """
        own, other = np.asarray(proposer, dtype=np.int64), np.asarray(receiver, dtype=np.int64)
        _check_indices(own, other, size)
        order = np.lexsort((other, own))
        own, other = own[order], other[order]
        if ((np.diff(own) == 0) & (np.diff(other) == 0)).any():
            raise InvalidQuery(message("A pair of a proposer and a receiver is given twice; give it once."))
        start = np.searchsorted(own, np.arange(size[0] + 1)).astype(np.int64)
        likes = [np.asarray(values, dtype=np.float64)[order] for values in (f, g)]
        check_values(likes[0], "proposers")
        check_values(likes[1], "receivers")
        return cls(start, other, likes[0], likes[1], size[1])

    @property
    def proposers(self) -> int:
        """Number of proposers."""
        return len(self.start) - 1

    @property
    def proposer(self) -> Ints:
        """Proposer of each pair, shape (pairs,)."""
        return np.repeat(np.arange(self.proposers), np.diff(self.start))

    def pair(self, proposer: int, receiver: int) -> int | None:
        """The pair of these two; None when it is no candidate."""
        first, last = self.start[proposer], self.start[proposer + 1]
        at = int(first + np.searchsorted(self.receiver[first:last], receiver))
        return at if at < last and self.receiver[at] == receiver else None

    def without(self, gone: Flags) -> PlanMarket:
        """The market without the pairs in ``gone``, shape (pairs,)."""
        counts = np.add.reduceat(np.append(~gone, False).astype(np.int64), self.start[:-1])
        counts[np.diff(self.start) == 0] = 0
        start = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        kept = ~gone
        return replace(self, start=start, receiver=self.receiver[kept], f=self.f[kept], g=self.g[kept])

    def by_receiver(self) -> tuple[Ints, Ints]:
        """Each receiver's pairs in the order it prefers them, ties by proposer.

        Returns:
            First place of each receiver, shape (receivers + 1,), and the pairs, shape (pairs,).
        """
        order = np.lexsort((self.proposer, -self.g, self.receiver))
        start = np.searchsorted(self.receiver[order], np.arange(self.receivers + 1))
        return start.astype(np.int64), order.astype(np.int64)


def _check_indices(proposer: Ints, receiver: Ints, size: tuple[int, int]) -> None:
    if min(size) < 1:
        raise InvalidQuery(
            message(
                "A market needs at least one proposer and one receiver; here are {m} and {n}.",
                m=size[0],
                n=size[1],
            )
        )
    for indices, n in ((proposer, size[0]), (receiver, size[1])):
        outside = (indices < 0) | (indices >= n)
        if outside.any():
            raise InvalidQuery(
                message(
                    "A pair names the index {index}, and that side has {n} partners; use 0 to {last}.",
                    index=int(indices[outside][0]),
                    n=n,
                    last=n - 1,
                )
            )

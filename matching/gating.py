"""Gates and filters over the whole market, before anything is searched or scored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import numpy as np

from matching.build_columns import day
from matching.columns import NEED, PROFILE, Columns
from matching.filters import Filters
from matching.gates import GATES, Gate, Removed
from matching.market_index import MarketIndex
from matching.protocols import Mask, Rows
from matching.query import Query
from matching.resource_fit import kinds_that_answer


@dataclass(frozen=True, slots=True)
class Gated:
    """What the gates and filters left of the market for one query."""

    considered: int
    """Rows of other partners that could answer at all."""
    allowed: Mask
    """Shape (rows of the market,)."""
    removed: dict[str, Rows]
    """Rows by the first gate or filter that removed them, in the order of application."""


def apply_gates(
    market: MarketIndex, query: Query, filters: Filters, today: date, hidden: Mask | None = None
) -> Gated:
    """Remove what cannot meet the query; a row counts at the first gate that removes it.

    ``hidden`` rows, shape (rows of the market,), are as if they were not there, as is what lies outside of
    the sight of the filters.
    """
    if filters.sight is not None:
        unseen = ~filters.sight.mask(market.sight)
        hidden = unseen if hidden is None else hidden | unseen
    query = replace(query, columns=market.numbered(query))
    blocks = [_Block(market.columns, *bounds) for bounds in market.blocks(int(query.columns.sort[0]))]
    for block in blocks:
        if hidden is not None:
            block.remove(hidden[block.rows])
        block.remove(block.columns.partner == query.columns.partner[0])
        block.remove(_stands_in_an_offer(block.columns, query.columns))
    considered, removed = sum(block.left for block in blocks), {}
    for name, removes in _gates(market, query, filters, day(today)):
        out = [block.remove(removes(block)) for block in blocks]
        if any(map(len, out)):
            removed[name] = np.concatenate(out)
    allowed = np.zeros(len(market), dtype=np.bool_)
    for block in blocks:
        allowed[block.rows] = block.is_left
    return Gated(considered, allowed, removed)


class _Block:
    """Rows without a gap between them, of which gates remove some.

    While most are left, the columns are read where they lie and the removed rows are read too, which
    is quicker than to copy what is left; after that only what is left is read.
    """

    def __init__(self, market: Columns, start: int, stop: int) -> None:
        self._market = market
        self.rows: Rows = np.arange(start, stop)
        self.columns = market.between(start, stop)
        self.is_of_profiles = bool(self.columns.sort[0] == PROFILE)
        self.is_left = np.ones(len(self.rows), dtype=np.bool_)

    @property
    def left(self) -> int:
        return int(np.count_nonzero(self.is_left))

    def remove(self, out: Removed) -> Rows:
        """Remove these of :attr:`rows`; those of them that were still left."""
        out = out & self.is_left
        removed = self.rows[np.flatnonzero(out)]
        if len(removed):
            self.is_left ^= out
            if self.left < len(self.rows) / 2:
                self.rows = self.rows[np.flatnonzero(self.is_left)]
                self.columns = self._market.at(self.rows)
                self.is_left = np.ones(len(self.rows), dtype=np.bool_)
        return removed


def _stands_in_an_offer(rows: Columns, query: Columns) -> Removed:
    """Profiles of partners whose own offers answer the kind that is sought: those offers, with their
    conditions, speak for the partner; its profile must not slip past what they exclude."""
    kind = int(query.resource_kind[0])
    if kind < 0 or query.sort[0] != NEED:
        return np.zeros(len(rows), dtype=np.bool_)
    answers: Removed = (rows.sort == PROFILE) & ((rows.stated & kinds_that_answer()[kind]) != 0)
    return answers


Test = Callable[[_Block], Removed]


def _gates(market: MarketIndex, query: Query, filters: Filters, today: int) -> Iterator[tuple[str, Test]]:
    for gate in GATES:
        yield gate.name, partial(_by_gate, gate, query, today)
    below = market.competences.below_required(query.competences, query_seeks=query.seeks)
    if len(below):
        yield "competence", lambda block: np.isin(block.rows, below)
    for name, test in filters.tests():
        yield name, partial(_by_filter, test)


def _by_gate(gate: Gate, query: Query, today: int, block: _Block) -> Removed:
    if block.is_of_profiles and not gate.of_profiles:
        return np.zeros(len(block.rows), dtype=np.bool_)
    return gate.removes(query.columns, block.columns, today)


def _by_filter(test: Callable[[Columns], Removed], block: _Block) -> Removed:
    return test(block.columns)

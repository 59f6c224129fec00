"""The lists that are compared with each other: from no knowledge at all to what the service shows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matching.candidates import POOL, reciprocal_rank_fusion
from matching.partner_columns import headcount
from matching.protocols import Mask, Rows
from matching.query import Query
from matching.ranking import rank
from matching.recommend import NO_FILTERS, Recommender
from training.judged_queries import owner_of

METHODS = ("popularity", "bm25", "dense", "hybrid", "hybrid+directed", "hybrid+reciprocity")


class ComparedLists:
    """Ranked partner ids for the needs, offers and partners of one market, by method.

    ``popularity`` is one list for everybody: partners by the mean of two ranks, headcount and number
    of open statements. There are no interactions to count, so it stands for "the largest and most
    active get everybody". ``bm25``, ``dense`` and ``hybrid`` (reciprocal rank fusion of the two) rank
    partners by their best row, of the rows that may answer the query at all, without gates.
    ``hybrid+directed`` and ``hybrid+reciprocity`` are the service with its gates: the first sorts by
    the query side's chance of a yes alone, the second is what the service shows.
    """

    def __init__(self, recommender: Recommender) -> None:
        self._recommender = recommender
        self._market = recommender.market

    def of(self, id: str, depth: int) -> dict[str, list[str]]:
        """The first ``depth`` partners for the record with this id, by method."""
        lists = {"popularity": self._popular(owner_of(self._market.register, id))}
        lists |= {name: self._partners(rows) for name, rows in self._searched(self._market.query(id)).items()}
        lists["hybrid+directed"] = self._directed(id)
        shown = self._recommender.recommend(id, n=depth).matches
        lists["hybrid+reciprocity"] = [match.partner.id for match in shown]
        return {name: lists[name][:depth] for name in METHODS}

    def _searched(self, query: Query) -> dict[str, Rows]:
        market, allowed = self._market, self._may_answer(query)
        by_words, _ = market.lexical.search(query.words, POOL, allowed)
        by_vector, _ = market.dense.search(market.encoder.encode([query.prose])[0], POOL, allowed)
        rows = np.union1d(by_words, by_vector)
        fused = reciprocal_rank_fusion(rows, by_vector, by_words)
        return {"bm25": by_words, "dense": by_vector, "hybrid": rows[np.lexsort((rows, -fused))]}

    def _may_answer(self, query: Query) -> Mask:
        market = self._market
        allowed = np.zeros(len(market), dtype=np.bool_)
        allowed[market.may_meet(int(query.columns.sort[0]))] = True
        allowed &= market.columns.partner != query.columns.partner[0]
        return allowed

    def _directed(self, id: str) -> list[str]:
        found: list[tuple[float, int]] = []
        for query in self._queries(id):
            scored = rank(self._market, query, NO_FILTERS, self._recommender.today).scored
            chances: Iterable[float] = (-scored.there.probability).tolist()
            found += zip(chances, scored.rows.tolist(), strict=True)
        return self._partners(row for _, row in sorted(found))

    def _queries(self, id: str) -> list[Query]:
        """A partner asks with its profile and with each of its open statements."""
        own = self._market.register.statements_of.get(id, [])
        return [self._market.query(each) for each in (id, *(s.id for s in own if s.status == "open"))]

    def _partners(self, rows: Rows | Iterable[int]) -> list[str]:
        return list(dict.fromkeys(self._market.partner_at(int(row)).id for row in rows))

    def _popular(self, own: str) -> list[str]:
        return [id for id in self._by_popularity if id != own]

    @cached_property
    def _by_popularity(self) -> list[str]:
        partners, statements_of = self._market.partners, self._market.register.statements_of
        heads = np.array([headcount(partner) or 0 for partner in partners])
        statements = [sum(s.status == "open" for s in statements_of.get(p.id, [])) for p in partners]
        order = np.argsort(_places(heads) + _places(np.array(statements)), kind="stable")
        return [partners[at].id for at in order]


def _places(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Place of each value, the largest first; equal values share a place."""
    _, place = np.unique(-values, return_inverse=True)
    counts = np.bincount(place)
    places: NDArray[np.int64] = (np.cumsum(counts) - counts)[place]
    return places

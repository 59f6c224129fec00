"""Recommendations over a market that stands in a database: only candidates are read, and only what is shown
is read whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

import numpy as np

from matching.candidates import POOL, SCORED_WHOLE
from matching.errors import InvalidQuery, NotFound
from matching.explanation import explain
from matching.filters import Filters
from matching.gating import apply_gates
from matching.match import Recommendations, Why
from matching.messages import message
from matching.partner import Partner
from matching.prior import MODEL_VERSION
from matching.protocols import Encoder, Floats, LexicalIndex, Mask, Rows
from matching.query import Query
from matching.ranking import Ranked, Ranking, best_by_partner, rank_parts
from matching.recommend import MOST, NO_FILTERS
from matching.register import Register
from matching.statement import Statement
from matching.statement_scores import ScoredStatement, scored_statements
from matching.stored_index import StoredIndex
from matching.stored_notes import Looked, looked_at, notes_on
from matching.stored_query import Narrowed, all_that_meet, narrowed, query_of
from matching.word_counts import WordCounts

ALL = 2_500
"""When at most so many rows could answer, all of them are looked at; in a market that has no more, all."""
MANY = 8_000
"""Of more rows than this one index of all would hardly score every one that passes the gates."""
FIRST, FIRST_OF_FEW = 450, 800
"""So many rows by their vectors, and as many by their words, are fetched first; more of a market in which all
that pass would be scored."""
NEARLY, ENOUGH = 0.65, 1.25
"""When too few of the first pass for this share of a pool, a quarter more than seem needed are fetched."""


class Source(Protocol):
    """A market in a database, at one moment."""

    @property
    def encoder(self) -> Encoder:
        """Put the market's texts into vectors."""

    def how_many(self, asked: Narrowed) -> int:
        """How many rows could answer; it may stop counting at 10,000."""

    def found(self, query: Query, asked: Narrowed, k: int | None, always: str = "") -> StoredIndex:
        """Of the rows that could answer the ``k`` nearest to a query by vector and the ``k`` by words, or all
        where it is None; of the partner ``always`` at any rate all, even those that could not."""

    def missions(self, partners: Iterable[str]) -> Mapping[str, Floats]:
        """Vectors (d,) of these partners' missions, of those that have one."""

    def records(self, partners: Iterable[str]) -> Register:
        """These partners with their needs and offers; those that are not there are left out."""

    def owner(self, id: str) -> str:
        """Id of the partner whose need, offer, profile or volunteer has this id.

        Raises:
            NotFound: there is none.
        """


class StoredRecommender:
    """Recommends as :class:`matching.recommend.MarketRecommender` does, from candidates.

    Args:
        source: the market.
        today: the day on which expiry is judged.
    """

    def __init__(self, source: Source, today: date) -> None:
        self._source = source
        self.today = today

    @property
    def model(self) -> str:
        """Names of the encoder and the ranker that make the lists."""
        return model_with(self._source.encoder)

    def query(self, id: str) -> Query:
        """The query that the need, offer or partner with this id makes.

        Raises:
            NotFound: there is none.
        """
        return query_of(self._source.records([self._source.owner(id)]), id)

    def recommend(self, query: Query | str, n: int = 20, filters: Filters = NO_FILTERS) -> Recommendations:
        """The ``n`` best matches for a query, or for the need, offer or partner with this id.

        Raises:
            NotFound: no record has this id.
            InvalidQuery: ``n`` is not between 1 and 500.
        """
        if not 1 <= n <= MOST:
            raise InvalidQuery(message("A list of {n} is not possible; ask for 1 to {most}.", n=n, most=MOST))
        asked = self._asked(query)
        rankings, looked = self._rankings(asked, filters)
        matches = explain(self._lent(best_by_partner(rankings, n)))
        removed: dict[str, int] = {}
        for ranking in rankings:
            for gate, rows in ranking.gated.removed.items():
                removed[gate] = removed.get(gate, 0) + len(rows)
        considered = sum(ranking.gated.considered for ranking in rankings)
        notes = notes_on(asked[0], considered, looked, found=bool(matches))
        return Recommendations(tuple(matches), considered, removed, self.model, notes)

    def score_statements(self, query: Query | str, filters: Filters = NO_FILTERS) -> list[ScoredStatement]:
        """Of the candidates for a need the offers, or for an offer the needs, best first, without reasons.

        Raises:
            NotFound: no record has this id.
        """
        rankings, _ = self._rankings(self._asked(query), filters)
        return scored_statements(rankings)

    def why(self, query: Query | str, partner_id: str, filters: Filters = NO_FILTERS) -> Why:
        """Where the partner stands among the candidates for the query, or what removed it.

        Raises:
            NotFound: no record has one of the ids.
            InvalidQuery: the query is the partner's own.
        """
        partner = self._source.records([partner_id]).partner(partner_id)
        asked = self._asked(query)
        own = asked[0].partner
        if own is not None and own.id == partner.id:
            raise InvalidQuery(
                message("{name} is the partner that asks; name another partner.", name=partner.name)
            )
        rankings, _ = self._rankings(asked, filters, partner_id)
        best = best_by_partner(rankings)
        ranks = [place for place, found in enumerate(best) if found.partner.id == partner.id]
        match = explain(self._lent([best[ranks[0]]]))[0] if ranks else None
        register = self._source.records([partner_id])
        for ranking in rankings:
            _index(ranking).fill(register)
        removed = tuple(pair for ranking in rankings for pair in _removals(ranking, partner))
        return Why(partner, ranks[0] + 1 if ranks else None, len(best), match, removed, self.model)

    def _asked(self, query: Query | str) -> list[Query]:
        """The query; of a partner also each of its open statements."""
        if isinstance(query, Query):
            return [query]
        register = self._source.records([self._source.owner(query)])
        try:
            found = register.find(query)
        except NotFound:  # it has an owner, and is none of the others
            raise InvalidQuery(
                message(
                    "'{id}' is a volunteer; ask for a need with --volunteers to see who fits it.", id=query
                )
            ) from None
        ids = [query]
        if isinstance(found, Partner):
            own = register.statements_of.get(query, [])
            ids += [statement.id for statement in own if statement.status == "open"]
        return [query_of(register, id) for id in ids]

    def _rankings(
        self, asked: Sequence[Query], filters: Filters, always: str = ""
    ) -> tuple[list[Ranking], Looked]:
        """A ranking for each query, and what was looked at for the one for which it was least."""
        rankings: list[Ranking] = []
        least = Looked.AT_ALL
        for query in asked:
            could, total = self._conditions(query, filters)
            index = self._candidates(query, filters, could, total, always)
            whole = total <= ALL or len(index) >= total
            least = min(least, looked_at(could, whole=whole))
            rankings += rank_parts(index, query, _without_sight(filters), self.today)
        return rankings, least

    def _conditions(self, query: Query, filters: Filters) -> tuple[Narrowed, int]:
        """Which rows could answer, and how many; of a small market all, so that every gate is counted."""
        everything = all_that_meet(query, filters)
        total = self._source.how_many(everything)
        if total <= ALL:
            return everything, total
        could = narrowed(query, filters, self.today)
        return could, self._source.how_many(could)

    def _candidates(
        self, query: Query, filters: Filters, could: Narrowed, total: int, always: str
    ) -> StoredIndex:
        """Candidates of which enough pass the gates; what one index of all would not score is hidden."""
        k = None if total <= ALL else FIRST if total > MANY else FIRST_OF_FEW
        while True:
            index = self._source.found(query, could, k, always)
            allowed = apply_gates(index, query, _without_sight(filters), self.today).allowed
            share = int(np.count_nonzero(allowed)) / max(len(index), 1)
            if k is None or share * k >= NEARLY * POOL or k >= total:
                break
            k = min(total, max(4 * k, int(ENOUGH * POOL / share) if share else 0))
        if k is not None and share * total > SCORED_WHOLE:
            allowed = _kept_to_pool(index, query, allowed, always)
        if query.partner and query.partner.mission:
            shown = np.unique(index.columns.partner[allowed]).tolist()
            index.know_missions(self._source.missions(index.owners[number] for number in shown))
        return index

    def _lent(self, best: Sequence[Ranked]) -> list[Ranked]:
        """Those whose records are there, with them."""
        owners = {_index(each.ranking).owner_of(each.row) for each in best}
        register = self._source.records(sorted(owners))
        for each in best:
            _index(each.ranking).fill(register)
        return [replace(each, also=_also(each)) for each in best if _index(each.ranking).is_lent(each.row)]


class _Capped:
    """A lexical index that finds at most ``most`` rows."""

    def __init__(self, index: LexicalIndex, most: int) -> None:
        self._index, self._most = index, most

    def search(
        self, query: str, k: int, allowed: Mask | None = None, counts: WordCounts | None = None
    ) -> tuple[Rows, Floats]:
        return self._index.search(query, min(k, self._most), allowed, counts)

    def counts(self, query: str, hidden: Mask | None = None) -> WordCounts:
        return self._index.counts(query, hidden)


def _kept_to_pool(index: StoredIndex, query: Query, allowed: Mask, always: str) -> Mask:
    """What of ``allowed`` is among the best by vector or by words; the rest is hidden."""
    vector = index.encoder.encode([query.prose])[0]
    index.lexical = _Capped(index.lexical, POOL)
    by_vector, _ = index.dense.search(vector, POOL, allowed)
    by_words, _ = index.lexical.search(query.words, POOL, allowed, index.counts(query.words))
    hidden = allowed.copy()
    hidden[by_vector] = hidden[by_words] = False
    if always:
        hidden &= ~index.rows_of([always])
    index.hidden = hidden
    return allowed & ~hidden


def model_with(encoder: Encoder) -> str:
    """Names of ``encoder`` and of the ranker."""
    return f"{encoder.name}+{MODEL_VERSION}"


def _without_sight(filters: Filters) -> Filters:
    """The source has left out what may not be seen."""
    return replace(filters, sight=None)


def _index(ranking: Ranking) -> StoredIndex:
    assert isinstance(ranking.market, StoredIndex)  # noqa: S101
    return ranking.market


def _also(found: Ranked) -> tuple[int, ...]:
    rows = found.ranking.scored.rows
    index = _index(found.ranking)
    return tuple(position for position in found.also if index.is_lent(int(rows[position])))


def _removals(ranking: Ranking, partner: Partner) -> list[tuple[Statement | None, str]]:
    index = _index(ranking)
    return [
        (index.statement_at(row), gate)
        for gate, rows in ranking.gated.removed.items()
        for row in rows.tolist()
        if index.owner_of(row) == partner.id and index.is_lent(row)
    ]

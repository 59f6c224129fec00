"""How good the lists are, measured on judgments, beside simpler methods."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from matching.recommend import Recommender
from training.bootstrap import Interval, bootstrap_interval, paired_interval
from training.compared_lists import METHODS, ComparedLists
from training.judged_queries import Grades, Judgment, answerable, judged_queries
from training.metrics.judged import judged
from training.metrics.ndcg import ndcg
from training.metrics.success import WANTED, success

METRICS: dict[str, Callable[[list[str], Grades], float]] = {"ndcg@10": ndcg, "success@5": success}
LEAST_BEST = {"ndcg@10": 1, "success@5": WANTED}
"""The best grade a query must have for a metric to say anything about it: no list can be a success where
nobody would be wanted."""
PEERS = ("bm25", "hybrid")
"""The methods every other one is compared with, query by query."""
LONGEST_METRIC = 10


@dataclass(frozen=True, slots=True)
class MethodQuality:
    """One method: its mean metrics with 95 % bootstrap intervals over the queries."""

    method: str
    metrics: dict[str, Interval]
    """Without a metric that none of the queries can be measured by."""
    differences: dict[str, dict[str, Interval]]
    """Mean of this method's metric minus that of another method, by that method and by metric."""
    judged: float
    """Mean share of the first 10 partners that are judged; what is not counts as grade 0."""


@dataclass(frozen=True, slots=True)
class MatchQuality:
    """Every method on the same queries."""

    model: str
    """Names of the encoder and the ranker."""
    queries: int
    without_answer: int
    """Queries left out because nobody has a grade above 0 for them: no list can be right or wrong."""
    judged_on: dict[str, int]
    """How many of the queries each metric is the mean of."""
    judgments: int
    methods: tuple[MethodQuality, ...]

    def as_dict(self) -> dict[str, Any]:
        """The same as plain values for JSON."""
        return asdict(self)


def evaluate_matches(
    recommender: Recommender, judgments: Iterable[Judgment], rng: np.random.Generator
) -> MatchQuality:
    """Quality of every method on ``judgments``; ``rng`` draws the bootstrap samples.

    Raises:
        InvalidFile: the judgments do not belong to the market, contradict each other, are empty, or
            name nobody who would do.
    """
    given = judged_queries(recommender.market.register, judgments)
    grades = answerable(given)
    compared = ComparedLists(recommender)
    lists = {query: compared.of(query, LONGEST_METRIC) for query in grades}
    measured = {
        name: [query for query in grades if max(grades[query].values()) >= LEAST_BEST[name]]
        for name in METRICS
    }
    values = {
        method: {
            name: [metric(lists[query][method], grades[query]) for query in measured[name]]
            for name, metric in METRICS.items()
            if measured[name]
        }
        for method in METHODS
    }
    methods = []
    for method in METHODS:
        share = np.mean([judged(lists[query][method], grades[query]) for query in grades])
        methods.append(_quality(method, values, float(share), rng))
    return MatchQuality(
        model=recommender.model,
        queries=len(grades),
        without_answer=len(given) - len(grades),
        judged_on={name: len(measured[name]) for name in METRICS},
        judgments=sum(map(len, given.values())),
        methods=tuple(methods),
    )


def pooled(recommender: Recommender, queries: Iterable[str], depth: int = 20) -> dict[str, list[str]]:
    """Partners to be judged for each query: the union of the first ``depth`` of every method, by id.

    The order says nothing about the ranks, so that whoever judges is not led by them.

    Raises:
        NotFound: no record has one of the ids.
    """
    compared = ComparedLists(recommender)
    lists = {query: compared.of(query, depth).values() for query in queries}
    return {query: sorted({id for ids in own for id in ids}) for query, own in lists.items()}


def _quality(
    method: str, values: dict[str, dict[str, list[float]]], share: float, rng: np.random.Generator
) -> MethodQuality:
    own = values[method]
    return MethodQuality(
        method,
        {name: bootstrap_interval(own[name], rng) for name in own},
        {
            peer: {name: paired_interval(own[name], values[peer][name], rng) for name in own}
            for peer in PEERS
            if peer != method
        },
        share,
    )

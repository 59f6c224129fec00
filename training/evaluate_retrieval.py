"""How well an encoder finds the documents that are relevant to a query, beside BM25."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from matching.errors import InvalidFile
from matching.messages import message
from matching.protocols import Encoder, Progress
from models.lexical_index import Bm25Index
from models.top_rows import top_rows
from training.bootstrap import Interval, bootstrap_interval, paired_interval
from training.metrics.ndcg import ndcg
from training.metrics.recall import recall
from training.metrics.reciprocal_rank import reciprocal_rank
from training.score_blocks import score_blocks
from training.steps import Steps

Grades = Mapping[str, int]
"""Grade by document id; a document without one has grade 0."""
METRICS: dict[str, Callable[[list[str], Grades], float]] = {
    "ndcg@10": ndcg,
    "recall@10": recall,
    "mrr": reciprocal_rank,
}
DEPTH = 1_000
"""Documents a list is read down to; what stands further down adds less than 0.001 to the MRR."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Texts of queries and documents by id, and the grades of documents by query id."""

    queries: Mapping[str, str]
    documents: Mapping[str, str]
    relevance: Mapping[str, Grades]


@dataclass(frozen=True, slots=True)
class RetrievalMethod:
    """One method: its mean metrics with 95 % bootstrap intervals over the queries."""

    method: str
    metrics: dict[str, Interval]


@dataclass(frozen=True, slots=True)
class RetrievalQuality:
    """The encoder and BM25 on the same queries and documents."""

    encoder: str
    dimension: int
    queries: int
    without_answer: int
    """Queries left out because no document has a grade above 0 for them."""
    documents: int
    methods: tuple[RetrievalMethod, ...]
    difference: dict[str, Interval]
    """Mean of the encoder's metric minus that of BM25, query by query."""

    def as_dict(self) -> dict[str, Any]:
        """The same as plain values for JSON."""
        return asdict(self)


def evaluate_retrieval(
    collection: Collection, encoder: Encoder, rng: np.random.Generator, progress: Progress | None = None
) -> RetrievalQuality:
    """nDCG@10, R@10 and MRR of ``encoder`` and of BM25; ``rng`` draws the bootstrap samples.

    Every document is compared, in blocks. A query that has no usable word finds nothing.

    Raises:
        InvalidFile: the grades name a query or a document that is not there, or every grade is 0.
        ModelUnavailable: the encoder cannot be loaded.
    """
    grades = _answerable(collection)
    queries = [collection.queries[id] for id in grades]
    steps = Steps(progress, 2 * len(collection.documents) + 3 * len(queries))
    values = {
        "encoder": _values(_by_vector(queries, collection.documents, encoder, steps), grades),
        "bm25": _values(_by_words(queries, collection.documents, steps), grades),
    }
    methods = tuple(
        RetrievalMethod(method, {name: bootstrap_interval(own[name], rng) for name in METRICS})
        for method, own in values.items()
    )
    pairs = {name: (values["encoder"][name], values["bm25"][name]) for name in METRICS}
    return RetrievalQuality(
        encoder=encoder.name,
        dimension=encoder.dimension,
        queries=len(grades),
        without_answer=len(collection.queries) - len(grades),
        documents=len(collection.documents),
        methods=methods,
        difference={name: paired_interval(*both, rng) for name, both in pairs.items()},
    )


def _answerable(collection: Collection) -> dict[str, Grades]:
    for query, grades in collection.relevance.items():
        _check("query", query, collection.queries)
        for document in grades:
            _check("document", document, collection.documents)
    found = {id: grades for id, grades in collection.relevance.items() if any(grades.values())}
    if not found:
        raise InvalidFile(
            message("No document is relevant to any query; give at least one pair a grade above 0.")
        )
    return found


def _check(sort: str, id: str, known: Mapping[str, str]) -> None:
    if id not in known:
        raise InvalidFile(
            message(
                "The relevance file names the {sort} '{id}', which is not among those given; add it to "
                "their file, or delete its lines.",
                sort=message(sort),
                id=id,
            )
        )


def _values(rankings: Iterator[list[str]], grades: Mapping[str, Grades]) -> dict[str, list[float]]:
    values: dict[str, list[float]] = {name: [] for name in METRICS}
    for found, own in zip(rankings, grades.values(), strict=True):
        for name, metric in METRICS.items():
            values[name].append(metric(found, own))
    return values


def _by_vector(
    queries: Sequence[str], documents: Mapping[str, str], encoder: Encoder, steps: Steps
) -> Iterator[list[str]]:
    ids, texts = list(documents), list(documents.values())
    vectors = encoder.encode(texts, steps.step(len(texts)))
    asked = encoder.encode(queries, steps.step(len(queries)))
    rows = np.arange(len(ids))
    for chosen, scores in score_blocks(asked, vectors, steps.step(len(queries))):
        for vector, own in zip(asked[chosen], scores, strict=True):
            best, _ = top_rows(rows, own, DEPTH if vector.any() else 0)
            yield [ids[row] for row in best.tolist()]


def _by_words(queries: Sequence[str], documents: Mapping[str, str], steps: Steps) -> Iterator[list[str]]:
    ids = list(documents)
    index = Bm25Index(list(documents.values()), steps.step(len(ids)))
    report = steps.step(len(queries))
    for done, query in enumerate(queries, start=1):
        best, _ = index.search(query, DEPTH)
        yield [ids[row] for row in best.tolist()]
        report(done, len(queries))

from __future__ import annotations

import math

import numpy as np
import pytest

from matching.errors import InvalidFile
from tests.training.fixed_encoder import FixedEncoder
from training.evaluate_retrieval import Collection, RetrievalQuality, evaluate_retrieval

ENCODER = FixedEncoder(
    {"lektier": (1.0, 0.0), "homework": (0.8, 0.6), "lektier og hus": (0.6, 0.8), "cykel": (0.0, 1.0)}
)
QUERIES = {"q1": "lektier", "q2": "🌱", "q3": "hus"}
DOCUMENTS = {"d1": "cykel", "d2": "lektier og hus", "d3": "homework"}


def measured(relevance: dict[str, dict[str, int]]) -> RetrievalQuality:
    return evaluate_retrieval(Collection(QUERIES, DOCUMENTS, relevance), ENCODER, np.random.default_rng(1))


def means(quality: RetrievalQuality, method: str) -> dict[str, float]:
    found = next(one for one in quality.methods if one.method == method)
    return {name: interval.mean for name, interval in found.metrics.items()}


def test_encoder_finds_by_its_vectors_and_bm25_by_words() -> None:
    quality = measured({"q1": {"d3": 1}, "q3": {"d2": 0}})
    assert means(quality, "encoder") == {"ndcg@10": 1, "recall@10": 1, "mrr": 1}
    assert means(quality, "bm25") == {"ndcg@10": 0, "recall@10": 0, "mrr": 0}
    assert {name: interval.mean for name, interval in quality.difference.items()} == {
        "ndcg@10": 1,
        "recall@10": 1,
        "mrr": 1,
    }
    assert (quality.queries, quality.without_answer, quality.documents) == (1, 2, 3)


def test_grades_are_weighed() -> None:
    quality = measured({"q1": {"d2": 2, "d3": 1}})
    best = 3 + 1 / math.log2(3)
    expected = {"ndcg@10": pytest.approx((1 + 3 / math.log2(3)) / best), "recall@10": 1, "mrr": 1}
    assert means(quality, "encoder") == expected


def test_query_without_a_usable_word_finds_nothing() -> None:
    quality = measured({"q2": {"d1": 1}})
    nothing = {"ndcg@10": 0, "recall@10": 0, "mrr": 0}
    assert means(quality, "encoder") == means(quality, "bm25") == nothing


@pytest.mark.parametrize(
    ("relevance", "sentence"),
    [
        ({}, "No document is relevant to any query"),
        ({"q1": {"d1": 0}}, "No document is relevant to any query"),
        ({"q9": {"d1": 1}}, "names the query 'q9', which is not among those given"),
        ({"q1": {"d9": 1}}, "names the document 'd9'"),
    ],
)
def test_grades_that_cannot_be_used_are_refused(relevance: dict[str, dict[str, int]], sentence: str) -> None:
    with pytest.raises(InvalidFile, match=sentence):
        measured(relevance)

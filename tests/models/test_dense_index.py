from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from matching.errors import ModelUnavailable
from matching.protocols import DenseIndex, Floats, Rows
from models.dense_index import EXACT_ALLOWED, EXACT_ROWS, FaissIndex

EQUAL = [3, 7, 11, 199]


def clustered(n: int, dimension: int = 32) -> Floats:
    """Unit vectors around 50 centres; rows 3, 7, 11 and 199 are equal."""
    rng = np.random.default_rng(5)
    centres = rng.normal(size=(50, dimension))
    vectors = centres[rng.integers(50, size=n)] + 0.7 * rng.normal(size=(n, dimension))
    vectors[EQUAL] = vectors[3]
    unit: Floats = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return unit


@cache
def built(n: int) -> FaissIndex:
    return FaissIndex(clustered(n))


def nearest(vectors: Floats, query: Floats, k: int) -> Rows:
    return np.argsort(-(vectors @ query), kind="stable")[:k]


class DenseIndexPromises:
    """What every dense index promises; ``rows`` is how many rows it is built over."""

    rows: int

    @pytest.fixture
    def vectors(self) -> Floats:
        return clustered(self.rows)

    @pytest.fixture
    def index(self) -> DenseIndex:
        return built(self.rows)

    def test_a_row_is_nearest_to_itself(self, index: DenseIndex, vectors: Floats) -> None:
        rows, cosines = index.search(vectors[20], 5)
        assert rows[0] == 20
        assert cosines[0] == pytest.approx(1, abs=1e-5)
        assert [str(rows.dtype), str(cosines.dtype)] == ["int64", "float32"]

    def test_rows_come_best_first_with_their_cosines(self, index: DenseIndex, vectors: Floats) -> None:
        rows, cosines = index.search(vectors[20], 50)
        assert len(rows) == 50
        assert np.all(np.diff(cosines) <= 0)
        np.testing.assert_allclose(cosines, vectors[rows] @ vectors[20], atol=1e-5)

    def test_the_nearest_are_found(self, index: DenseIndex, vectors: Floats) -> None:
        queries = vectors[:20]
        found = [len(set(index.search(q, 100)[0]) & set(nearest(vectors, q, 100))) for q in queries]
        assert np.mean(found) >= 95

    def test_equal_cosines_come_in_the_order_of_the_rows(self, index: DenseIndex, vectors: Floats) -> None:
        assert index.search(vectors[7], 4)[0].tolist() == EQUAL
        assert index.search(vectors[7], 2)[0].tolist() == EQUAL[:2]

    def test_only_allowed_rows_are_found(self, index: DenseIndex, vectors: Floats) -> None:
        allowed = np.arange(self.rows) % 2 == 1
        rows, _ = index.search(vectors[20], 60, allowed)
        assert len(rows) == 60
        assert np.all(rows % 2 == 1)
        ours = np.flatnonzero(allowed)
        best = ours[nearest(vectors[ours], vectors[20], 60)]
        assert len(set(rows) & set(best)) >= 57

    def test_few_allowed_rows_are_all_found(self, index: DenseIndex, vectors: Floats) -> None:
        allowed = np.zeros(self.rows, dtype=bool)
        allowed[[5, 20, 150]] = True
        rows, _ = index.search(vectors[20], 10, allowed)
        assert rows[0] == 20
        assert sorted(rows) == [5, 20, 150]

    def test_more_than_there_are_gives_all(self, index: DenseIndex, vectors: Floats) -> None:
        assert sorted(index.search(vectors[0], self.rows + 5)[0]) == list(range(self.rows))

    def test_nothing_allowed_gives_nothing(self, index: DenseIndex, vectors: Floats) -> None:
        assert len(index.search(vectors[0], 5, np.zeros(self.rows, dtype=bool))[0]) == 0

    @pytest.mark.parametrize("k", [0, -1])
    def test_none_asked_for_gives_nothing(self, index: DenseIndex, vectors: Floats, k: int) -> None:
        assert len(index.search(vectors[0], k)[0]) == 0

    def test_zero_query_gives_nothing(self, index: DenseIndex) -> None:
        rows, cosines = index.search(np.zeros(32, dtype=np.float32), 5)
        assert (rows.tolist(), cosines.tolist()) == ([], [])

    def test_query_of_another_dimension_is_refused(self, index: DenseIndex) -> None:
        with pytest.raises(ModelUnavailable, match=r"has 8 numbers .* have 32: .*'brobygger encode'"):
            index.search(np.ones(8, dtype=np.float32), 5)

    def test_same_rows_give_the_same_answer(self, index: DenseIndex, vectors: Floats) -> None:
        again = FaissIndex(vectors.copy())
        for query in vectors[:5]:
            for ours, theirs in zip(index.search(query, 30), again.search(query, 30), strict=True):
                np.testing.assert_array_equal(ours, theirs)


class TestEveryRowCompared(DenseIndexPromises):
    rows = 200


class TestCodesScanned(DenseIndexPromises):
    rows = EXACT_ROWS + 1

    def test_a_row_without_content_is_harmless(self) -> None:
        vectors = clustered(self.rows)
        vectors[::10] = 0
        rows, _ = FaissIndex(vectors).search(vectors[21], 20)
        assert rows[0] == 21
        assert not np.any(rows % 10 == 0)

    def test_vectors_that_all_lean_one_way_are_still_told_apart(self) -> None:
        leaning = clustered(self.rows) + np.float32(4 / np.sqrt(32))
        leaning /= np.linalg.norm(leaning, axis=1, keepdims=True)
        index = FaissIndex(leaning)
        found = [len(set(index.search(q, 100)[0]) & set(nearest(leaning, q, 100))) for q in leaning[:20]]
        assert np.mean(found) >= 95

    def test_few_allowed_rows_are_compared_exactly(self) -> None:
        vectors = clustered(self.rows)
        allowed = np.arange(self.rows) < EXACT_ALLOWED
        best = nearest(vectors[:EXACT_ALLOWED], vectors[40], 300)
        assert built(self.rows).search(vectors[40], 300, allowed)[0].tolist() == best.tolist()


def test_index_without_rows_finds_nothing() -> None:
    index = FaissIndex(np.zeros((0, 4), dtype=np.float32))
    rows, cosines = index.search(np.ones(4, dtype=np.float32), 3)
    assert (rows.tolist(), cosines.tolist()) == ([], [])


def test_odd_dimension_is_compared_row_by_row() -> None:
    vectors = clustered(EXACT_ROWS + 1, 5)
    assert FaissIndex(vectors).search(vectors[20], 1)[0].tolist() == [20]

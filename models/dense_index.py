"""Nearest vectors by cosine: every row compared while that is quick, codes scanned first when it is not."""

from __future__ import annotations

import numpy as np

from matching.errors import ModelUnavailable
from matching.messages import message
from matching.protocols import Floats, Mask, Rows
from models.top_rows import top_rows
from models.vector_codes import VectorCodes

EXACT_ROWS = 20_000
EXACT_ALLOWED = 5_000
COMPARED_PER_HIT, LEAST_COMPARED = 4, 1_000


class FaissIndex:
    """An index over unit vectors, shape (n, d), to which it keeps a reference.

    Up to 20,000 rows, and when a mask leaves at most 5,000, every allowed row is compared. Above that
    a scan of :class:`VectorCodes` finds four times as many rows as asked for, and those are compared.
    """

    def __init__(self, vectors: Floats) -> None:
        self._vectors = np.ascontiguousarray(vectors, dtype=np.float32)
        n, dimension = self._vectors.shape
        large = n > EXACT_ROWS and dimension % 2 == 0
        self._codes = VectorCodes(self._vectors) if large else None

    def search(self, query: Floats, k: int, allowed: Mask | None = None) -> tuple[Rows, Floats]:
        """The at most ``k`` rows nearest to ``query`` (d,) among ``allowed`` (n,), best first, and
        their cosines; nothing for the zero vector.

        Raises:
            ModelUnavailable: the query has another dimension than the rows.
        """
        n, dimension = self._vectors.shape
        if query.shape != (dimension,):
            raise _other_dimension(len(query), dimension)
        if n == 0 or k <= 0 or not query.any():
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        rows = self._candidates(query, k, allowed)
        compared = self._vectors if rows is None else self._vectors[rows]
        # Not a matrix product: BLAS does not promise to round equal rows alike, and ties need it.
        cosines: Floats = np.vecdot(compared, query.astype(np.float32))
        return top_rows(np.arange(n) if rows is None else rows, cosines, k)

    def _candidates(self, query: Floats, k: int, allowed: Mask | None) -> Rows | None:
        """Rows to compare, ascending; None for all."""
        n = len(self._vectors)
        most = n if allowed is None else int(np.count_nonzero(allowed))
        compared = max(COMPARED_PER_HIT * k, LEAST_COMPARED)
        if self._codes is not None and most > max(EXACT_ALLOWED, 2 * compared):
            return self._codes.nearest(query, compared, allowed)
        return None if allowed is None or most == n else np.flatnonzero(allowed)


def _other_dimension(given: int, dimension: int) -> ModelUnavailable:
    return ModelUnavailable(
        message(
            "The text's vector has {given} numbers and the indexed vectors have {dimension}: they come from "
            "different encoders; run 'brobygger encode' with the encoder that is in use now.",
            given=given,
            dimension=dimension,
        )
    )

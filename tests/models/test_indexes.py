from __future__ import annotations

import numpy as np

from matching.protocols import Indexes
from models.indexes import LocalIndexes


def test_both_indexes_are_over_the_same_rows() -> None:
    indexes: Indexes = LocalIndexes()
    dense, lexical = indexes.dense(np.eye(2, dtype=np.float32)), indexes.lexical(["hund", "kat"])
    assert dense.search(np.array([0, 1], dtype=np.float32), 1)[0].tolist() == [1]
    assert lexical.search("kat", 1)[0].tolist() == [1]

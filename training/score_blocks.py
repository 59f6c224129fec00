"""Cosines of many texts with many others, a block of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator

from matching.protocols import Floats, Progress

MOST_COSINES = 1 << 24
"""Cosines in memory at once: 64 MB."""


def score_blocks(
    queries: Floats, documents: Floats, progress: Progress | None = None
) -> Iterator[tuple[slice, Floats]]:
    """Rows of ``queries`` (n, d), and their cosines with all ``documents`` (m, d), shape (rows, m).

    Both hold unit vectors, or zero vectors, whose cosine with everything is 0. However many texts there
    are, a block has at most 2²⁴ cosines or one row.
    """
    rows = max(1, MOST_COSINES // max(len(documents), 1))
    for start in range(0, len(queries), rows):
        chosen = slice(start, min(start + rows, len(queries)))
        yield chosen, queries[chosen] @ documents.T
        if progress:
            progress(chosen.stop, len(queries))

"""Competences of the whole register, compared with those of one query at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matching.codes import code_list
from matching.columns import Real
from matching.competence import Competence
from matching.protocols import Encoder, Floats

RELATED = 0.45
"""Labels whose closeness, from 0 to 1, is below this are counted as different competences."""
HELPFUL = 0.5
"""What a helpful competence counts for beside a required one."""
BELOW = (1.0, 0.6, 0.2)
"""What is left of a match whose level is 0, 1 or 2 steps below the one sought."""
UNKNOWN_LEVEL = 0.9


class CompetenceIndex:
    """Ragged lists of competences by row, over a table of unique ones.

    Args:
        lists: the competences of each row.
        encoder: puts labels into vectors.
    """

    def __init__(self, lists: Sequence[tuple[Competence, ...]], encoder: Encoder) -> None:
        self._encoder = encoder
        self._place: dict[str, int] = {}
        self._labels: list[str] = []
        entries = [(self._number(c), _level(c), c.required) for own in lists for c in own]
        columns = np.array(entries, dtype=np.int32).reshape(len(entries), 3)
        self._which, self._levels, required = columns.T
        self._needed = np.where(required > 0, 1.0, HELPFUL).astype(np.float32)
        self._offsets = np.concatenate([[0], np.cumsum([len(own) for own in lists])]).astype(np.int64)
        self._rows = np.repeat(np.arange(len(lists)), np.diff(self._offsets))
        self._vectors = encoder.encode(self._labels)

    def _number(self, competence: Competence) -> int:
        if competence.key not in self._place:
            self._place[competence.key] = len(self._labels)
            self._labels.append(competence.label)
        return self._place[competence.key]

    def compare(
        self, query: Sequence[Competence], rows: NDArray[np.int64], *, query_seeks: bool
    ) -> tuple[Real, Real]:
        """How the query's competences and those of ``rows`` answer each other.

        Returns:
            Two arrays of shape (n,), NaN where either side states none: seen from the query and seen
            from the rows. The side that seeks sees the share of what it needs that is there (required
            counts 1, helpful 0.5); the side that gives sees half its best used competence and half
            the mean over all it has.
        """
        unknown = np.full(len(rows), np.nan, dtype=np.float32)
        if not query or not len(self._labels) or not len(rows):
            return unknown, unknown.copy()
        entries, starts, filled = self._entries(rows)
        if not filled.any():
            return unknown, unknown.copy()
        closeness = self._closeness(query)[:, self._which[entries]]
        closeness = closeness * self._level_factor(query, self._levels[entries], query_seeks)
        best_for_query = np.maximum.reduceat(closeness, starts, axis=1)
        needed = np.array([1.0 if c.required else HELPFUL for c in query], dtype=np.float32)
        row_best = closeness.max(axis=0)
        seen_by_query, seen_by_rows = unknown, unknown.copy()
        if query_seeks:
            # Not a matrix product: BLAS rounds equal rows differently, by how many there are.
            seen_by_query[filled] = (needed[:, None] * best_for_query).sum(axis=0) / needed.sum()
            count = np.diff(np.append(starts, len(entries)))
            mean = np.add.reduceat(row_best, starts) / count
            seen_by_rows[filled] = (np.maximum.reduceat(row_best, starts) + mean) / 2
        else:
            seen_by_query[filled] = (best_for_query.max(axis=0) + best_for_query.mean(axis=0)) / 2
            weight = self._needed[entries]
            total = np.add.reduceat(weight, starts)
            seen_by_rows[filled] = np.add.reduceat(row_best * weight, starts) / total
        return seen_by_query, seen_by_rows

    def answers(self, query: Sequence[Competence], rows: NDArray[np.int64]) -> Floats:
        """How well each of ``rows`` has each competence the query seeks, in [0, 1], shape (q, n)."""
        found = np.zeros((len(query), len(rows)), dtype=np.float32)
        entries, starts, filled = self._entries(rows)
        if query and filled.any():
            closeness = self._closeness(query)[:, self._which[entries]]
            closeness = closeness * self._level_factor(query, self._levels[entries], query_seeks=True)
            found[:, filled] = np.maximum.reduceat(closeness, starts, axis=1)
        return found

    def below_required(self, query: Sequence[Competence], *, query_seeks: bool) -> NDArray[np.int64]:
        """Rows shut out because the same competence is required at a higher level than is there."""
        shut: set[int] = set()
        for competence in query:
            level, number = _level(competence), self._place.get(competence.key)
            if number is None or level < 0 or (query_seeks and not competence.required):
                continue
            same = np.flatnonzero((self._which == number) & (self._levels >= 0))
            if query_seeks:
                same = same[self._levels[same] < level]
            else:
                same = same[(self._levels[same] > level) & (self._needed[same] == 1)]
            shut.update(self._rows[same].tolist())
        return np.array(sorted(shut), dtype=np.int64)

    def _entries(
        self, rows: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
        """Entries of ``rows`` in one array, where each filled row's begin, and which rows have any."""
        first, count = self._offsets[rows], self._offsets[rows + 1] - self._offsets[rows]
        filled = count > 0
        ends = np.cumsum(count[filled])
        starts = ends - count[filled]
        steps = np.arange(ends[-1] if len(ends) else 0) - np.repeat(starts, count[filled])
        return np.repeat(first[filled], count[filled]) + steps, starts, filled

    def _closeness(self, query: Sequence[Competence]) -> Floats:
        """Closeness of the query's labels to every label of the register, in [0, 1]."""
        low, high = self._encoder.similarity_bounds
        asked = self._encoder.encode([c.label for c in query])
        cosine = np.vecdot(asked[:, None], self._vectors[None])
        closeness = np.clip((cosine - low) / (high - low), 0, 1)
        closeness[closeness < RELATED] = 0
        for row, competence in enumerate(query):
            if competence.key in self._place:
                closeness[row, self._place[competence.key]] = 1
        found: Floats = closeness.astype(np.float32)
        return found

    @staticmethod
    def _level_factor(query: Sequence[Competence], levels: NDArray[np.int32], query_seeks: bool) -> Floats:
        own = np.array([_level(c) for c in query])[:, None]
        sought, there = (own, levels[None, :]) if query_seeks else (levels[None, :], own)
        factor = np.array(BELOW, dtype=np.float32)[np.clip(sought - there, 0, len(BELOW) - 1)]
        factor = np.where((sought >= 0) & (there < 0), UNKNOWN_LEVEL, factor)
        return np.where(sought < 0, 1.0, factor).astype(np.float32)


def _level(competence: Competence) -> int:
    return -1 if competence.level is None else code_list("competence_levels").position(competence.level)

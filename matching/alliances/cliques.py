"""Pairs that a gate keeps apart, as few sets of which at most one can be a member."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matching.alliances.problem import Mask


def cliques_of(conflicts: Mask, candidates: Sequence[int]) -> list[list[int]]:
    """Sets of candidates that all exclude each other; every pair in conflict is in at least one of them."""
    among = np.array(candidates, dtype=np.int64)
    graph = conflicts[np.ix_(among, among)].copy()
    np.fill_diagonal(graph, val=False)
    left, cliques = graph.copy(), []
    while left.any():
        first = int(left.sum(axis=1).argmax())
        clique, common = [first], graph[first].copy()
        while common.any():
            # Rather one that settles a pair that is still open.
            open_pairs = left[clique].sum(axis=0) * common
            best = int(open_pairs.argmax()) if open_pairs.any() else int(common.argmax())
            clique.append(best)
            common &= graph[best]
        left[np.ix_(clique, clique)] = False
        cliques.append([int(among[at]) for at in clique])
    return cliques

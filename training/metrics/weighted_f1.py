"""Weighted F1 of a search for translations, as MTEB computes it."""

from __future__ import annotations

import numpy as np

from matching.protocols import Rows


def weighted_f1(found: Rows, right: Rows) -> float:
    """Mean over the classes c of F1(c), weighted by how often c is right; in [0, 1].

    ``found`` and ``right`` (n,) are the text that is nearest to each source and the one that is right,
    by number from 0; -1 where nothing was found. F1(c) = 2·hits(c) / (found(c) + right(c)), which is
    scikit-learn's ``f1_score(right, found, average="weighted")``, the score of MTEB's bitext mining
    (Muennighoff et al., EACL 2023).

    >>> weighted_f1(np.array([0, 1, 1, -1]), np.array([0, 1, 2, 3]))
    0.41666666666666663

    Raises:
        ValueError: there are no pairs, or not one found for each right.
    """
    if not len(right) or len(found) != len(right):
        raise ValueError("Each right text needs the one that was found for it, and at least one is needed.")
    classes = int(max(found.max(), right.max())) + 1
    is_hit = found == right
    hits = np.bincount(right[is_hit], minlength=classes)
    wanted = np.bincount(right, minlength=classes)
    sizes = np.bincount(found[found >= 0], minlength=classes) + wanted
    each = 2 * hits / np.maximum(sizes, 1)
    return float(each @ wanted / len(right))

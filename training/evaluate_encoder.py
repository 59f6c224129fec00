"""How well an encoder finds the other side of a pair of texts: a translation, a title, a description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from matching.errors import InvalidFile
from matching.messages import message
from matching.protocols import Encoder, Floats, Progress, Rows
from training.metrics.ranks import ranks
from training.metrics.weighted_f1 import weighted_f1
from training.score_blocks import score_blocks
from training.steps import Steps

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Direction:
    """One way through the pairs: each text of one side searches among all of the other."""

    source: str
    target: str
    texts: int
    """Different texts that are searched among."""
    recall_at_1: float
    mrr: float
    f1: float
    """Weighted as in MTEB."""

    def as_dict(self) -> dict[str, Any]:
        """The same as plain values for JSON."""
        return {
            "from": self.source,
            "to": self.target,
            "texts": self.texts,
            "recall@1": self.recall_at_1,
            "mrr": self.mrr,
            "f1": self.f1,
        }


@dataclass(frozen=True, slots=True)
class PairQuality:
    """Both ways."""

    encoder: str
    dimension: int
    pairs: int
    directions: tuple[Direction, Direction]

    def as_dict(self) -> dict[str, Any]:
        """The same as plain values for JSON."""
        directions = [direction.as_dict() for direction in self.directions]
        return asdict(self) | {"directions": directions}


@dataclass(frozen=True, slots=True)
class _Side:
    """The different texts of one side as vectors (m, d), and which of them stands in each pair (n,)."""

    name: str
    vectors: Floats
    rows: Rows


def evaluate_encoder(
    pairs: Sequence[Pair],
    encoder: Encoder,
    names: tuple[str, str] = ("a", "b"),
    progress: Progress | None = None,
) -> PairQuality:
    """R@1, MRR and weighted F1 of ``encoder`` on ``pairs``, from each side to the other.

    A text that stands in several pairs is searched for once: a hit is the very text of the pair, in
    whichever pair it stands, and no other, however alike. Without repeated texts F1 is that of MTEB's
    bitext mining. Equal cosines count in the order of the pairs; a text with the zero vector finds
    nothing. Memory: the vectors of the pairs, and 2²⁴ cosines.

    Raises:
        InvalidFile: there are no pairs.
        ModelUnavailable: the encoder cannot be loaded.
    """
    if not pairs:
        raise InvalidFile(message("There are no pairs to measure on; write at least one below the names."))
    columns = [[pair[side] for pair in pairs] for side in (0, 1)]
    different = [list(dict.fromkeys(column)) for column in columns]
    steps = Steps(progress, 2 * len(pairs) + sum(map(len, different)))
    a, b = (
        _Side(name, encoder.encode(texts, steps.step(len(texts))), _rows(column, texts))
        for name, texts, column in zip(names, different, columns, strict=True)
    )
    ways = tuple(_direction(*way, steps.step(len(pairs))) for way in ((a, b), (b, a)))
    return PairQuality(encoder.name, encoder.dimension, len(pairs), (ways[0], ways[1]))


def _rows(column: Sequence[str], texts: Sequence[str]) -> Rows:
    number = {text: row for row, text in enumerate(texts)}
    return np.fromiter((number[text] for text in column), np.int64, len(column))


def _direction(source: _Side, target: _Side, progress: Progress) -> Direction:
    n = len(source.rows)
    place, found = np.zeros(n), np.full(n, -1)
    # By pair and not by different source: a source may stand beside several targets.
    for rows, scores in score_blocks(source.vectors[source.rows], target.vectors, progress):
        place[rows] = ranks(scores, target.rows[rows])
        found[rows] = scores.argmax(axis=1)
    is_blank = ~np.any(source.vectors, axis=1)[source.rows]
    place[is_blank], found[is_blank] = np.inf, -1
    return Direction(
        source.name,
        target.name,
        len(target.vectors),
        float(np.mean(place == 1)),
        float(np.mean(1 / place)),
        weighted_f1(found, target.rows),
    )

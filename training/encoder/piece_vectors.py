"""What is learned: a vector and a weight for every word piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from matching.protocols import Floats, Rows
from training.encoder.recipe import Recipe

if TYPE_CHECKING:
    from torch import Tensor

LEAST_WEIGHT = 1e-3


class PieceVectors:
    """A text is the sum of its pieces' vectors times their weights. Weights start at a / (a + p), so that
    function words, whose share p is high, do not dominate; they are learned as logarithms."""

    def __init__(self, frequency: Floats, recipe: Recipe) -> None:
        import torch

        source = torch.Generator().manual_seed(recipe.seed)
        drawn = torch.randn(len(frequency), recipe.dimension, generator=source) * recipe.spread
        rare = np.log(recipe.rarity / (recipe.rarity + frequency) + LEAST_WEIGHT).astype(np.float32)
        self.vectors = torch.nn.Parameter(drawn)
        self.weights = torch.nn.Parameter(torch.from_numpy(rare))

    def sums(self, pieces: Rows, starts: Rows) -> Tensor:
        """The vectors (n, d) of texts given by their pieces; see :meth:`training.encoder.bags.Bags.take`."""
        import torch
        from torch.nn import functional

        numbers = torch.from_numpy(pieces)
        return functional.embedding_bag(
            numbers,
            self.vectors,
            torch.from_numpy(starts),
            mode="sum",
            per_sample_weights=self.weights.exp()[numbers],
        )

    def rows(self) -> Floats:
        """One vector for each piece, its weight in its length: (v, d)."""
        rows: Floats = (self.vectors * self.weights.exp()[:, None]).detach().numpy()
        return rows

"""What a training makes small. Tensors: vectors (n, d) at unit length, masks (n, n)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

    from training.encoder.recipe import Recipe

IMPOSSIBLE = -1e4


def info_nce(queries: Tensor, answers: Tensor, temperature: float, same: Tensor) -> Tensor:
    """Mean cross-entropy of each query's own answer among all (InfoNCE: van den Oord et al., 2018).

    ``same`` marks answers that are no mistake for a query though they are not its own.
    """
    import torch
    from torch.nn import functional

    scores = (queries @ answers.T / temperature).masked_fill(same, IMPOSSIBLE)
    return functional.cross_entropy(scores, torch.arange(len(queries)))


def both_ways(one: Tensor, other: Tensor, temperature: float, same: Tensor) -> Tensor:
    """InfoNCE from each side to the other, averaged."""
    there = info_nce(one, other, temperature, same)
    return (there + info_nce(other, one, temperature, same.T)) / 2


def away(vectors: Tensor, wanted: Tensor) -> Tensor:
    """Mean of 1 − cosine."""
    return 1 - (vectors * wanted).sum(dim=1).mean()


def alike(wanted: Tensor, above: float) -> Tensor:
    """Which targets are nearer to each other than ``above``; never a row to itself."""
    import torch

    near = wanted @ wanted.T > above
    return near & ~torch.eye(len(wanted), dtype=torch.bool)


def translation_loss(
    english: Tensor, danish: Tensor, wanted: Tensor, translated: Tensor, same: Tensor, recipe: Recipe
) -> Tensor:
    """English and Danish to their targets, and to each other; ``translated`` (m,) are rows of English."""
    heat, weight = recipe.temperature, recipe.cosine_weight
    loss = info_nce(english, wanted, heat, same) + weight * away(english, wanted)
    if not len(danish):
        return loss
    own, among = wanted[translated], same[translated][:, translated]
    loss = loss + info_nce(danish, own, heat, among) + weight * away(danish, own)
    return loss + both_ways(danish, english[translated], heat, among)

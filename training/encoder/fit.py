"""The training itself: Adam over word pieces, from step to step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from matching.protocols import Floats, Progress
from training.encoder.bags import Bags, thinned
from training.encoder.batches import Batch, Batches
from training.encoder.checkpoint import restore_checkpoint, save_checkpoint
from training.encoder.losses import alike, both_ways, translation_loss
from training.encoder.piece_vectors import PieceVectors
from training.encoder.recipe import Recipe

if TYPE_CHECKING:
    from torch import Tensor
    from torch.optim import Adam

WEIGHTS_FASTER = 2.0


def fit(
    bags: Bags,
    batches: Batches,
    wanted: Floats,
    recipe: Recipe,
    checkpoint: Path,
    progress: Progress | None = None,
) -> Floats:
    """The vectors of the word pieces after ``recipe.steps`` steps, shape (v, d).

    ``wanted`` (n, d) are the targets of the first n texts. A training that stopped goes on from
    ``checkpoint``, which is written every so many steps, and comes to the same vectors.

    Raises:
        InvalidFile: the checkpoint is damaged.
    """
    import torch

    model = PieceVectors(bags.frequency, recipe)
    optimizer = _adam(model, recipe)
    goal = torch.from_numpy(wanted)
    for step in range(restore_checkpoint(checkpoint, model, optimizer), recipe.steps):
        _set_rate(optimizer, step, recipe)
        loss = _loss(model, bags, batches.batch(step), goal, recipe)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        done = step + 1
        if done % recipe.checkpoint_every == 0 or done == recipe.steps:
            save_checkpoint(checkpoint, done, model, optimizer)
        if progress:
            progress(done, recipe.steps)
    return model.rows()


def rate(step: int, recipe: Recipe) -> float:
    """The share of the learning rate at ``step``: up to 1 in the warm-up, then down to 0 in a line."""
    return min(1.0, (step + 1) / recipe.warm_up) * (1 - step / recipe.steps)


def _adam(model: PieceVectors, recipe: Recipe) -> Adam:
    from torch.optim import Adam

    groups = [
        {"params": [model.vectors], "faster": 1.0},
        {"params": [model.weights], "faster": WEIGHTS_FASTER},
    ]
    return Adam(groups, lr=recipe.learning_rate, fused=True)


def _set_rate(optimizer: Adam, step: int, recipe: Recipe) -> None:
    for group in optimizer.param_groups:
        group["lr"] = recipe.learning_rate * group["faster"] * rate(step, recipe)


def _loss(model: PieceVectors, bags: Bags, batch: Batch, goal: Tensor, recipe: Recipe) -> Tensor:
    import torch

    parts = [batch.english, batch.danish, batch.one, batch.other]
    seen = thinned(*bags.take(np.concatenate(parts)), recipe.drop, batch.rng)
    found = model.sums(*seen).split([len(part) for part in parts])
    wanted = goal[torch.from_numpy(batch.english)]
    same = alike(wanted, recipe.same_above)
    loss = _loss_at(recipe.dimension, batch, (*found, wanted), same, recipe)
    if batch.cut is not None:
        loss = loss + recipe.cut_weight * _loss_at(batch.cut, batch, (*found, wanted), same, recipe)
    return loss


def _loss_at(length: int, batch: Batch, found: tuple[Tensor, ...], same: Tensor, recipe: Recipe) -> Tensor:
    """The loss of vectors cut to ``length`` and brought to unit length again."""
    import torch
    from torch.nn import functional

    english, danish, one, other, wanted = (functional.normalize(part[:, :length], dim=1) for part in found)
    translated = torch.from_numpy(batch.translated)
    loss = translation_loss(english, danish, wanted, translated, same, recipe)
    if not len(one):
        return loss
    related = both_ways(one, other, recipe.temperature, torch.from_numpy(batch.same))
    return loss + recipe.relation_weight * related

"""The challenger: gradient boosting that adds one curve a component, none of which may fall."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits

from matching.columns import Real
from matching.prior import Side, fit_of, prior_weights, probability
from matching.ranker.additive import AdditiveSide, Shape
from training.ranker.calibration import fitted_curve
from training.ranker.centres import centre_shifts
from training.ranker.columns import COMPONENTS, PARTNER, YES, values_of
from training.ranker.weights import fit_weights

Floats = NDArray[np.float64]
FOLDS = 5
IMAGINED, BELIEVED = 500, 60.0
"""Pairs that are made up, evenly over what is possible, and how many answers they count for together: there
the curves are those of the learned weights until answers say otherwise. A stock booster has no other way to
be told what is believed beforehand."""


def fit_boosting(examples: pd.DataFrame, side: Side, seed: int) -> AdditiveSide:
    """Curves from the answers, calibrated on answers of partners that were left out, with centres' shifts.

    Args:
        examples: n rows with the columns of :mod:`training.ranker.columns`, all of ``side``; one or more.
        side: whose yes it is.
        seed: the same gives the same model.

    Raises:
        ValueError: there are no examples, or a column is missing.
    """
    if not len(examples):
        raise ValueError(f"There are no answers of the side '{side}' to learn curves from.")
    # Beside other work the threads of a fit wait for each other a hundred times as long as they compute.
    with threadpool_limits(1, "openmp"):
        return _learned(examples, side, seed)


def _learned(examples: pd.DataFrame, side: Side, seed: int) -> AdditiveSide:
    values = values_of(examples)
    used = [
        name for name in COMPONENTS if getattr(prior_weights()[name], side) > 0 and _differs(values[name])
    ]
    x, y = _matrix(values, used), examples[YES].to_numpy(np.float64)
    booster = _fitted(examples, used, side, seed)
    raw = _held_out(examples, used, side, seed)
    curve = fitted_curve(raw, y)
    shifts = centre_shifts(curve.at(raw.astype(np.float32)), examples)
    base = float(booster.decision_function(np.full((1, len(used)), np.nan))[0])
    shapes = {name: _shape(booster, x, place, base) for place, name in enumerate(used)}
    return AdditiveSide(side, base, shapes, curve, shifts, len(examples))


def _fitted(examples: pd.DataFrame, used: list[str], side: Side, seed: int) -> HistGradientBoostingClassifier:
    values, y = values_of(examples), examples[YES].to_numpy(np.float64)
    imagined = _imagined(values, used, np.random.default_rng(seed))
    chance = probability(fit_of(fit_weights(examples, side).parts(imagined))).astype(np.float64)
    booster = HistGradientBoostingClassifier(
        learning_rate=0.08,
        max_iter=150,
        max_leaf_nodes=6,
        min_samples_leaf=40,
        l2_regularization=5.0,
        monotonic_cst=[1] * len(used),
        interaction_cst="no_interactions",
        early_stopping=False,
        random_state=seed,
    )
    each = BELIEVED / IMAGINED
    weight = np.concatenate([np.ones(len(y)), each * chance, each * (1 - chance)])
    answer = np.concatenate([y, np.ones(IMAGINED), np.zeros(IMAGINED)])
    made_up = _matrix(imagined, used)
    rows = np.concatenate([_matrix(values, used), made_up, made_up])
    return booster.fit(rows, answer, sample_weight=weight)


def _imagined(values: dict[str, Real], used: list[str], rng: np.random.Generator) -> dict[str, Real]:
    """Pairs of which each component is drawn by itself, evenly in [0, 1], unknown as often as it is."""
    made = {}
    for name, value in values.items():
        if name in used:
            drawn = rng.random(IMAGINED)
            drawn[rng.random(IMAGINED) < np.isnan(value).mean()] = np.nan
        else:
            drawn = np.full(IMAGINED, value[0])
        made[name] = drawn.astype(np.float32)
    return made


def _held_out(examples: pd.DataFrame, used: list[str], side: Side, seed: int) -> Floats:
    """The raw logit of each answer (n,), from curves that have seen no answer of its partner."""
    x, partners = _matrix(values_of(examples), used), examples[PARTNER].astype(str).to_numpy()
    folds = min(FOLDS, len({*partners}))
    if folds < 2:
        return np.asarray(_fitted(examples, used, side, seed).decision_function(x), np.float64)
    raw = np.empty(len(examples))
    for rest, left_out in GroupKFold(folds).split(x, groups=partners):
        booster = _fitted(examples.iloc[rest], used, side, seed)
        raw[left_out] = booster.decision_function(x[left_out])
    return raw


def _matrix(values: dict[str, Real], used: list[str]) -> Floats:
    return np.column_stack([values[name] for name in used]).astype(np.float64)


def _shape(booster: HistGradientBoostingClassifier, x: Floats, place: int, base: float) -> Shape:
    """The curve of one component, read off the booster: alone it adds what it always adds."""
    values = np.unique(x[~np.isnan(x[:, place]), place])
    if not len(values):
        return Shape((), (0.0,))
    alone = np.full((len(values), x.shape[1]), np.nan)
    alone[:, place] = values
    steps = booster.decision_function(alone) - base
    changes = [at for at, (one, after) in enumerate(pairwise(steps), start=1) if one != after]
    bounds = tuple(float((values[at - 1] + values[at]) / 2) for at in changes)
    return Shape(bounds, tuple(float(steps[at]) for at in (0, *changes)))


def _differs(values: Real) -> bool:
    """Whether there is anything to learn from: the starting point, for one, is the same for everybody."""
    return len(np.unique(values[~np.isnan(values)])) > 1

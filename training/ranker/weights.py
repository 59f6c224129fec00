"""The prior ranker: logistic regression that begins at the published weights, by a Gaussian prior."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from matching.prior import Side
from matching.ranker.learned import Factor, LearnedSide
from matching.ranker.terms import logit_terms
from training.ranker.columns import CENTRE, COMPONENTS, YES, check_columns, values_of

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a weight may stray before answers have to insist: standard deviations of the Gaussian prior.

    Attributes:
        together: of all factors at once; the published weights may all be too bold or too timid.
        each: of each factor beside that.
        shift: of the logit of everybody, of how often people say yes at all.
        centre: of a centre's own shift beside it.
    """

    together: float = 0.5
    each: float = 0.25
    shift: float = 1.0
    centre: float = 0.5


def fit_weights(examples: pd.DataFrame, side: Side, trust: Trust | None = None) -> LearnedSide:
    """The most probable weights given the answers (maximum a posteriori), and how sure each is (Laplace).

    With no answers it is the prior exactly. Factors stay at 0 or above: no component turns against itself.

    Args:
        examples: n rows with the columns of :mod:`training.ranker.columns`, all of ``side``.
        side: whose yes it is.
        trust: in the published weights.

    Raises:
        ValueError: a column is missing.
    """
    check_columns(examples)
    if not len(examples):
        return LearnedSide(side)
    problem = _problem(examples, side, trust or Trust())
    bounds = [(0.0, None)] * len(COMPONENTS) + [(None, None)] * (len(problem.start) - len(COMPONENTS))
    found = minimize(problem.loss, problem.start, jac=True, method="L-BFGS-B", bounds=bounds)
    spread = np.sqrt(np.diag(np.linalg.inv(problem.curvature(found.x))))
    k = len(COMPONENTS)
    factors = {
        name: Factor(float(value), float(sure))
        for name, value, sure in zip(COMPONENTS, found.x[:k], spread[:k], strict=True)
    }
    centres = dict(zip(problem.centres, found.x[k + 1 :].tolist(), strict=True))
    return LearnedSide(side, factors, float(found.x[k]), centres, len(examples))


@dataclass(frozen=True, slots=True)
class _Problem:
    """min Σ log(1 + e^z) − y·z + ½ (β − β₀)ᵀ Λ (β − β₀), z = Xβ; β: factors, shift, shifts of centres."""

    x: Floats
    y: Floats
    start: Floats
    precision: Floats
    centres: tuple[str, ...]

    def loss(self, beta: Floats) -> tuple[float, Floats]:
        logit, strayed = self.x @ beta, beta - self.start
        pull = self.precision @ strayed
        lost = np.logaddexp(0, logit).sum() - self.y @ logit + strayed @ pull / 2
        return float(lost), self.x.T @ (expit(logit) - self.y) + pull

    def curvature(self, beta: Floats) -> Floats:
        chance = expit(self.x @ beta)
        found: Floats = (self.x * (chance * (1 - chance))[:, None]).T @ self.x + self.precision
        return found


def _problem(examples: pd.DataFrame, side: Side, trust: Trust) -> _Problem:
    terms = logit_terms(values_of(examples), side)
    own = examples[CENTRE].fillna("").astype(str)
    centres = tuple(sorted({*own} - {""}))
    of_centre = (own.to_numpy()[:, None] == np.array(centres, dtype=object)[None, :]).astype(np.float64)
    x = np.column_stack([*(terms[name] for name in COMPONENTS), np.ones(len(examples)), of_centre])
    k, m = len(COMPONENTS), len(centres)
    start = np.concatenate([np.ones(k), np.zeros(1 + m)])
    return _Problem(x, examples[YES].to_numpy(np.float64), start, _precision(k, m, trust), centres)


def _precision(components: int, centres: int, trust: Trust) -> Floats:
    """Inverse of the prior's covariance; of the factors each² · I + together² · 11ᵀ (Sherman, Morrison)."""
    own, shared = trust.each**2, trust.together**2
    found = np.zeros((components + 1 + centres,) * 2)
    found[:components, :components] = (np.eye(components) - shared / (own + components * shared)) / own
    found[components, components] = 1 / trust.shift**2
    places = np.arange(components + 1, components + 1 + centres)
    found[places, places] = 1 / trust.centre**2
    return found

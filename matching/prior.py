"""The prior: weights a broker can read in one table, until answers have taught better ones."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np

from matching.columns import NEED, OFFER, PROFILE, Real

Side = Literal["seeks", "gives", "peer"]
MODEL_VERSION = "prior-1"
STARTING_VALUE = 0.4
SLOPE, MIDPOINT = 9.0, 0.5
"""p(yes) = 1 / (1 + exp(−SLOPE · (fit − MIDPOINT))): a guess until there are answers to calibrate on;
a fit of 0.5 is an even chance, 0.75 nine in ten, 0.25 one in ten."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one component weighs for each side, and why."""

    component: str
    seeks: float
    gives: float
    peer: float
    reason: str


@cache
def prior_weights() -> dict[str, Weight]:
    """The table ``prior_weights.csv`` by component, ``starting_point`` included."""
    text = files("matching").joinpath("prior_weights.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {
        row["component"]: Weight(
            row["component"], float(row["seeks"]), float(row["gives"]), float(row["peer"]), row["reason"]
        )
        for row in rows
    }


def side_of(mine: int, theirs: int) -> Side:
    """Whether the side with the row sort ``mine`` seeks, gives or is a peer of the other."""
    if mine == PROFILE and theirs == PROFILE:
        return "peer"
    return "seeks" if mine == NEED or theirs == OFFER else "gives"


def contributions(values: dict[str, Real], side: Side) -> dict[str, Real]:
    """What each component adds to the fit: wₖ·xₖ / Σ w over the known ones, NaN where unknown.

    The starting point is one of them, so that their sum is the fit, in [0, 1].
    """
    weights = {name: float(getattr(weight, side)) for name, weight in prior_weights().items()}
    known = {name: ~np.isnan(value) & (weights[name] > 0) for name, value in values.items()}
    total = sum(weights[name] * known[name] for name in values)
    return {
        name: np.where(known[name], weights[name] * value / total, np.nan).astype(np.float32)
        for name, value in values.items()
    }


def with_starting_point(found: dict[str, Real]) -> dict[str, Real]:
    """The components with the starting point, whose value is the same for everybody."""
    some = next(iter(found.values()))
    return {**found, "starting_point": np.full_like(some, STARTING_VALUE)}


def fit_of(parts: dict[str, Real]) -> Real:
    """The fit: the sum of the contributions."""
    found: Real = np.nansum(np.stack(list(parts.values())), axis=0).astype(np.float32)
    return found


def probability(fit: Real) -> Real:
    """The chance that this side says yes, by the logistic curve of the prior."""
    found: Real = (1 / (1 + np.exp(-SLOPE * (fit - MIDPOINT)))).astype(np.float32)
    return found
